"""Departures from what was signed: a term put off, a measure moved to the next plan or dropped; by all sides' keys."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from kunak.agreements.models import Agreement
from kunak.core.execution import DepartureKind
from kunak.people.models import Key, Person, Side


class Departure(models.Model):
    """What one side proposes, with its reason; it holds once all others have turned their keys on it.

    The latest of a measure is the one that waits; what was agreed holds for good. The database refuses to change one.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="departures")
    line = models.UUIDField()
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()  # in turn, of all that was proposed of the measure
    kind = models.CharField(max_length=5)
    before_on = models.DateField(null=True)  # the last day that holds when it is proposed
    ends_on = models.DateField(null=True)  # the new last day of a shift
    reason = models.TextField()
    content_hash = models.CharField(max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["line"], name="departure_line")]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "line", "number"], name="departure_number_once"),
            models.CheckConstraint(
                name="departure_kind_is_known", condition=Q(kind__in=[one.value for one in DepartureKind])
            ),
            models.CheckConstraint(name="departure_has_its_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="departure_that_shifts_has_its_day",
                condition=Q(kind="shift", ends_on__isnull=False) | ~Q(kind="shift") & Q(ends_on__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"№\u00a0{self.number}"

    def get_absolute_url(self) -> str:
        return reverse("execution:departure", args=[self.pk])


class DepartureKey(Key):
    """Another side's consent to exactly this departure, or its return with a reason."""

    departure = models.ForeignKey(Departure, on_delete=models.PROTECT, related_name="keys")
