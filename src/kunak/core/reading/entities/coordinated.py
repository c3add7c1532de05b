"""Territories that share one noun: «Саратовской, Самарской и Ульяновской областей»."""

from collections.abc import Iterable, Iterator, Sequence

from kunak.core.reading import later as re
from kunak.core.reading.entities.territory import Territory
from kunak.core.reading.lexicon.territories import adjectives, foreign_adjectives, region_names
from kunak.core.reading.marks import Mark
from kunak.core.reading.morph import parses
from kunak.core.reading.text import Text, Token

NOUNS = {"област": "область", "кра": "край", "республик": "республика", "округ": "округ"}
ADJECTIVE = r"[А-ЯЁ][А-ЯЁа-яё-]+(?:[ое]й|ая|ий|[иы]х|[иы]ми?|ую|ого|ому|ом)"
MIDDLE = r"(?:(?:[Нн]ародн|[Аа]втономн)[а-я]+\s+)?"  # «Донецкой и Луганской Народных Республик»
# no word is begun twice, and no list is passed from each of its words to its end
SHARED = re.compile(
    rf"(?<![А-ЯЁа-яё-])(?P<list>(?:{ADJECTIVE}(?:,\s+|\s+и\s+)){{1,40}}{ADJECTIVE})\s+{MIDDLE}"
    r"(?P<noun>област(?:и|ей|ями|ям|ях|ь|ью)|кра(?:я|[её]в|ями|ям|ях|й|ем|ю)|[Рр]еспублик(?:и|ами|ам|ах|а|у|ой)?|"
    r"округ(?:а|ов|ами|ам|ах))\b"
)
# the noun first: «губернаторы областей: Орловской, Курской», «три республики – Чеченская, Ингушская и …»
NOUN_FIRST = re.compile(
    r"\b(?P<noun>област(?:и|ей|ями|ям|ях)|кра(?:я|[её]в|ями|ям|ях)|республик(?:и|ами|ам|ах)?)\s?[:–(]\s?"
    r"(?P<list>[А-ЯЁ][А-ЯЁа-яё-]+(?:[ое]й|ая|ий|ого|ому|ом)(?:(?:,|\sи)\s[А-ЯЁ][А-ЯЁа-яё-]+(?:[ое]й|ая|ий|ого|ому|"
    r"ом)\b)*)"
)
ANY_NOUN = re.compile(r"област|кра[яйеюё]|[Рр]еспублик|округ(?=[оа])")
HAS_NOUN = Mark(lambda word: "област" in word or "кра" in word or "еспублик" in word or "округ" in word)
LIST_BEFORE = re.compile(rf"(?:,|\sи)\s+[А-ЯЁ][А-ЯЁа-яё-]+\s+{MIDDLE}$")
LONGEST_END = 80  # letters of a list's last name
WORD = re.compile(r"[А-ЯЁ][А-ЯЁа-яё-]+")


def with_coordinated(text: Text, found: Sequence[Territory]) -> list[Territory]:
    """Return the territories with those that share a noun turned from adjectives into names."""
    out = list(found)
    for shared in _shared(text.mixed, [text.tokens[place] for place in text.places(HAS_NOUN)]):
        noun = _noun(shared["noun"])
        words = list(WORD.finditer(text.mixed, *shared.span("list")))
        items = [_named(word[0], noun) for word in words]
        if sum(item is not None for item in items) < 2 or any(item is None for item in items[:1]):
            continue
        for word, item in zip(words, items, strict=True):
            if item is None:
                continue
            end = max(word.end(), shared.end("noun")) if word is words[-1] else word.end()
            out = [other for other in out if other.end <= word.start() or end <= other.start]
            out.append(item._replace(start=word.start(), end=end, case=_case(words[0][0], shared["noun"])))
    return _with_elided(text, sorted(out, key=lambda item: item.start))


# «Саратовской области с Волгоградской»: behind one of these, and with no noun of its own
GOVERNS = {"с": "ablt", "со": "ablt", "между": "ablt", "от": "gent", "для": "gent", "у": "gent", "из": "gent"}
FAR = 160  # letters
NAMES_NOUN = re.compile(r"(?<=\s)(?:област|кра[яйеюё]|[Рр]еспублик|округ)[а-яё]*$")


