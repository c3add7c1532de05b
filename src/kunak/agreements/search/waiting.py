"""The words of rows that are many and short, commitments and measures: an index that no writer has to think of.

Beside each row stands one of a table of words. The database itself puts it there, empties it whenever the texts change
and takes it away with the row; an empty one waits. What waits is looked through as it stands, so an answer never lacks
what was just written; `make_ready` keeps its words: at every start, after a table has come in, and every night.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

from kunak.agreements.search.index import parted, run, statement
from kunak.core.search import AskedWord, kept_words

VECTOR = "vector"  # the column of PostgreSQL
AT_ONCE = 2_000  # rows whose words are kept in one transaction: others wait for the database no longer than that
WALKED = 20_000  # rows that are tried one by one as quickly as an index answers
MOST_AT_ONCE = 16_000  # keys that are asked for at once: SQLite takes twice as many values in a statement


@dataclass(frozen=True, slots=True)
class Index:
    """An index of the words of one table.

    Args:
        table: whose rows are looked in.
        texts: the columns of their words.
    """

    table: str
    texts: tuple[str, ...]

    @property
    def kept(self) -> str:
        """The table of words: `row_id`, and `words`, NULL where they wait."""
        return f"{self.table}words"

    @property
    def name(self) -> str:
        """The index of the database, and what its triggers are called after."""
        return f"{self.table}_search"

    def install(self, to: BaseDatabaseWrapper) -> None:
        """Make the index and its triggers, also where they are; rows that are there already wait."""
        self.remove(to)
        here = f"SELECT 1 FROM {self.kept} WHERE row_id = t.id"  # noqa: S608 (names of our own)
        there = f"INSERT INTO {self.kept}(row_id) SELECT t.id FROM {self.table} t WHERE NOT EXISTS ({here})"  # noqa: S608 (the same)
        run(to, [there, *(self._sqlite() if to.vendor == "sqlite" else self._postgres())])

    def remove(self, to: BaseDatabaseWrapper) -> None:
        """Take them away."""
        names = [f"{self.name}_{end}" for end in ("new", "anew", "gone")]
        if to.vendor == "sqlite":
            names += [f"{self.name}_{end}" for end in ("put", "take", "change")]
            run(to, [*(f"DROP TRIGGER IF EXISTS {name}" for name in names), f"DROP TABLE IF EXISTS {self.name}"])
            return
        run(to, (f"DROP TRIGGER IF EXISTS {name} ON {self.table}" for name in names))
        run(to, [f"DROP INDEX IF EXISTS {self.name}", f"ALTER TABLE {self.kept} DROP COLUMN IF EXISTS {VECTOR}"])

    def _on_change(self) -> Iterator[tuple[str, str, str]]:
        """Yield the end of each trigger's name, its event, and what it does; all the same on both databases."""
        yield "new", "INSERT", f"INSERT INTO {self.kept}(row_id) VALUES (NEW.id)"  # noqa: S608 (names of our own)
        # without a look at what is there: who keeps words at this moment is waited for, and what he read is forgotten
        yield "anew", f"UPDATE OF {', '.join(self.texts)}", f"UPDATE {self.kept} SET words = NULL WHERE row_id = NEW.id"  # noqa: S608 (names of our own)
        yield "gone", "DELETE", f"DELETE FROM {self.kept} WHERE row_id = OLD.id"  # noqa: S608 (the same)

    def _when(self, event: str, differs: str) -> str:
        if not event.startswith("UPDATE"):
            return ""
        return " WHEN (" + " OR ".join(f"OLD.{one} {differs} NEW.{one}" for one in self.texts) + ")"

    def _sqlite(self) -> Iterator[str]:
        fts, kept = self.name, self.kept
        content = f"content='{kept}', content_rowid='row_id', detail='none', tokenize='ascii'"
        put = f"INSERT INTO {fts}(rowid, words) SELECT NEW.row_id, NEW.words WHERE NEW.words IS NOT NULL;"
        gone = "SELECT 'delete', OLD.row_id, OLD.words WHERE OLD.words IS NOT NULL"
        take = f"INSERT INTO {fts}({fts}, rowid, words) {gone};"
        yield f"CREATE VIRTUAL TABLE {fts} USING fts5(words, {content})"
        yield f"CREATE TRIGGER {fts}_put AFTER INSERT ON {kept} BEGIN {put} END"
        yield f"CREATE TRIGGER {fts}_take AFTER DELETE ON {kept} BEGIN {take} END"
        yield f"CREATE TRIGGER {fts}_change AFTER UPDATE ON {kept} BEGIN {take} {put} END"
        yield f"INSERT INTO {fts}(rowid, words) SELECT row_id, words FROM {kept} WHERE words IS NOT NULL"  # noqa: S608 (the same)
        for end, event, done in self._on_change():
            when = self._when(event, "IS NOT")
            yield f"CREATE TRIGGER {fts}_{end} AFTER {event} ON {self.table}{when} BEGIN {done}; END"

    def _postgres(self) -> Iterator[str]:
        yield f"ALTER TABLE {self.kept} ADD COLUMN {VECTOR} tsvector GENERATED ALWAYS AS ({parted('words')}) STORED"
        yield f"CREATE INDEX {self.name} ON {self.kept} USING gin ({VECTOR})"
        for end, event, done in self._on_change():
            name, when = f"{self.name}_{end}", self._when(event, "IS DISTINCT FROM")
            body = f"BEGIN {done}; RETURN NULL; END"
            yield f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$"
            row = f"FOR EACH ROW{when} EXECUTE FUNCTION {name}()"
            yield f"CREATE TRIGGER {name} AFTER {event} ON {self.table} {row}"

    def newest(self, asked: Sequence[AskedWord], first: int) -> Iterator[list[int]]:
        """Yield the keys of the rows that have all the words, the last written first, in ever larger pieces.

        Args:
            asked: at least one word.
            first: how many the first piece has at most.
        """
        where, question = statement(asked, self.name, VECTOR)
        below, size = 2**62, first
        if connection.vendor != "sqlite" and (found := _keys(self._last(where), question, first)):
            yield found
            below = found[-1]
        while True:
            found = _keys(self._before(where), question, below, size)
            if found:
                yield found
            if len(found) < size:
                return
            below, size = found[-1], min(size * 2, MOST_AT_ONCE)

    def _last(self, where: str) -> str:
        """Return how PostgreSQL finds words that many rows have: it walks through the last rows and no further.

        Its index has no order. Left to choose, it takes words that seldom stand together for frequent ones, as each is
        by itself, and walks through the whole table.
        """
        rows = f"SELECT row_id, {VECTOR} FROM {self.kept} ORDER BY row_id DESC LIMIT {WALKED}"  # noqa: S608 (names of our own)
        return f"SELECT row_id FROM ({rows}) last WHERE {where} ORDER BY row_id DESC LIMIT %s"  # noqa: S608 (the same)

    def _before(self, where: str) -> str:
        """Return how the index finds what is before a key."""
        if connection.vendor == "sqlite":
            return f"SELECT rowid FROM {self.name} WHERE {where} AND rowid < %s ORDER BY rowid DESC LIMIT %s"  # noqa: S608 (names of our own)
        found = f"WITH found AS MATERIALIZED (SELECT row_id FROM {self.kept} WHERE {where})"  # noqa: S608 (the same)
        return f"{found} SELECT row_id FROM found WHERE row_id < %s ORDER BY row_id DESC LIMIT %s"  # noqa: S608 (the same)


