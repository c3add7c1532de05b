"""Which town a word means: a capital, a genitive, an adjective; by the dictionary or by what the text calls it."""

from functools import cache

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.municipalities import town_of_adjective
from kunak.core.reading.clauses.place.compound import compound_town
from kunak.core.reading.context import Context, found_once
from kunak.core.reading.entities.territory import Territory
from kunak.core.reading.lexicon.forms import town_nominative
from kunak.core.reading.lexicon.territories import capitals, data_rows
from kunak.core.reading.morph import may_name_place, parses


@cache
def capitals_of_countries() -> dict[str, str]:
    """Return the capitals of countries by their codes."""
    return {row["code"]: row["capital"] for row in data_rows("country_capitals")}


def capital_at(context: Context, place: int) -> Territory | None:
    """Return the region or country whose capital is named at a place."""
    item = context.territories.at(place)
    return item if item is not None and item.form == "capital" else None


def capital_of(item: Territory, confidence: float, rule: str) -> Sourced[str]:
    """Return a capital with the words that name it."""
    return Sourced(capitals()[item.code], (Span(item.start, item.end),), confidence, rule)


def town_of(found: re.Match[str], town: str, confidence: float, rule: str, *, group: str = "town") -> Sourced[str]:
    """Return a town with the words of a match that name it."""
    return Sourced(town, (Span(*found.span(group)),), confidence, rule)


def capital_in_genitive(words: str) -> str | None:
    """Return the capital of a country by its genitive: «из Ташкента», «на набережной Сухума»."""
    nominative = town_nominative(words, case="gent")
    known = capitals_of_countries().values()
    return next((name for name in (nominative, words[:-1], words[:-1] + "ь") if name in known), None)


def town_in_genitive(context: Context, found: re.Match[str]) -> str | None:  # noqa: PLR0911  one answer a line
    """Return the town of a house: after its noun as it stands, else a place of the dictionary in the genitive."""
    start, words = found.start("town"), found["town"]
    first = words.split()[0]
    if " " in words and (compound := compound_town(words)) is not None:
        return compound[0]
    if context.territories.at(start) is not None or context.people.holding(start) is not None:
        return None
    if found["noun"]:
        if " " not in words:
            return town_nominative(words, case="gent") if may_name_place(words, "gent") else words
        is_followed = context.territories.at(start + words.index(" ") + 1) is not None
        return first if is_followed else words
    capital = capital_in_genitive(first)
    if capital is not None:
        return capital
    if first != words and _is_one_name(words):
        return town_nominative(words, case="gent")
    if context.bodies.holding(start):
        return None
    return town_nominative(first, case="gent") if may_name_place(first, "gent") else named_elsewhere(context, first)


def known_in_genitive(context: Context, found: re.Match[str]) -> str | None:
    """Return the town whose something is told of, if the dictionary knows it as one and as nothing else."""
    start, words = found.start("town"), found["town"]
    if any(one.holding(start) is not None for one in (context.people, context.bodies)) or context.territories.at(start):
        return None
    forms = [one for one in parses(words.lower()) if one.is_known]
    is_town = bool(forms) and "Geox" in forms[0].grammemes and forms[0].case == "gent"
    is_there = any(one.case in ("loct", "loc2") for one in parses(found["what"]))
    return town_nominative(words, case="gent") if is_town and is_there else None


def _is_one_name(words: str) -> bool:
    """Tell whether two words are an adjective and its place in the genitive: «Великого Устюга»."""
    first, second = words.split()[:2]
    is_adjective = any(one.pos == "ADJF" and one.case == "gent" for one in parses(first.lower()))
    return is_adjective and may_name_place(second, "gent")


def named_elsewhere(context: Context, form: str) -> str | None:
    """Return the name of a form that no dictionary knows, as the text has it with another ending: «Чолпон-Аты»."""
    if parses(form.lower())[0].is_known or form[-1] not in "аяыи":
        return None
    stem = form[:-1]
    names = {stem + ending for ending in (("", "ь") if form[-1] in "ая" else ("а", "я", "ь"))} - {form}
    found = names & _capitalised(context)
    return found.pop() if len(found) == 1 else None


@found_once
def _capitalised(context: Context) -> frozenset[str]:
    """Return the words of a text that have a capital."""
    return frozenset(context.text.tokens[number].text for number in context.text.capitals)


def known_town(context: Context, adjective: str) -> str | None:
    """Return the town of an adjective if the dictionary or the text knows it: «абаканский», but not «городской»."""
    made = town_of_adjective(context, "-".join(part[:1].upper() + part[1:] for part in adjective.split("-")))
    if made.lower() in adjective.lower()[-len(made) :]:
        return None
    return made if may_name_place(made, known=True) or _is_named(context, made) else None


def _is_named(context: Context, town: str) -> bool:
    """Tell whether the text itself names a town that no dictionary knows: «Алчевск», of «алчевская библиотека»."""
    return not parses(town.lower())[0].is_known and town in _capitalised(context)
