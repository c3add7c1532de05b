"""Who may see a version, change its measures, and turn a key on it."""

from django.db.models import Q, QuerySet

from kunak.agreements.errors import NotOwnView
from kunak.agreements.models import Agreement
from kunak.agreements.policies import sides_of as sides_of_agreement
from kunak.agreements.queries import known_to
from kunak.core.lifecycle import VersionState
from kunak.core.programme.approval import Place
from kunak.people.errors import NotAllowed, NotOfTheParties
from kunak.people.models import Membership, Person, Role, Side
from kunak.people.policies import Reader, asks, check_any_side, check_of_sides, check_role, membership_of, side_of
from kunak.programme.errors import NotOfThisSector, NotYourComment, VersionFrozen
from kunak.programme.inner import Asked, is_before, speaks_for
from kunak.programme.models import Comment, Measure, OwnKind, PlanImport, PlanView, Problem, Version

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


def versions_for(person: Reader) -> QuerySet[Version]:
    """Return the versions that a person sees, as `check_can_see` tells of one. No query yet."""
    side = side_of(person)
    if side is None:
        return Version.objects.none()
    known = known_to(person, Version.objects.all(), "programme__agreement")
    return known.filter(Q(drafted_by_side=side) | Q(state__in=SHARED))


def measures_for(person: Reader) -> QuerySet[Measure]:
    """Return the measures of versions that a person sees; a dropped one only for its writers. No query yet."""
    side = side_of(person)
    if side is None:
        return Measure.everything.none()
    return known_to(person, Measure.everything.filter(seen_by(side)), "version__programme__agreement")


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


def check_can_see_import(person: Reader, started: PlanImport) -> Membership:
    """Let people of the writing side see what tables given to its version became.

    Raises:
        NotOfTheParties: for everybody else there is none.
    """
    return check_of_sides(person, [started.side], action="see a table for a plan")


def check_can_stop_import(person: Reader, started: PlanImport) -> Membership:
    """Let who may write the side's versions stop a table, also where the version was sent meanwhile.

    Raises:
        NotOfTheParties, NotAllowed: another side, or an observer.
    """
    return check_role(person, [started.side], EDITORS, action="stop a table for a plan")


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


def check_can_comment(person: Reader, version: Version) -> Membership:
    """Let coordinators and sector leads who see a version comment on its measures.

    Raises:
        NotOfTheParties: for everybody else it does not exist.
        NotAllowed: observers only read.
    """
    check_can_see(person, version)
    return check_role(person, sides_of(version), EDITORS, action="comment")


def check_can_see_comment(person: Reader, comment: Comment) -> Membership:
    """Let the side of a comment see it; other sides what was said to all, at a measure that they see. Two queries.

    Raises:
        NotOfTheParties: for everybody else it does not exist.
    """
    membership = check_of_sides(person, sides_of(comment.version), action="see the comment")
    if membership.side_id == comment.side_id:
        return membership
    shown = Measure.everything.filter(
        line=comment.line, version__programme__agreement=comment.version.programme.agreement_id
    )
    if not comment.is_shared or not shown.filter(seen_by(membership.side)).exists():
        raise NotOfTheParties(action="see a comment of the other side")
    return membership


def seen_by(side: Side) -> Q:
    """Return the condition for measures that people of a side see: those of its own versions, and what was sent."""
    return Q(version__drafted_by_side=side) | Q(version__state__in=SHARED, dropped_at__isnull=True)


def check_can_settle(person: Reader, comment: Comment) -> Membership:
    """Let coordinators and sector leads of the side that began a talk say that it is settled, and open it again.

    Raises:
        NotOfTheParties, NotAllowed: another person.
    """
    return check_role(person, [comment.side], EDITORS, action="settle a comment")


