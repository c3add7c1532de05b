"""Reports on parts of assignments, the documents that prove them, and what those who gave the assignment say."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from kunak.assignments.models.assignment import Part
from kunak.core.assignments import Outcome
from kunak.documents.models import Document
from kunak.people.models import Key, Person, Side


class ResultKind(models.TextChoices):
    """What counts as a result of execution.

    Source:
        The rules of the control of assignments name these five.
    """

    LETTER = "letter", pgettext_lazy("result of an assignment", "outgoing letter")
    MEMO = "memo", pgettext_lazy("result of an assignment", "internal memo")
    ACT = "act", pgettext_lazy("result of an assignment", "legal act")
    SYSTEM = "system", pgettext_lazy("result of an assignment", "data entered in a state information system")
    INFORMATION = "information", pgettext_lazy("result of an assignment", "information sent")


class PartReport(models.Model):
    """What a body's side says was done of its part; the last one of a part and period counts.

    The database refuses to change or remove one: see `guard`.
    """

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="reports")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()  # in turn, of the part
    outcome = models.CharField(max_length=6)
    period = models.DateField(null=True)  # last day of the period, of what goes on
    result_kind = models.CharField(max_length=11, choices=ResultKind.choices, blank=True)
    paper = models.CharField(max_length=300, blank=True)  # number and day of the letter, act; the system
    result = models.TextField()
    content_hash = models.CharField(max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["part", "number"]
        constraints = [
            models.UniqueConstraint(fields=["part", "number"], name="part_report_number_once"),
            models.CheckConstraint(
                name="part_report_outcome_is_known", condition=Q(outcome__in=[one.value for one in Outcome])
            ),
            models.CheckConstraint(name="part_report_has_its_words", condition=~Q(result="")),
            models.CheckConstraint(
                name="part_report_of_what_is_done_tells_its_result",
                condition=~Q(outcome="done") | Q(result_kind__in=ResultKind.values) & ~Q(paper=""),
            ),
            models.CheckConstraint(
                name="part_report_of_a_period_names_it", condition=~Q(outcome="period") | Q(period__isnull=False)
            ),
            models.CheckConstraint(name="part_report_has_its_hash", condition=Q(content_hash__regex=r"^[0-9a-f]{64}$")),
        ]

    def __str__(self) -> str:
        return f"№\u00a0{self.number}"


class PartProof(models.Model):
    """A document that proves a report, kept as it came."""

    report = models.ForeignKey(PartReport, on_delete=models.PROTECT, related_name="proofs")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["report", "document"], name="part_proof_once_of_a_report")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("assignments:proof", args=[self.report_id, self.pk])


class PartReportKey(Key):
    """A side that gave the assignment accepts exactly this report, or returns it with a reason; once."""

    report = models.ForeignKey(PartReport, on_delete=models.PROTECT, related_name="keys")

    class Meta(Key.Meta):
        constraints = [
            *Key.Meta.constraints,
            models.UniqueConstraint(fields=["report", "side"], name="part_report_key_once_of_a_side"),
        ]
