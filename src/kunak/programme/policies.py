"""Who may see a version, change its measures, and turn a key on it."""

from kunak.core.errors import KunakError
from kunak.core.lifecycle import VersionState
from kunak.people.errors import NotOfTheParties
from kunak.people.models import Membership, Role, Side
from kunak.people.policies import Reader, check_of_sides, check_role
from kunak.programme.errors import NotOfThisSector, VersionFrozen
from kunak.programme.models import Version

EDITORS = (Role.COORDINATOR, Role.SECTOR_LEAD)


def sides_of(version: Version) -> list[Side]:
    """Return the sides of the version's agreement in the order of its parties."""
    return [party.side for party in version.programme.agreement.parties.all()]


def check_can_see(person: Reader, version: Version) -> Membership:
    """Let the people of all sides see what was sent, and those of the writing side its draft.

    Raises:
        NotOfTheParties: for everybody else it does not exist.
    """
    membership = check_of_sides(person, sides_of(version), action="see the version")
    is_shared = version.state in {VersionState.SENT, VersionState.IN_FORCE, VersionState.REPLACED}
    if not is_shared and membership.side_id != version.drafted_by_side_id:
        raise NotOfTheParties(action="see a draft of the other side")
    return membership


def can_see(person: Reader, version: Version) -> bool:
    """Say whether the person may."""
    return _passes(check_can_see, person, version)


def check_can_edit(person: Reader, version: Version, sector: str | None = None) -> Membership:
    """Let coordinators of the writing side change an open version, and sector leads its measures of their sectors.

    Args:
        sector: of the measure; None asks whether the person may change anything at all.

    Raises:
        NotOfTheParties, NotAllowed: another side, or an observer.
        NotOfThisSector: a sector lead of other sectors.
        VersionFrozen: the version was sent or is in force.
    """
    membership = check_role(person, [version.drafted_by_side], EDITORS, action="change the version")
    if not version.is_open:
        raise VersionFrozen(state=version.state)
    if sector is not None and membership.role == Role.SECTOR_LEAD and sector not in membership.sectors:
        raise NotOfThisSector(sector=sector)
    return membership


def can_edit(person: Reader, version: Version, sector: str | None = None) -> bool:
    """Say whether the person may."""
    return _passes(check_can_edit, person, version, sector)


def check_can_turn_key(person: Reader, version: Version) -> Membership:
    """Let coordinators of the agreement's sides turn the key of their own side; administrators never.

    Raises:
        NotOfTheParties, NotAllowed: another person.
    """
    return check_role(person, sides_of(version), [Role.COORDINATOR], action="turn the key")


def can_turn_key(person: Reader, version: Version) -> bool:
    """Say whether the person may."""
    return _passes(check_can_turn_key, person, version)


def _passes(check, *arguments: object) -> bool:  # type: ignore[no-untyped-def]
    try:
        check(*arguments)
    except KunakError:
        return False
    return True


def check_can_send(person: Reader, version: Version) -> Membership:
    """Let coordinators of the writing side send a version and take it back.

    Raises:
        NotOfTheParties, NotAllowed: another person.
    """
    return check_role(person, [version.drafted_by_side], [Role.COORDINATOR], action="send the version")


def can_send(person: Reader, version: Version) -> bool:
    """Say whether the person may."""
    return _passes(check_can_send, person, version)


def check_can_answer(person: Reader, version: Version) -> Membership:
    """Let coordinators of the other sides return a version.

    Raises:
        NotOfTheParties, NotAllowed: another person; the writing side recalls instead.
    """
    others = [side for side in sides_of(version) if side.pk != version.drafted_by_side_id]
    return check_role(person, others, [Role.COORDINATOR], action="answer the version")


def can_answer(person: Reader, version: Version) -> bool:
    """Say whether the person may."""
    return _passes(check_can_answer, person, version)
