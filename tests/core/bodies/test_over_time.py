"""Names and heads of a body over time."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kunak.core.bodies import Held, day_after, day_before, on_day, overlap
from kunak.core.bodies.over_time import EndsBeforeItBegins
from kunak.core.terms import PartialDate

LIVES = {
    "one name, its beginning not known": "Минэкономики: ..",
    "renamed to the day": "Минэкономики: ..2014-05-01 | Минэкономразвития: 2014-05-02..",
    "renamed in a year": "Минэкономики: ..2013 | Минэкономразвития: 2013..",
    "renamed in a month": "Минэкономики: 2010-01-15..2013-05 | Минэкономразвития: 2013-05..",
    "nobody for a while": "Иванов: 2010-03-01..2012-06-30 | Петров: 2012-09-01..2020-12-31",
    "one day": "Иванов: 2012-06-30..2012-06-30",
    "within one year": "Иванов: 2012..2012 | Петров: 2012..",
    "told twice over": "Минэкономики: .. | Минэкономразвития: 2014..",
}


def life(text: str) -> list[Held[str]]:
    """Return what a line tells: «name: since..until», parted by bars; an empty day is not known, or not yet."""
    parts = [part.partition(": ")[::2] for part in text.split(" | ")]
    return [Held(name, *(PartialDate.parse(day) if day else None for day in days.split(".."))) for name, days in parts]


@pytest.mark.parametrize(
    ("case", "day", "expected"),
    [
        ("one name, its beginning not known", "1995-01-01", "Минэкономики"),
        ("one name, its beginning not known", "2030-01-01", "Минэкономики"),
        ("renamed to the day", "2014-05-01", "Минэкономики"),  # the last day of the old name is its own
        ("renamed to the day", "2014-05-02", "Минэкономразвития"),
        ("renamed in a year", "2012-12-31", "Минэкономики"),
        ("renamed in a year", "2013-01-01", "Минэкономики? Минэкономразвития?"),
        ("renamed in a year", "2013-07-01", "Минэкономики? Минэкономразвития?"),
        ("renamed in a year", "2014-01-01", "Минэкономразвития"),
        ("renamed in a month", "2010-01-14", ""),
        ("renamed in a month", "2010-01-15", "Минэкономики"),
        ("renamed in a month", "2013-04-30", "Минэкономики"),
        ("renamed in a month", "2013-05-15", "Минэкономики? Минэкономразвития?"),
        ("renamed in a month", "2013-06-01", "Минэкономразвития"),
        ("nobody for a while", "2012-06-30", "Иванов"),
        ("nobody for a while", "2012-07-01", ""),
        ("nobody for a while", "2012-08-31", ""),
        ("nobody for a while", "2012-09-01", "Петров"),
        ("nobody for a while", "2020-12-31", "Петров"),
        ("nobody for a while", "2021-01-01", ""),
        ("one day", "2012-06-29", ""),
        ("one day", "2012-06-30", "Иванов"),
        ("one day", "2012-07-01", ""),
        ("within one year", "2012-06-30", "Иванов? Петров?"),
        ("within one year", "2013-01-01", "Петров"),
        ("told twice over", "2013-12-31", "Минэкономики"),
        ("told twice over", "2014-06-01", "Минэкономики? Минэкономразвития?"),
        ("told twice over", "2015-01-01", "Минэкономразвития"),  # a known beginning goes before an unknown one
    ],
)
def test_a_day_has_what_held_on_it(case: str, day: str, expected: str) -> None:
    found = on_day(life(LIVES[case]), date.fromisoformat(day))

    told = found.known or " ".join(f"{one}?" for one in found.possible)
    assert told == expected


@pytest.mark.parametrize(
    ("text", "meet"),
    [
        ("А: ..2014-05-01 | Б: 2014-05-02..", False),
        ("А: ..2014-05-02 | Б: 2014-05-02..", True),  # both days are included
        ("А: ..2013 | Б: 2013..", False),  # some day of 2013 parts them
        ("А: ..2013-12 | Б: 2013..", False),
        ("А: ..2014 | Б: 2013..", True),  # on 1 January 2014 both for certain
        ("А: ..2014-01-15 | Б: 2013..", True),
        ("А: .. | Б: ..", True),
        ("А: 2012..2012 | Б: 2010..2020", False),  # known to have been, not known when
        ("А: 2010.. | Б: ..2009", False),
        ("А: 2010-01-01..2010-12-31 | Б: 2010-06-01..2010-06-30", True),
    ],
)
def test_two_meet_only_where_a_day_has_both_for_certain(text: str, meet: bool) -> None:
    one, other = life(text)

    assert (overlap([one, other]) is not None) == meet == (overlap([other, one]) is not None)


@pytest.mark.parametrize(
    ("since", "until"),
    [("2014", "2013"), ("2013-06", "2013-05"), ("2013-05-10", "2013-05-09"), ("2013-06-01", "2013-05")],
)
def test_what_ends_before_it_begins_is_refused(since: str, until: str) -> None:
    with pytest.raises(EndsBeforeItBegins):
        Held("А", PartialDate.parse(since), PartialDate.parse(until))


@pytest.mark.parametrize(("since", "until"), [("2013", "2013"), ("2013-05-10", "2013"), ("2013", "2013-05-10")])
def test_what_may_have_lasted_a_day_is_taken(since: str, until: str) -> None:
    assert Held("А", PartialDate.parse(since), PartialDate.parse(until)).value == "А"


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        ("2014-05-02", "2014-05-01", "2014-05-03"),
        ("2024-03-01", "2024-02-29", "2024-03-02"),
        ("2013-12-31", "2013-12-30", "2014-01-01"),
        ("2013-05", "2013-05", "2013-05"),
        ("2013", "2013", "2013"),
    ],
)
def test_the_neighbouring_day_is_as_exact_as_the_day(day: str, before: str, after: str) -> None:
    known = PartialDate.parse(day)

    assert (day_before(known).iso(), day_after(known).iso()) == (before, after)


@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.dates(date(1990, 1, 1), date(2030, 12, 31)))
def test_after_a_renaming_every_day_has_exactly_one_name(renamed_on: date, day: date) -> None:
    known = PartialDate(renamed_on.year, renamed_on.month, renamed_on.day)
    names = [Held("старое", None, day_before(known)), Held("новое", known)]

    assert on_day(names, day).known == ("новое" if day >= renamed_on else "старое")
    assert overlap(names) is None
