"""Who may see a draft and write at it: the people of its sides; what a side does alone, its own people only."""

from django.db.models import Q, QuerySet

from kunak.agreements.policies import can_begin, check_can_begin, sides_of
from kunak.agreements.queries import known_to
from kunak.drafts.models import Disagreement, Draft, Edition, Visa
from kunak.people.models import Membership, Role
from kunak.people.policies import Reader, asks, check_any_side, check_of_sides, check_role, side_of

__all__ = ["can_begin", "check_can_begin"]

WRITERS = (Role.COORDINATOR, Role.SECTOR_LEAD)


def check_can_list(person: Reader) -> Membership:
    """Let whoever acts for a side see the list of its drafts.

    Raises:
        NotOfTheParties: the person acts for none.
    """
    return check_any_side(person, action="see the drafts")


def check_can_see(person: Reader, draft: Draft) -> Membership:
    """Let people of the sides see the draft.

    Raises:
        NotOfTheParties: for everybody else it does not exist.
    """
    return check_of_sides(person, sides_of(draft.agreement), action="see the draft")


def editions_for(person: Reader) -> QuerySet[Edition]:
    """Return the editions that people of the sides see: what was sent, and what is still their own side's.

    No query yet. For everybody else they do not exist.
    """
    side = side_of(person)
    if side is None:
        return Edition.objects.none()
    return known_to(person, Edition.objects.filter(Q(sent_at__isnull=False) | Q(side=side)), "draft__agreement")


def check_can_write(person: Reader, draft: Draft) -> Membership:
    """Let coordinators and sector leads of the sides write editions, wordings and visas, each for the own side.

    Raises:
        NotOfTheParties: the person is on none of the sides.
        NotAllowed: observers only read.
    """
    return check_role(person, sides_of(draft.agreement), WRITERS, action="write at the draft")


def check_can_decide(person: Reader, draft: Draft) -> Membership:
    """Let coordinators of the sides turn keys, give back, settle, tell of the signing and give up, each for their own.

    Raises:
        NotOfTheParties: the person is on none of the sides; administrators never are.
        NotAllowed: the role is another one.
    """
    return check_role(person, sides_of(draft.agreement), [Role.COORDINATOR], action="decide on the draft")


def check_can_send(person: Reader, edition: Edition) -> Membership:
    """Let coordinators of the side that wrote an edition send it.

    Raises:
        NotOfTheParties: it is the other side's.
        NotAllowed: the role is another one.
    """
    return check_role(person, [edition.side], [Role.COORDINATOR], action="send the edition")


def check_can_enter_visa(person: Reader, visa: Visa) -> Membership:
    """Let coordinators and sector leads enter what a body of their own side says, and its officer, whatever the role.

    Raises:
        NotOfTheParties: it is a visa of the other side, also for an officer who is of that side now.
        NotAllowed: observers only read what was not asked of them.
    """
    if visa.officer_id is not None and visa.officer_id == person.pk:
        return check_of_sides(person, [visa.side], action="enter a visa")
    return check_role(person, [visa.side], WRITERS, action="enter a visa")


def check_can_withdraw(person: Reader, row: Disagreement) -> Membership:
    """Let coordinators of the side that disputed a clause take the row back.

    Raises:
        NotOfTheParties: the other side opened it.
        NotAllowed: the role is another one.
    """
    return check_role(person, [row.opened_by], [Role.COORDINATOR], action="take a row back")


def check_can_set_rule(person: Reader) -> Membership:
    """Let coordinators set how long the steps of their side may take.

    Raises:
        NotOfTheParties: the person acts for no side.
        NotAllowed: the role is another one.
    """
    side = check_any_side(person, action="set the rule of drafts").side
    return check_role(person, [side], [Role.COORDINATOR], action="set the rule of drafts")


can_write = asks(check_can_write)
can_decide = asks(check_can_decide)
can_send = asks(check_can_send)
can_enter_visa = asks(check_can_enter_visa)
can_set_rule = asks(check_can_set_rule)
