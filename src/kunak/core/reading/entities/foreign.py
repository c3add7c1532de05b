"""Parts of foreign countries: by the table, or by a pattern with the country that the text names nearest."""

from collections.abc import Iterator, Mapping
from itertools import starmap
from typing import NamedTuple

from kunak.core.reading import later as re
from kunak.core.reading.entities.person_names import MIDDLE_NAMES
from kunak.core.reading.entities.territory import Territory
from kunak.core.reading.letters import ALL as ALL_LETTERS
from kunak.core.reading.letters import mask_of
from kunak.core.reading.lexicon.territories import adjectives, foreign_adjectives
from kunak.core.reading.marks import Mark
from kunak.core.reading.morph import inflect, like_case
from kunak.core.reading.patterns import Guarded
from kunak.core.reading.placed import Placed, placed
from kunak.core.reading.text import Text

BY_ADJECTIVE = re.compile(
    r"(?P<adjective>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*(?:ск|цк)(?:ая|ой|ую|ий|ого|ому|им|ом|ие|их|ими))\s+"
    r"(?P<noun>област(?:ь|и|ью|ей|ями|ям|ях)\b|облисполком\w*|облакимат\w*"
    r"|областн\w+\s+(?:исполнительн\w+\s+комитет\w*|администрац\w+)|велаят\w*|вилоят\w*"
    r"|[Вв]оеводств\w*|провинци(?:я|и|ю|ей)\b)"
)
STATE = (
    r"провинци\w+|аймак\w*|вилайет\w*|остан\w*|штат(?:а|ом|у|е)?|воеводств\w+|префектур\w+|кантон\w*|"
    r"велаят\w*|эмират\w*|губерни\w+|мухафаз\w+|графств\w+|жудец\w*|комитат\w*|департамент\w*(?= [А-ЯЁ][а-яё]+ \()"
    r"|земл[яеию]й?|жупани\w+|губернаторств\w+|автономн\w+\s+кра\w+"
)
BY_NAME = Guarded(
    rf"\b(?P<kind>(?i:{STATE})) +(?:\([а-я]+\) +)?(?P<name>(?:(?:Северн|Южн|Восточн|Западн|Верхн|Нижн|Центральн|"
    rf"Больш|Мал|Нов|Внутренн)[а-яё]+ )?"
    rf"[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*)(?P<more>(?: [А-ЯЁ][а-яё-]+)*)"
)
# the edge before the name is asked for after its capital: so `re` leaps from capital to capital
NAME_FIRST = re.compile(r"(?P<name>[А-ЯЁ](?<!\w.)[а-яё]+(?:-[А-ЯЁ][а-яё]+)?)\s+(?P<kind>аймак\w*|остан\w*|шир\w*)\b")
OF_A_NOUN = re.compile(r"\s+(?:[а-яё-]+ого\s+)?(?:округ|район|город|посел|област|стран|част)[а-яё]*")
KINDS_AFTER = (" аймак", " остан", " шир")
NEAR = 90


class Unit(NamedTuple):
    """What a country calls its parts, with the ending of an adjective before it."""

    stem: str
    noun: str
    gender: str
    ending: str


OBLAST = Unit("област", "область", "femn", "ая")
UNITS = (Unit("воеводств", "воеводство", "neut", "ое"), Unit("провинци", "провинция", "femn", "ая"))
# old papers name them with the country: «Луганская область Украины»
WERE_FOREIGN = frozenset(("донецкий", "луганский", "запорожский", "херсонский"))
OF_UKRAINE = re.compile(r",?\s\(?Украин")


def find_foreign(text: Text, known: Placed[Territory]) -> list[Territory]:
    """Return parts of foreign countries that the table of names missed, or that stand in another word's form."""
    out: list[Territory] = []
    abroad = placed(item for item in known if item.level in ("country", "foreign") and item.code != "RU")
    russian = adjectives()
    for found in BY_ADJECTIVE.finditer(text.mixed) if _may_name(text, russian) else ():
        word = found["adjective"].lower().replace("ё", "е")
        base = _dictionary_adjective(word)
        stem = base[:-2]
        listed = foreign_adjectives().get(stem)
        was_foreign = base in WERE_FOREIGN and OF_UKRAINE.match(text.mixed, found.end()) is not None
        if listed is None and base in russian and not was_foreign:
            continue
        unit = next((unit for unit in UNITS if found["noun"].lower().startswith(unit.stem)), OBLAST)
        agreed = inflect(word, "nomn", "sing", unit.gender, pos="ADJF") or stem + unit.ending
        like = starmap(like_case, zip(agreed.split("-"), found["adjective"].split("-"), strict=False))
        name = listed[0] if listed else f"{'-'.join(like)} {unit.noun}"
        code = listed[1] if listed else "UA" if was_foreign else _country_near(abroad, found.start(), found.end())
        code = code or _country_of(unit.noun)
        if was_foreign or (
            code
            and not any(
                (item.level, item.form) == ("region", "name")
                for item in known.touching(found.start(), found.end("adjective"))
            )
        ):
            out.append(Territory(found.start(), found.end(), code, name, "foreign", "name"))
    for pattern, matches in _patterns_for(text):
        taken = placed(out)  # a match of the same pattern overlaps none
        for found in matches:
            words = found["name"]
            if pattern is BY_NAME and _is_person(known, found):
                if found["more"].count(" ") != 1 or _country_near(abroad, found.start(), found.end()) != "VN":
                    continue
                words += found["more"]  # «провинция Кхань Хоа»
            held = known.holding(found.start())
            if held is not None and held.level == "foreign":
                continue
            if found["name"].endswith(("ого", "его")) and OF_A_NOUN.match(text.shadow, found.end("name")):
                continue  # «префектура Юго-Западного административного округа», «земли Северного района»
            code = _country_near(abroad, found.start(), found.end()) or _country_of(found["kind"])
            kind = inflect(found["kind"], "nomn", pos="NOUN") or found["kind"].lower()
            if code and not taken.touching(found.start(), found.end("name")):
                name = f"{kind} {words}"
                if pattern is NAME_FIRST and (
                    adjective := inflect(found["name"].lower(), "nomn", "sing", "masc", pos="ADJF")
                ):
                    own = zip(adjective.split("-"), words.split("-"), strict=False)
                    name = f"{'-'.join(starmap(like_case, own))} {kind}"
                end = max(found.start("name") + len(words), found.end("kind"))
                out.append(Territory(found.start(), end, code, name, "foreign", "name"))
    return out


