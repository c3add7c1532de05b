"""Names of people in the nominative: the first name or patronymic fixes case and gender, the surname must agree."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from kunak.core.reading.morph import CACHED_WORDS, analyzer, case_of, inflect, like_case, parses

GENDERS = ("masc", "femn")
VOWELS = "аеёиоуыэюя"
# endings of a form: (cut, case, gender, what to add)
Rule = tuple[str, str, str, str]
PATRONYMICS: tuple[Rule, ...] = (
    ("ич", "nomn", "masc", "ич"),
    ("ича", "gent", "masc", "ич"),
    ("ича", "accs", "masc", "ич"),
    ("ичу", "datv", "masc", "ич"),
    ("ичем", "ablt", "masc", "ич"),
    ("иче", "loct", "masc", "ич"),
    ("на", "nomn", "femn", "на"),
    ("ны", "gent", "femn", "на"),
    ("не", "datv", "femn", "на"),
    ("не", "loct", "femn", "на"),
    ("ну", "accs", "femn", "на"),
    ("ной", "ablt", "femn", "на"),
)
PATRONYMIC_ENDS = (
    "ич",
    "ича",
    "ичу",
    "ичем",
    "иче",
    "вна",
    "вны",
    "вне",
    "вну",
    "вной",
    "ична",
    "ичны",
    "ичне",
    "ичну",
    "ичной",
)
TURKIC_ENDS = ("улы", "оглы", "кызы", "угли", "кизи")
OV = ("ов", "ев", "ин", "ын")
ADJECTIVE: tuple[Rule, ...] = (
    ("ого", "gent", "masc", "?"),
    ("ого", "accs", "masc", "?"),
    ("его", "gent", "masc", "?"),
    ("ому", "datv", "masc", "?"),
    ("им", "ablt", "masc", "?"),
    ("ым", "ablt", "masc", "?"),
    ("ом", "loct", "masc", "?"),
    ("ая", "nomn", "femn", "ая"),
    ("ой", "gent", "femn", "ая"),
    ("ой", "datv", "femn", "ая"),
    ("ой", "ablt", "femn", "ая"),
    ("ой", "loct", "femn", "ая"),
    ("ую", "accs", "femn", "ая"),
)
MIXED: tuple[Rule, ...] = (
    ("", "nomn", "masc", ""),
    ("а", "gent", "masc", ""),
    ("а", "accs", "masc", ""),
    ("у", "datv", "masc", ""),
    ("ым", "ablt", "masc", ""),
    ("е", "loct", "masc", ""),
    ("а", "nomn", "femn", "а"),
    ("ой", "gent", "femn", "а"),
    ("ой", "datv", "femn", "а"),
    ("ой", "ablt", "femn", "а"),
    ("ой", "loct", "femn", "а"),
    ("у", "accs", "femn", "а"),
)
HARD_NOUN: tuple[Rule, ...] = (
    ("а", "gent", "masc", ""),
    ("а", "accs", "masc", ""),
    ("у", "datv", "masc", ""),
    ("ом", "ablt", "masc", ""),
    ("ем", "ablt", "masc", ""),
    ("е", "loct", "masc", ""),
)
SOFT_NOUN: tuple[Rule, ...] = (
    ("я", "gent", "masc", "ь"),
    ("я", "accs", "masc", "ь"),
    ("ю", "datv", "masc", "ь"),
    ("ем", "ablt", "masc", "ь"),
    ("е", "loct", "masc", "ь"),
)
SHORT_I_NOUN: tuple[Rule, ...] = tuple((ending, case, gender, "й") for ending, case, gender, _ in SOFT_NOUN)
A_NOUN: tuple[Rule, ...] = (
    ("ы", "gent", "", "а"),
    ("и", "gent", "", "а"),
    ("е", "datv", "", "а"),
    ("е", "loct", "", "а"),
    ("у", "accs", "", "а"),
    ("ой", "ablt", "", "а"),
    ("ей", "ablt", "", "а"),
)
YA_NOUN: tuple[Rule, ...] = (
    ("и", "gent", "", "я"),
    ("е", "datv", "", "я"),
    ("и", "datv", "", "я"),
    ("ю", "accs", "", "я"),
    ("ей", "ablt", "", "я"),
    ("е", "loct", "", "я"),
)
SIBILANT_OR_TS = "жшщчц"


def is_first_name(word: str) -> bool:
    """Tell whether the dictionary knows a word, or the first part of it, as a first name."""
    return any("Name" in parse.grammemes and parse.is_known for parse in parses(word.split("-", maxsplit=1)[0]))


def is_patronymic(word: str) -> bool:
    """Tell whether a word looks like a patronymic."""
    if word.endswith(TURKIC_ENDS) or word in ("оглы", "кызы", "улу"):
        return len(word) > 3
    return len(word) > 5 and word.endswith(PATRONYMIC_ENDS)


def is_surname(word: str) -> bool:
    """Tell whether a word looks like a surname in some case: the dictionary's word, or an ending of surnames."""
    if any({"Surn"} & parse.grammemes for parse in parses(word)[:4]):
        return True
    return word.endswith(
        ("ов", "ев", "ин", "ын", "ский", "цкий", "ова", "ева", "ина", "ская", "цкая", "ко", "ых", "их")
    )


