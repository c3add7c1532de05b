"""Who collects proposals and decides on them: the own side alone; whoever has a link sees its body's own only."""

from kunak.agreements.models import Agreement
from kunak.agreements.policies import sides_of
from kunak.people.models import Membership, Role
from kunak.people.policies import Reader, asks, check_of_sides, check_role
from kunak.proposals.models import Collection


def check_can_list(person: Reader, agreement: Agreement) -> Membership:
    """Let people of the agreement's sides see what their own side collects.

    Raises:
        NotOfTheParties: for everybody else it does not exist.
    """
    return check_of_sides(person, sides_of(agreement), action="see proposals")


def check_can_collect(person: Reader, agreement: Agreement) -> Membership:
    """Let coordinators of the sides ask the bodies of their own side for proposals.

    Raises:
        NotOfTheParties, NotAllowed: another person.
    """
    return check_role(person, sides_of(agreement), [Role.COORDINATOR], action="collect proposals")


def check_can_see(person: Reader, collection: Collection) -> Membership:
    """Let people of the side see its collection.

    Raises:
        NotOfTheParties: for everybody else it does not exist.
    """
    return check_of_sides(person, [collection.side], action="see a collection")


def check_can_lead(person: Reader, collection: Collection) -> Membership:
    """Let coordinators of the side remind, renew and revoke links, decide on proposals and close the collection.

    Raises:
        NotOfTheParties, NotAllowed: another person.
    """
    return check_role(person, [collection.side], [Role.COORDINATOR], action="lead a collection")


can_collect = asks(check_can_collect)
can_lead = asks(check_can_lead)
