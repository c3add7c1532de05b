"""Endings of names by case and gender, as tables, and what they give for a name that no dictionary knows."""

from collections.abc import Iterator

from kunak.core.reading import later as re

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


SHORTEST_DECLINED = 3
OF_A = re.compile(r"..[бвгдзкмнпрстфхц]ы$|..[жшщ]и$")  # not «Хазарлы», «Судзуки», «Росси»
SIBILANT_OR_TS = "жшщчц"


def unknown_forms(word: str, case: str, gender: str) -> Iterator[str]:
    """Yield the nominatives that an unknown name may have, were it in this case and gender."""
    last = word[-1]
    may_decline = (
        last == "у" and len(word) > SHORTEST_DECLINED and (case, gender) in {("datv", "masc"), ("accs", "femn")}
    )
    if last in "ыи" and case == "gent" and OF_A.search(word):
        yield word[:-1] + "а"  # «Бадмы», «Пёши»
    if (last in "оуэыи" and not may_decline) or (last == "е" and case != "loct"):
        yield word
    if case == "nomn":
        if last in "ая" or (gender == "masc" and last not in VOWELS) or (gender == "femn" and last not in VOWELS):
            yield word
        return
    tables = (A_NOUN, YA_NOUN) if gender == "femn" else (HARD_NOUN, SHORT_I_NOUN, SOFT_NOUN, A_NOUN, YA_NOUN)
    for table in tables:
        form = by_rules(word, table, case, gender)
        if form and len(form) > 1 and _is_likely(table, form, word):
            yield form
    if may_decline:
        yield word
    if (last not in VOWELS and (gender == "femn" or len(word) < 5)) or (case == "loct" and last == "е"):
        yield word


def _is_likely(table: tuple[Rule, ...], form: str, word: str) -> bool:
    """Tell whether a table suits the stem: й follows vowels, a stem ends in a consonant, -ем follows a sibilant."""
    if table is SHORT_I_NOUN:
        return form[-2] in VOWELS
    if table is SOFT_NOUN:
        return form[-2] not in VOWELS + SIBILANT_OR_TS and not word.endswith("е")
    if table is HARD_NOUN:
        return form[-1] not in VOWELS + "йь" and not (word.endswith("ем") and form[-1] not in SIBILANT_OR_TS)
    if table is A_NOUN:
        return form[-2] not in VOWELS and not (word.endswith("ей") and form[-2] not in SIBILANT_OR_TS)
    return True


def by_rules(word: str, table: tuple[Rule, ...], case: str, gender: str) -> str | None:
    """Return a name's nominative by the first rule of a table that fits its ending, None where none does."""
    lower = word.lower()
    for ending, its_case, its_gender, mend in table:
        if its_case == case and its_gender in ("", gender) and lower.endswith(ending) and len(lower) > len(ending) + 1:
            return word[: len(word) - len(ending)] + mend if ending else word
    return None
