"""The order of the board by what is counted for each agreement."""

from collections.abc import Callable, Sequence
from datetime import date

from kunak.desk.queries.board import BoardRow

SORTS: dict[str, Callable[[BoardRow], object]] = {
    "measures": lambda one: one.tally.promised,
    "late": lambda one: one.tally.late,
    "ours": lambda one: one.waiting.ours,
    "theirs": lambda one: one.waiting.theirs,
    "next": lambda one: one.next.on if one.next else date.max,
}


def sorted_rows(rows: Sequence[BoardRow], sort: str) -> list[BoardRow]:
    """Return rows in one of `SORTS`; a minus turns it round; what is alike stays in its order."""
    return sorted(rows, key=SORTS[sort.lstrip("-")], reverse=sort.startswith("-"))  # type: ignore[arg-type]
