"""What was read of a plan, row by row, beside the version that is to take it, with what a person says of each row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from kunak.agreements.models import Party
from kunak.agreements.tables.reading import TableRow
from kunak.programme.content import measures_of
from kunak.programme.models import Measure, Version
from kunak.programme.tables.columns import columns_of
from kunak.programme.tables.plain import plain
from kunak.programme.tables.read_plan import ReadRow
from kunak.programme.tables.reading import Fault, Given, given_rows
from kunak.programme.tables.writing import cells_of

NOBODY = "-"  # a body that is to be left out
Typed = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person said of a row: whether it is taken, and what the document left open."""

    is_taken: bool
    sector: str = ""
    term: str = ""
    sides: tuple[str, ...] = ()  # of the bodies that are nobody's: the letter of a party, `NOBODY` or nothing
    code: str = ""  # of the measure that it changes, as the person saw it


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A row with what there is to decide.

    Args:
        present: the measure of the version that has these words.
        changes: what the row would change of it: the column, what stands there, what the document says.
        faults: why the row cannot be taken as it is.
        asks: codes of the columns that the document leaves open.
    """

    read: ReadRow
    answer: Answer
    bodies: tuple[tuple[Party, str], ...]
    present: Measure | None
    changes: tuple[tuple[str, str, str], ...]
    faults: tuple[Fault, ...]
    asks: frozenset[str]

    @property
    def is_same(self) -> bool:
        """Whether the version says all of it already."""
        return self.present is not None and not self.changes

    @property
    def sides(self) -> list[tuple[int, str, str]]:
        """The bodies that are nobody's: their place, their name, and what the person chose."""
        chosen = [*self.answer.sides, *[""] * len(self.read.unplaced)]
        return [(place, name, chosen[place]) for place, name in enumerate(self.read.unplaced)]


@dataclass(slots=True)
class Review:
    """All rows, and those taken as the table's taking understands them."""

    rows: list[ReviewRow] = field(default_factory=list)
    given: Given = field(default_factory=Given)

    @property
    def taken(self) -> int:
        """How many rows would be taken."""
        return sum(row.answer.is_taken for row in self.rows)

    def refuse(self, faults: Sequence[Fault]) -> None:
        """Tell more faults by their rows."""
        self.rows = [replace(row, faults=(*row.faults, *_of(row.read.place, faults))) for row in self.rows]


def review(
    version: Version, rows: Sequence[ReadRow], typed: Typed | None, faults: Sequence[Fault] | None = None
) -> Review:
    """Return what becomes of the rows of a document. Queries as `given_rows`, and five.

    Args:
        typed: what the form sent; None before anybody has said anything: then what is new is taken, and what the
            version has already stays as it is.
        faults: what is known of the rows already: of a long document the worker alone looks at them.
    """
    look = Looking(version, typed)
    return look.at(rows) if faults is None else look.shown(rows, Given(faults=list(faults)))


class Looking:
    """The look at the rows of one document; `typed` as for `review`."""

    def __init__(self, version: Version, typed: Typed | None) -> None:
        self.version, self.typed = version, typed
        self.parties = list(version.programme.agreement.parties.all())
        self.labels = {column.code: str(column.label) for column in columns_of(self.parties)}
        self.present = {plain(one.text): one for one in measures_of(version)}

    def at(self, rows: Sequence[ReadRow]) -> Review:
        """Look at all rows."""
        chosen, faults = self.chosen(rows)
        given = given_rows(chosen, self.version)
        given.faults += faults
        return self.shown(rows, given)

    def shown(self, rows: Sequence[ReadRow], given: Given) -> Review:
        """Return the rows as the page shows them, each with its faults."""
        return Review([self._row(row, self._answer(row), _of(row.place, given.faults)) for row in rows], given)

    def chosen(self, rows: Sequence[ReadRow]) -> tuple[list[TableRow], list[Fault]]:
        """Return the rows that are taken as those of a table, and what the taking of a table cannot know of them."""
        taken = [(row, answer) for row in rows if (answer := self._answer(row)).is_taken]
        faults = [fault for row, answer in taken for fault in self._own_faults(row, answer)]
        return [TableRow(row.place, self._cells(row, answer)) for row, answer in taken], faults

    def _answer(self, row: ReadRow) -> Answer:
        present = self.present.get(plain(row.text))
        if self.typed is None:
            return Answer(present is None, term=row.cells.get("term", ""), code=_code(present))
        return Answer(
            bool(self._said(row, "take")),
            self._said(row, "sector"),
            self._said(row, "term") or row.cells.get("term", ""),
            tuple(self._said(row, f"side{n}") for n in range(len(row.unplaced))),
            self._said(row, "code"),
        )

    def _said(self, row: ReadRow, name: str) -> str:
        return (self.typed or {}).get(f"row{row.place}-{name}", "").strip()

    def _cells(self, row: ReadRow, answer: Answer) -> dict[str, str]:
        """Return the cells of a row with what the person added; of a measure that is here, what the row tells alone."""
        cells = dict(row.cells)
        if not cells.get("sector"):
            cells["sector"] = answer.sector
        if answer.term:
            cells["term"] = answer.term
        for name, letter in zip(row.unplaced, answer.sides, strict=False):
            code = f"executors_{letter}"
            if code in self.labels:
                cells[code] = "; ".join(filter(None, (cells.get(code, ""), name)))
        if answer.code:
            return {code: words for code, words in cells.items() if words} | {"code": answer.code}
        return cells

    def _own_faults(self, row: ReadRow, answer: Answer) -> Iterator[Fault]:
        for place, name in enumerate(row.unplaced):
            if not answer.sides[place : place + 1] or not answer.sides[place]:
                told = _("The document does not tell whose “%(name)s” is. Choose the side.") % {"name": name[:80]}
                yield Fault(row.place, "", told)
        if not answer.code and plain(row.text) in self.present:
            yield Fault(row.place, self.labels["text"], _("The version has a measure with these words."))

    def _row(self, row: ReadRow, answer: Answer, faults: Sequence[Fault]) -> ReviewRow:
        present = self.present.get(plain(row.text))
        changes = tuple(self._changes(row, answer, present)) if present else ()
        asks = {"sector"} if not row.cells.get("sector") and present is None else set()
        if answer.term != row.cells.get("term", "") or any(one.column == self.labels["term"] for one in faults):
            asks.add("term")
        bodies = tuple((party, row.cells.get(f"executors_{party.letter}", "")) for party in self.parties)
        return ReviewRow(row, answer, bodies, present, changes, tuple(faults), frozenset(asks))

    def _changes(self, row: ReadRow, answer: Answer, present: Measure) -> Iterator[tuple[str, str, str]]:
        here = cells_of(present, self.parties)
        for code, words in self._cells(row, answer).items():
            if code != "code" and words and plain(words) != plain(here[code]):
                yield self.labels[code], here[code], words


def _of(row: int, faults: Sequence[Fault]) -> list[Fault]:
    return [fault for fault in faults if fault.row == row]


def _code(measure: Measure | None) -> str:
    return f"{measure.pk}-{measure.revision}" if measure else ""
