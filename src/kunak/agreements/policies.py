"""Who may see an agreement and act on it: the people of its sides."""

from django.db.models import prefetch_related_objects

from kunak.agreements.errors import NotOwnView
from kunak.agreements.models import Act, Agreement, RegisterImport, SavedView
from kunak.agreements.parties import parties_at
from kunak.core.lifecycle import ActState
from kunak.people.errors import NotAllowed
from kunak.people.models import Membership, Role, Side
from kunak.people.policies import Reader, asks, check_any_side, check_of_sides, check_role, membership_of


def sides_of(agreement: Agreement) -> list[Side]:
    """Return the sides in the order of the parties. One query unless the parties are fetched; they are from then on."""
    prefetch_related_objects([agreement], parties_at())
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


can_turn_card_key = asks(check_can_turn_card_key)


def check_can_enter_terms(person: Reader, agreement: Agreement) -> Membership:
    """Let coordinators of the agreement's sides enter what the document does not say of its term.

    Raises:
        NotOfTheParties: the person is on none of the sides.
        NotAllowed: the role is another one.
    """
    return check_role(person, sides_of(agreement), [Role.COORDINATOR], action="enter a term")


can_enter_terms = asks(check_can_enter_terms)


def check_can_record_acts(person: Reader, agreement: Agreement) -> Membership:
    """Let coordinators of the agreement's sides record what their side did or received, and confirm for it.

    Raises:
        NotOfTheParties: the person is on none of the sides; administrators never are.
        NotAllowed: the role is another one.
    """
    return check_role(person, sides_of(agreement), [Role.COORDINATOR], action="record an act")


can_record_acts = asks(check_can_record_acts)


def check_can_void_act(person: Reader, act: Act) -> Membership:
    """Let a coordinator make void what the own side recorded or is said to have done, or what all sides confirmed.

    Raises:
        NotOfTheParties: the person is on none of the sides.
        NotAllowed: the role is another one, or the act is the other side's.
    """
    membership = check_can_record_acts(person, act.agreement)
    whose = {act.recorded_for_id, act.party.side_id if act.party else None}
    is_of_all = act.state == ActState.COUNTS and not act.is_of_one_party
    if not is_of_all and membership.side_id not in whose:
        raise NotAllowed(action="make an act of the other side void", needed=str(act.recorded_for))
    return membership


can_void_act = asks(check_can_void_act)


def check_can_save_view(person: Reader) -> Membership:
    """Let everybody who reads a register keep views of it.

    Raises:
        NotOfTheParties: the person acts for no side.
    """
    return check_any_side(person, action="save a view")


def check_can_delete_view(person: Reader, view: SavedView) -> None:
    """Let the owner delete a view.

    Raises:
        NotOfTheParties: for people of other sides there is none.
        NotOwnView: it is a colleague's.
    """
    check_of_sides(person, [view.side], action="delete a view")
    if view.owner_id != person.pk:
        raise NotOwnView


def check_can_import(person: Reader) -> Membership:
    """Let coordinators take tables into the register of their side.

    Raises:
        NotOfTheParties: the person acts for no side.
        NotAllowed: the role is another one.
    """
    membership = membership_of(person)
    return check_role(person, [membership.side] if membership else [], [Role.COORDINATOR], action="import a table")


can_import = asks(check_can_import)


def check_can_see_import(person: Reader, started: RegisterImport) -> None:
    """Let people of a side see what its tables became.

    Raises:
        NotOfTheParties: for people of other sides there is none.
    """
    check_of_sides(person, [started.side], action="see an import")


def check_can_begin(person: Reader) -> Membership:
    """Let coordinators enter an agreement of their side that is still to be signed.

    Raises:
        NotOfTheParties: the person acts for no side.
        NotAllowed: the role is another one.
    """
    side = check_any_side(person, action="begin an agreement").side
    return check_role(person, [side], [Role.COORDINATOR], action="begin an agreement")


can_begin = asks(check_can_begin)


def check_can_link(person: Reader, agreement: Agreement) -> Membership:
    """Let coordinators of the agreement's sides tell which agreement it replaces or amends.

    Raises:
        NotOfTheParties: the person is on none of the sides.
        NotAllowed: the role is another one.
    """
    return check_role(person, sides_of(agreement), [Role.COORDINATOR], action="link agreements")


can_link = asks(check_can_link)


def check_can_register(person: Reader, agreement: Agreement) -> Membership:
    """Let coordinators of the agreement's sides register it and enter what their side keeps of it.

    Raises:
        NotOfTheParties: the person is on none of the sides.
        NotAllowed: the role is another one.
    """
    return check_role(person, sides_of(agreement), [Role.COORDINATOR], action="register an agreement")


can_register = asks(check_can_register)


def check_can_see_book(person: Reader) -> Membership:
    """Let people of a side see its register book.

    Raises:
        NotOfTheParties: the person acts for no side.
    """
    return check_any_side(person, action="see a register book")


def check_can_keep_book(person: Reader) -> Membership:
    """Let coordinators set the rules of their side's book.

    Raises:
        NotOfTheParties: the person acts for no side.
        NotAllowed: the role is another one.
    """
    membership = check_can_see_book(person)
    return check_role(person, [membership.side], [Role.COORDINATOR], action="keep a register book")


can_keep_book = asks(check_can_keep_book)
