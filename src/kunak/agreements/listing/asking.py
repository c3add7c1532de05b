"""How lists are asked: statements whose time hangs on what is shown, not on how long the list is.

Every condition can stand in two places. Where it holds for few agreements, their keys lead: whatever else is asked,
only they are looked at. Where it holds for many, the list is walked in its order and the condition is tried on each
row, until the page is full. Which it is, is counted first, but never further than `MOST`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from kunak.agreements.listing.tables import KeptSpell, Listing

NEAR = 100  # rows: up to there a condition that is dear is tried on each
EVERY = 2**31 - 1
MOST = 2_000  # agreements that are counted; of more than that it is said that they are more
_LISTING, _SPELL = (table._meta.db_table for table in (Listing, KeptSpell))
BY_LIST, BY_SPELL = ("title", "signed"), ("end", "notice")
INDEXES = {"end": "spell_by_end", "notice": "spell_by_notice"}
ORDERS = {"title": "l.title", "signed": "l.signed_on", "end": "s.period_end", "notice": "s.notice_by"}


@dataclass(frozen=True, slots=True)
class Sql:
    """A piece of a statement with its values."""

    text: str
    values: tuple[Any, ...] = ()


FOUND = Sql("found")
KEY = "{key}"  # in a test


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that is asked.

    Args:
        holds: a test of the agreement whose key stands where ``{key}`` does, and of its spell ``s``.
        keys: a statement that yields the agreements of any side for which it holds; None where no index has them.
        signed, period: what follows for the day of signing of the row ``l`` of a list, and for the period of the spell:
            a list that is walked in the order of those begins there.
        of_spell, of_list: whether the spell, or the row ``l``, is looked at.
        is_own: whether the keys are of agreements of this side alone.
        is_dear: whether it takes long to try on a single row.
    """

    holds: Sql
    keys: Sql | None = None
    signed: Sql | None = None
    period: Sql | None = None
    of_spell: bool = False
    of_list: bool = False
    is_own: bool = False
    is_dear: bool = False

    def test(self, key: str, *, is_far: bool) -> Sql:
        """Return the test of a row; of many rows, one against the set of all keys where a single one is dear."""
        if not (self.is_dear and is_far and self.keys):
            return Sql(self.holds.text.replace(KEY, key), self.holds.values)
        return Sql(f"{key} IN ({self.keys.text})", self.keys.values)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the list of one side as of a day."""

    side: int
    on: date
    conditions: tuple[Condition, ...] = ()

    def also(self, *more: Condition) -> "Question":
        """Return the question with more conditions."""
        return Question(self.side, self.on, (*self.conditions, *more))


@dataclass(frozen=True, slots=True)
class Tally:
    """A way to count what was found: the row ``found`` has the agreement, its day of signing and its spell's state.

    Args:
        name: under which the counts come back.
        value: what is counted by; ``sign`` tells values apart further, a whole number; 0 where it is empty.
        rows: what stands after FROM.
    """

    name: str
    value: str
    sign: str = ""
    rows: Sql = FOUND

    def counted(self) -> str:
        """Return the statement that counts."""
        columns = f"CAST({self.value} AS TEXT), {self.sign or 0}"
        by = f"{self.value}, {self.sign}" if self.sign else self.value
        return f"SELECT '{self.name}', {columns}, COUNT(*) FROM {self.rows.text} GROUP BY {by}"


@dataclass(frozen=True, slots=True)
class Way:
    """How a question is answered: what leads, the keys of the narrowest condition, or the list itself."""

    question: Question
    lead: Condition | None
    is_short: bool  # whether no more than `MOST` agreements are looked at

    @property
    def is_long(self) -> bool:
        """Whether the search for what leads has told already that there are more than `MOST`."""
        named = self.question.conditions
        return not self.is_short and (not named or (len(named) == 1 and named[0].keys is not None))

    def rows(
        self,
        sort: str = "",
        *,
        with_list: bool = False,
        with_spells: bool = False,
        is_counted: bool = False,
        is_far: bool = False,
    ) -> Sql:
        """Return what stands after FROM: agreements of the side, with the tables that are looked at.

        That an agreement is in the list is tested on its key alone wherever nothing else of the list is wanted: to join
        a long list, SQLite may read all of it first.

        Args:
            sort: a long list that is sorted by the days of spells is walked in the order of those.
            with_list, with_spells: whether something else than a condition looks at the row ``l``, or at the spell
                ``s``.
            is_counted: whether the order is of no interest, so that any condition with keys may lead.
            is_far: whether so many rows are tried that a set of all keys is worth its while.
        """
        lead = self.lead or (self._streamed() if is_counted else None)
        keys = lead.keys if lead is not None else None
        walked = INDEXES[sort] if sort in BY_SPELL and keys is None and not self.is_short else ""
        rest = [one for one in self.question.conditions if one is not lead]
        with_list = with_list or sort in BY_LIST or any(one.of_list for one in rest) or not (keys or walked)
        with_spells = with_spells or sort in BY_SPELL or any(one.of_spell for one in rest)
        key = "k.agreement_id" if keys else "s.agreement_id" if walked else "l.agreement_id"
        text = f"({keys.text}) k" if keys else f"{_SPELL} s{by_index(walked)}" if walked else f"{_LISTING} l"
        if with_list and (keys or walked):
            text += f" {in_order()} {_LISTING} l ON l.agreement_id = {key}"
        if with_spells and not walked:
            text += f" {in_order()} {_SPELL} s{by_index('spell_of_an_agreement')} ON s.agreement_id = {key}"
        tests = [self._is_listed(key, with_list=with_list)]
        late = "s.agreement_id" if with_spells and not (is_far or is_counted) else key  # what is dear is tried last
        tests += [one.test(late if one.is_dear else key, is_far=is_far or is_counted) for one in rest]
        tests += self._day() if with_spells else []
        tests += [hint for one in rest if (hint := one.period if walked else None if keys else one.signed)]
        values = [value for one in tests for value in one.values]
        return Sql(f"{text} WHERE {' AND '.join(one.text for one in tests)}", (*(keys.values if keys else ()), *values))

    def _is_listed(self, key: str, *, with_list: bool) -> Sql:
        """Return the test that an agreement is in the list of the side."""
        own = "l.side_id = %s"
        rows = f"SELECT 1 FROM {_LISTING} l WHERE {own} AND l.agreement_id = {key}"
        return Sql(own if with_list else f"EXISTS ({rows})", (self.question.side,))

    def _day(self) -> list[Sql]:
        """Return the test that a spell is that of the day."""
        day = connection.ops.adapt_datefield_value(self.question.on)
        return [Sql("s.since <= %s AND s.until > %s", (day, day))]

    def _streamed(self) -> Condition | None:
        """Return the condition whose keys are best taken one after the other.

        That is the one which is dearest to try on a row; but a condition of spells, where its keys can be held against
        a set of those: an index has all that it asks, while of each of them a spell would have to be looked up.
        """
        ones = [one for one in self.question.conditions if one.keys is not None]
        if any(one.is_dear for one in ones):
            return max(ones, key=lambda one: (one.of_spell, one.is_dear))
        return next(iter(ones), None)

    def also(self, condition: Condition) -> "Way":
        """Return the way for one condition more; it leads where that is the narrower way. One query at most."""
        question = self.question.also(condition)
        if self.is_short or condition.keys is None or _size(question, condition) > MOST:
            return Way(question, self.lead, self.is_short)
        return Way(question, condition, is_short=True)

    def count(self) -> int:
        """Return how many there are, `MOST` + 1 for more than that. One query at most."""
        if self.is_long:
            return MOST + 1
        rows = self.rows(is_counted=True)
        return counted(Sql(f"SELECT 1 FROM {rows.text}", rows.values))

    def by_state(self, *, most: int = EVERY) -> Mapping[str, int]:
        """Return how many there are of each state, of no more than so many altogether. One query."""
        rows = self.rows(with_spells=True, is_counted=True)
        text = f"SELECT state, COUNT(*) FROM (SELECT s.state FROM {rows.text} LIMIT %s) AS counted GROUP BY state"
        return dict(_fetched(Sql(text, (*rows.values, most))))

    def tallies(self, *tallies: Tally) -> dict[str, list[tuple[str, int, int]]]:
        """Return by each tally's name how many there are of each value: the value as text, its sign, the number.

        One query: what answers is found once, however many it is, and then counted in each of the ways.
        """
        found = self._all_rows()
        columns = "l.agreement_id, l.signed_on, l.own_signed_on, s.state, s.renews"
        counts = " UNION ALL ".join(one.counted() for one in tallies)
        text = f"WITH found AS MATERIALIZED (SELECT {columns} FROM {found.text}) {counts}"
        values = (*found.values, *(value for one in tallies for value in one.rows.values))
        told: dict[str, list[tuple[str, int, int]]] = {one.name: [] for one in tallies}
        for name, value, sign, count in _fetched(Sql(text, values)):
            told[name].append((value, sign, count))
        return told

    def _all_rows(self) -> Sql:
        """Return what stands after FROM where all that answers is wanted with its spells.

        Only keys that need no spell may lead then: the spells of the day are joined anyway, and an index of spells has
        those of all other days too.
        """
        if self.lead is not None:
            return self.rows(with_list=True, with_spells=True)
        ones = [one for one in self.question.conditions if one.keys is not None and not one.of_spell]
        lead = max(ones, key=lambda one: one.is_dear, default=None)
        return Way(self.question, lead, self.is_short).rows(with_list=True, with_spells=True, is_far=True)

    def page(self, sort: str, *, start: int, size: int) -> list[int]:
        """Return the primary keys of so many agreements in one of `ORDERS`; a minus turns it round. One query."""
        name, way = sort.lstrip("-"), "DESC" if sort.startswith("-") else "ASC"
        rows = self.rows(name, is_far=start + size > NEAR)
        key = "s.agreement_id" if name in BY_SPELL else "l.agreement_id"
        order = f"{ORDERS[name]} {way}, {key} {way}"
        text = f"SELECT {key} FROM {rows.text} ORDER BY {order} LIMIT %s OFFSET %s"
        return [int(row[0]) for row in _fetched(Sql(text, (*rows.values, size, start)))]


def way_of(question: Question) -> Way:
    """Return how a question is asked. One query, and in a long list one for each condition that an index has."""
    if counted(Sql(f"SELECT 1 FROM {_LISTING} WHERE side_id = %s", (question.side,))) <= MOST:
        return Way(question, None, is_short=True)
    sizes = [(_size(question, one), one) for one in question.conditions if one.keys is not None]
    least, lead = min(sizes, key=lambda one: one[0], default=(MOST + 1, None))
    return Way(question, lead, is_short=True) if least <= MOST else Way(question, None, is_short=False)


def _size(question: Question, condition: Condition) -> int:
    """Return how many agreements have a condition that has keys, of the side alone where nothing else is asked."""
    if len(question.conditions) > 1 or condition.is_own or condition.keys is None:
        return counted(condition.keys) if condition.keys else MOST + 1
    rows = Way(question, None, is_short=False).rows(is_counted=True)
    return counted(Sql(f"SELECT 1 FROM {rows.text}", rows.values))


def there_are(statements: Sequence[Sql]) -> list[bool]:
    """Return which of some statements have a row. One query."""
    tests = ", ".join(f"EXISTS ({one.text})" for one in statements)
    values = tuple(value for one in statements for value in one.values)
    return [bool(found) for found in _fetched(Sql(f"SELECT {tests}", values))[0]]


def counted(rows: Sql) -> int:
    """Return how many rows a statement has, but count no further than one beyond `MOST`. One query."""
    text = f"SELECT COUNT(*) FROM ({rows.text} LIMIT %s) AS counted"
    return int(_fetched(Sql(text, (*rows.values, MOST + 1)))[0][0])


def _fetched(statement: Sql) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement.text, statement.values)
        return list(cursor.fetchall())


def by_index(name: str) -> str:
    """Return by which index a table is looked into: SQLite knows nothing of how its values are spread, and is told."""
    return f" INDEXED BY {name}" if connection.vendor == "sqlite" else ""


def in_order() -> str:
    """Return how tables are joined: SQLite is told which of them comes first, as it is told the index."""
    return "CROSS JOIN" if connection.vendor == "sqlite" else "JOIN"