def _keys(statement: str, *values: str | int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [int(row[0]) for row in cursor.fetchall()]


COMMITMENTS = Index("agreements_commitment", ("text",))


def make_ready(index: Index, words: type[models.Model], rows: QuerySet[Any]) -> int:
    """Keep the words of all that waits, in pieces. Return of how many rows.

    What another is writing at this moment is left to the next time.

    Args:
        words: the model of the table of words.
        rows: every row of the table there is.
    """
    waiting = words._default_manager.filter(words=None).order_by("pk")
    last = done = 0
    while True:
        with transaction.atomic():
            some = waiting.filter(pk__gt=last).select_for_update(no_key=True, skip_locked=True)[:AT_ONCE]
            keys = list(some.values_list("pk", flat=True))
            if not keys:
                return done
            texts = rows.filter(pk__in=keys).order_by().values_list("pk", *index.texts)
            kept = [words(pk=key, words=kept_words(*filter(None, told))) for key, *told in texts]
            write(index, kept)
        last, done = keys[-1], done + len(kept)


def write(index: Index, kept: Sequence[Any]) -> None:
    """Write words in the place of what stands there."""
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {index.kept} SET words = %s WHERE row_id = %s",  # noqa: S608 (names of our own)
            [(one.words, one.pk) for one in kept],
        )
