"""Territories that a text names, each with its place; coordinated and abbreviated ones are resolved."""

from collections.abc import Iterator

from kunak.core.reading import later as re
from kunak.core.reading.entities.coordinated import with_coordinated
from kunak.core.reading.entities.foreign import find_foreign
from kunak.core.reading.entities.territory import Territory
from kunak.core.reading.lexicon.matcher import Match
from kunak.core.reading.lexicon.territories import Named, region_names, territories
from kunak.core.reading.marks import Mark
from kunak.core.reading.placed import placed
from kunak.core.reading.quoted import quoted_from
from kunak.core.reading.text import Text

__all__ = ["Territory", "find_territories"]


def find_territories(text: Text) -> tuple[Territory, ...]:
    """Return what the text names, in order, without overlaps."""
    matches = list(territories().find(text.flat))
    sure = {named.code for match in matches for named in match.values if named.form == "name"}
    plain = [item for match in matches if (item := _resolved(text, match, sure)) is not None]
    if text.places(ALTAI):
        plain += [
            item for item in _altai(text, sure) if all(item.end <= one.start or one.end <= item.start for one in plain)
        ]
        plain.sort(key=lambda item: item.start)
    foreign = placed(find_foreign(text, placed(plain)))
    taken = [item for item in plain if not foreign.touching(item.start, item.end)]
    return tuple(with_coordinated(text, sorted([*taken, *foreign], key=lambda item: item.start)))


# the republic is told by its bare name where it is named in full elsewhere, or in a row: «республик Алтай, Тува»
CASES_OF_ALTAI = {"алтай": "nomn", "алтая": "gent", "алтаю": "datv", "алтаем": "ablt"}
ALTAI = Mark(lambda word: word in CASES_OF_ALTAI)
ROW_OF_REPUBLICS = re.compile(
    r"\bреспублик(?:ами?|ах|и)?\s(?:[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?:\s\([А-ЯЁа-яё]+\))?(?:,\s|\sи\s)){0,6}$",
    re.IGNORECASE,
)
LONGEST_ROW = 120  # letters


def _altai(text: Text, sure: set[str]) -> Iterator[Territory]:
    """Yield where «Алтай» is the republic."""
    name = region_names()["RU-AL"]
    for number in text.places(ALTAI):
        token = text.tokens[number]
        if not token.is_capital or (number and text.tokens[number - 1].lower == "горный"):
            continue
        before = max(0, token.start - LONGEST_ROW)
        if "RU-AL" in sure or ROW_OF_REPUBLICS.search(text.shadow, before, token.start):
            yield Territory(token.start, token.end, "RU-AL", name, "region", "name", CASES_OF_ALTAI[token.lower])


def _resolved(text: Text, match: Match[Named], sure: set[str]) -> Territory | None:
    words = text.shadow[match.start : match.end]
    named = _chosen([named for named in match.values if _fits(named, words)], sure)
    if named is None or ((named.code, named.form) in OF_A_NAME and _is_first_name(text, match)):
        return None
    if match.end - match.start < LONGEST_IN_MARKS and _is_called_so(text, match):
        return None
    if named.form == "adjective" and _is_of_a_name(text, match):
        return None
    if words == "МО" and UNIT_BEFORE.search(text.shadow, max(0, match.start - LONGEST_UNIT), match.start):
        return None
    if words.lower() in OF_A_WORD and not INSIDE.search(text.shadow, max(0, match.start - 2), match.start):
        return None
    return Territory(match.start, match.end, named.code, named.name, named.level, named.form, named.case)


# the capital and the country that are first names, too
OF_A_NAME = frozenset([("RU-VLA", "capital"), ("DM", "name")])
# countries whose names are other words, too, where these open a sentence: «Того требует», «Перу автора принадлежит»
OF_A_WORD = frozenset(["перу", "того", "чад"])
INSIDE = re.compile(r"[а-яё,(] $")
SURNAME_AFTER = re.compile(r" (?:[А-ЯЁ]\. ?|[А-ЯЁ][а-яё]+(?:вич|вича|вичу|вичем|виче) )?[А-ЯЁ][а-яё]+")
TOWN_BEFORE = re.compile(r"(?:\b[Вв]о|\b[Гг]ород\w{0,3}|\b[Гг]\.)\s$")


def _is_first_name(text: Text, match: Match[Named]) -> bool:
    """Tell whether a surname follows and no word for a town goes before: «председатель Владимир Неманский»."""
    if TOWN_BEFORE.search(text.shadow, max(0, match.start - 10), match.start):
        return False
    return SURNAME_AFTER.match(text.shadow, match.end) is not None


LONGEST_IN_MARKS, LONGEST_OF_NAME = 24, 40  # letters
REACH = 24  # letters before a mark
# «далее – «Россия», «город „Псков“»: there the name is a territory's all the same
NAMED_SO = re.compile(
    r"(?:именуем|далее|называ|област|кра[йяю]|республик|город|округ|регион|район)[а-яё]*\.?\s?[:–,]?\s?$",
    re.IGNORECASE,
)


# «Зеленоградский МО»: a district, and not the region of Moscow
UNIT_BEFORE = re.compile(r"(?:ск|цк)(?:ий|ого|ому|им|ом)\s$")
LONGEST_UNIT = 6  # letters


def _is_of_a_name(text: Text, match: Match[Named]) -> bool:
    """Tell whether an adjective opens a name in marks: the museum «Московский Кремль», the paper «Тверские вести»."""
    pair = quoted_from(text, match.start)
    return pair is not None and match.end < pair.end < match.start + LONGEST_OF_NAME


def _is_called_so(text: Text, match: Match[Named]) -> bool:
    """Tell whether a name fills quotation marks: a club or a forum bears it, «форум „Россия“»."""
    shadow = text.shadow
    if not (shadow.startswith("«", match.start - 1) and shadow.startswith("»", match.end)) or not match.start:
        return False
    before = max(0, match.start - REACH)
    return " " not in shadow[match.start : match.end] and not NAMED_SO.search(shadow, before, match.start - 1)


LONGEST_SYLLABLE = 3  # letters of «Ло», which is a Chinese surname; ЛО is a region


def _fits(named: Named, words: str) -> bool:
    if named.form == "abbreviation":
        return words.isupper() or (len(words) > LONGEST_SYLLABLE and not words.islower() and words[:1].isupper())
    if named.form == "name" and named.level != "foreign":
        # «республика Саха», «область войска Донского»: the proper noun bears the capital; «калужский регион» needs none
        return not words.islower() or " регион" in words
    return named.form == "adjective" or named.level == "foreign" or words[:1].isupper()


def _chosen(values: list[Named], sure: set[str]) -> Named | None:
    """Return the meaning of a phrase: a name first, then what the text names in full elsewhere; None if open."""
    for form in ("name", "abbreviation", "capital", "adjective"):
        group = [named for named in values if named.form == form]
        if not group:
            continue
        if form in ("name", "capital") or len({named.code for named in group}) == 1:
            return group[0]
        known = [named for named in group if named.code in sure]
        if len({named.code for named in known}) == 1:
            return known[0]
        return None if form == "abbreviation" else group[0]
    return None
