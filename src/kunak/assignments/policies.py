"""Who gives an assignment, reports on it, answers for those who gave it.

One side's own assignments are that side's alone: no other side sees them. What all sides gave together by minutes is
seen by all of them, reported by the side of the body, and answered by the others; what comes from restricted minutes
is seen by fewer: see `seen`.
"""

from kunak.agreements.models import Agreement
from kunak.agreements.policies import check_can_see as check_can_see_agreement
from kunak.agreements.policies import sides_of
from kunak.assignments.errors import NotWhoGave, OwnWords
from kunak.assignments.models import Assignment, ChangeRequest, Part, PartReport
from kunak.assignments.seen import visible_to
from kunak.people.errors import NotOfTheParties
from kunak.people.models import Membership, Role, Side
from kunak.people.policies import Reader, asks, check_any_side, check_of_sides, check_role
from kunak.programme.errors import NotOfThisSector

WORKERS = (Role.COORDINATOR, Role.SECTOR_LEAD)


def check_can_see(person: Reader, assignment: Assignment) -> Membership:
    """Let people of the sides see what their sides gave or were given; of restricted minutes, those alone who may know.

    Raises:
        NotOfTheParties: for everybody else it does not exist.
    """
    membership = check_can_see_agreement(person, assignment.agreement)
    if assignment.giver_id is not None:
        return check_of_sides(person, [assignment.side], action="see the assignment")
    if assignment.is_restricted and not visible_to(person).filter(pk=assignment.pk).exists():
        raise NotOfTheParties(action="see a restricted assignment")
    return membership


def check_can_give(person: Reader, agreement: Agreement) -> Membership:
    """Let coordinators give assignments to bodies of their own side.

    Raises:
        NotOfTheParties, NotAllowed: another person; administrators never.
    """
    return check_role(person, sides_of(agreement), [Role.COORDINATOR], action="give an assignment")


def check_can_give_by_minutes(person: Reader, agreement: Agreement) -> Membership:
    """Let people of all sides write down what minutes give; whoever calls it has both sides' keys on the minutes.

    Raises:
        NotOfTheParties: another person; administrators never.
    """
    return check_can_see_agreement(person, agreement)


def check_can_report(person: Reader, part: Part) -> Membership:
    """Let coordinators of the body's side report, and sector leads; where it belongs to a measure, of its sector.

    Raises:
        NotOfTheParties, NotAllowed, NotOfThisSector: another person; administrators never.
    """
    check_can_see(person, part.assignment)
    return _worker(person, part.side, part.assignment, action="report on an assignment")


def _worker(person: Reader, side: Side, assignment: Assignment, *, action: str) -> Membership:
    membership, sector = check_role(person, [side], WORKERS, action=action), assignment.sector
    if sector and membership.role == Role.SECTOR_LEAD and sector not in membership.sectors:
        raise NotOfThisSector(sector=sector)
    return membership


def check_can_answer(person: Reader, report: PartReport) -> Membership:
    """Let coordinators of those who gave the assignment accept a report or return it, never their own.

    Raises:
        NotOfTheParties, NotAllowed: another person; administrators never.
        NotWhoGave: the person's side is the one that reports, and all sides gave it together.
        OwnWords: the person wrote the report.
    """
    return _decider(person, report.part.assignment, report.side_id, report.by_id)


def _decider(person: Reader, assignment: Assignment, author_side: int, author: int) -> Membership:
    sides = sides_of(assignment.agreement) if assignment.is_joint else [assignment.side]
    membership = check_role(person, sides, [Role.COORDINATOR], action="answer for those who gave the assignment")
    if membership.side_id not in deciders(assignment, author_side):
        raise NotWhoGave
    if author == membership.person_id:
        raise OwnWords
    return membership


def deciders(assignment: Assignment, author_side: int) -> tuple[int, ...]:
    """Return the sides that answer what a side says of an assignment: who gave it, of several all others.

    No query where the parties are fetched.
    """
    if assignment.giver_id is not None:
        return (assignment.giver_id,)
    return tuple(one.side_id for one in assignment.agreement.parties.all() if one.side_id != author_side)


def check_can_ask(person: Reader, assignment: Assignment) -> Membership:
    """Let those who may report ask for another day or for the withdrawal; of joint ones, people of every side.

    Raises:
        NotOfTheParties, NotAllowed, NotOfThisSector: another person; administrators never.
    """
    check_can_see(person, assignment)
    sides = sides_of(assignment.agreement) if assignment.is_joint else [assignment.side]
    side = check_role(person, sides, WORKERS, action="ask for another day").side
    return _worker(person, side, assignment, action="ask for another day")


def check_can_decide(person: Reader, request: ChangeRequest) -> Membership:
    """Let coordinators of those who gave the assignment decide a request, never their own.

    Raises:
        NotOfTheParties, NotAllowed, NotWhoGave, OwnWords: as `check_can_answer`.
    """
    return _decider(person, request.assignment, request.side_id, request.by_id)


def check_can_set_rule(person: Reader) -> Membership:
    """Let coordinators set how the office of their own side counts terms.

    Raises:
        NotOfTheParties, NotAllowed: another person.
    """
    side = check_any_side(person, action="set the terms of assignments").side
    return check_role(person, [side], [Role.COORDINATOR], action="set the terms of assignments")


can_see = asks(check_can_see)
can_see_agreement = asks(check_can_see_agreement)
can_give = asks(check_can_give)
can_report = asks(check_can_report)
can_answer = asks(check_can_answer)
can_ask = asks(check_can_ask)
can_decide = asks(check_can_decide)
can_set_rule = asks(check_can_set_rule)