@lru_cache(maxsize=CACHED_WORDS)
def nominative(first: str, patronymic: str, surname: str, case: str = "") -> tuple[str, str, str, str, str]:
    """Return a person's names in the nominative.

    Args:
        first, patronymic, surname: as written; what is not there is empty.
        case: in which the words around put the name, empty where unknown.
    Returns:
        first, patronymic, surname, the case that was found, and the gender; both empty where nothing tells.
    """
    best: tuple[float, str, str] | None = None
    for number, (tried, gender) in enumerate(product(_order(case), GENDERS)):
        fit = _fit(first, patronymic, surname, tried, gender)
        if fit <= 0:
            continue
        score = fit + (3.0 if case and tried == case else 0.0) - number * 0.01
        if best is None or score > best[0]:
            best = (score, tried, gender)
    if best is None and first and surname:
        names = nominative(first, patronymic, "", case)
        return names[0], names[1], surname, names[3], names[4]
    if best is None:
        return first, patronymic, surname, "", ""
    _, found, gender = best
    return (
        _first_form(first, found, gender),
        _by_rules(patronymic, PATRONYMICS, found, gender) or patronymic,
        _surname_form(surname, found, gender),
        found,
        gender,
    )


def _order(case: str) -> tuple[str, ...]:
    rest = ("nomn", "ablt", "gent", "accs", "datv", "loct")
    return (case, *(other for other in rest if other != case)) if case else rest


def _fit(first: str, patronymic: str, surname: str, case: str, gender: str) -> float:
    """Return how well a case and gender agree with the names, 0 where one of them cannot be in it."""
    total = 0.0
    if patronymic and not patronymic.lower().endswith(TURKIC_ENDS):
        if _by_rules(patronymic, PATRONYMICS, case, gender) is None:
            return 0.0
        total += 3
    if first:
        points = _first_fit(first.lower(), case, gender)
        if not points:
            return 0.0
        total += points
    if surname:
        points = _surname_fit(surname.lower(), case, gender)
        if not points:
            return 0.0
        total += points
    return total


def _first_fit(word: str, case: str, gender: str) -> float:
    if _is_initials(word):
        return 0.5
    if "-" in word:
        return max(
            _first_fit(word.rpartition("-")[2], case, gender), _first_fit(word.split("-", maxsplit=1)[0], case, gender)
        )
    known = [parse for parse in parses(word) if "Name" in parse.grammemes and parse.is_known]
    if known:
        fits = [
            parse
            for parse in known
            if parse.case == case and parse.number != "plur" and _gender_fits(parse.gender, gender)
        ]
        return 2.0 if fits else 0.0
    return 1.0 if any(True for _ in _unknown_forms(word, case, gender)) else 0.0


