"""Assignments: what is to be done by whom, by which day, and what paper says so."""

from typing import get_args

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from kunak.agreements.models import Agreement
from kunak.core.assignments import DueRule, Rhythm, Wording
from kunak.core.assignments.reports import MONTHS
from kunak.people.models import Organisation, Person, Side


class SourceKind(models.TextChoices):
    """What an assignment comes from."""

    MINUTES = "minutes", pgettext_lazy("source of an assignment", "minutes")
    MEASURE = "measure", pgettext_lazy("source of an assignment", "measure of the plan")
    LETTER = "letter", pgettext_lazy("source of an assignment", "letter")


class Assignment(models.Model):
    """What one side gave its own body, or all sides together gave one by minutes.

    How its day was counted is kept with it: the lengths of the rule that held when it was given, and the day that the
    rule gives. Days off are looked at whenever the day is asked for. The database refuses to change or remove one.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="assignments")
    number = models.PositiveIntegerField()  # in turn, of the agreement
    giver = models.ForeignKey(Side, null=True, on_delete=models.PROTECT, related_name="+")  # null: all sides together
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")  # of the executor
    line = models.UUIDField(null=True)  # of the measure that it belongs to
    sector = models.CharField(max_length=32, blank=True)  # of that measure
    text = models.TextField()
    source_kind = models.CharField(max_length=8, choices=SourceKind.choices)
    source = models.CharField(max_length=300)  # «Протокол от 12.05.2026 № 3, п. 2.1»
    is_restricted = models.BooleanField(default=False)  # from minutes for official use
    signed_on = models.DateField()  # the day of that paper
    registered_on = models.DateField(null=True)  # the day it came into the records, where it is told
    controller = models.CharField(max_length=200, blank=True)  # who watches over it, as the paper names the person
    wording = models.CharField(max_length=12)
    stated_on = models.DateField(null=True)  # the day that the paper names; of what goes on, its last day
    rule = models.CharField(max_length=8)
    rule_length = models.PositiveSmallIntegerField(null=True)  # days, months, or the day of the month of a report
    rule_is_working = models.BooleanField(default=False)  # whether those days are working ones
    report_month = models.PositiveSmallIntegerField(null=True)  # of a report: which month after the period
    rule_source = models.CharField(max_length=500, blank=True)  # the act behind the rule
    counted_on = models.DateField()  # what the rule alone gives: days off are not looked at
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    given_on = models.DateField()
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["agreement", "number"]
        indexes = [
            models.Index(fields=["counted_on"], name="assignment_counted_on"),
            models.Index(fields=["line"], name="assignment_line"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="assignment_number_once"),
            models.CheckConstraint(name="assignment_has_its_text", condition=~Q(text="")),
            models.CheckConstraint(name="assignment_has_its_source", condition=~Q(source="")),
            models.CheckConstraint(
                name="assignment_source_kind_is_known", condition=Q(source_kind__in=SourceKind.values)
            ),
            models.CheckConstraint(
                name="assignment_of_minutes_is_of_all_sides",
                condition=Q(source_kind="minutes", giver__isnull=True)
                | ~Q(source_kind="minutes") & Q(giver__isnull=False),
            ),
            models.CheckConstraint(
                name="assignment_is_restricted_by_minutes_only",
                condition=Q(is_restricted=False) | Q(source_kind="minutes"),
            ),
            models.CheckConstraint(
                name="assignment_is_given_to_the_own_side_or_by_all",
                condition=Q(giver__isnull=True) | Q(giver=F("side")),
            ),
            models.CheckConstraint(
                name="assignment_of_a_measure_names_it",
                condition=~Q(source_kind="measure") | Q(line__isnull=False),
            ),
            models.CheckConstraint(
                name="assignment_wording_is_known", condition=Q(wording__in=[one.value for one in Wording])
            ),
            models.CheckConstraint(name="assignment_rule_is_known", condition=Q(rule__in=get_args(DueRule))),
            models.CheckConstraint(
                name="assignment_is_never_due_before_its_paper", condition=Q(counted_on__gte=F("signed_on"))
            ),
            models.CheckConstraint(
                name="assignment_that_goes_on_has_its_day_of_report",
                condition=~Q(rule="report") | Q(rule_length__isnull=False, report_month__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"№\u00a0{self.number}"

    def get_absolute_url(self) -> str:
        return reverse("assignments:show", args=[self.pk])

    @property
    def rhythm(self) -> Rhythm | None:
        """By which days it is reported again and again; None where it is done once."""
        if self.rule != "report" or self.rule_length is None or self.report_month is None:
            return None
        return Rhythm(MONTHS[Wording(self.wording)], self.rule_length, self.report_month)

    @property
    def is_joint(self) -> bool:
        """Whether all sides gave it together."""
        return self.giver_id is None


class Part(models.Model):
    """What one body does of an assignment: the executor an item of it or the whole, a co-executor its share."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="parts")
    order = models.PositiveSmallIntegerField()
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="parts")
    name = models.CharField(max_length=300)  # as the paper names the body
    is_co = models.BooleanField(default=False)
    item = models.TextField(blank=True)  # the words of the item; empty for the whole

    class Meta:
        ordering = ["assignment", "order"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "order"], name="part_once_in_an_assignment"),
            models.CheckConstraint(name="part_names_its_body", condition=~Q(name="")),
            models.CheckConstraint(name="part_of_a_co_executor_is_no_item", condition=Q(is_co=False) | Q(item="")),
        ]

    def __str__(self) -> str:
        return self.name
