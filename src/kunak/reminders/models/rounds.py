"""The rounds of the worker, one a day, and how long before and after a day a side wants to be reminded."""

from django.db import models
from django.db.models import Q

from kunak.people.models import Side


class LadderRule(models.Model):
    """The ladder of a side for one kind of thing, where it differs from the usual; an empty one reminds of nothing."""

    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="ladder_rules")
    source = models.CharField(max_length=16)
    rungs = models.CharField(max_length=200, blank=True)  # as `core.reminders.Ladder` reads them

    class Meta:
        ordering = ["source"]
        constraints = [
            models.UniqueConstraint(fields=["side", "source"], name="ladder_once_of_a_side"),
            models.CheckConstraint(
                name="ladder_is_of_lengths",
                condition=Q(rungs="") | Q(rungs__regex=r"^\+?P[0-9DMWY]+( \+?P[0-9DMWY]+)*$"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.side}: {self.source}"


class Round(models.Model):
    """What a round gave on a day; a day on which none ended was missed."""

    on = models.DateField(unique=True)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    reminders = models.PositiveIntegerField(default=0)
    letters = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-on"]

    def __str__(self) -> str:
        return f"{self.on:%d.%m.%Y}"
