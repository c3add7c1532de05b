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
MANY = 20_000  # keys: of so many no set is made
EVERY = 2**31 - 1
MOST = 2_000  # agreements that are counted; of more than that it is said that they are more
_LISTING, _SPELL = (table._meta.db_table for table in (Listing, KeptSpell))
BY_LIST, BY_SPELL = ("title", "signed"), ("end", "notice")
OF_AN_AGREEMENT = {_SPELL: "spell_of_an_agreement"}
INDEXES = {"end": "spell_by_end", "notice": "spell_by_notice"}
OF_A_LIST = {"title": "listing_by_title", "signed": "listing_by_signing"}
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
        index: in which its spells stand, where it can be asked of spells alone: what leads is then the spell itself.
        signed, period: what follows for the day of signing of the row ``l`` of a list, and for the period of the spell:
            a list that is walked in the order of those begins there.
        of_spell, of_list: whether the spell, or the row ``l``, is looked at.
        is_own: whether the keys are of agreements of this side alone.
        is_dear: whether it takes long to try on a single row.
    """

    holds: Sql
    keys: Sql | None = None
    index: str = ""
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
    known: int | None = None  # how many there are, where the search for what leads has told it

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
        index = walked or (lead.index if lead is not None else "")
        key = "s.agreement_id" if index else "k.agreement_id" if keys else "l.agreement_id"
        rest = [one for one in self.question.conditions if one is not lead or index]  # its keys lead, not its test
        with_list = with_list or sort in BY_LIST or any(one.of_list for one in rest) or not (keys or walked)
        with_spells = with_spells or sort in BY_SPELL or any(one.of_spell for one in rest)
        is_each = self.is_short or not is_far
        tables, tests = [_first(index, keys, "" if self.is_short else sort, is_each=is_each)], []
        if with_list and (keys or walked):
            tables.append(_looked_up(_LISTING, "l", key, self._is_own(), is_each=is_each))
        elif with_list:
            tests.append(self._is_own())
        if with_spells and not index:
            tables.append(_looked_up(_SPELL, "s", key, self._is_of_day(), is_each=is_each))
        elif index:
            tests.append(self._is_of_day())
        late = "s.agreement_id" if with_spells and not (is_far or is_counted) else key  # what is dear is tried last
        in_set = (is_far or is_counted) and self.lead is None  # of few rows each is tried
        tests += [one.test(late if one.is_dear else key, is_far=in_set) for one in rest]
        tests += [hint for one in rest if (hint := one.period if walked else None if keys else one.signed)]
        if with_list or any(one.is_own for one in self.question.conditions):  # what is of the side is in its list
            return _joined(tables, tests)
        if not is_counted:
            return _joined(tables, [*tests, self._is_listed(key)])
        return self._listed(_joined(tables, tests), f"{key}, s.state" if index or with_spells else key)

    def _listed(self, found: Sql, columns: str) -> Sql:
        """Return those of some rows that are in the list, called ``s``: it is tested last, as nearly all are."""
        is_listed = self._is_listed("s.agreement_id")
        text = f"(SELECT {columns} FROM {found.text}{apart()}) s WHERE {is_listed.text}"
        return Sql(text, (*found.values, *is_listed.values))

    def _is_own(self) -> Sql:
        """Return the test that a row ``l`` is of the list of the side."""
        return Sql("l.side_id = %s", (self.question.side,))

    def _is_listed(self, key: str) -> Sql:
        """Return the test that an agreement is in the list of the side."""
        own = self._is_own()
        rows = f"SELECT 1 FROM {_LISTING} l WHERE {own.text} AND l.agreement_id = {key}{apart()}"
        return Sql(f"EXISTS ({rows})", own.values)

    def _is_of_day(self) -> Sql:
        """Return the test that a spell is that of the day."""
        day = connection.ops.adapt_datefield_value(self.question.on)
        return Sql("s.since <= %s AND s.until > %s", (day, day))

    def _streamed(self) -> Condition | None:
        """Return the condition whose keys are best taken one after the other.

        That is one of spells which an index has with all that it asks, since else a spell would have to be looked up
        of each; then one that can be held against the set of what is dear to try; then what is dear.
        """
        ones = [one for one in self.question.conditions if one.keys is not None]
        is_dear = any(one.is_dear for one in ones)
        return max(ones, key=lambda one: (bool(one.index), one.of_spell and is_dear, one.is_dear), default=None)

    def also(self, condition: Condition) -> "Way":
        """Return the way for one condition more; it leads where that is the narrower way. One query at most."""
        question = self.question.also(condition)
        if self.is_short or condition.keys is None:
            return Way(question, self.lead, self.is_short)
        size = _size(question, condition)
        if size > MOST:
            return Way(question, self.lead, self.is_short)
        return Way(question, condition, is_short=True, known=size if len(question.conditions) == 1 else None)

    def count(self) -> int:
        """Return how many there are, `MOST` + 1 for more than that. One query at most."""
        if self.is_long:
            return MOST + 1
        if self.known is not None:
            return self.known
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

    def _is_of_many(self) -> bool:
        """Return whether all that is dear to try holds so often that a page is soon full. One query for each of it.

        Only for SQLite, which makes the whole set first; PostgreSQL weighs that by itself.
        """
        if connection.vendor != "sqlite":
            return False
        ones = [one.keys for one in self.question.conditions if one.is_dear and one.keys is not None]
        return bool(ones) and all(_fetched(Sql(f"{one.text} LIMIT 1 OFFSET {MANY}", one.values)) for one in ones)

    def page(self, sort: str, *, start: int, size: int) -> list[int]:
        """Return the primary keys of so many agreements in one of `ORDERS`; a minus turns it round. One query.

        What few keys lead to is found first and sorted then: else PostgreSQL would walk the list in its order.
        """
        name, way = sort.lstrip("-"), "DESC" if sort.startswith("-") else "ASC"
        last = start + size
        rows = self.rows(name, is_far=last > NEAR and not (last <= MOST and self._is_of_many()))
        key = "s.agreement_id" if name in BY_SPELL else "l.agreement_id"
        columns = f"{key} AS key, {ORDERS[name]} AS place"
        found = f"WITH found AS {'' if self.lead else 'NOT '}MATERIALIZED (SELECT {columns} FROM {rows.text})"
        text = f"{found} SELECT key FROM found ORDER BY place {way}, key {way} LIMIT %s OFFSET %s"
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


def _first(index: str, keys: Sql | None, sort: str, *, is_each: bool) -> Sql:
    """Return the rows that come first: spells by an index, keys, or the list in its order."""
    if index:
        return Sql(f"{_SPELL} s{by_index(index)}")
    if keys:
        return Sql(f"({keys.text}{apart() if is_each else ''}) k", keys.values)
    return Sql(f"{_LISTING} l{by_index(OF_A_LIST.get(sort, ''))}")


def _looked_up(table: str, name: str, key: str, test: Sql, *, is_each: bool) -> Sql:
    """Return the join of the row of a table that belongs to an agreement.

    Args:
        key: of the agreement, a column of what stands before.
        test: which of its rows that is.
        is_each: whether it is looked up for each row in turn, and never for all at once.
    """
    own = f"{name}.agreement_id = {key} AND {test.text}"
    if connection.vendor == "sqlite":
        return Sql(f"CROSS JOIN {table} {name}{by_index(OF_AN_AGREEMENT.get(table, ''))} ON {own}", test.values)
    if is_each:
        return Sql(f"CROSS JOIN LATERAL (SELECT * FROM {table} {name} WHERE {own} OFFSET 0) {name}", test.values)
    return Sql(f"JOIN {table} {name} ON {own}", test.values)


def _joined(tables: Sequence[Sql], tests: Sequence[Sql]) -> Sql:
    where = " WHERE " + " AND ".join(one.text for one in tests) if tests else ""
    values = tuple(value for one in (*tables, *tests) for value in one.values)
    return Sql(" ".join(one.text for one in tables) + where, values)


def _fetched(statement: Sql) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement.text, statement.values)
        return list(cursor.fetchall())


def by_index(name: str) -> str:
    """Return by which index a table is looked into: SQLite knows nothing of how its values are spread, and is told."""
    return f" INDEXED BY {name}" if name and connection.vendor == "sqlite" else ""


def apart() -> str:
    """Return the end of a statement inside another that PostgreSQL is to answer for each row as it stands.

    It takes what is few for many where it cannot know better (of days that two columns are held against), and would
    join all of a long list. SQLite goes through tables in the order in which they are told.
    """
    return "" if connection.vendor == "sqlite" else " OFFSET 0"


def in_order() -> str:
    """Return how tables are joined: SQLite is told which of them comes first, as it is told the index."""
    return "CROSS JOIN" if connection.vendor == "sqlite" else "JOIN"