def _with_elided(text: Text, found: list[Territory]) -> list[Territory]:
    """Return the territories with adjectives whose noun stands with one named before them turned into names."""
    out = list(found)
    for number, item in enumerate(found):
        if item.form != "adjective" or not number or not text.shadow[item.start].isupper():
            continue
        case = _governed(text, found[number - 1], item)
        if case is None or not _lacks_noun(text, item.end):
            continue
        sentence = text.sentence_at(item.start)
        for other in reversed(found[:number]):
            if other.start < sentence.start or item.start - other.end > FAR:
                break
            noun = NAMES_NOUN.search(text.shadow, other.start, other.end) if other.form == "name" else None
            named = _named(text.shadow[item.start : item.end], _noun(noun[0])) if noun is not None else None
            if named is not None and named.code != other.code:
                out[number] = named._replace(start=item.start, end=item.end, case=case)
                break
    return out


def _governed(text: Text, before: Territory, item: Territory) -> str | None:
    """Return the case that a preposition gives a name, or that of the one it is joined to; None where none does."""
    place = text.token_index(item.start)
    word = text.tokens[place - 1].lower if place else ""
    if word in GOVERNS:
        return GOVERNS[word]
    if _is_subject(text, place, word):
        return "nomn"
    if word in ("и", ",") and before.form == "name" and text.shadow[before.end : item.start].strip() == word:
        return before.case
    return None


def _is_subject(text: Text, place: int, before: str) -> bool:
    """Tell whether an adjective is the subject of the verb behind it: «с Омской областью Томская подписала …»."""
    token = text.tokens[place]
    if not token.lower.endswith("ая") or place + 1 >= len(text.tokens) or (place and text.tokens[place - 1].is_capital):
        return False
    following = parses(text.tokens[place + 1].lower)[0]
    return following.pos == "VERB" and following.gender == "femn" and before not in (".", "»")


def _lacks_noun(text: Text, place: int) -> bool:
    """Tell whether no noun follows that an adjective can be of."""
    index = text.token_index(place)
    if index >= len(text.tokens) or not text.tokens[index].is_word:
        return True
    token = text.tokens[index]
    return not token.is_capital and parses(token.lower)[0].pos not in ("NOUN", "ADJF", "PRTF", "NUMR")


CASE_OF_NOUN = (
    (("ями", "ами", "ью", "ем"), "ablt"),
    (("ей", "ев", "ёв", "ик", "ов"), "gent"),
    (("ям", "ам"), "datv"),
    (("ях", "ах"), "loct"),
    (("ь", "й", "а"), "nomn"),
)


def _case(adjective: str, noun: str) -> str:
    """Return the case of names that share a noun; «области» is told by its adjective: «Томская», but «Томской»."""
    for endings, case in CASE_OF_NOUN:
        if noun.endswith(endings):
            return case
    return "nomn" if adjective.endswith(("ая", "ий", "ие", "ые")) else "gent" if adjective.endswith("ого") else ""


def _shared(shadow: str, noun_tokens: Iterable[Token]) -> Iterator[re.Match[str]]:
    """Yield the lists with one noun; `re` would try each capital, we go from noun to noun."""
    nouns = [found.start() for token in noun_tokens for found in ANY_NOUN.finditer(shadow, token.start, token.end)]
    if any(LIST_BEFORE.search(shadow, max(0, noun - LONGEST_END), noun) for noun in nouns):
        yield from SHARED.finditer(shadow)
    yield from (found for noun in nouns if (found := NOUN_FIRST.match(shadow, noun)))


def _noun(form: str) -> str:
    return next(noun for stem, noun in NOUNS.items() if form.lower().startswith(stem))


def _named(word: str, noun: str) -> Territory | None:
    lower = word.lower().replace("ё", "е")
    stem = next((lower[: -len(end)] for end in ("ими", "ыми", "ого", "ому") if lower.endswith(end)), lower[:-2])
    for ending in ("ий", "ой", "ый"):
        for code in adjectives().get(stem + ending, ()):
            name = region_names()[code]
            if noun in name.lower():
                return Territory(0, 1, code, name, "region", "name")
    listed = foreign_adjectives().get(stem)
    if listed and noun == "область":
        return Territory(0, 1, listed[1], listed[0], "foreign", "name")
    return None
