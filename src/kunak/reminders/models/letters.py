"""Letters that leave the house, and how each person wants them."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from kunak.core.lifecycle import LETTER_MOVES, LetterState, check_move
from kunak.core.reminders import Delivery, Rhythm
from kunak.people.models import Person, Side

LANGUAGES = ["ru", "en"]
KINDS = ["reminders", "trial", "invitation"]


class DeliveryChoice(models.Model):
    """How a person wants letters; who has chosen nothing gets one a day."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="delivery")
    rhythm = models.CharField(max_length=8, default=Rhythm.DAILY.value)
    weekday = models.PositiveSmallIntegerField(default=0)  # of the weekly letter, Monday is 0
    rests = models.BooleanField(default=True)  # what can wait waits on days off
    language = models.CharField(max_length=2, default="ru")
    muted = models.JSONField(default=list)  # codes of sources that come in no letter; they stay in the list
    gathered_on = models.DateField(null=True)  # when letters went out last; at first the day before the choice

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="delivery_rhythm_is_known", condition=Q(rhythm__in=[one.value for one in Rhythm])
            ),
            models.CheckConstraint(name="delivery_weekday_is_one", condition=Q(weekday__range=(0, 6))),
            models.CheckConstraint(name="delivery_language_is_known", condition=Q(language__in=LANGUAGES)),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.rhythm}"

    @property
    def chosen(self) -> Delivery:
        """The choice as the core takes it."""
        return Delivery(Rhythm(self.rhythm), self.weekday, self.rests)


class Letter(models.Model):
    """An envelope: to whom, when, and what became of it.

    What it says is made of its reminders, or of the meeting that it invites to, and kept nowhere else.

    So the administrator's outbox, which shows envelopes, has nothing of the sides' business in it.
    """

    # null for an invitation of somebody without an account
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="letters")
    side = models.ForeignKey(Side, null=True, on_delete=models.PROTECT, related_name="+")  # null for a trial
    kind = models.CharField(max_length=10, default="reminders")
    made_on = models.DateField()
    code = models.UUIDField(default=uuid4, unique=True)  # of its Message-ID: a mail program knows a double by it
    state = models.CharField(max_length=8, choices=[(one.value, one.value) for one in LetterState])
    trials = models.PositiveSmallIntegerField(default=0)
    send_after = models.DateTimeField(null=True)
    handed_over_at = models.DateTimeField(null=True)  # when the last trial began
    sent_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=300, blank=True)  # why the last trial failed, as the server said it

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(name="letter_kind_is_known", condition=Q(kind__in=KINDS)),
            models.CheckConstraint(
                name="letter_state_is_known", condition=Q(state__in=[one.value for one in LetterState])
            ),
            models.CheckConstraint(
                name="letter_of_reminders_is_to_somebody_of_a_side",
                condition=Q(kind="reminders", side__isnull=False, person__isnull=False)
                | Q(kind="trial", side__isnull=True, person__isnull=False)
                | Q(kind="invitation", side__isnull=False),
            ),
            models.CheckConstraint(
                name="letter_sent_has_its_moment",
                condition=Q(state="sent", sent_at__isnull=False) | ~Q(state="sent") & Q(sent_at__isnull=True),
            ),
            models.CheckConstraint(
                name="letter_waiting_has_its_moment", condition=~Q(state="waiting") | Q(send_after__isnull=False)
            ),
            models.CheckConstraint(name="letter_failed_says_why", condition=~Q(state="failed") | ~Q(trouble="")),
        ]
        indexes = [models.Index(fields=["state", "send_after"], name="letters_to_send")]

    def __str__(self) -> str:
        return f"№\u00a0{self.pk}"

    @property
    def to_name(self) -> str:
        """Whom it is for. No query where the person, or the member that it invites, is fetched."""
        return self.person.name if self.person else self.invitation.member.name

    @property
    def to_address(self) -> str:
        """Where it goes: an invitation to the address of the place in the group. No query as for `to_name`."""
        if self.kind == "invitation":
            return self.invitation.member.address
        return self.person.email if self.person else ""

    def move_to(self, state: LetterState) -> None:
        """Go to another state; the caller saves.

        Raises:
            ForbiddenMove: there is no such move.
        """
        check_move(LETTER_MOVES, LetterState(self.state), state)
        self.state = state
