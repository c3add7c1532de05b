"""What hinders a measure, or may, and who takes care of it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from kunak.people.models import Person, Side
from kunak.programme.models.plan import Measure, Version

PROBLEM_KINDS = ["problem", "risk"]


class Problem(models.Model):
    """A problem or a risk of a measure, with its owner; it stays with the measure's line through all versions.

    It is no part of what the sides agree on, and it is never removed: it is closed with what came of it.
    """

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")  # where it was told
    line = models.UUIDField()
    kind = models.CharField(max_length=8, choices=[(one, one) for one in PROBLEM_KINDS])
    text = models.TextField()
    owner_side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    owner = models.CharField(max_length=300)  # the body, the post or the name
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_by_side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)
    outcome = models.TextField(blank=True)  # what came of it

    class Meta:
        ordering = ["closed_at", "pk"]
        indexes = [models.Index(fields=["line"], name="problem_line")]
        constraints = [
            models.CheckConstraint(name="problem_kind_is_known", condition=Q(kind__in=PROBLEM_KINDS)),
            models.CheckConstraint(name="problem_has_its_text", condition=~Q(text="")),
            models.CheckConstraint(name="problem_has_its_owner", condition=~Q(owner="")),
            models.CheckConstraint(
                name="problem_is_closed_by_somebody_with_an_outcome",
                condition=Q(closed_at__isnull=True, closed_by__isnull=True, outcome="")
                | Q(closed_at__isnull=False, closed_by__isnull=False) & ~Q(outcome=""),
            ),
        ]

    def __str__(self) -> str:
        return f"№\u00a0{self.pk}"

    def get_absolute_url(self) -> str:
        """Return the page of the measure in the version where it was told."""
        found = Measure.everything.filter(version=self.version_id, line=self.line).values_list("pk", flat=True).first()
        return f"{reverse('programme:measure', args=[found])}#problems" if found else self.version.get_absolute_url()

    @property
    def is_open(self) -> bool:
        """Whether it still hinders, or may."""
        return self.closed_at is None
