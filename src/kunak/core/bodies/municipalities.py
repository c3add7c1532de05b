"""Municipalities: how their names decline and shorten, which names mean the same one, and the region of a code. Pure.

What is proposed here a person corrects: charters decline the same kind of name in different ways.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from kunak.core.reading.lexicon.forms import town_form
from kunak.core.reading.morph import inflect, like_case
from kunak.core.reference import rows

CODE_LENGTH = 8
PROPOSED = ("gent", "datv", "ablt")
KINDS = {  # nouns of what a municipality is, by their gender
    "район": "masc",
    "округ": "masc",
    "город": "masc",
    "город-курорт": "masc",
    "город-герой": "masc",
    "наукоград": "masc",
    "посёлок": "masc",
    "поселок": "masc",
    "сельсовет": "masc",
    "улус": "masc",
    "кожуун": "masc",
    "муниципалитет": "masc",
    "село": "neut",
    "образование": "neut",
    "поселение": "neut",
    "станица": "femn",
    "деревня": "femn",
}
OF_ADJECTIVES = {"район", "округ", "поселение", "улус", "кожуун", "сельсовет"}  # «район Советский», «Советский район»
LEFT_OUT = ("муниципальн", "городск")  # beginnings of words: «муниципальный район» and «район» of one name are one
ENDINGS = ("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие")
GENDERS = {"ая": "femn", "яя": "femn", "ое": "neut", "ее": "neut", "ые": "plur", "ие": "plur"}
HARD = {"sing": ("ого", "ому", "ым"), "femn": ("ой", "ой", "ой"), "plur": ("ых", "ым", "ыми")}
SOFT = {"sing": ("его", "ему", "им"), "femn": ("ей", "ей", "ей"), "plur": ("их", "им", "ими")}
OWNERS = {"gent": "а", "datv": "у", "ablt": "ым"}


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a municipality as papers and pages need them."""

    name: str
    name_gen: str
    name_dat: str
    name_ins: str
    short: str
    short_gen: str


def proposed_names(full: str) -> Names:
    """Return what can be told from the full name in the nominative; a person corrects it."""
    name = " ".join(full.split())
    short = short_name(name)
    genitive, dative, instrumental = (in_case(name, case) for case in PROPOSED)
    return Names(name, genitive, dative, instrumental, short, in_case(short, "gent"))


def in_case(name: str, case: str) -> str:
    """Return a full or short name in a case.

    The words of what it is decline; its own name behind them stays, but for one word behind «город»: «города Казани»,
    «города Набережные Челны», «городского округа Казань», «муниципального образования «Город Магас»».

    Args:
        case: ``gent``, ``datv`` or ``ablt``.
    """
    words = _words(name)
    place = _kind_at(words)
    if place is None:
        return _place_in_case(words, case)
    noun = words[place]
    gender = KINDS[noun.casefold()]
    head = [_adjective(word, case, gender) for word in words[:place]]
    rest = words[place + 1 :]
    if noun.casefold() == "город" and not place and len(rest) == 1 and _agrees(rest[0]):
        rest = [town_form(rest[0], case)]
    return " ".join([*head, _kind_in_case(noun, case), *rest])


def short_name(name: str) -> str:
    """Return the name for work: «Казань» of «городской округ Казань», «Альметьевский район» of its full name."""
    words = _words(_without_region(" ".join(name.split())))
    place = _kind_at(words)
    if place is None:
        return " ".join(words).strip("«»")
    rest, noun = words[place + 1 :], words[place].casefold()
    if not rest:
        return " ".join(word for word in words if not word.casefold().startswith("муниципальн"))
    told = " ".join(rest).strip("«»")
    is_adjective = len(rest) == 1 and told.endswith(("ский", "цкий", "ское", "цкое")) and noun in OF_ADJECTIVES
    return f"{told} {words[place]}" if is_adjective else short_name(told)


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """Return what two names of one municipality share, full or short, with or without its region."""
    folded = _folded(short_name(name.casefold()))
    return " ".join(word for word in folded.split() if not word.startswith(LEFT_OUT))


def full_key(name: str) -> str:
    """Return a name without what writers differ in: capitals, ё, quotes, dashes, the region behind it."""
    return _folded(_without_region(" ".join(name.split())))


