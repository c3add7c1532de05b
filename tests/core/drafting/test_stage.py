"""Where an agreement stands before its signing, by what has happened: a table of cases."""

from dataclasses import replace
from datetime import date

import pytest

from kunak.core.drafting import Course, Limits, SideCourse, agreed_on, stage

A, B, C = 1, 2, 3
PROPOSED, DRAFTED, SENT, KEY_A, KEY_B, SIGNED = (date(2026, month, 10) for month in range(1, 7))


def course(keys: str = "", *, law: str = "", done: str = "", returned: str = "", **happened: object) -> Course:
    """Return the course of a draft of A and B; `keys`, `law`, `done` and `returned` name sides by their letters."""
    sides = tuple(
        SideCourse(
            side=side,
            limits=Limits(needs_law=letter in law),
            approved_on=(KEY_A if letter == "A" else KEY_B) if letter in keys else None,
            returned_on=KEY_B if letter in returned else None,
            registered_on=SIGNED if letter in done else None,
        )
        for letter, side in (("A", A), ("B", B))
    )
    return Course(proposed_by=A, proposed_on=PROPOSED, sides=sides, **happened)


WRITTEN = {"drafted_on": DRAFTED}
LAID = {**WRITTEN, "sent_on": SENT}
DONE = {**LAID, "signed_on": SIGNED}
CASES = [
    ("proposed, and there is no text", course(), "intent"),
    ("a first text, the writing side's own", course(**WRITTEN), "drafting"),
    ("sent, nobody has turned a key", course(**LAID), "approval"),
    ("sent with the writing side's key", course("A", **LAID), "approval"),
    ("sent, and given back by the other side", course("A", returned="B", **LAID), "drafting"),
    ("sent, a clause is disputed", course("A", rows=2, open_rows=1, **LAID), "disputed"),
    ("sent, keys of both, a clause is disputed still", course("AB", rows=1, open_rows=1, **LAID), "disputed"),
    ("all rows settled, one key", course("A", rows=2, settled_on=KEY_A, **LAID), "approval"),
    ("keys of both on one text", course("AB", **LAID), "agreed"),
    ("signed, registered by nobody", course("AB", **DONE), "signed"),
    ("signed, registered by A alone", course("AB", done="A", **DONE), "signed"),
    ("signed and registered by both", course("AB", done="AB", **DONE), "registered"),
    ("registered by both, A waits for its law", course("AB", done="AB", law="A", **DONE), "signed"),
    ("given up before any text", course(given_up_on=SENT), "not_concluded"),
    ("given up though both had agreed", course("AB", given_up_on=SIGNED, **LAID), "not_concluded"),
]


@pytest.mark.parametrize(("told", "happened", "expected"), CASES, ids=[case[0] for case in CASES])
def test_the_stage_follows_from_what_happened(told: str, happened: Course, expected: str) -> None:
    assert stage(happened) == expected


def test_an_act_that_approved_the_agreement_ends_the_wait_for_it() -> None:
    waits = course("AB", done="AB", law="A", **DONE)

    approved = replace(waits, sides=(replace(waits.sides[0], law_on=SIGNED), waits.sides[1]))

    assert (stage(waits), stage(approved)) == ("signed", "registered")


def test_it_is_agreed_on_the_day_of_the_last_key() -> None:
    assert agreed_on(course("AB", **LAID)) == KEY_B
    assert agreed_on(course("A", **LAID)) is None
    assert agreed_on(course("AB", rows=1, open_rows=1, **LAID)) is None


def test_one_side_alone_never_agrees_with_itself() -> None:
    whole = course("AB", **LAID)

    assert agreed_on(replace(whole, sides=whole.sides[:1])) is None
