"""Reminders: one person is told once that one thing is due."""

from django.db import models
from django.db.models import F, Q

from kunak.agreements.models import Agreement
from kunak.core.reminders import Told
from kunak.people.models import Person, Side
from kunak.reminders.models.letters import Letter


class Reminder(models.Model):
    """One rung of a ladder, told to one person; the rungs below it that were missed count as told with it.

    It keeps what was told in words of the record and in days; sentences are made of them when somebody reads.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="reminders")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")  # for which the person was told
    source = models.CharField(max_length=16)  # code of what reminds: see `sources`
    thing = models.CharField(max_length=120)  # what it is of, the same when its day moves
    turn = models.PositiveSmallIntegerField()  # how often the day had changed, as the person was told
    rung_on = models.DateField()
    due_on = models.DateField()
    before_on = models.DateField(null=True)  # the day that the person was told before it changed
    agreement = models.ForeignKey(Agreement, null=True, on_delete=models.CASCADE, related_name="+")
    what = models.TextField(blank=True)  # text of the measure, name of the body; empty where the agreement says all
    url = models.CharField(max_length=300)
    told_on = models.DateField()
    over_on = models.DateField(null=True)  # when a round found the thing done or moved
    read_at = models.DateTimeField(null=True)
    letter = models.ForeignKey(Letter, null=True, on_delete=models.PROTECT, related_name="reminders")

    class Meta:
        ordering = ["-told_on", "due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["thing", "side", "person", "turn", "rung_on"], name="reminder_of_a_rung_is_given_once"
            ),
            models.CheckConstraint(name="reminder_never_comes_before_its_rung", condition=Q(told_on__gte=F("rung_on"))),
            models.CheckConstraint(
                name="reminder_is_over_after_it_was_told",
                condition=Q(over_on__isnull=True) | Q(over_on__gte=F("told_on")),
            ),
            models.CheckConstraint(name="reminder_tells_where_to_look", condition=~Q(url="")),
        ]
        indexes = [
            models.Index(fields=["person", "side", "-told_on"], name="reminders_of_a_person"),
            models.Index(
                fields=["source", "thing", "side", "due_on"],
                condition=Q(over_on__isnull=True),
                name="reminders_not_over",
            ),
            models.Index(
                fields=["person", "due_on"],
                condition=Q(over_on__isnull=True, read_at__isnull=True, letter__isnull=True),
                name="reminders_to_gather",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.thing}, {self.rung_on:%d.%m.%Y}"

    @property
    def told(self) -> Told:
        """What the person knows by it, as the core takes it."""
        return Told(self.turn, self.rung_on, self.due_on)
