"""Bodies as a table, the same columns out and in: a row for each name and each head, one for a body without either."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kunak.core.sheets import MAX_SHEET_BYTES, NotATable, SheetRow, TooManyRows, UncountedFormula, sheet_rows
from kunak.people.errors import BodyTableUnusable
from kunak.people.models import BodyHead, BodyKind, BodyName, Organisation
from kunak.ui.errors import message_for

MOST_ROWS = 2000  # checked while a person waits


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it is called for machines, its head, what it holds, its width in characters."""

    code: str
    label: object
    hint: object
    width: int


COLUMNS = (
    Column("body", _("Body"), _("what it is called now; one that is not there is added"), 44),
    Column("kind", _("Kind of body"), _("one of the list, or empty"), 22),
    Column("what", _("What is told"), _("name or head; empty for the body alone"), 14),
    Column("value", _("Name or person"), _("a name of the body, or who headed it"), 44),
    Column("post", pgettext_lazy("of a person", "Post"), _("of a head"), 36),
    Column("since", _("From which day"), _("a day, a month or a year, as it is known"), 14),
    Column("until", _("To which day"), _("the same; empty where it holds still"), 14),
    Column("ground", _("By which act"), _("what proves it"), 36),
)
WHAT = {"name": pgettext_lazy("told of a body", "name"), "head": pgettext_lazy("told of a body", "head")}
Cells = Mapping[str, str]


def table_of(bodies: Iterable[Organisation]) -> Iterator[list[str]]:
    """Yield the head and the rows of each body. No query where names and heads are fetched."""
    yield [str(column.label) for column in COLUMNS]
    for body in bodies:
        start = [body.name, body.get_kind_display() if body.kind else ""]
        told = [*map(_name_cells, body.names.all()), *map(_head_cells, body.heads.all())]
        yield from ([*start, *cells] for cells in told or [[""] * 6])


def _name_cells(one: BodyName) -> list[str]:
    return [str(WHAT["name"]), one.name, "", one.since, one.until, one.ground]


def _head_cells(one: BodyHead) -> list[str]:
    return [str(WHAT["head"]), one.name, one.post, one.since, one.until, one.ground]


def rows_of(data: bytes, name: str = "") -> list[tuple[int, Cells]]:
    """Return the rows of a table with their numbers in it, each cell by the code of its column.

    Args:
        name: what the file is called.

    Raises:
        BodyTableUnusable: it is no such table.
    """
    if not data or len(data) > MAX_SHEET_BYTES:
        raise BodyTableUnusable(refused=[(0, "", "large" if data else "empty")])
    try:
        found = list(sheet_rows(data, name))
    except TooManyRows as error:
        raise BodyTableUnusable(refused=[(0, "", "rows")]) from error
    except (NotATable, UncountedFormula) as error:
        raise BodyTableUnusable(refused=[(0, "", message_for(error))]) from error
    if len(found) < 2:
        raise BodyTableUnusable(refused=[(0, "", "empty")])
    if len(found) > MOST_ROWS:
        raise BodyTableUnusable(refused=[(0, "", "rows")])
    codes = _codes(found[0])
    return [(row.number, dict(zip(codes, row.cells, strict=False))) for row in found[1:]]


def _codes(head: SheetRow) -> list[str]:
    heads = _heads()
    unknown = [cell for cell in head.cells if cell and _plain(cell) not in heads]
    if unknown:
        raise BodyTableUnusable(refused=[(head.number, unknown[0][:80], "column")])
    codes = [heads.get(_plain(cell), "") for cell in head.cells]
    if "body" not in codes:
        raise BodyTableUnusable(refused=[(head.number, str(COLUMNS[0].label), "missing")])
    return codes


def _heads() -> dict[str, str]:
    return {word: column.code for column in COLUMNS for word in (column.code, *_words(column.label))}


def kind_of(cell: str) -> str | None:
    """Return the code of a kind of body by its word in any language; None for a word that is none."""
    return _code_of(cell, {str(kind): kind.label for kind in BodyKind})


def what_of(cell: str) -> str | None:
    """Return ``name`` or ``head`` by its word in any language; None for a word that is neither."""
    return _code_of(cell, WHAT)


def _code_of(cell: str, words: Mapping[str, object]) -> str | None:
    if not cell:
        return ""
    found = {word: code for code, label in words.items() for word in (_plain(code), *_words(label))}
    return found.get(_plain(cell))


def _words(label: object) -> list[str]:
    told = []
    for language in ("ru", "en"):
        with translation.override(language):
            told.append(_plain(str(label)))
    return told


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").replace("*", " ").split())