def _gender_fits(found: str, gender: str) -> bool:
    return found in ("", gender, "ms-f")


def _is_initials(word: str) -> bool:
    return len(word.strip(".")) <= 1 or "." in word


def _unknown_forms(word: str, case: str, gender: str) -> Iterator[str]:
    """Yield the nominatives that an unknown name may have, were it in this case and gender."""
    last = word[-1]
    if last in "оуэыи" or (last == "е" and case != "loct"):
        yield word
    if case == "nomn":
        if last in "ая" or (gender == "masc" and last not in VOWELS) or (gender == "femn" and last not in VOWELS):
            yield word
        return
    tables = (A_NOUN, YA_NOUN) if gender == "femn" else (HARD_NOUN, SHORT_I_NOUN, SOFT_NOUN, A_NOUN, YA_NOUN)
    for table in tables:
        form = _by_rules(word, table, case, gender)
        if form and len(form) > 1 and _is_likely(table, form, word):
            yield form
    if (last not in VOWELS and (gender == "femn" or len(word) < 5)) or (case == "loct" and last == "е"):
        yield word


def _is_likely(table: tuple[Rule, ...], form: str, word: str) -> bool:
    """Tell whether a table suits the stem: й follows vowels, a bare stem ends in a consonant, -ем follows a sibilant."""
    if table is SHORT_I_NOUN:
        return form[-2] in VOWELS
    if table is SOFT_NOUN:
        return form[-2] not in VOWELS and form[-2] in "лнртс" and not (word.endswith("е"))
    if table is HARD_NOUN:
        return form[-1] not in VOWELS + "йь" and not (word.endswith("ем") and form[-1] not in SIBILANT_OR_TS)
    if table is A_NOUN:
        return form[-2] not in VOWELS and not (word.endswith("ей") and form[-2] not in SIBILANT_OR_TS)
    return True


def _by_rules(word: str, table: tuple[Rule, ...], case: str, gender: str) -> str | None:
    lower = word.lower()
    for ending, its_case, its_gender, mend in table:
        if its_case == case and its_gender in ("", gender) and lower.endswith(ending) and len(lower) > len(ending) + 1:
            return word[: len(word) - len(ending)] + mend if ending else word
    return None


def _first_form(word: str, case: str, gender: str) -> str:
    if not word or _is_initials(word) or case == "nomn":
        return word
    head, dash, tail = word.rpartition("-")
    if dash:
        left = _first_form(head, case, gender) if _declines_first(head, case, gender) else head
        return f"{left}-{_first_form(tail, case, gender)}"
    lower = word.lower()
    for parse in parses(lower):
        if "Name" in parse.grammemes and parse.is_known and parse.case == case and _gender_fits(parse.gender, gender):
            form = inflect(lower, "nomn", "sing", pos="NOUN", case=case) if parse.lemma else None
            best = _known_nominative(lower, case, gender) or form or lower
            return like_case(best, word)
    return like_case(next(_unknown_forms(lower, case, gender), lower), word)


def _declines_first(head: str, case: str, gender: str) -> bool:
    """Tell whether the first half of a double name stands in the case, too: «Анны-Марии», but «Махмуд-Али»."""
    return any(
        "Name" in parse.grammemes and parse.case == case and parse.is_known and _gender_fits(parse.gender, gender)
        for parse in parses(head)
    )


def _known_nominative(word: str, case: str, gender: str) -> str | None:
    for found in analyzer().parse(word):
        if "Name" in found.tag and case_of(found) == case and _gender_fits(str(found.tag.gender or ""), gender):
            form = found.inflect(frozenset(("nomn", "sing")))
            if form is not None:
                return str(form.word)
    return None