def named(name: str, known: Iterable[tuple[int, str, str]]) -> int | None:
    """Return the one municipality that a name means; None where none or several fit: nobody guesses between them.

    Args:
        known: key, full and short name of each.
    """
    there = list(known)
    exact = [key for key, full, _short in there if full_key(full) == full_key(name)]
    found = exact or [key for key, full, short in there if name_key(name) in {name_key(full), name_key(short)}]
    return found[0] if len(found) == 1 else None


def region_told(name: str) -> str:
    """Return the region that stands behind a municipality's name; empty where none does."""
    return _region_tails().get(_tail_of(" ".join(name.split())), "")


def region_of(code: str) -> str:
    """Return the region of a code of OKTMO; empty where it is none: eight digits that begin as those of a region do."""
    if len(code) != CODE_LENGTH or not (code.isascii() and code.isdigit()):
        return ""
    return _regions().get(code[:3]) or _regions().get(code[:2]) or ""


@cache
def _regions() -> Mapping[str, str]:
    """Return the regions by the first digits of their codes: two, three for districts that lie in another region."""
    codes = ((row["oktmo_full"], row["id"]) for row in rows("regions"))
    return {(code[:2] if code[2] == "0" else code[:3]): region for code, region in codes}


@cache
def _region_tails() -> Mapping[str, str]:
    return {f" {row['full_gen'].casefold()}": row["id"] for row in rows("regions")}


def _tail_of(name: str) -> str:
    folded = name.casefold()
    return next((tail for tail in _region_tails() if folded.endswith(tail)), "")


def _without_region(name: str) -> str:
    tail = _tail_of(name)
    return name[: len(name) - len(tail)] if tail else name


def _words(name: str) -> list[str]:
    """Return the words of a name, one in quotes being one word with all that it holds."""
    words: list[str] = []
    depth = 0
    for word in name.split():
        if depth:
            words[-1] += f" {word}"
        else:
            words.append(word)
        depth += word.count("«") - word.count("»")
    return words


def _kind_at(words: list[str]) -> int | None:
    """Return where the noun of its kind stands, with nothing but adjectives before it."""
    for place, word in enumerate(words):
        if word.casefold() in KINDS:
            return place
        if not word.endswith(ENDINGS):
            return None
    return None


def _agrees(town: str) -> bool:
    return not town.startswith("«") and town[-1] not in "ыи"


def _kind_in_case(noun: str, case: str) -> str:
    parts = [inflect(part, case, "sing", pos="NOUN", case="nomn") or part for part in noun.split("-")]
    return like_case("-".join(parts), noun)


def _adjective(word: str, case: str, gender: str) -> str:
    """Return an adjective in a case, its capitals kept: «Сергиево-Посадского»."""
    stem, ending = word[:-2], word[-2:]
    number = gender if gender in {"femn", "plur"} else "sing"
    at = PROPOSED.index(case)
    if stem[-1] in "кгх":
        return stem + (SOFT["sing"][at] if number == "sing" and case == "ablt" else HARD[number][at]).replace("ы", "и")
    is_soft = stem[-1] in "жшчщ" or ending in ("ий", "яя", "ее", "ие")
    return stem + (SOFT if is_soft else HARD)[number][at]


def _place_in_case(words: list[str], case: str) -> str:
    """Return a place's own name in a case: «Набережных Челнов», «Сергиева Посада», «Ростова-на-Дону»."""
    out = []
    gender = ""
    for place, word in enumerate(words):
        is_last = place + 1 == len(words)
        if not is_last and word.endswith(ENDINGS):
            gender = GENDERS.get(word[-2:], "masc")
            out.append(_adjective(word, case, gender))
        elif not is_last and word[0].isupper() and word.endswith(("ов", "ев", "ин")):
            out.append(word + OWNERS[case])
        else:
            return " ".join([*out, _town(word, case), *words[place + 1 :]])
    return " ".join(out)


def _town(word: str, case: str) -> str:
    if word[-1] in "ыи" and "-" not in word:
        return like_case(inflect(word, case, pos="NOUN", case="nomn") or word, word)
    return town_form(word, case)


def _folded(text: str) -> str:
    plain = text.casefold().replace("ё", "е").translate(str.maketrans("–—‑", "---", '«»"“”„'))
    return " ".join(plain.split())
