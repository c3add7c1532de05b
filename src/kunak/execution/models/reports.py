"""Reports: what a side says was done, with documents as proof, and what the other sides say to exactly that."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from kunak.agreements.models import Agreement
from kunak.core.execution import Outcome
from kunak.documents.models import Document
from kunak.people.models import Key, Person, Side


class Report(models.Model):
    """One revision of a report on a measure, whichever version of the plan carries it; the latest revision counts.

    The database refuses to change or remove one: see `guard`.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="reports")
    line = models.UUIDField()  # of the measure
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()  # in turn, of all reports on the measure
    revision = models.PositiveSmallIntegerField(default=1)
    step = models.CharField(max_length=200, blank=True)  # name of the milestone; empty for the measure as a whole
    year = models.PositiveSmallIntegerField(null=True)  # that it is about, for what is done constantly
    outcome = models.CharField(max_length=8)
    held_on = models.DateField(null=True)  # when it took place or was finished
    place = models.CharField(max_length=300, blank=True)
    participants = models.TextField(blank=True)
    result = models.TextField(blank=True)
    reason = models.TextField(blank=True)  # why it was not done
    fields = models.JSONField(default=dict)  # of the measure's kind, by code: see `core.kinds`
    content_hash = models.CharField(max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["number", "revision"]
        indexes = [models.Index(fields=["line"], name="report_line")]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "line", "number", "revision"], name="report_revision_once"),
            models.CheckConstraint(
                name="report_outcome_is_known", condition=Q(outcome__in=[one.value for one in Outcome])
            ),
            models.CheckConstraint(
                name="report_not_done_has_its_reason", condition=~Q(outcome="not_done") | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="report_of_what_was_done_has_its_day_and_result",
                condition=~Q(outcome__in=["done", "in_part"]) | Q(held_on__isnull=False) & ~Q(result=""),
            ),
            models.CheckConstraint(
                name="report_is_never_of_a_day_ahead",
                condition=Q(held_on__isnull=True) | Q(held_on__lte=models.F("made_on")),
            ),
            models.CheckConstraint(name="report_has_its_hash", condition=Q(content_hash__regex=r"^[0-9a-f]{64}$")),
        ]

    def __str__(self) -> str:
        return f"№\u00a0{self.number}"

    def get_absolute_url(self) -> str:
        return reverse("execution:show", args=[self.pk])


class Proof(models.Model):
    """A document that proves a report, kept as it came."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="proofs")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)  # as its side called it for this report

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["report", "document"], name="proof_once_of_a_report")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("execution:proof", args=[self.report_id, self.pk])


class ReportKey(Key):
    """What another side says to exactly this content: confirmed, or returned with a reason, or disputed with one."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="keys")
    is_dispute = models.BooleanField(default=False)  # it was not so; else the report is to be mended

    class Meta(Key.Meta):
        constraints = [
            *Key.Meta.constraints,
            models.CheckConstraint(
                name="report_key_disputes_by_returning", condition=Q(is_dispute=False) | Q(returned_at__isnull=False)
            ),
        ]


class PublicKey(Key):
    """A side's consent that a confirmed report is shown to everybody, or that consent taken back."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="public_keys")
