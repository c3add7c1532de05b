"""The steps of a draft with their deadlines, on days before, on and after them."""

from dataclasses import replace
from datetime import date

import pytest

from kunak.core.drafting import Course, Limits, SideCourse, Step, limits_for, steps
from kunak.core.registration import Limit

A, B = 1, 2
BOOK = {"hand_over": Limit(5, is_working=False), "registration": Limit(10, is_working=True)}
TEN = Limits(text=Limit(10, is_working=False), approval=Limit(5, is_working=True), signing=Limit(30, is_working=False))
BARE = Course(
    proposed_by=A,
    proposed_on=date(2026, 2, 2),
    sides=(SideCourse(side=A, limits=TEN, **BOOK), SideCourse(side=B, limits=limits_for(None), **BOOK)),
)
SENT = replace(BARE, drafted_on=date(2026, 2, 12), sent_on=date(2026, 2, 13))  # a Friday


def keys(of_a: date | None, of_b: date | None, course: Course = SENT) -> Course:
    """Return the course with the keys of the two sides."""
    return replace(
        course,
        sides=tuple(replace(one, approved_on=day) for one, day in zip(course.sides, (of_a, of_b), strict=True)),
    )


AGREED = keys(date(2026, 2, 13), date(2026, 3, 2))
SIGNED = replace(AGREED, signed_on=date(2026, 3, 20))


def found(course: Course, on: date, code: str, side: int | None = None) -> Step:
    """Return a step as it stands on a day."""
    return next(one for one in steps(course, on) if (one.code, one.side) == (code, side))


CASES = [
    # course, step, side, on: kind, last day, days late
    (BARE, "text", None, date(2026, 2, 12), "due", date(2026, 2, 12), 0),
    (BARE, "text", None, date(2026, 2, 13), "late", date(2026, 2, 12), 1),
    (BARE, "sending", None, date(2026, 2, 13), "ahead", None, 0),
    (BARE, "approval", A, date(2026, 2, 13), "ahead", None, 0),
    (SENT, "text", None, date(2026, 2, 20), "done", date(2026, 2, 12), 0),
    (replace(SENT, drafted_on=date(2026, 2, 15)), "text", None, date(2026, 2, 20), "done_late", date(2026, 2, 12), 3),
    # five working days from Friday the 13th; Monday the 23rd is a holiday
    (SENT, "approval", A, date(2026, 2, 20), "due", date(2026, 2, 20), 0),
    (SENT, "approval", A, date(2026, 2, 21), "late", date(2026, 2, 20), 1),
    (SENT, "approval", B, date(2026, 9, 1), "open", None, 0),  # no act known sets a number
    (SENT, "signing", None, date(2026, 2, 21), "ahead", None, 0),
    (AGREED, "approval", A, date(2026, 3, 3), "done", date(2026, 2, 20), 0),
    (AGREED, "signing", None, date(2026, 4, 1), "due", date(2026, 4, 1), 0),
    (AGREED, "signing", None, date(2026, 4, 3), "late", date(2026, 4, 1), 2),
    (AGREED, "registration", A, date(2026, 4, 3), "ahead", None, 0),
    (SIGNED, "signing", None, date(2026, 3, 20), "done", date(2026, 4, 1), 0),
    (SIGNED, "hand_over", A, date(2026, 3, 25), "due", date(2026, 3, 25), 0),
    (SIGNED, "registration", B, date(2026, 4, 4), "late", date(2026, 4, 3), 1),
    (SIGNED, "publication", None, date(2026, 4, 4), "open", None, 0),
]


@pytest.mark.parametrize(("course", "code", "side", "on", "kind", "last", "days"), CASES)
def test_a_step_stands_as_the_table_says(
    *, course: Course, code: str, side: int | None, on: date, kind: str, last: date | None, days: int
) -> None:
    step = found(course, on, code, side)

    assert (step.kind, step.deadline.last if step.deadline else None, step.days) == (kind, last, days)


def test_of_two_rules_for_the_signing_the_one_that_ends_first_holds() -> None:
    stricter = replace(AGREED.sides[1], limits=Limits(signing=Limit(10, is_working=False)))

    step = found(replace(AGREED, sides=(AGREED.sides[0], stricter)), date(2026, 3, 3), "signing")

    assert step.deadline is not None
    assert (step.deadline.last, step.since) == (date(2026, 3, 12), date(2026, 3, 2))


def test_a_text_given_back_says_so_and_since_when() -> None:
    returned = replace(SENT, sides=(SENT.sides[0], replace(SENT.sides[1], returned_on=date(2026, 2, 18))))

    step = found(returned, date(2026, 3, 1), "approval", B)

    assert (step.kind, step.done_on) == ("returned", date(2026, 2, 18))


def test_rows_of_disagreements_are_a_step_where_there_are_any() -> None:
    disputed = replace(SENT, rows=2, open_rows=1)
    settled = replace(SENT, rows=2, settled_on=date(2026, 2, 25))

    assert "settling" not in [one.code for one in steps(SENT, date(2026, 3, 1))]
    assert found(disputed, date(2026, 3, 1), "settling").kind == "open"
    assert found(settled, date(2026, 3, 1), "settling").done_on == date(2026, 2, 25)


def test_an_approving_act_is_a_step_of_the_sides_that_need_it() -> None:
    needing = replace(SIGNED.sides[0], limits=limits_for("RU-BA"))
    course = replace(SIGNED, sides=(needing, SIGNED.sides[1]))

    assert [one.side for one in steps(course, date(2026, 4, 1)) if one.code == "law"] == [A]


def test_the_usual_rule_is_known_with_its_source() -> None:
    usual, own = limits_for(None), limits_for("RU-KIR")

    assert usual.signing == Limit(30, is_working=False)
    assert not usual.needs_law
    assert own.needs_law
    assert "157-ПП" in usual.source