def check_can_withdraw(person: Reader, comment: Comment) -> Membership:
    """Let who wrote a comment take it back, while the person acts for that side.

    Raises:
        NotOfTheParties: for whoever does not see it there is none.
        NotYourComment: somebody else wrote it.
    """
    membership = check_can_see_comment(person, comment)
    if comment.by_id != person.pk or membership.side_id != comment.side_id:
        raise NotYourComment
    return membership


def check_can_set_inner_rule(person: Reader) -> Membership:
    """Let coordinators set who of their own side approves before its key.

    Raises:
        NotOfTheParties, NotAllowed: another person.
    """
    side = check_any_side(person, action="set who approves").side
    return check_role(person, [side], [Role.COORDINATOR], action="set who approves")


def check_can_approve(person: Reader, version: Version) -> Membership:
    """Let people of a side that is about to send a version, or to answer it, speak of it inside their side.

    Raises:
        NotOfTheParties: for whoever does not see the version there is none.
        VersionFrozen: the side's people do not speak now.
    """
    membership = check_can_see(person, version)
    if not is_before(version, membership.side):
        raise VersionFrozen(state=version.state)
    return membership


def check_speaks_for(person: Reader, version: Version, place: Place, asked: Asked) -> Membership:
    """Let a sector's lead speak for its measures, and whoever is named for a post for the whole version.

    Raises:
        NotOfTheParties, VersionFrozen: as for `check_can_approve`.
        NotAllowed: somebody else speaks at this place.
    """
    membership = check_can_approve(person, version)
    if not speaks_for(membership, place, asked):
        raise NotAllowed(action="approve inside the side", needed=f"{place.post} {place.sector}".strip())
    return membership


def check_can_delete_view(person: Reader, view: PlanView) -> None:
    """Let the owner delete a view of a plan.

    Raises:
        NotOfTheParties: for people of other sides there is none.
        NotOwnView: it is a colleague's.
    """
    check_of_sides(person, [view.side], action="delete a view")
    if view.owner_id != person.pk:
        raise NotOwnView


def check_can_tell_problem(person: Reader, version: Version) -> Membership:
    """Let coordinators and sector leads who see a version tell what hinders its measures.

    Raises:
        NotOfTheParties: for everybody else it does not exist.
        NotAllowed: observers only read.
    """
    check_can_see(person, version)
    return check_role(person, sides_of(version), EDITORS, action="tell of a problem")


def check_can_close_problem(person: Reader, problem: Problem) -> Membership:
    """Let the side that takes care of a problem close it, and the one that told it.

    Raises:
        NotOfTheParties, NotAllowed: another person.
    """
    sides = [problem.owner_side, problem.opened_by_side]
    return check_role(person, sides, EDITORS, action="close a problem")


def check_can_keep_kinds(person: Reader, kind: OwnKind | None = None) -> None:
    """Let administrators add and change kinds of measures, and coordinators those of their own side.

    Args:
        kind: one that is to be changed; None asks whether the person may add any.

    Raises:
        NotAllowed: somebody else.
    """
    if isinstance(person, Person) and person.is_active and person.is_administrator:
        return
    membership = membership_of(person)
    is_own = membership is not None and (kind is None or kind.side_id == membership.side_id)
    if membership is None or membership.role != Role.COORDINATOR or not is_own:
        raise NotAllowed(action="keep kinds of measures", needed="coordinator of the side or administrator")


can_keep_kinds = asks(check_can_keep_kinds)
can_tell_problem = asks(check_can_tell_problem)
can_close_problem = asks(check_can_close_problem)
can_begin = asks(check_can_begin)
can_see = asks(check_can_see)
can_edit = asks(check_can_edit)
can_send = asks(check_can_send)
can_stop_import = asks(check_can_stop_import)
can_answer = asks(check_can_answer)
can_turn_key = asks(check_can_turn_key)
can_set_inner_rule = asks(check_can_set_inner_rule)
can_speak_for = asks(check_speaks_for)
can_comment = asks(check_can_comment)
can_settle = asks(check_can_settle)
can_withdraw = asks(check_can_withdraw)
