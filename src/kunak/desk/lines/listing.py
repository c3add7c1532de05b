"""The list of measures over many agreements: what a number of the board or of the head's page stands for."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from kunak.core.search import asked_words, seeking
from kunak.desk.asked import Asked
from kunak.desk.lines.line import GROUPS, Line

SORTS: Mapping[str, Callable[[Line], Any]] = {
    "text": lambda one: one.text.casefold().replace("ё", "е"),
    "agreement": lambda one: one.agreement,
    "term": lambda one: one.term.ends_on or date.max,
    "state": lambda one: (list(GROUPS).index(one.group), one.term.ends_on or date.max),
    "late": lambda one: one.progress.late_days * one.is_late,
}


def listed(lines: Sequence[Line], asked: Asked) -> list[Line]:
    """Return the measures that are asked for, in one of `SORTS`; a minus turns it round. No query."""
    has_words = seeking(asked_words(asked.words))
    found = [one for one in lines if _fits(one, asked) and has_words(one.text)]
    order = SORTS.get(asked.sort.removeprefix("-"))
    return sorted(found, key=order, reverse=asked.sort.startswith("-")) if order else found


def _fits(line: Line, asked: Asked) -> bool:
    return (
        _is_of_group(line, asked.group)
        and (line.is_late or not asked.late)
        and (not asked.body or any(one.organisation == asked.body for one in line.bodies))
        and line.is_in(asked.since, asked.until)
    )


def _is_of_group(line: Line, group: str) -> bool:
    """Return whether a measure is of a group; ``promised`` are all but those that the sides moved or dropped."""
    return group in {"", line.group} or (group == "promised" and line.group != "left")
