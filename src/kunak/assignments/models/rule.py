"""How the office of a side counts terms, where it differs from what is known of its territory."""

from django.db import models
from django.db.models import Q

from kunak.core.assignments import DueRules
from kunak.core.registration import Limit
from kunak.people.models import Side

LONGEST_DAYS = 366
LONGEST_MONTHS = 24


class AssignmentRule(models.Model):
    """The lengths of one side; they hold for what is given from then on."""

    side = models.OneToOneField(Side, on_delete=models.PROTECT, related_name="assignment_rule")
    at_once_days = models.PositiveSmallIntegerField()
    at_once_is_working = models.BooleanField()
    urgent_days = models.PositiveSmallIntegerField()
    urgent_is_working = models.BooleanField()
    promptly_days = models.PositiveSmallIntegerField()
    promptly_is_working = models.BooleanField()
    months = models.PositiveSmallIntegerField()  # for what has no term
    report_day = models.PositiveSmallIntegerField()  # of the month after the period
    standing_month = models.PositiveSmallIntegerField()  # of the yearly report on what is done constantly
    standing_day = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=500)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="assignment_rule_lengths_can_be_counted_with",
                condition=Q(
                    at_once_days__range=(1, LONGEST_DAYS),
                    urgent_days__range=(1, LONGEST_DAYS),
                    promptly_days__range=(1, LONGEST_DAYS),
                    months__range=(1, LONGEST_MONTHS),
                    report_day__range=(1, 28),
                    standing_month__range=(1, 12),
                    standing_day__range=(1, 28),
                ),
            ),
            models.CheckConstraint(name="assignment_rule_has_its_source", condition=~Q(source="")),
        ]

    def __str__(self) -> str:
        return str(self.side)

    @property
    def rules(self) -> DueRules:
        """The lengths as the core knows them."""
        return DueRules(
            Limit(self.at_once_days, self.at_once_is_working),
            Limit(self.urgent_days, self.urgent_is_working),
            Limit(self.promptly_days, self.promptly_is_working),
            self.months,
            self.report_day,
            (self.standing_month, self.standing_day),
            self.source,
        )
