"""Surnames in the nominative: by strong endings, as adjectives, as possessives in -ов, as nouns."""

from collections.abc import Iterator

from kunak.core.reading.entities.name_endings import ADJECTIVE, MIXED, VOWELS, unknown_forms
from kunak.core.reading.morph import inflect, like_case, parses

OV = ("ов", "ев", "ин", "ын")


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


def surname_fit(word: str, case: str, gender: str) -> float:
    """Return how well a surname's ending fits a case and gender: more is better, 0.5 where it says nothing."""
    if " " in word:
        return 0.5
    for length in (5, 4):
        strong = STRONG.get(word[-length:])
        if strong and word.endswith("ской") and len(word) > 5:
            return (
                2.0
                if (case, gender) == ("nomn", "masc") or (case not in {"nomn", "accs"} and gender == "femn")
                else 0.0
            )
        if strong and len(word) > length + 1:
            return 2.0 if case in strong[0].split() and gender in strong[1].split() else 0.0
    return 1.0 if any(True for _ in _surname_forms(word, case, gender)) else 0.0


def surname_form(word: str, case: str, gender: str) -> str:
    """Return the nominative of a surname that stands in a case; one that no rule knows stays as it is."""
    if " " in word:
        return _of_syllables(word, case)
    if not word:
        return word
    head, dash, tail = word.rpartition("-")
    if dash and not head[:1].isupper() and tail[:1].isupper():
        return f"{head}-{surname_form(tail, case, gender)}"  # «аль-Хасана»
    if dash and head[:1].isupper():
        return f"{surname_form(head, case, gender)}-{surname_form(tail, case, gender)}"
    return like_case(next(_surname_forms(word.lower(), case, gender), word.lower()), word)


SHORT = (4, 6)  # letters of the syllables of «Пак Чон Ира», the last of which is declined
OF_CASE = {"gent": "ая", "accs": "ая", "datv": "ую", "ablt": ("ом", "ем")}


def _of_syllables(words: str, case: str) -> str:
    """Return the nominative of a surname of several words: of two syllables the last is declined, others stay."""
    head, _, last = words.rpartition(" ")
    for ending in OF_CASE.get(case, ()) if len(head) <= SHORT[0] and len(last) <= SHORT[1] else ():
        stem = last.removesuffix(ending)
        if stem != last and stem[-1:] not in VOWELS and any(letter in VOWELS for letter in stem.lower()):
            soft = "ь" if ending in ("я", "ю", "ем") else ""
            return f"{head} {stem}{soft}"
    return words


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
    if ending == "ым":
        return stem[-1] not in VOWELS and not stem.endswith(OV)  # only adjectives and surnames in -ов have it
    if ending in ("ой", "ом", "им"):
        if stem[-1] == "н":
            return stem[-2] not in VOWELS  # «Речной», «Садным», but not «Алиной»
        return stem.endswith(("ск", "цк", "зк", "ят", "ст"))
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
    if gender == "masc" and case != "nomn":
        known = inflect(word, "nomn", "sing", pos="NOUN", case=case)  # «Зайцу», «Лебедем»: surnames that are nouns
        if known is not None and any(
            parse.is_known and parse.case == case and "anim" in parse.grammemes for parse in parses(word)
        ):
            yield known
    yield from unknown_forms(word, case, gender)
