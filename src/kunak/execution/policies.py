"""Who may report on a measure, answer a report, move a term: people of the sides, each for the own side alone."""

from kunak.agreements.models import Agreement
from kunak.agreements.policies import check_can_see as check_can_see_agreement
from kunak.agreements.policies import sides_of
from kunak.execution.errors import OwnReport
from kunak.execution.models import Departure, Report
from kunak.people.models import Membership, Role
from kunak.people.policies import Reader, asks, check_any_side, check_role
from kunak.programme.errors import NotOfThisSector
from kunak.programme.models import Measure

WORKERS = (Role.COORDINATOR, Role.SECTOR_LEAD)


def check_can_see(person: Reader, agreement: Agreement) -> Membership:
    """Let people of all sides of the agreement see what was reported under it.

    Raises:
        NotOfTheParties: for everybody else it does not exist.
    """
    return check_can_see_agreement(person, agreement)


def check_can_report(person: Reader, agreement: Agreement, measure: Measure) -> Membership:
    """Let coordinators of every side report and tell forecasts for their own, and sector leads of their sectors.

    Where the measure names who reports in a body, the leads of that body report too, whatever their sectors are.

    Raises:
        NotOfTheParties, NotAllowed: another person; administrators never.
        NotOfThisSector: a sector lead of other sectors and bodies. One query for those.
    """
    membership = check_role(person, sides_of(agreement), WORKERS, action="report on a measure")
    if not _is_of(membership, measure.sector) and not _reports(membership, measure):
        raise NotOfThisSector(sector=measure.sector)
    return membership


def _is_of(membership: Membership, sector: str) -> bool:
    return membership.role != Role.SECTOR_LEAD or sector in membership.sectors


def _reports(membership: Membership, measure: Measure) -> bool:
    """Return whether a person's body is the one that reports for its side."""
    named = (one for one in measure.executors.all() if one.reporter) if membership.body_id else ()
    return any(one.organisation_id == membership.body_id for one in named)


def check_can_mend(person: Reader, report: Report, measure: Measure) -> Membership:
    """Let the side that wrote a report mend it.

    Raises:
        NotOfTheParties, NotAllowed, NotOfThisSector: another person, or one of another side.
    """
    check_role(person, [report.side], WORKERS, action="mend the report")
    return check_can_report(person, report.agreement, measure)


def check_can_answer(person: Reader, report: Report, sector: str) -> Membership:
    """Let coordinators and sector leads of the other sides answer; nobody for another side, administrators never.

    Raises:
        NotOfTheParties, NotAllowed, NotOfThisSector: another person.
        OwnReport: the person is of the side that wrote it.
    """
    membership = check_role(person, sides_of(report.agreement), WORKERS, action="answer a report")
    if not _is_of(membership, sector):
        raise NotOfThisSector(sector=sector)
    if membership.side_id == report.side_id:
        raise OwnReport
    return membership


def check_can_depart(person: Reader, agreement: Agreement) -> Membership:
    """Let coordinators of every side propose to move a term, to move a measure to the next plan, to drop it.

    Raises:
        NotOfTheParties, NotAllowed: another person; administrators never.
    """
    return check_role(person, sides_of(agreement), [Role.COORDINATOR], action="propose a departure")


def check_can_answer_departure(person: Reader, departure: Departure) -> Membership:
    """Let coordinators of the other sides agree to a departure or return it.

    Raises:
        NotOfTheParties, NotAllowed: another person; administrators never.
        OwnReport: the person is of the side that proposed it.
    """
    membership = check_can_depart(person, departure.agreement)
    if membership.side_id == departure.side_id:
        raise OwnReport
    return membership


def check_can_publish(person: Reader, agreement: Agreement) -> Membership:
    """Let coordinators of every side agree that a confirmed report is public, each for the own side.

    Raises:
        NotOfTheParties, NotAllowed: another person; administrators never.
    """
    return check_role(person, sides_of(agreement), [Role.COORDINATOR], action="make a report public")


def check_can_set_rule(person: Reader) -> Membership:
    """Let coordinators set how long their own side takes to answer.

    Raises:
        NotOfTheParties, NotAllowed: another person.
    """
    side = check_any_side(person, action="set the time to answer").side
    return check_role(person, [side], [Role.COORDINATOR], action="set the time to answer")


can_see = asks(check_can_see)
can_report = asks(check_can_report)
can_mend = asks(check_can_mend)
can_answer = asks(check_can_answer)
can_depart = asks(check_can_depart)
can_answer_departure = asks(check_can_answer_departure)
can_publish = asks(check_can_publish)
can_set_rule = asks(check_can_set_rule)
