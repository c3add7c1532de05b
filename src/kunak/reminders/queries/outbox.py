"""The administrator's outbox: envelopes alone, and what troubles the sending."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from kunak.core.lifecycle import LetterState
from kunak.people.policies import Reader
from kunak.reminders import policies
from kunak.reminders.models import Letter, Round
from kunak.reminders.words import STATES

TROUBLED = (LetterState.FAILED, LetterState.UNSURE)


@dataclass(frozen=True, slots=True)
class Envelope:
    """A letter as an administrator may see it: to whom and what became of it, nothing of what it says.

    Args:
        can_hand_over: it is kept for want of a mail server, and may be opened to hand it over.
    """

    letter: Letter
    state: str
    count: int  # of reminders in it
    can_send_again: bool
    can_hand_over: bool


def envelopes(state: str = "") -> QuerySet[Letter]:
    """Return letters, newest first; `state` is a code, or ``trouble`` for all that need a look."""
    letters = Letter.objects.select_related(
        "person", "side__territory", "invitation__member__person", "invitation__meeting"
    )
    found = letters.annotate(count=Count("reminders")).order_by("-pk")
    if state == "trouble":
        return found.filter(Q(state__in=TROUBLED) | ~Q(trouble=""))
    return found.filter(state=state) if state in set(LetterState) else found


def envelope(letter: Letter, reader: Reader) -> Envelope:
    """Return a letter of `envelopes` as it is shown. No query."""
    told = str(STATES[LetterState(letter.state)])
    count: int = letter.count  # type: ignore[attr-defined]
    return Envelope(letter, told, count, letter.state in TROUBLED, policies.can_hand_over(reader, letter))


def state_counts() -> dict[str, int]:
    """Return how many letters are in each state. One query."""
    return dict(Letter.objects.order_by().values_list("state").annotate(n=Count("pk")))


def last_rounds(size: int) -> list[Round]:
    """Return the last rounds, newest first. One query."""
    return list(Round.objects.all()[:size])
