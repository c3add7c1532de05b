"""Who reads reminders and letters, who sets ladders, who looks after the outbox."""

from django.conf import settings

from kunak.agreements.models import Agreement
from kunak.agreements.policies import check_can_see as check_can_see_agreement
from kunak.core.lifecycle import LetterState
from kunak.people.errors import NotAllowed, NotOfTheParties
from kunak.people.models import Membership, Person, Role
from kunak.people.policies import Reader, asks, check_any_side, check_role, membership_of
from kunak.reminders.errors import NotToBeHandedOver
from kunak.reminders.models import Feed, Letter, Reminder


def check_can_be_reminded(person: Reader) -> Membership:
    """Let whoever acts for a side read the own reminders, choose how letters come, and have feeds.

    Raises:
        NotOfTheParties: the person acts for no side; administrators never do.
    """
    return check_any_side(person, action="be reminded")


def check_can_read(person: Reader, reminder: Reminder) -> Membership:
    """Let a person read an own reminder that was told for the side which the person acts for now.

    Raises:
        NotOfTheParties: for everybody else there is none, administrators included.
    """
    membership = check_can_be_reminded(person)
    if reminder.person_id != membership.person_id or reminder.side_id != membership.side_id:
        raise NotOfTheParties(action="read the reminder")
    return membership


def check_can_read_letter(person: Reader, letter: Letter) -> None:
    """Let a person read an own letter, as `check_can_read`; an administrator reads none but own trial letters.

    Raises:
        NotOfTheParties: for everybody else there is none.
    """
    is_own = isinstance(person, Person) and person.is_active and letter.person_id == person.pk
    membership = membership_of(person)
    is_of_side = letter.side_id is None or (membership is not None and membership.side_id == letter.side_id)
    if not is_own or not is_of_side:
        raise NotOfTheParties(action="read the letter")


def check_can_have_feed(person: Reader, agreement: Agreement | None) -> Membership:
    """Let a person have a feed of all own things, or of one agreement that the person may see.

    Raises:
        NotOfTheParties: the person acts for no side of it.
    """
    return check_can_be_reminded(person) if agreement is None else check_can_see_agreement(person, agreement)


def check_can_revoke_feed(person: Reader, feed: Feed) -> None:
    """Let a person end an own feed, also after a change of side.

    Raises:
        NotOfTheParties: for everybody else there is none.
    """
    if not isinstance(person, Person) or not person.is_active or feed.person_id != person.pk:
        raise NotOfTheParties(action="end the feed")


def check_can_set_ladders(person: Reader) -> Membership:
    """Let coordinators set when people of their own side are reminded.

    Raises:
        NotOfTheParties, NotAllowed: another person.
    """
    side = check_any_side(person, action="set the ladders").side
    return check_role(person, [side], [Role.COORDINATOR], action="set the ladders")


def check_can_keep_outbox(person: Reader) -> Person:
    """Let administrators see the envelopes of letters, send failed ones again and try the mail server.

    Raises:
        NotAllowed: anybody else.
    """
    if not isinstance(person, Person) or not person.is_active or not person.is_administrator:
        raise NotAllowed(action="keep the outbox", needed="administrator")
    return person


def check_can_hand_over(person: Reader, letter: Letter) -> Person:
    """Let an administrator open a letter that is kept for want of a mail server, to hand it over.

    Raises:
        NotAllowed: anybody else.
        NotToBeHandedOver: it left by a mail server or will, a later one tells how things are, or it invites to a
            restricted meeting.
    """
    administrator = check_can_keep_outbox(person)
    if settings.KUNAK_MAIL or letter.state != LetterState.KEPT:
        raise NotToBeHandedOver
    if letter.kind == "invitation" and (letter.invitation.meeting.is_restricted or not letter.invitation.is_current):
        raise NotToBeHandedOver
    return administrator


can_be_reminded = asks(check_can_be_reminded)
can_have_feed = asks(check_can_have_feed)
can_read = asks(check_can_read)
can_read_letter = asks(check_can_read_letter)
can_set_ladders = asks(check_can_set_ladders)
can_keep_outbox = asks(check_can_keep_outbox)
can_hand_over = asks(check_can_hand_over)
