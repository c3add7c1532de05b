"""Who may do what, the part that every room shares: whose side a person is on and in which role.

A room's own policy is a pair: ``check_can_…(person, record)`` raises; ``can_…``, made of it by `asks`,
only asks.
"""

from collections.abc import Callable, Iterable
from typing import ParamSpec

from django.contrib.auth.models import AnonymousUser

from kunak.core.errors import KunakError
from kunak.people.errors import NotAllowed, NotOfTheParties, OwnAccount
from kunak.people.models import Membership, Person, Role, Side

Reader = Person | AnonymousUser
Asked = ParamSpec("Asked")


def membership_of(person: Reader) -> Membership | None:
    """Return the person's one membership, None for whoever has no side: strangers, administrators. One query."""
    if not isinstance(person, Person) or not person.is_active or person.is_administrator:
        return None
    return person.membership  # the `__dict__` of a request's lazy person is not that of the person


def side_of(person: Reader) -> Side | None:
    """Return the side that the person acts for, in whatever role."""
    membership = membership_of(person)
    return membership.side if membership else None


def check_of_sides(person: Reader, sides: Iterable[Side], *, action: str) -> Membership:
    """Return the membership of a person of one of these sides.

    Raises:
        NotOfTheParties: the person is on none of them; administrators never are.
    """
    membership = membership_of(person)
    if membership is None or membership.side_id not in {side.pk for side in sides}:
        raise NotOfTheParties(action=action)
    return membership


def check_any_side(person: Reader, *, action: str) -> Membership:
    """Return the membership of whoever acts for a side, whichever it is and in whatever role.

    Raises:
        NotOfTheParties: the person acts for none; administrators never do.
    """
    membership = membership_of(person)
    if membership is None:
        raise NotOfTheParties(action=action)
    return membership


def check_role(person: Reader, sides: Iterable[Side], roles: Iterable[Role], *, action: str) -> Membership:
    """Return the membership of a person of one of these sides in one of these roles.

    Raises:
        NotOfTheParties: the person is on none of the sides.
        NotAllowed: the role is another one.
    """
    membership = check_of_sides(person, sides, action=action)
    wanted = list(roles)
    if membership.role not in wanted:
        raise NotAllowed(action=action, needed=", ".join(wanted))
    return membership


def asks(check: Callable[Asked, object]) -> Callable[Asked, bool]:
    """Return the question beside a check: whether it would pass."""

    def can(*args: Asked.args, **kwargs: Asked.kwargs) -> bool:
        try:
            check(*args, **kwargs)
        except KunakError:
            return False
        return True

    return can


def check_can_manage_people(person: Reader, side: Side | None = None) -> None:
    """Let pass who may add people and change roles: an administrator everywhere, a coordinator on the own side.

    Args:
        side: whose people; None asks whether the person may manage any.

    Raises:
        NotAllowed: neither of the two.
    """
    if isinstance(person, Person) and person.is_active and person.is_administrator:
        return
    membership = membership_of(person)
    if (
        membership is None
        or membership.role != Role.COORDINATOR
        or (side is not None and side.pk != membership.side_id)
    ):
        raise NotAllowed(action="manage people", needed="coordinator of the side or administrator")


can_manage_people = asks(check_can_manage_people)


def check_can_look_after(by: Reader, person: Person) -> None:
    """Let pass who may give this person a role, a password or a closed door: as for people of the person's side.

    People without a side, other administrators among them, are looked after by administrators only.

    Raises:
        NotAllowed: somebody else.
        OwnAccount: it is the own account; one's own password has its own page.
    """
    if isinstance(by, Person) and by.pk == person.pk:
        raise OwnAccount
    membership = person.memberships.select_related("side").first()
    is_administrator = isinstance(by, Person) and by.is_active and by.is_administrator
    if membership is None and not is_administrator:
        raise NotAllowed(action="look after a person", needed="administrator")
    check_can_manage_people(by, membership.side if membership else None)


can_look_after = asks(check_can_look_after)


def check_can_see_bodies(person: Reader, side: Side) -> None:
    """Let people of a side see its bodies, and administrators: a draft of a side may have named one of them.

    Raises:
        NotOfTheParties: the person acts for another side or for none.
    """
    if isinstance(person, Person) and person.is_active and person.is_administrator:
        return
    check_of_sides(person, [side], action="see bodies")


can_see_bodies = asks(check_can_see_bodies)


def check_can_keep_bodies(person: Reader, side: Side) -> None:
    """Let a side's coordinators and administrators tell what its bodies are called and who heads them.

    Raises:
        NotOfTheParties: the person acts for another side or for none.
        NotAllowed: the role is another one.
    """
    check_can_see_bodies(person, side)
    check_can_manage_people(person, side)


can_keep_bodies = asks(check_can_keep_bodies)


def check_can_see_municipalities(person: Reader) -> None:
    """Let whoever acts for a side, and administrators, see the municipalities: they are nobody's own.

    Raises:
        NotOfTheParties: the person acts for no side.
    """
    if isinstance(person, Person) and person.is_active and person.is_administrator:
        return
    check_any_side(person, action="see municipalities")


def check_can_keep_municipalities(person: Reader) -> None:
    """Let coordinators and administrators tell what municipalities are called.

    Raises:
        NotOfTheParties: the person acts for no side.
        NotAllowed: the role is another one.
    """
    check_can_see_municipalities(person)
    check_can_manage_people(person)


can_keep_municipalities = asks(check_can_keep_municipalities)


def check_can_keep_days_off(person: Reader, side: Side) -> None:
    """Let a side's coordinators and administrators enter the days off of its territory.

    Raises:
        NotOfTheParties: the person acts for another side or for none.
        NotAllowed: the role is another one.
    """
    check_can_see_bodies(person, side)
    check_can_manage_people(person, side)


can_keep_days_off = asks(check_can_keep_days_off)
