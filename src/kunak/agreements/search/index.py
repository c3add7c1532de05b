"""The index of `SearchText` in each database: FTS5 in SQLite, a column of words with a GIN index in PostgreSQL.

Neither parts words itself: what is kept is parted by blanks already (the tokenizer called `ascii` takes every other
letter for a letter), so both have the same words. In SQLite triggers keep the index; a later migration that makes the
table anew must `install` again, since they go with it. PostgreSQL keeps its column by itself, as no model knows it: an
index over the expression alone would part the text again for every single row that is tried.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from kunak.core.search import AskedWord, asked_words

TABLE = "agreements_searchtext"
INDEX = "agreements_search"
_PUT = f"INTO {INDEX}(rowid, card, texts) VALUES (new.agreement_id, new.card, new.texts)"
_TAKE = f"INTO {INDEX}({INDEX}, rowid, card, texts) VALUES ('delete', old.agreement_id, old.card, old.texts)"
_TABLE = f"content='{TABLE}', content_rowid='agreement_id', detail='none', tokenize='ascii'"
SQLITE = [
    f"CREATE VIRTUAL TABLE {INDEX} USING fts5(card, texts, {_TABLE})",
    f"CREATE TRIGGER {INDEX}_put AFTER INSERT ON {TABLE} BEGIN INSERT {_PUT}; END",
    f"CREATE TRIGGER {INDEX}_take AFTER DELETE ON {TABLE} BEGIN INSERT {_TAKE}; END",
    f"CREATE TRIGGER {INDEX}_change AFTER UPDATE ON {TABLE} BEGIN INSERT {_TAKE}; INSERT {_PUT}; END",
    f"INSERT INTO {INDEX}({INDEX}) VALUES ('rebuild')",  # noqa: S608 (names of our own)
]
NOT_SQLITE = [
    *(f"DROP TRIGGER IF EXISTS {INDEX}_{name}" for name in ("put", "take", "change")),
    f"DROP TABLE IF EXISTS {INDEX}",
]
VECTOR = "words"


def parted(words: str) -> str:
    """Return the expression of PostgreSQL for words that blanks part; immutable: no parser, no settings."""
    return f"array_to_tsvector(string_to_array({words}, ' '))"


_PARTED = parted("btrim(card || ' ' || texts)")
POSTGRES = [
    f"ALTER TABLE {TABLE} ADD COLUMN {VECTOR} tsvector GENERATED ALWAYS AS ({_PARTED}) STORED",
    f"CREATE INDEX {INDEX} ON {TABLE} USING gin ({VECTOR})",
]
NOT_POSTGRES = [f"DROP INDEX IF EXISTS {INDEX}", f"ALTER TABLE {TABLE} DROP COLUMN IF EXISTS {VECTOR}"]


def install(to: BaseDatabaseWrapper) -> None:
    """Make the index, also where it already is."""
    remove(to)
    run(to, SQLITE if to.vendor == "sqlite" else POSTGRES)


def remove(to: BaseDatabaseWrapper) -> None:
    """Take the index away."""
    run(to, NOT_SQLITE if to.vendor == "sqlite" else NOT_POSTGRES)


def run(to: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
    """Run statements one after the other."""
    with to.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@dataclass(frozen=True, slots=True)
class Words:
    """What was typed, as statements of the database.

    Args:
        keys: yields the agreements that have all the words; takes `question` for its only value.
        holds: a test of one agreement, whose key stands where ``{key}`` does; takes `tested` for its values.
    """

    keys: str
    holds: str
    question: str
    tested: tuple[str, ...]


def words_asked(typed: str) -> Words | None:
    """Return how agreements are found that have all the words; None where nothing was asked. No query."""
    asked = asked_words(typed)
    if not asked:
        return None
    is_sqlite = connection.vendor == "sqlite"
    where, question = statement(asked, INDEX)
    column, table = ("rowid", INDEX) if is_sqlite else ("agreement_id", TABLE)
    keys = f"SELECT {column} AS agreement_id FROM {table} WHERE {where}"  # noqa: S608 (names of our own)
    if is_sqlite:
        holds, tested = _in_words(asked)
        return Words(keys, holds, question, tested)
    return Words(keys, f"EXISTS ({keys} AND {column} = {{key}})", question, (question,))


def statement(asked: Sequence[AskedWord], index: str, vector: str = VECTOR) -> tuple[str, str]:
    """Return the condition that all the words stand in a row, and its only value. No query.

    Args:
        asked: at least one word.
        index: the name of the index, which is a table in SQLite.
        vector: the column of PostgreSQL.
    """
    if connection.vendor == "sqlite":
        return f"{index} MATCH %s", " AND ".join(map(_fts5, asked))
    return f"{vector} @@ %s::tsquery", " & ".join(map(_tsquery, asked))


def _in_words(asked: Sequence[AskedWord]) -> tuple[str, tuple[str, ...]]:
    """Return how SQLite tries a single agreement, with the values: its words are looked through as they stand.

    Its index would put together all that has a beginning anew for every single row that is tried.
    """
    found = [
        [f" {form} " for form in _further(one)] + ([f" {one.beginning}"] if one.beginning else []) for one in asked
    ]
    every = " AND ".join("(" + " OR ".join(["instr(w.words, %s) > 0"] * len(some)) + ")" for some in found)
    rows = f"SELECT ' ' || card || ' ' || texts || ' ' AS words FROM {TABLE} WHERE agreement_id = {{key}}"  # noqa: S608 (names of our own)
    holds = f"EXISTS (SELECT 1 FROM ({rows}) w WHERE {every})"  # noqa: S608 (the same)
    return holds, tuple(part for some in found for part in some)


def found_by(typed: str) -> set[int] | None:
    """Return the primary keys of the agreements that have all the words; None where nothing was asked. One query."""
    words = words_asked(typed)
    if words is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute(words.keys, [words.question])
        return {int(row[0]) for row in cursor.fetchall()}


def _fts5(asked: AskedWord) -> str:
    beginning = [f'"{asked.beginning}"*'] if asked.beginning else []
    return "(" + " OR ".join([f'"{form}"' for form in _further(asked)] + beginning) + ")"


def _tsquery(asked: AskedWord) -> str:
    beginning = [f"'{asked.beginning}':*"] if asked.beginning else []
    return "(" + " | ".join([f"'{form}'" for form in _further(asked)] + beginning) + ")"


def _further(asked: AskedWord) -> list[str]:
    """Return the forms that the beginning does not find anyway: of a word that most have, each way takes its time."""
    return [form for form in asked.forms if not (asked.beginning and form.startswith(asked.beginning))]
