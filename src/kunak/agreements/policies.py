"""Who may see an agreement and act on it: the people of its sides."""

from kunak.agreements.models import Agreement
from kunak.people.errors import NotAllowed
from kunak.people.models import Membership, Role, Side
from kunak.people.policies import Reader, check_of_sides, check_role


def sides_of(agreement: Agreement) -> list[Side]:
    """Return the sides in the order of the parties. One query unless the parties are prefetched."""
    return [party.side for party in agreement.parties.all()]


def check_can_see(person: Reader, agreement: Agreement) -> Membership:
    """Let people of the agreement's sides see it.

    Raises:
        NotOfTheParties: for everybody else it does not exist.
    """
    return check_of_sides(person, sides_of(agreement), action="see the agreement")


def check_can_turn_card_key(person: Reader, agreement: Agreement) -> Membership:
    """Let coordinators of the agreement's sides agree to its public card, each for the own side.

    Raises:
        NotOfTheParties: the person is on none of the sides; administrators never are.
        NotAllowed: the role is another one.
    """
    return check_role(person, sides_of(agreement), [Role.COORDINATOR], action="turn the key of the card")


def can_turn_card_key(person: Reader, agreement: Agreement) -> bool:
    """Say whether the person may."""
    try:
        check_can_turn_card_key(person, agreement)
    except NotAllowed:
        return False
    return True


def check_can_enter_terms(person: Reader, agreement: Agreement) -> Membership:
    """Let coordinators of the agreement's sides enter what the document does not say of its term.

    Raises:
        NotOfTheParties: the person is on none of the sides.
        NotAllowed: the role is another one.
    """
    return check_role(person, sides_of(agreement), [Role.COORDINATOR], action="enter a term")


def can_enter_terms(person: Reader, agreement: Agreement) -> bool:
    """Say whether the person may."""
    try:
        check_can_enter_terms(person, agreement)
    except NotAllowed:
        return False
    return True
