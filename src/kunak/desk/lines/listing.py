"""The list of measures over many agreements: what a number of the board or of the head's page stands for."""

from collections.abc import Sequence

from kunak.core.search import asked_words, seeking
from kunak.desk.asked import Asked
from kunak.desk.lines.line import Line

SORTS = ("term", "late", "agreement")


def listed(lines: Sequence[Line], asked: Asked) -> list[Line]:
    """Return the measures that are asked for, in the order asked. No query."""
    has_words = seeking(asked_words(asked.words))
    found = [one for one in lines if _fits(one, asked) and has_words(one.text)]
    if asked.sort.lstrip("-") == "late":
        return sorted(found, key=lambda one: one.progress.late_days * one.is_late, reverse=asked.sort == "-late")
    if asked.sort.lstrip("-") == "term":
        return sorted(found, key=lambda one: str(one.term.ends_on or "9999"), reverse=asked.sort == "-term")
    return found


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
