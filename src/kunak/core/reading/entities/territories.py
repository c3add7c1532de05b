"""Territories that a text names, each with its place; coordinated and abbreviated ones are resolved."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kunak.core.reading.lexicon.matcher import Match
from kunak.core.reading.lexicon.territories import Form, Level, Named, adjectives, foreign_adjectives, territories
from kunak.core.reading.text import Text


@dataclass(frozen=True, slots=True)
class Territory:
    """A territory named at `[start, end)`.

    Args:
        code: key of regions.csv or countries.csv; for a part of a foreign country, the country's.
        name: canonical, nominative.
        level: region, country or foreign (a part of a foreign country).
        form: name, adjective, capital or abbreviation.
        case: where the table of forms knows it, otherwise empty.
    """

    start: int
    end: int
    code: str
    name: str
    level: Level
    form: Form
    case: str = ""


def find_territories(text: Text) -> tuple[Territory, ...]:
    """Return what the text names, in order, without overlaps."""
    matches = list(territories().find(text.flat))
    sure = {named.code for match in matches for named in match.values if named.form == "name"}
    found = [_resolved(text, match, sure) for match in matches]
    return tuple(item for item in found if item is not None)


def _resolved(text: Text, match: Match[Named], sure: set[str]) -> Territory | None:
    words = text.shadow[match.start : match.end]
    values = [named for named in match.values if _fits(named, words)]
    if not values:
        return None
    named = _chosen(values, sure)
    if named is None:
        return None
    return Territory(match.start, match.end, named.code, named.name, named.level, named.form, named.case)


def _fits(named: Named, words: str) -> bool:
    if named.form == "abbreviation":
        return words.isupper() or not words.islower()
    return named.form == "adjective" or words[:1].isupper()


def _chosen(values: list[Named], sure: set[str]) -> Named | None:
    names = [named for named in values if named.form == "name"]
    if names:
        return names[0]
    codes = {named.code for named in values}
    if len(codes) == 1:
        return values[0]
    known = [named for named in values if named.code in sure]
    if len({named.code for named in known}) == 1:
        return known[0]
    if values[0].form == "abbreviation":
        return None
    return replace(values[0]) if values[0].form != "capital" else values[0]