def _may_name(text: Text, russian: Mapping[str, object]) -> bool:
    """Tell whether any noun of a region follows an adjective that is no Russian region's: in most texts none does."""
    tokens = text.tokens
    for place in text.places(REGION):
        word = tokens[place - 1].lower if place else ""
        base = _dictionary_adjective(word)
        if ("ск" in word or "цк" in word) and (
            base not in russian or base in WERE_FOREIGN or base[:-2] in foreign_adjectives()
        ):
            return True
    return False


STATES = (
    *("провинци", "аймак", "вилайет", "остан", "штат", "воеводств", "префектур", "кантон", "велаят", "эмират"),
    *("губерн", "мухафаз", "графств", "жудец", "комитат", "департамент", "земл", "жупани", "автономн"),
)
STATE_LETTERS = mask_of(STATES)
STATE_WORD = Mark(lambda word: bool(ALL_LETTERS.words[word] & STATE_LETTERS))
REGION_WORDS = ("област", "облисполком", "облсовет", "облакимат", "велаят", "вилоят", "воеводств", "провинци")
REGION = Mark(lambda word: word.startswith(REGION_WORDS), REGION_WORDS)


def _patterns_for(text: Text) -> Iterator[tuple[Guarded | re.Pattern[str], Iterator[re.Match[str]]]]:
    """Yield the patterns by which a part of a country may be named here, with their matches; most texts name none."""
    if BY_NAME.may_match(text.letters) and _is_kind_before_name(text):
        yield BY_NAME, BY_NAME.finditer(text.shadow, letters=text.letters)
    if any(kind in text.flat for kind in KINDS_AFTER):
        yield NAME_FIRST, NAME_FIRST.finditer(text.shadow)


def _is_kind_before_name(text: Text) -> bool:
    """Tell whether a capital or a bracket follows any word that may open «провинция …»: «останется» opens nothing."""
    tokens = text.tokens
    following = (tokens[place + 1] for place in text.places(STATE_WORD) if place + 1 < len(tokens))
    return any(token.is_capital or token.text == "(" or token.lower.startswith("кра") for token in following)


VIETNAMESE = frozenset(
    ["Нгуен", "Чан", "Ле", "Фам", "Хоанг", "Фан", "Ву", "Во", "Данг", "Буй", "До", "Хо", "Нго", "Зыонг", "Ли"]
)


def _is_person(known: Placed[Territory], found: re.Match[str]) -> bool:
    """Tell whether the capitalised words after «провинции» name a person and not the province."""
    words = found["more"].count(" ")
    if words == 1:
        return not _is_place_after(known, found.end("name"))
    is_middle = words == 2 and found["more"].split()[0].lower() in MIDDLE_NAMES  # «комитета провинции Чинь Минь Хай»
    return is_middle or (words > 1 and found["name"] in VIETNAMESE)


def _is_place_after(known: Placed[Territory], place: int) -> bool:
    """Tell whether a territory follows, so that the capitalised word after a name is not a person's."""
    return bool(known.within(place, place + 3))


def _dictionary_adjective(word: str) -> str:
    for ending in ("ского", "скому", "ской", "скую", "ская", "ским", "ском", "ские", "ских", "скими", "ский"):
        if word.endswith(ending):
            return word[: -len(ending)] + "ский"
    return word


# what only one country calls its parts
UNITS_OF_ONE = {
    "префектур": "JP",
    "воеводств": "PL",
    "аймак": "MN",
    "вилайет": "TR",
    "остан": "IR",
    "жудец": "RO",
    "эмират": "AE",
}


def _country_of(kind: str) -> str:
    """Return the only country that has parts of a kind, empty where several have."""
    return next((code for stem, code in UNITS_OF_ONE.items() if kind.lower().startswith(stem)), "")


def _country_near(abroad: Placed[Territory], start: int, end: int) -> str:
    """Return the foreign country named nearest to a place, or the first of the text; empty where none is."""
    near = [item for item in abroad.within(start - NEAR, end + NEAR) if item.end <= end + NEAR]
    if near:
        return min(near, key=lambda item: min(abs(item.start - end), abs(start - item.end))).code
    return abroad[0].code if abroad else ""
