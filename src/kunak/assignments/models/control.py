"""What becomes of an assignment besides reports: requests to move or withdraw it, and that it is off control."""

from django.db import models
from django.db.models import Q

from kunak.assignments.models.assignment import Assignment
from kunak.people.models import Key, Person, Side


class ChangeKind(models.TextChoices):
    """What is asked for."""

    SHIFT = "shift"
    WITHDRAWAL = "withdrawal"


class ChangeRequest(models.Model):
    """A reasoned request to move the day of an assignment, or to withdraw it; it holds once those who gave it agree.

    The latest is the one that waits. The database refuses to change or remove one.
    """

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="requests")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()  # in turn, of the assignment
    kind = models.CharField(max_length=10, choices=ChangeKind.choices)
    before_on = models.DateField()  # the day that the rule or the last shift gives when it is asked
    to_on = models.DateField(null=True)
    reason = models.TextField()
    content_hash = models.CharField(max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["assignment", "number"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "number"], name="change_request_number_once"),
            models.CheckConstraint(name="change_request_kind_is_known", condition=Q(kind__in=ChangeKind.values)),
            models.CheckConstraint(name="change_request_has_its_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="change_request_that_shifts_has_its_day",
                condition=Q(kind="shift", to_on__isnull=False) | ~Q(kind="shift") & Q(to_on__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"№\u00a0{self.number}"


class ChangeRequestKey(Key):
    """A side that gave the assignment agrees to exactly this request, or refuses it with a reason; once."""

    request = models.ForeignKey(ChangeRequest, on_delete=models.PROTECT, related_name="keys")

    class Meta(Key.Meta):
        constraints = [
            *Key.Meta.constraints,
            models.UniqueConstraint(fields=["request", "side"], name="change_request_key_once_of_a_side"),
        ]


class OffControl(models.Model):
    """An assignment is off control: all its parts are done, proved and accepted, or it was withdrawn.

    Written with the last answer; a trigger refuses one that nothing stands behind.
    """

    assignment = models.OneToOneField(Assignment, on_delete=models.PROTECT, related_name="off_control")
    request = models.ForeignKey(ChangeRequest, null=True, on_delete=models.PROTECT, related_name="+")  # that withdrew
    on = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["assignment"]

    def __str__(self) -> str:
        return str(self.assignment)
