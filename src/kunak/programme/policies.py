"""Who may see a version, change its measures, and turn a key on it."""

from kunak.agreements.models import Agreement
from kunak.agreements.policies import sides_of as sides_of_agreement
from kunak.core.lifecycle import VersionState
from kunak.people.errors import NotOfTheParties
from kunak.people.models import Membership, Role, Side
from kunak.people.policies import Reader, asks, check_of_sides, check_role
from kunak.programme.errors import NotOfThisSector, VersionFrozen
from kunak.programme.models import Version

EDITORS = (Role.COORDINATOR, Role.SECTOR_LEAD)
SHARED = frozenset({VersionState.SENT, VersionState.IN_FORCE, VersionState.REPLACED})


def sides_of(version: Version) -> list[Side]:
    """Return the sides of the version's agreement in the order of its parties."""
    return sides_of_agreement(version.programme.agreement)


def check_can_begin(person: Reader, agreement: Agreement) -> Membership:
    """Let coordinators of the agreement's sides propose its plan and begin new versions of it.

    Raises:
        NotOfTheParties, NotAllowed: another person.
    """
    return check_role(person, sides_of_agreement(agreement), [Role.COORDINATOR], action="begin a version")


def check_can_see(person: Reader, version: Version) -> Membership:
    """Let the people of all sides see what was sent, and those of the writing side its draft.

    Raises:
        NotOfTheParties: for everybody else it does not exist.
    """
    membership = check_of_sides(person, sides_of(version), action="see the version")
    if version.state not in SHARED and membership.side_id != version.drafted_by_side_id:
        raise NotOfTheParties(action="see a draft of the other side")
    return membership


def check_can_edit(person: Reader, version: Version, sector: str | None = None) -> Membership:
    """Let coordinators of the writing side change an open version, and sector leads its measures of their sectors.

    Args:
        sector: of the measure; None asks whether the person may change anything at all.

    Raises:
        NotOfTheParties, NotAllowed: another side, or an observer.
        NotOfThisSector: a sector lead of other sectors.
        VersionFrozen: the version was sent, is in force or was given up.
    """
    membership = check_role(person, [version.drafted_by_side], EDITORS, action="change the version")
    if not version.is_open:
        raise VersionFrozen(state=version.state)
    if sector is not None and membership.role == Role.SECTOR_LEAD and sector not in membership.sectors:
        raise NotOfThisSector(sector=sector)
    return membership


def check_can_send(person: Reader, version: Version) -> Membership:
    """Let coordinators of the writing side send a version, take it back, give it up and set its period.

    Raises:
        NotOfTheParties, NotAllowed: another person.
    """
    return check_role(person, [version.drafted_by_side], [Role.COORDINATOR], action="send the version")


def check_can_answer(person: Reader, version: Version) -> Membership:
    """Let coordinators of the other sides return a version.

    Raises:
        NotOfTheParties, NotAllowed: another person; the writing side recalls instead.
    """
    others = [side for side in sides_of(version) if side.pk != version.drafted_by_side_id]
    return check_role(person, others, [Role.COORDINATOR], action="answer the version")


def check_can_turn_key(person: Reader, version: Version) -> Membership:
    """Let coordinators of the agreement's sides turn the key of their own side; administrators never.

    Raises:
        NotOfTheParties, NotAllowed: another person.
    """
    return check_role(person, sides_of(version), [Role.COORDINATOR], action="turn the key")


can_begin = asks(check_can_begin)
can_see = asks(check_can_see)
can_edit = asks(check_can_edit)
can_send = asks(check_can_send)
can_answer = asks(check_can_answer)
can_turn_key = asks(check_can_turn_key)