STRONG = {
    "овым": ("ablt", "masc"),
    "евым": ("ablt", "masc"),
    "иным": ("ablt", "masc"),
    "ским": ("ablt", "masc"),
    "цким": ("ablt", "masc"),
    "ского": ("gent accs", "masc"),
    "цкого": ("gent accs", "masc"),
    "скому": ("datv", "masc"),
    "цкому": ("datv", "masc"),
    "овой": ("gent datv ablt loct", "femn"),
    "евой": ("gent datv ablt loct", "femn"),
    "иной": ("gent datv ablt loct", "femn"),
    "ской": ("gent datv ablt loct nomn", "femn masc"),
    "скую": ("accs", "femn"),
    "ская": ("nomn", "femn"),
    "ский": ("nomn", "masc"),
}


def _surname_fit(word: str, case: str, gender: str) -> float:
    if " " in word:
        return 0.5
    for length in (5, 4):
        strong = STRONG.get(word[-length:])
        if strong and word.endswith("ской") and len(word) > 5:
            return (
                2.0
                if (case, gender) == ("nomn", "masc") or (case != "nomn" and case != "accs" and gender == "femn")
                else 0.0
            )
        if strong and len(word) > length + 1:
            return 2.0 if case in strong[0].split() and gender in strong[1].split() else 0.0
    return 1.0 if any(True for _ in _surname_forms(word, case, gender)) else 0.0


def _surname_form(word: str, case: str, gender: str) -> str:
    if not word or " " in word:
        return word
    head, dash, tail = word.rpartition("-")
    if dash and head[:1].isupper():
        return f"{_surname_form(head, case, gender)}-{_surname_form(tail, case, gender)}"
    return like_case(next(_surname_forms(word.lower(), case, gender), word.lower()), word)


def _surname_forms(word: str, case: str, gender: str) -> Iterator[str]:
    """Yield the nominatives that a surname may have, were it in this case and gender; the likeliest first."""
    if "-" in word:
        word = word.rpartition("-")[2]
    if word.endswith(("ых", "их", "ко", "аго", "яго", "ово")):
        yield word
        return
    yield from _adjective_surname(word, case, gender)
    yield from _ov_surname(word, case, gender)
    yield from _noun_surname(word, case, gender)


def _adjective_surname(word: str, case: str, gender: str) -> Iterator[str]:
    if case == "nomn" and gender == "masc" and word.endswith(("ий", "ый", "ой")):
        yield word
        return
    for ending, its_case, its_gender, mend in ADJECTIVE:
        if its_case != case or its_gender != gender or not word.endswith(ending):
            continue
        stem = word[: -len(ending)]
        if len(stem) < 3 or not _is_adjective_stem(stem, ending):
            continue
        if mend == "?":
            yield stem + ("ий" if stem[-1] in "кгхжшщч" else "ый")
        else:
            yield stem + mend


def _is_adjective_stem(stem: str, ending: str) -> bool:
    if ending in ("ой", "ом", "им", "ым"):
        return stem.endswith(("ск", "цк", "зк", "ьн", "жн", "нн", "ят", "ст", "лн", "рн", "вн", "сн", "дн", "тн"))
    return stem[-1] not in VOWELS


def _ov_surname(word: str, case: str, gender: str) -> Iterator[str]:
    for ending, its_case, its_gender, mend in MIXED:
        if its_case == case and its_gender == gender and word.endswith(ending):
            stem = word[: len(word) - len(ending)] if ending else word
            if stem.endswith(OV) and len(stem) > 3:
                yield stem + mend


def _noun_surname(word: str, case: str, gender: str) -> Iterator[str]:
    if word.endswith(("ский", "цкий")) and gender == "femn":
        return
    last = word[-1]
    if case == "nomn":
        if last in VOWELS or gender == "masc" or not word.endswith((*OV, "ий", "ый")):
            yield word
        return
    if (
        gender == "masc"
        and last not in VOWELS + "ьй"
        and case != "nomn"
        and not word.endswith(("ым", "им", "ом", "ем"))
    ):
        return
    yield from _unknown_forms(word, case, gender)
