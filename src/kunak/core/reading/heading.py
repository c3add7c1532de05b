"""A phrase cut out of a sentence as it stands by itself: «проведении выставок» becomes «Проведение выставок»."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from kunak.core.reading import later as re
from kunak.core.reading.morph import Parse, inflect, like_case_of_parts, parses

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
BEFORE_A_NOUN = frozenset({"ADJF", "PRTF"})
PLAINLY_OBLIQUE = frozenset({"datv", "ablt", "loct"})  # a genitive after the head may as well hang on it
REMEMBERED = 20_000

Form = tuple[str, str, str]  # case, number, gender


@lru_cache(maxsize=REMEMBERED)
def as_heading(text: str, case: str = "") -> str:
    """Return the phrase with its head in the nominative and a capital first letter; all else stays letter for letter.

    What begins with anything but a noun and its adjectives (an infinitive, a preposition, a number, an abbreviation)
    or could already be in the nominative only gets its capital.

    Args:
        text: the phrase, without what stands before it.
        case: the case that its head stands in, where the words before it tell: «группы» after «заседание» is no
            nominative of many.
    """
    words = [(found.start(), found.end()) for found in WORD.finditer(text)]
    put = dict(_in_nominative(text, words, case))
    pieces, last = [], 0
    for start, end in words:
        if start in put:
            pieces += [text[last:start], like_case_of_parts(put[start], text[start:end])]
            last = end
    whole = "".join([*pieces, text[last:]])
    return whole[:1].upper() + whole[1:]


def _in_nominative(text: str, words: Sequence[tuple[int, int]], case: str) -> Iterator[tuple[int, str]]:
    """Yield the places of words to be put into the nominative, with their new forms."""
    group = _noun_group(text, words)
    if not group or group[0][0] != 0:
        return
    form = _form_of(text, group, case)
    if form is None:
        return
    yield from _put(text, group, form)
    rest = words[len(group) :]
    while form[0] in PLAINLY_OBLIQUE and rest and text[group[-1][1] : rest[0][0]].strip() in {"", ","}:
        is_joined = text[slice(*rest[0])] in {"и", "или"}
        group = _noun_group(text, rest[1:] if is_joined else rest)
        joined = _form_of(text, group) if group else None
        if joined is None or joined[0] != form[0] or not (is_joined or "," in text[group[0][0] - 2 : group[0][0]]):
            return
        yield from _put(text, group, joined)
        rest = rest[len(group) + is_joined :]


def _noun_group(text: str, words: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the adjectives and the noun that the words begin with; none where they begin otherwise."""
    group: list[tuple[int, int]] = []
    for start, end in words:
        if group and text[group[-1][1] : start] not in {" ", "\u00a0"}:
            return []
        group.append((start, end))
        kinds = _kinds(text[start:end])
        if "NOUN" in kinds and not kinds & BEFORE_A_NOUN:
            return group
        if not kinds & BEFORE_A_NOUN:
            return []
    return []


def _kinds(word: str) -> set[str]:
    """Return the parts of speech that a word may be; of one with a hyphen guesses count: «российско-узбекской»."""
    return {parse.pos for parse in parses(word) if parse.is_known or ("-" in word and parse.pos in BEFORE_A_NOUN)}


def _form_of(text: str, group: Sequence[tuple[int, int]], case: str = "") -> Form | None:
    """Return the form that the words of a group share; None where it may be the nominative already or is unknown."""
    noun = text[slice(*group[-1])]
    nouns = [
        parse
        for parse in parses(noun)
        if parse.pos == "NOUN" and parse.case and parse.is_known and case in ("", parse.case)
    ]
    shared = [parse for parse in nouns if all(_agrees(text[slice(*place)], parse) for place in group[:-1])]
    if len(group) == 1 and noun.endswith("ии"):  # «реализации»: such nouns of action have no plural to speak of
        shared = [parse for parse in shared if parse.number == "sing"]
    if not shared or any(parse.case == "nomn" for parse in shared):
        return None
    return shared[0].case, shared[0].number, shared[0].gender


def _agrees(word: str, noun: Parse) -> bool:
    return any(
        parse.pos in BEFORE_A_NOUN
        and parse.case == noun.case
        and parse.number == noun.number
        and (noun.number == "plur" or parse.gender == noun.gender)
        for parse in parses(word)
    )


def _put(text: str, group: Sequence[tuple[int, int]], form: Form) -> Iterator[tuple[int, str]]:
    case, number, gender = form
    for place in group:
        is_noun = place is group[-1]
        wanted = {"nomn", number, *({gender} if number == "sing" and not is_noun and gender else ())}
        for pos in ("NOUN",) if is_noun else ("ADJF", "PRTF"):
            put = inflect(text[slice(*place)], *sorted(wanted), pos=pos, case=case)
            if put is not None:
                yield place[0], put
                break
