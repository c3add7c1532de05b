"""What is due on a day: rule by rule, and a year day by day on random things with random days missed."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kunak.core.reminders import Dated, Due, Ladder, Told, due, is_over

LADDER = Ladder.parse("P30D P7D P0D +P7D")
DAY = date(2026, 12, 15)
FIRST, SECOND, LAST = date(2026, 11, 15), date(2026, 12, 8), date(2026, 12, 22)  # rungs around it
LATER = date(2027, 3, 1)


@pytest.mark.parametrize(
    ("on", "told", "found"),
    [
        (date(2026, 11, 14), None, None),
        (FIRST, None, Due(0, FIRST)),
        (date(2026, 11, 20), None, Due(0, FIRST)),  # the day of the rung was missed
        (date(2026, 12, 10), None, Due(0, SECOND)),  # two rungs were missed: one reminder stands for both
        (FIRST, Told(0, FIRST, DAY), None),
        (date(2026, 12, 7), Told(0, FIRST, DAY), None),
        (date(2026, 12, 9), Told(0, FIRST, DAY), Due(0, SECOND)),
        (date(2027, 12, 31), Told(0, DAY, DAY), Due(0, LAST)),
        (date(2027, 12, 31), Told(0, LAST, DAY), None),
        (date(2026, 12, 9), Told(0, SECOND, LATER), Due(1, SECOND, LATER)),  # its day was moved forward
        (date(2026, 11, 14), Told(3, SECOND, LATER), None),  # no rung of the new day has come
    ],
)
def test_the_highest_rung_that_has_come_is_told_once(on: date, told: Told | None, found: Due | None) -> None:
    assert due(Dated(DAY, LADDER), told, on) == found


@pytest.mark.parametrize(
    ("since", "on", "found"),
    [
        (date(2026, 12, 1), date(2026, 12, 1), Due(0, FIRST)),  # ahead: whoever learns late is told at once
        (date(2027, 1, 10), date(2027, 1, 10), None),  # it was over before it was known here
        (date(2026, 12, 20), date(2026, 12, 20), None),
        (date(2026, 12, 20), date(2026, 12, 22), Due(0, LAST)),
    ],
)
def test_what_was_over_before_it_was_known_is_never_told(since: date, on: date, found: Due | None) -> None:
    assert due(Dated(DAY, LADDER, since), None, on) == found


def test_a_day_that_goes_there_and_back_is_told_each_time() -> None:
    away = due(Dated(LATER, LADDER), Told(0, SECOND, DAY), date(2027, 2, 1))
    back = due(Dated(DAY, LADDER), Told(1, date(2027, 1, 30), LATER), date(2027, 2, 2))

    assert (away, back) == (Due(1, date(2027, 1, 30), DAY), Due(2, LAST, LATER))


def test_a_reminder_is_over_once_its_thing_is_done_or_moved() -> None:
    told = Told(0, FIRST, DAY)

    assert (is_over(told, None), is_over(told, Dated(LATER, LADDER)), is_over(told, Dated(DAY, LADDER))) == (
        True,
        True,
        False,
    )


START = date(2026, 1, 1)
SPAN = 400
OFFSETS = st.integers(0, SPAN)


@dataclass(frozen=True)
class Story:
    """A thing over the year: its day from one day of the story on, when it is done, who may know of it and when."""

    days: dict[int, date]
    done: int
    lost: dict[int, int]  # the offset from which a person may no longer see it

    def day(self, offset: int) -> date:
        return self.days[max(one for one in self.days if one <= offset)]


DATES = OFFSETS.map(lambda offset: START + timedelta(offset))
STORIES = st.builds(
    lambda first, moves, done, lost: Story({0: first, **moves}, done, lost),
    DATES,
    st.dictionaries(OFFSETS, DATES, max_size=3),
    st.integers(0, 2 * SPAN),
    st.fixed_dictionaries({1: st.integers(0, 2 * SPAN), 2: st.just(2 * SPAN)}),
)
LADDERS = st.lists(
    st.sampled_from(["P3M", "P30D", "P7D", "P0D", "+P1D", "+P14D", "+P2M"]), min_size=1, max_size=5, unique=True
).map(lambda rungs: Ladder.parse(" ".join(rungs)))


@settings(max_examples=60)
@given(story=STORIES, ladder=LADDERS, down=st.sets(OFFSETS, max_size=SPAN // 2))
def test_a_year_day_by_day_tells_each_rung_once_in_order_whatever_days_were_missed(
    story: Story, ladder: Ladder, down: set[int]
) -> None:
    told: dict[int, list[tuple[int, Told]]] = {1: [], 2: []}
    runs = [offset for offset in range(SPAN) if offset not in down]

    for offset in runs:
        for person, before in told.items():
            if offset >= story.done or offset >= story.lost[person]:
                continue
            thing = Dated(story.day(offset), ladder)
            found = due(thing, before[-1][1] if before else None, START + timedelta(offset))
            if found:
                before.append((offset, Told(found.turn, found.rung_on, thing.due_on)))

    for person, given_ones in told.items():
        ones = [one for _offset, one in given_ones]
        assert ones == sorted(ones, key=lambda one: (one.turn, one.rung_on))
        assert len({(one.turn, one.rung_on) for one in ones}) == len(ones)
        assert all(offset < min(story.done, story.lost[person]) for offset, _one in given_ones)
        assert all(one.due_on == story.day(offset) for offset, one in given_ones)
        assert all(one.rung_on <= START + timedelta(offset) for offset, one in given_ones)
        for offset in runs:  # after each run nothing that has come is untold
            if offset < min(story.done, story.lost[person]):
                on, day = START + timedelta(offset), story.day(offset)
                passed = [rung for rung in ladder.days(day) if rung <= on]
                last = [one for at, one in given_ones if at <= offset]
                assert not passed or (last[-1].due_on, last[-1].rung_on) == (day, passed[-1])


@settings(max_examples=30)
@given(day=DATES, ladder=LADDERS)
def test_where_no_day_is_missed_each_rung_has_a_reminder_of_its_own_on_its_day(day: date, ladder: Ladder) -> None:
    told: list[tuple[date, Told]] = []

    for offset in range(-100, SPAN + 100):
        on = START + timedelta(offset)
        found = due(Dated(day, ladder), told[-1][1] if told else None, on)
        if found:
            told.append((on, Told(found.turn, found.rung_on, day)))

    assert [on for on, _one in told] == [one.rung_on for _on, one in told] == list(ladder.days(day))
