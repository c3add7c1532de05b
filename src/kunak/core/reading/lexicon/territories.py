"""Names of territories in their cases: subjects of the Federation, countries, parts of foreign countries, capitals."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple, cast

from kunak.core.packaged import packaged_rows
from kunak.core.reading.lexicon.forms import adjective_forms, phrase_form, town_form
from kunak.core.reading.lexicon.matcher import Matcher
from kunak.core.reading.morph import CASES
from kunak.core.reading.prebuilt import known_territories
from kunak.core.reference import Row, rows

Level = Literal["region", "country", "foreign"]
Form = Literal["name", "adjective", "capital", "abbreviation"]
ROW_CASES = ("nom", "gen", "dat", "acc", "ins", "loc")
RUSSIA = ("Россия", "Российская Федерация", "РФ")


class Named(NamedTuple):
    """What a phrase may mean: a territory and in which manner it is named.

    Args:
        code: key of the reference data, or the country's code for a part of a foreign country.
        name: canonical, nominative.
        level: subject of the Federation, country, or part of a foreign country.
        form: its name, an adjective, its capital, or an abbreviation.
        case: the case of the phrase where the table knows it, empty otherwise.
    """

    code: str
    name: str
    level: Level
    form: Form
    case: str = ""


def data_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of the reader's own data."""
    return packaged_rows("kunak.core.reading", f"data/{name}.csv")


@cache
def territories() -> Matcher[Named]:
    """Return the matcher of all names, worked out beforehand where the tables have not changed since."""
    known = known_territories()
    if known is None:
        return worked_out_territories()
    named = [Named(*cells) for cells in cast("list[tuple[str, str, Level, Form, str]]", known.named)]
    meanings = [tuple([named[number] for number in numbers]) for numbers in known.meanings]
    return Matcher.of({phrase: meanings[number] for phrase, number in known.phrases.items()})


def worked_out_territories() -> Matcher[Named]:
    """Return the matcher of all names from the tables; it takes about a tenth of a second."""
    return Matcher([*_regions(), *_other_names(), *_countries(), *_foreign()])


@cache
def region_names() -> dict[str, str]:
    """Return full names of the subjects of the Federation by code."""
    return {row["id"]: region_name(row) for row in rows("regions")}


STEMS_OF_KINDS = {"обл": "област", "кра": "край", "рес": "еспублик", "окр": "округ", "рег": ""}


def stem_of_kind(word: str) -> str:
    """Return what names of regions of a kind have in them, «област» of «области», «областном»; «» of «региона»."""
    return STEMS_OF_KINDS[word[:3]]


@cache
def _genitives() -> dict[str, str]:
    return {row["id"]: row["full_gen"] for row in rows("regions")}


def region_genitive(code: str) -> str:
    """Return the full name of a subject of the Federation in the genitive."""
    return _genitives()[code]


def region_name(row: Row) -> str:
    """Return the name that a record gives a subject: the full one, of the cities the short one."""
    return row["short_nom"] if row["type"] == "город федерального значения" else row["full_nom"]


@cache
def country_names() -> dict[str, str]:
    """Return long names of countries by code, Russia among them."""
    return {row["code"]: row["ru_long"] for row in rows("countries")} | {"RU": "Российская Федерация"}


CITIES = ("RU-MOW", "RU-SPE", "RF-92")  # Moscow, St Petersburg, Sevastopol: a town and a subject in one


@cache
def capitals() -> dict[str, str]:
    """Return the capital of each subject by code."""
    return {row["id"]: row["capital"] for row in rows("regions")}


@cache
def adjectives() -> dict[str, tuple[str, ...]]:
    """Return the subjects that an adjective may mean, by its dictionary form without ё."""
    out: dict[str, list[str]] = {}
    for row in rows("regions"):
        for adjective in row["adjectives"].split(";"):
            if adjective:
                out.setdefault(adjective.replace("ё", "е"), []).append(row["id"])
    return {adjective: tuple(codes) for adjective, codes in out.items()}


def _regions() -> Iterator[tuple[str, Named]]:
    for row in rows("regions"):
        code, name = row["id"], region_name(row)
        for column, case in zip(ROW_CASES, CASES, strict=True):
            for base in ("full", "short"):
                yield from _dashed(row[f"{base}_{column}"], Named(code, name, "region", "name", case))
        yield row["short_in"].split(" ", 1)[1], Named(code, name, "region", "name", "loct")
        for alias in _list(row, "aliases"):
            yield from _declined(alias, Named(code, name, "region", "name"))
        for short in _list(row, "abbr"):
            yield from _dashed(short, Named(code, name, "region", "abbreviation"))
            if "(" in short:
                yield short.replace("(", " ("), Named(code, name, "region", "abbreviation")  # «РС (Я)»
        for adjective in _list(row, "adjectives"):
            for form in adjective_forms(adjective):
                yield form, Named(code, name, "region", "adjective")
            yield from _lands(row, adjective, Named(code, name, "region", "name"))
        yield from _capital(row, code, name)


