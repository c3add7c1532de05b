"""Names of people in the nominative: the first name or patronymic fixes case and gender, the surname must agree."""

from functools import lru_cache
from itertools import product

from kunak.core.reading.entities.name_endings import PATRONYMICS, VOWELS, by_rules, unknown_forms
from kunak.core.reading.entities.surnames import surname_fit, surname_form
from kunak.core.reading.morph import analyzer, case_of, inflect, like_case, parses
from kunak.core.reading.once import CACHED_WORDS

GENDERS = ("masc", "femn")


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


SHORT_PATRONYMICS = ("ильич", "фомич", "лукич", "савич", "кузьмич", "никитич")
TURKIC_ENDS = ("улы", "оглы", "кызы", "угли", "кизи")


def is_first_name(word: str) -> bool:
    """Tell whether the dictionary knows a word, or the first part of it, as a first name."""
    return any("Name" in parse.grammemes and parse.is_known for parse in parses(word.split("-", maxsplit=1)[0]))


def is_patronymic(word: str) -> bool:
    """Tell whether a word looks like a patronymic."""
    if word.endswith(TURKIC_ENDS) or word in ("оглы", "кызы", "улу"):
        return len(word) > 3
    return word.endswith(PATRONYMIC_ENDS) and (len(word) > 5 or word.startswith(SHORT_PATRONYMICS))


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
    if best is None and surname.lower().endswith(("ская", "цкая")):  # «Павла Навлинская»: a first name that is rarer
        return first, patronymic, surname, "nomn", "femn"
    if best is None and first and surname:
        names = nominative(first, patronymic, "", case)
        return names[0], names[1], surname, names[3], names[4]
    if best is None:
        return first, patronymic, surname, "", ""
    _, found, gender = best
    return (
        _first_form(first, found, gender),
        by_rules(patronymic, PATRONYMICS, found, gender) or patronymic,
        surname_form(surname, found, gender),
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
        if by_rules(patronymic, PATRONYMICS, case, gender) is None:
            return 0.0
        total += 3
    if first:
        points = _first_fit(first.lower(), case, gender)
        if not points and patronymic and gender == "femn" and first[-1] not in VOWELS:
            points = 0.5  # «Гульчачак Ирековну»: a woman's name on a consonant has no cases
        if not points:
            return 0.0
        total += points
    if surname:
        points = surname_fit(surname.lower(), case, gender)
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
    return 1.0 if any(True for _ in unknown_forms(word, case, gender)) else 0.0


def _gender_fits(found: str, gender: str) -> bool:
    return found in ("", gender, "ms-f")


def _is_initials(word: str) -> bool:
    return len(word.strip(".")) <= 1 or "." in word


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
    return like_case(next(unknown_forms(lower, case, gender), lower), word)


def _declines_first(head: str, case: str, gender: str) -> bool:
    """Tell whether the first half of a double name stands in the case, too: «Анны-Марии», but «Махмуд-Али»."""
    return any(
        "Name" in parse.grammemes and parse.case == case and parse.is_known and _gender_fits(parse.gender, gender)
        for parse in parses(head)
    )


def _known_nominative(word: str, case: str, gender: str) -> str | None:
    if gender == "femn" and word.endswith("е") and is_first_name(usual := word[:-1] + "а"):
        return usual  # «Анне» is Анна's, though the dictionary has an Анне, too
    for found in analyzer().parse(word):
        if "Name" in found.tag and case_of(found) == case and _gender_fits(str(found.tag.gender or ""), gender):
            form = found.inflect(frozenset(("nomn", "sing")))
            if form is not None:
                return str(form.word)
    return None
