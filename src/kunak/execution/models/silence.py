"""Silence: how long a side has to answer a report, and that it said nothing for so long."""

from django.db import models
from django.db.models import F, Q

from kunak.core.execution import USUAL_DAYS
from kunak.execution.models.reports import Report
from kunak.people.models import Side

LONGEST_DAYS = 366


class ExecutionRule(models.Model):
    """How many days a side takes to answer reports, where it differs from the usual."""

    side = models.OneToOneField(Side, on_delete=models.PROTECT, related_name="execution_rule")
    answer_days = models.PositiveSmallIntegerField(default=USUAL_DAYS)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="execution_rule_days_are_between_one_and_a_year",
                condition=Q(answer_days__range=(1, LONGEST_DAYS)),
            )
        ]

    def __str__(self) -> str:
        return str(self.side)


class Silence(models.Model):
    """A side's time to answer a report is over and it has said nothing; it is told, and never counts as a consent."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="silences")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    days = models.PositiveSmallIntegerField()  # that it had
    since = models.DateField()  # the first day after them
    recorded_on = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "side"], name="silence_once_of_a_side"),
            models.CheckConstraint(
                name="silence_is_recorded_when_it_is_there", condition=Q(recorded_on__gte=F("since"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}, {self.side}"