def _lands(row: Row, adjective: str, named: Named) -> Iterator[tuple[str, Named]]:
    """Yield «Рязанский край», «Рязанская земля», «Рязанский регион», where the adjective is of one subject only."""
    if len(adjectives().get(adjective.replace("ё", "е"), ())) != 1 or not adjective.endswith(LAND_ENDINGS):
        return
    whole = adjective[:1].upper() + adjective[1:]
    yield from _declined(f"{whole} регион", named)
    if row["type"] != "край":
        yield from _declined(f"{whole} край", named)
        yield from _declined(f"{whole[:-2]}ая земля", named)


LAND_ENDINGS = ("ский", "цкий", "ской", "цкой")


def _capital(row: Row, code: str, name: str) -> Iterator[tuple[str, Named]]:
    capital = row["capital"]
    if capital == row["short_nom"]:
        return
    for case in CASES:
        form = phrase_form(capital, case) if " " in capital else town_form(capital, case)
        yield form, Named(code, name, "region", "capital", case)
    yield row["capital_in"].split(" ", 1)[1], Named(code, name, "region", "capital", "loct")


def _other_names() -> Iterator[tuple[str, Named]]:
    names = region_names()
    for row in data_rows("other_names"):
        code, form = row["code"], row["form"]
        named = Named(code, names[code], "region", "adjective" if form == "adjective" else "name")
        if form == "adjective":
            for word in adjective_forms(row["name"]):
                yield word, named
        else:
            yield from _declined(row["name"], named)


def _countries() -> Iterator[tuple[str, Named]]:
    for name in RUSSIA:
        yield from _declined(name, Named("RU", RUSSIA[1], "country", "name"))
    for form in adjective_forms("российский"):
        yield form, Named("RU", RUSSIA[1], "country", "adjective")
    for row in rows("countries"):
        code, name = row["code"], row["ru_long"]
        for column, case in zip(ROW_CASES, CASES, strict=True):
            yield row[f"ru_{column}"], Named(code, name, "country", "name", case)
        for alias in {row["ru_long"], *_list(row, "aliases")}:
            if alias.isupper():
                yield alias, Named(code, name, "country", "abbreviation")
            else:
                yield from _declined(alias, Named(code, name, "country", "name"))
        for adjective in _list(row, "adjectives"):
            for form in adjective_forms(adjective):
                yield form, Named(code, name, "country", "adjective")


def _foreign() -> Iterator[tuple[str, Named]]:
    for row in data_rows("foreign_regions"):
        for name in (row["name"], *_list(row, "aliases")):
            yield from _declined(name, Named(row["country"], row["name"], "foreign", "name"))
        first, _, noun = row["name"].partition(" ")
        if noun == "область" and first.endswith("ая"):
            for form in adjective_forms(first[:-2].lower() + "ий"):
                yield form, Named(row["country"], row["name"], "foreign", "adjective")


@cache
def foreign_adjectives() -> dict[str, tuple[str, str]]:
    """Return name and country of foreign regions called by an adjective, by its stem: `гомельск`."""
    out = {}
    for row in data_rows("foreign_regions"):
        first, _, noun = row["name"].partition(" ")
        if noun in ("область", "район", "край", "велаят") and first.endswith("ая"):
            out[first[:-2].lower().replace("ё", "е")] = (row["name"], row["country"])
    return out


def _declined(phrase: str, named: Named) -> Iterator[tuple[str, Named]]:
    for case in CASES:
        yield from _dashed(phrase_form(phrase, case), Named(named.code, named.name, named.level, named.form, case))


def _dashed(phrase: str, named: Named) -> Iterator[tuple[str, Named]]:
    """Yield a phrase with each manner of writing its dash."""
    yield phrase, named
    for dash in (" — ", " – ", " - "):
        if dash in phrase:
            yield phrase.replace(dash, "-"), named
            yield phrase.replace(dash, " "), named
            yield phrase.replace(dash, " - "), named
    if phrase.isupper() and "-" in phrase:
        yield phrase.replace("-", " – "), named


def _list(row: Mapping[str, str], column: str) -> list[str]:
    return [item for item in row[column].split(";") if item]
