"""Why a date of a standing is what it is: the rule, the day that it is counted from, the length, the act behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kunak.core.terms.acts import Act, Amendment, Notice, RenewalAgreed, Supersession, Termination
from kunak.core.terms.course import Course, courses, notice_deadline
from kunak.core.terms.duration import Duration, add_days
from kunak.core.terms.standing import standing
from kunak.core.terms.terms import Terms, Until
from kunak.core.terms.workdays import working_day_on_or_before


@dataclass(frozen=True, slots=True)
class Reason:
    """One date with its rule.

    Args:
        field: of `Standing`.
        rule: which one; the words are the business of who shows it.
        anchor: the day that `day` is counted from.
        length: the length between them.
        act: the act that decided it; None where the text did.
    """

    field: str
    day: date
    rule: str
    anchor: date | None = None
    length: Duration | None = None
    act: Act | None = None


def explain(terms: Terms, acts: Sequence[Act], on: date) -> tuple[Reason, ...]:
    """Return the reason of each date of the standing on a day, in the order of time; none for a draft or a void one.

    Source:
        TERMS.md, Counting; the rules are those of docs/reference/standing.md.
    """
    view = standing(terms, acts, on)
    course = courses(terms, acts, on)[-1][1].snapshot()
    course.roll(min(on, view.ends_on) if view.ends_on else on)
    found = list(_of_period(course)) if view.state not in {"draft", "void", "signed"} else []
    if view.notice_deadline and course.end:
        found += _of_notice(view.notice_deadline, course)
    if view.renews_on and course.end:
        rule = "renewed_by_agreement" if course.agreed else "renewed_automatically"
        found.append(Reason("renews_on", view.renews_on, rule, course.end, course.terms.renewal_length, course.agreed))
    if view.ends_on:
        found = [one for one in found if view.ends_on >= on or one.day < view.ends_on]  # no period outlasts an end
        found.append(_of_end(course, acts, view.ends_on, on))
    return tuple(sorted(found, key=lambda reason: reason.day))


def _of_period(course: Course) -> Iterator[Reason]:
    start, end = course.start, course.end
    if start is None:
        return
    if course.number:
        yield Reason("period_start", start, "day_after", add_days(start, -1))
    else:
        yield Reason("period_start", start, "takes_effect", course.terms.signed_on)
    if end is not None:
        length = course.head if course.head != Duration() else None
        yield Reason("period_end", end, _rule_of_end(course), course.anchor, length, course.based_on)


def _rule_of_end(course: Course) -> str:
    """Return how the last day of the current period was found."""
    if course.head == Duration():
        return "named_day"
    if isinstance(course.based_on, RenewalAgreed) and course.head == course.based_on.period:
        return "agreed_period"
    if course.number == 0:
        return "first_period"
    if isinstance(course.based_on, Amendment) and course.start == add_days(course.anchor or date.min, 1):
        return "amended_renewal"
    return "renewals"


def _of_notice(deadline: date, course: Course) -> Iterator[Reason]:
    length = course.terms.notice
    yield Reason("notice_deadline", deadline, "before_the_end" if length else "the_end_itself", course.end, length)
    advised = working_day_on_or_before(deadline)
    if advised != deadline:
        yield Reason("notice_advised_by", advised, "working_day_before", deadline)


def _of_end(course: Course, acts: Sequence[Act], last: date, on: date) -> Reason:
    ending = course.ending()
    reason = ending.reason if ending else "expiry"
    given = [act for act in acts if act.on <= on]
    match reason:
        case "termination":
            found = (one for one in given if isinstance(one, Termination) and one.effective == last)
            return Reason("ends_on", last, "termination", act=next(found, None))
        case "supersession":
            replaced = (one for one in given if isinstance(one, Supersession) and add_days(one.effective, -1) == last)
            return Reason("ends_on", last, "supersession", act=next(replaced, None))
        case "notice":
            return _of_end_by_notice(course, last)
    rule = "runs_out" if course.terms.renewal_length is None else "renewals_used"
    return Reason("ends_on", last, rule)


def _of_end_by_notice(course: Course, last: date) -> Reason:
    """Return the end that a notice brings; of several, the one that brings it first."""
    ones = course.notices.items()
    party, first = min(ones, key=lambda one: (one[1].stops or 0, one[1].last or date.max, one[1].on))
    notice = Notice(first.on, party)
    if first.last is not None:
        return Reason("ends_on", last, "notice_of_indefinite", first.on, course.terms.notice, notice)
    return Reason("ends_on", last, "notice", first.on, act=notice)


@dataclass(frozen=True, slots=True)
class NoticeTiming:
    """What a notice would do.

    Args:
        deadline: of the period in which it is given; None where none is counted.
        days_late: 0 in time.
        is_counted: whether there is a renewal, or an agreement without an end, that it stops.
        is_second: whether the party's earlier notice stands already.
    """

    deadline: date | None
    days_late: int
    is_counted: bool
    is_second: bool


def notice_timing(terms: Terms, acts: Sequence[Act], notice: Notice) -> NoticeTiming:
    """Return whether a notice is in time, by the acts that are known without it.

    Source:
        TERMS.md, counting 6 and 8.
    """
    course = courses(terms, acts, notice.on)[-1][1].snapshot()
    course.roll(notice.on)
    is_second = notice.by in course.notices
    end = course.end
    if course.start is None and isinstance(course.terms.term, Until):
        end = course.terms.term.day
    deadline = notice_deadline(end, course.terms.notice) if end else None
    late = max((notice.on - deadline).days, 0) if deadline else 0
    course.apply(notice)
    return NoticeTiming(deadline, late, notice.by in course.notices, is_second)
