"""What happens in the room: who is there, what is decided with which votes, remarks and special opinions."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from kunak.assignments.models import Assignment
from kunak.core.assignments import Wording
from kunak.groups.models.groups import Member
from kunak.groups.models.meetings import AgendaItem, Meeting
from kunak.journal.guarded import Guarded
from kunak.people.models import Person, Side


class Attendance(Guarded):
    """Whether a member was there, or who took part instead; or somebody who was invited for once."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendance")
    member = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=300, blank=True)  # of somebody who is no member, with the post
    side = models.ForeignKey(Side, null=True, on_delete=models.PROTECT, related_name="+")
    is_present = models.BooleanField(default=True)
    substitute = models.CharField(max_length=300, blank=True)
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="attendance_once_of_a_member"),
            models.CheckConstraint(
                name="attendance_is_of_a_member_or_of_somebody_named",
                condition=Q(member__isnull=False, name="") | Q(member__isnull=True) & ~Q(name=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(self.member)


class Decision(Guarded):
    """One numbered decision; one with an executor becomes an assignment when the minutes are accepted."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="decisions")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    serial = models.PositiveSmallIntegerField()  # within the item, or the meeting where the mask runs through it
    number = models.CharField(max_length=60)
    text = models.TextField()
    executor_side = models.ForeignKey(Side, null=True, on_delete=models.PROTECT, related_name="+")
    executor = models.CharField(max_length=300, blank=True)  # the body in charge, one alone
    wording = models.CharField(max_length=12, default=Wording.NONE)  # how the term is put where no day is named
    due_on = models.DateField(null=True)
    controller = models.CharField(max_length=200, blank=True)  # who watches over it
    # that it gave, once the minutes are accepted
    assignment = models.OneToOneField(Assignment, null=True, on_delete=models.PROTECT, related_name="decision")
    revision = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["item__order", "serial", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="decision_number_once_in_a_meeting"),
            models.CheckConstraint(name="decision_has_its_words", condition=~Q(text="")),
            models.CheckConstraint(
                name="decision_wording_is_known", condition=Q(wording__in=[one.value for one in Wording])
            ),
            models.CheckConstraint(
                name="decision_executor_has_a_side",
                condition=Q(executor="", executor_side__isnull=True) | ~Q(executor="") & Q(executor_side__isnull=False),
            ),
            models.CheckConstraint(
                name="decision_without_an_executor_has_no_term",
                condition=~Q(executor="") | Q(wording="none", due_on__isnull=True, controller=""),
            ),
        ]

    def __str__(self) -> str:
        return self.number


class CoExecutor(models.Model):
    """A body of a side that helps to carry a decision out, and reports on its share.

    A trigger refuses one of no party, and one of a decision that has no executor.
    """

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="co_executors")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=300)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint("decision", "side", Lower("name"), name="co_executor_once_of_a_decision"),
            models.CheckConstraint(name="co_executor_has_its_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name


class Vote(Guarded):
    """How the members of one side voted on a decision, where it was voted on."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="votes")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    in_favour = models.PositiveSmallIntegerField(default=0)
    against = models.PositiveSmallIntegerField(default=0)
    abstained = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "side"], name="vote_once_of_a_side"),
            models.CheckConstraint(
                name="vote_of_somebody", condition=Q(in_favour__gt=0) | Q(against__gt=0) | Q(abstained__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.in_favour}:{self.against}:{self.abstained}"


class Remark(models.Model):
    """A remark or a special opinion of somebody who was there, as it was given; never changed."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="remarks")
    item = models.ForeignKey(AgendaItem, null=True, on_delete=models.PROTECT, related_name="remarks")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    is_special = models.BooleanField(default=False)  # a special opinion, which goes with the minutes
    text = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(name="remark_has_its_words", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text[:80]
