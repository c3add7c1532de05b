"""What a list can be narrowed by, as conditions of its statements."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import connection

from kunak.agreements.listing.asking import KEY, Condition, Sql, by_index, in_order, there_are
from kunak.agreements.listing.tables import Faceted, KeptSpell, Listing, Lull
from kunak.agreements.search import words_asked
from kunak.agreements.spells import NO_DAY
from kunak.agreements.terms import ENDED

_FACETED, _LISTING, _SPELL, _LULL = (table._meta.db_table for table in (Faceted, Listing, KeptSpell, Lull))
AWAKE_STATES = ("in_force", "lapsing")  # only what runs can sleep
_AWAKE = ", ".join(["%s"] * len(AWAKE_STATES))
RUNNING = ("in_force", "lapsing", "suspended")  # in a period that holds the day
SIGNED_BY = "l.signed_on <= %s"  # a month or a year stands before each of its days
NOTHING = Condition(Sql("1 = 0"), Sql("SELECT 0 AS agreement_id WHERE 1 = 0"))


def has_facet(facet: int) -> Condition:
    """Return that an agreement has a facet."""
    rows = f"FROM {_FACETED} f WHERE f.facet_id = %s"
    return Condition(
        holds=Sql(f"EXISTS (SELECT 1 {rows} AND f.agreement_id = {KEY})", (facet,)),
        keys=Sql(f"SELECT f.agreement_id {rows}", (facet,)),
        is_own=True,
    )


def has_any_facet(facets: Sequence[int]) -> Condition:
    """Return that an agreement has one of some facets; each agreement comes once, as its keys are taken one by one.

    Each facet is looked up by itself: for a list of them SQLite would make a table anew for every row it tries.
    """
    if len(facets) < 2:
        return has_facet(facets[0]) if facets else NOTHING
    has = f"EXISTS (SELECT 1 FROM {_FACETED} g WHERE g.facet_id = %s AND g.agreement_id = "
    keys, values = [], []
    for place, facet in enumerate(facets):
        before = f" AND NOT {has}f.agreement_id)" * place
        keys.append(f"SELECT f.agreement_id FROM {_FACETED} f WHERE f.facet_id = %s{before}")
        values += [facet, *facets[:place]]
    return Condition(
        holds=Sql(f"({' OR '.join([f'{has}{KEY})'] * len(facets))})", tuple(facets)),
        keys=Sql(" UNION ALL ".join(keys), tuple(values)),
        is_own=True,
    )


def has_words(typed: str) -> Condition | None:
    """Return that an agreement has all the words in its card or documents; None where nothing is asked."""
    words = words_asked(typed)
    if words is None:
        return None
    return Condition(Sql(words.holds, words.tested), Sql(words.keys, (words.question,)), is_dear=True)


def is_of_state(state: str, on: date) -> Condition:
    """Return that an agreement is of a state on the day.

    Where the period ends then follows: a list that is sorted by it is walked from there, not from its end.
    """
    side = {**dict.fromkeys(RUNNING, ">="), **dict.fromkeys(ENDED, "<")}.get(state)
    follows = Sql(f"s.period_end {side} %s", (_day(on),)) if side else None
    return _of_spell("spell_by_state", Sql("s.state = %s", (state,)), on, is_signed=bool(side), period=follows)


def states_on(states: Sequence[str], on: date) -> list[str]:
    """Return those of some states in which any agreement is on the day, of whatever side. One query."""
    keys = [one.keys for state in states if (one := is_of_state(state, on)).keys]
    return [state for state, is_there in zip(states, there_are([one for one in keys if one]), strict=True) if is_there]


def ends_within(days: int, on: date) -> Condition:
    """Return that the last day in force falls on the day or one of so many days after it."""
    return _of_spell("spell_by_last_day", _is_between("s.last_day", days, on), on, is_signed=True)


def notice_within(days: int, on: date) -> Condition:
    """Return that the last day for a notice falls on the day or one of so many days after it."""
    return _of_spell("spell_by_notice", _is_between("s.notice_by", days, on), on, is_signed=True)


def is_renewed(times: int, on: date) -> Condition:
    """Return that an agreement was renewed so many times at least; never for 0."""
    test = Sql(f"s.period {'>=' if times else '='} %s", (times,))
    return _of_spell("spell_by_period", test, on, is_signed=True)


def lull_of(key: str, spell: str, on: date, after: int) -> Sql:
    """Return the test that an agreement sleeps.

    Args:
        key, spell: what its key, and the row that has its state, are called.
    """
    lull = _lull(on, after)
    rows = f"{_LULL} q WHERE q.agreement_id = {key} AND {lull.text}"
    return Sql(f"{spell}.state IN ({_AWAKE}) AND EXISTS (SELECT 1 FROM {rows})", (*AWAKE_STATES, *lull.values))


def _lull(on: date, after: int) -> Sql:
    day = _day(on)
    return Sql("q.since <= %s AND q.until > %s AND q.last < %s", (day, day, _day(on - timedelta(days=after))))


def sleeps(on: date, after: int) -> Condition:
    """Return that an agreement is in force, and nothing has happened under it for more than so many days."""
    day, lull = _day(on), _lull(on, after)
    signed = Sql(SIGNED_BY, ((on - timedelta(days=after)).isoformat(),))
    awake = f"s.state IN ({_AWAKE})"
    spells = f"{in_order()} {_SPELL} s{by_index('spell_of_an_agreement')} ON s.agreement_id = q.agreement_id"
    tests = f"s.since <= %s AND s.until > %s AND {awake} AND {lull.text}"
    keys = Sql(f"SELECT q.agreement_id FROM {_LULL} q {spells} WHERE {tests}", (day, day, *AWAKE_STATES, *lull.values))
    follows = Sql("s.period_end >= %s", (day,))  # what runs
    return Condition(lull_of(KEY, "s", on, after), keys, signed=signed, period=follows, of_spell=True)


LATE = {"registration": "registered_on", "hand_over": "handed_over_on"}  # where the day of each step is kept


def is_late(side: int, step: str, last: date, on: date) -> Condition:
    """Return that a side has not done a step by a day, of what it signed up to another day.

    Args:
        step: one of `LATE`.
        last: the latest day of signing for which the step is late on the day.
    """
    values = (_day(on), last.isoformat())
    holds = f"l.{LATE[step]} > %s AND l.own_signed_on BETWEEN '1' AND %s"
    keys = f"SELECT l.agreement_id FROM {_LISTING} l WHERE l.side_id = %s AND {holds}"
    return Condition(Sql(holds, values), Sql(keys, (side, *values)), of_list=True, is_own=True)


def _of_spell(index: str, test: Sql, on: date, *, is_signed: bool, period: Sql | None = None) -> Condition:
    """Return a condition of the spell.

    Args:
        index: in which its keys stand.
        is_signed: whether it holds only after the signing.
        period: what follows for the period.
    """
    rows = f"{_SPELL} s{by_index(index)} WHERE s.since <= %s AND s.until > %s AND {test.text}"
    keys = f"SELECT s.agreement_id FROM {rows}"
    signed = Sql(SIGNED_BY, (on.isoformat(),)) if is_signed else None
    found = Sql(keys, (_day(on), _day(on), *test.values))
    return Condition(test, found, index, signed, period, of_spell=True)


def _is_between(column: str, days: int, on: date) -> Sql:
    last = on + timedelta(days=min(days, (NO_DAY - on).days - 1))  # the day that stands for none is never within
    return Sql(f"{column} BETWEEN %s AND %s", (_day(on), _day(last)))


def _day(day: date) -> object:
    return connection.ops.adapt_datefield_value(day)
