"""The road map: versions of measures with executors on both sides, and the keys that put a version in force."""

from textwrap import shorten
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from kunak.agreements.models import Agreement, Commitment, Party
from kunak.core.lifecycle import OPEN_VERSIONS, VersionState
from kunak.core.programme.term import MeasureTerm
from kunak.journal.guarded import Guarded
from kunak.people.models import Key, Organisation, Person, Side


class Programme(models.Model):
    """The plan of measures of an agreement for a period; its content is in versions.

    An agreement has one after another: no two of them have a day in common (see `guard`).
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="programmes")
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="programme_ends_after_it_starts", condition=Q(ends_on__gte=F("starts_on")))
        ]

    def __str__(self) -> str:
        return f"{self.starts_on:%d.%m.%Y}–{self.ends_on:%d.%m.%Y}"

    def get_absolute_url(self) -> str:
        return reverse("programme:programme", args=[self.agreement_id])


class Version(Guarded):
    """One edition of the programme, written by one side, in force once every side has turned its key on its content."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=[(s.value, s.value) for s in VersionState], default="draft")
    drafted_by_side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    waiver = models.TextField(blank=True)  # why measures with executors of one side only are let through
    transfer_waiver = models.TextField(blank=True)  # why money goes between budgets without an agreement of its own
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    content_hash = models.CharField(max_length=64, blank=True)  # set when sent: what the keys are turned on
    sent_at = models.DateTimeField(null=True)
    in_force_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="version_number_once"),
            models.CheckConstraint(
                name="version_state_is_known", condition=Q(state__in=[s.value for s in VersionState])
            ),
            models.UniqueConstraint(
                fields=["programme"],
                condition=Q(state__in=["draft", "sent", "returned"]),
                name="one_version_under_way",
            ),
            models.UniqueConstraint(fields=["programme"], condition=Q(state="in_force"), name="one_version_in_force"),
            models.CheckConstraint(
                name="version_sent_has_its_hash",
                condition=Q(state__in=["draft", "dropped"]) | ~Q(content_hash="") & Q(sent_at__isnull=False),
            ),
            models.CheckConstraint(
                name="version_in_force_has_its_moment",
                condition=~Q(state__in=["in_force", "replaced"]) | Q(in_force_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"№\u00a0{self.number}"

    def get_absolute_url(self) -> str:
        return reverse("programme:version", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether its side may edit it."""
        return self.state in OPEN_VERSIONS

    @property
    def was_sent(self) -> bool:
        """Whether the other sides have ever seen it."""
        return bool(self.content_hash)


class PresentMeasures(models.Manager["Measure"]):
    """Only what stands in its version: what was dropped from an open one is not part of any content."""

    def get_queryset(self) -> models.QuerySet["Measure"]:
        return super().get_queryset().filter(dropped_at__isnull=True)


TERM_KINDS = ["none", "day", "month", "quarter", "half_year", "year", "span", "constantly"]


class Measure(Guarded):
    """One measure of one version; `line` is the same in every version that carries it on.

    A measure that was dropped stays with the reason, so that it can be put back and whoever was writing it learns of
    it; `objects` and every relation leave it out, `everything` has it.
    """

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="measures")
    line = models.UUIDField(default=uuid4)
    order = models.PositiveIntegerField()
    sector = models.CharField(max_length=32)
    kind = models.CharField(max_length=32, default="general")
    text = models.TextField()
    commitment = models.ForeignKey(Commitment, null=True, blank=True, on_delete=models.PROTECT, related_name="measures")
    term_kind = models.CharField(max_length=10, choices=[(k, k) for k in TERM_KINDS], default="none")
    starts_on = models.DateField(null=True, blank=True)  # first day of the term, inclusive
    ends_on = models.DateField(null=True, blank=True)  # last day, inclusive
    signed_result = models.TextField(blank=True)  # the result in the words of the signed paper, however soft
    expected_result = models.TextField(blank=True)  # what can be checked
    indicator = models.CharField(max_length=300, blank=True)
    money = models.CharField(max_length=300, blank=True)  # source of money, if any
    details = models.JSONField(default=dict, blank=True)  # what measures of its kind tell, by the code of the field
    territories = models.JSONField(default=list, blank=True)  # codes of where it happens, in one order
    revision = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True)  # when it was last sent to the other sides in this version
    dropped_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    dropped_at = models.DateTimeField(null=True)
    drop_reason = models.TextField(blank=True)

    everything = models.Manager()
    objects = PresentMeasures()

    class Meta:
        default_manager_name = "objects"
        ordering = ["order", "pk"]
        indexes = [models.Index(fields=["line"], name="measure_line")]  # a measure through all versions
        constraints = [
            models.UniqueConstraint(fields=["version", "line"], name="measure_once_in_a_version"),
            models.CheckConstraint(
                name="measure_term_has_its_days",
                condition=Q(term_kind__in=["none", "constantly"], starts_on__isnull=True, ends_on__isnull=True)
                | Q(term_kind__in=["day", "month", "quarter", "half_year", "year", "span"])
                & Q(starts_on__isnull=False, ends_on__isnull=False, ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(name="measure_has_its_text", condition=~Q(text="")),
            models.CheckConstraint(
                name="measure_is_dropped_by_somebody",
                condition=Q(dropped_at__isnull=True, dropped_by__isnull=True, drop_reason="")
                | Q(dropped_at__isnull=False, dropped_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return shorten(self.text, 80, placeholder="…")

    def get_absolute_url(self) -> str:
        return reverse("programme:measure", args=[self.pk])

    @property
    def term(self) -> MeasureTerm:
        """The term as the core knows it."""
        return MeasureTerm(self.term_kind, self.starts_on, self.ends_on)


class Executor(Guarded):
    """A body that answers for a measure on the side of one party, by the name under which the sides agreed on it.

    A co-executor helps; a side that has nobody else has no executor.
    """

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="executors")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=300)  # a body that is renamed later keeps its old name in what was agreed
    is_co = models.BooleanField(default=False)
    reporter = models.CharField(max_length=300, blank=True)  # who reports for the side: post and name

    class Meta:
        ordering = ["party__order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "party", "organisation"], name="executor_once_on_a_measure"),
            models.CheckConstraint(name="executor_has_its_name", condition=~Q(name="")),
            models.UniqueConstraint(
                fields=["measure", "party"], condition=~Q(reporter=""), name="one_reports_for_a_side"
            ),
            models.CheckConstraint(
                name="who_reports_is_of_a_responsible_body", condition=Q(is_co=False) | Q(reporter="")
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Milestone(Guarded):
    """A dated step of a measure; the day may be open. `line` is the same in all versions, whatever it is called."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="milestones")
    line = models.UUIDField(default=uuid4)
    order = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=32, blank=True)  # of reference data, where it comes from there
    name = models.CharField(max_length=200)
    due_on = models.DateField(null=True, blank=True)
    is_final = models.BooleanField(default=False)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "order"], name="milestone_order_once"),
            models.UniqueConstraint(fields=["measure", "line"], name="milestone_once_in_a_measure"),
            models.CheckConstraint(name="milestone_has_its_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name


class VersionKey(Key):
    """A side's key on a version, or its return with a reason; every one is kept."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="keys")


class PlanKey(Key):
    """A side's consent that the version in force is public."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="plan_keys")
