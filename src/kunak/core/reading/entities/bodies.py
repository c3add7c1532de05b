"""Bodies that a text names: governments, ministries, parliaments, firms, institutions."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import NamedTuple

from kunak.core.reading import later as re
from kunak.core.reading.entities.phrases import Territories, is_adjective, tail_end
from kunak.core.reading.entities.territory import Territory
from kunak.core.reading.lexicon.bodies import (
    FORM_BEFORE,
    FULL_MINISTRIES,
    HEADS,
    LEGAL_FORM,
    NOT_MINISTRY,
    ONLY_CALLED,
    SHORT_DEPARTMENT,
    SHORT_FEDERAL,
    SHORT_FIRMS,
    SHORT_FORMS,
    SHORT_MINISTRY,
    SHORT_UNIVERSITY,
    STEMS,
)
from kunak.core.reading.lexicon.posts import POST_LEMMAS
from kunak.core.reading.lexicon.territories import region_genitive
from kunak.core.reading.marks import Mark
from kunak.core.reading.morph import Parse, inflect, like_case, parses
from kunak.core.reading.quoted import quoted_from
from kunak.core.reading.record import PartyType
from kunak.core.reading.text import Text

SURNAME_LIKE = re.compile(r"(?:ов|ев|ин|ск|цк)(?:а|у|ым|е|ой|ий|ого|ому|им|ом|ая|ую)?$")  # Минаев, Минводовский
LONGEST_LEFT = 6
STOPS = (POST_LEMMAS | {"власть"}) - {"депутат", "министр"}
WITH_POST = ("канцелярия", "администрация", "командование", "хурал")  # «Хурал гражданских представителей»


class Body(NamedTuple):
    """A body named at `[start, end)`.

    Args:
        name: nominative, clean words, as full as here.
        type: party type that it would have; `territory` for a government or administration.
        territory: number in `Context.territories` of the territory in its name, -1 where none.
        case: in which its head word stands, empty where unknown.
        number: `sing` or `plur` of the head word.
        head: dictionary form of the head word.
    """

    start: int
    end: int
    name: str
    type: PartyType
    territory: int = -1
    case: str = ""
    number: str = "sing"
    head: str = ""


def find_bodies(text: Text, territories: tuple[Territory, ...]) -> tuple[Body, ...]:
    """Return the bodies that the text names, in order, without overlaps."""
    known = Territories(territories)
    headed = list(_headed(text, known))
    short = (body for body in _short_names(text) if not any(_is_short_for(body, other) for other in headed))
    found = [*_firms(text), *_ministries(text, known), *headed, *short]
    out: list[Body] = []
    for body in sorted(found, key=lambda body: (body.start, body.head != "компания", -body.end)):
        if not out or body.start >= out[-1].end:
            out.append(_with_region_in_brackets(text, known, body))
    return tuple(out)


def _with_region_in_brackets(text: Text, known: Territories, body: Body) -> Body:
    """Return a body with the region that only brackets behind it give: «Министерство культуры (Псковская область)»."""
    is_public = body.type == "body" or body.head == "правительство"
    if body.territory >= 0 or not is_public or not text.shadow.startswith(" (", body.end):
        return body
    number = known.number_at(body.end + 2)
    item = known.items[number] if number >= 0 else None
    if item is None or item.level != "region" or item.form != "name" or not text.shadow.startswith(")", item.end):
        return body
    return body._replace(end=item.end + 1, name=f"{body.name} {region_genitive(item.code)}", territory=number)


# what stands in a firm's name with the words in marks
CALLED = ("сет", "торгов", "корпораци", "госкорпораци", "холдинг", "концерн", "банк")


def _firms(text: Text) -> Iterator[Body]:
    if not any(FORM_BEFORE.search(text.shadow, max(0, pair.start - 24), pair.start) for pair in text.quotes):
        return
    for found in LEGAL_FORM.finditer(text.shadow):
        form = found["form"].lower()
        short = next((short for stem, short in SHORT_FORMS.items() if form.startswith(stem)), "")
        if not short and found["form"].isupper():
            short = found["form"]
        quoted = text.clean(*found.span("name"))
        name = f"{short} {quoted}" if short else quoted.strip("«»")
        if form.startswith(CALLED):
            head = found["form"]
            name = f"{like_case(inflect(head, 'nomn', 'sing', pos='NOUN') or head, head)} {quoted}"
        if form.startswith("групп"):
            name = text.clean(*found.span())
        kind: PartyType = (
            "other"
            if found["form"] in ("ФК", "ХК", "БК", "ВК", "МФК", "СК", "НКО", "АНО") or short == "АНО"
            else "company"
        )
        yield Body(found.start(), found.end(), name, kind, head="компания")


def _ministries(text: Text, known: Territories) -> Iterator[Body]:
    for place in text.places(OPENS_MINISTRY):
        token = text.tokens[place]
        found = SHORT_MINISTRY.search(text.shadow, token.start, token.end + 1)
        if found is None:
            yield from _department(text, known, place)
            continue
        word = found[0].lower().replace("ё", "е")
        if word.startswith(NOT_MINISTRY) or (SURNAME_LIKE.search(word) and _full_ministry(found[0]) == found[0]):
            continue
        index = text.token_index(found.start())
        end = text.tokens[tail_end(text, known, index, stop_words=STOPS) - 1].end
        inside = known.inside(found.start(), end)
        tail = text.clean(found.end(), end)
        name = f"{_full_ministry(found[0])} {tail}".strip()
        is_of = any(parse.pos == "NOUN" and parse.case == "gent" for parse in parses(word[3:]))  # «Минприроды»
        number = "plur" if word.endswith("ы") and not is_of else "sing"
        start, territory = found.start(), inside[0] if inside else -1
        before = known.number_at(text.tokens[index - 1].start) if index else -1
        if (
            territory < 0
            and before >= 0
            and known.items[before].form == "adjective"
            and known.items[before].level == "region"
        ):
            start, territory = known.items[before].start, before  # «Тверской Минздрав»
            name = f"{name} {region_genitive(known.items[before].code)}"
        yield Body(start, end, name, "body", territory, "", number, "министерство")


def _department(text: Text, known: Territories, place: int) -> Iterator[Body]:
    """Yield a department told in short: «депАПК НАО»."""
    token = text.tokens[place]
    if SHORT_DEPARTMENT.match(text.shadow, token.start) is None:
        return
    end = text.tokens[tail_end(text, known, place) - 1].end
    inside = known.inside(token.start, end)
    yield Body(
        token.start, end, text.clean(token.start, end), "body", inside[0] if inside else -1, "", "sing", "департамент"
    )


OPENS_MINISTRY = Mark(
    lambda word: ("мин" in word and not word.startswith(NOT_MINISTRY)) or (word.startswith("деп") and len(word) > 5)
)


def _full_ministry(word: str) -> str:
    """Return the full name of a ministry from its short one: Минтуризма, минздравом; an unknown one stays as it is."""
    lower = word.lower()
    for cut in range(len(lower), 5, -1):
        if lower[:cut] in FULL_MINISTRIES:
            return f"Министерство {FULL_MINISTRIES[lower[:cut]]}"
    rest = lower[3:]
    if any(parse.is_known and parse.pos == "NOUN" and parse.case == "gent" for parse in parses(rest)):
        return f"Министерство {rest}"
    return word


def _is_short_for(short: Body, full: Body) -> bool:
    """Tell whether the letters of a short name are those that the words of a full one begin with."""
    return "".join(word[0] for word in full.name.upper().split()).startswith(short.name.upper())


def _short_forms() -> Iterator[tuple[str, str]]:
    """Yield the forms of short names with the name, the likeliest first."""
    for ending in ("", "ом", "ем", "а", "у", "е", "и", "ью"):
        for last in ("", "ь", "я", "о"):
            for own in (*SHORT_FEDERAL, *SHORT_FIRMS):
                if own.endswith(last):
                    yield own.removesuffix(last) + ending, own


SHORT_NAMES = MappingProxyType(dict(reversed(list(_short_forms()))))
OPENS_SHORT_NAME = Mark(lambda word: word in SHORT_NAMES or word.endswith(("у", "мо", "хигс", "вшэ")))


def _short_names(text: Text) -> Iterator[Body]:
    """Yield what one word names: «Рослесхоз», «РЖД», «Сбером», «СПбГУ»."""
    for place in text.places(OPENS_SHORT_NAME):
        token = text.tokens[place]
        name = SHORT_NAMES.get(token.lower, token.lower)
        kind: PartyType | None = "body" if name in SHORT_FEDERAL else "company" if name in SHORT_FIRMS else None
        if kind is None and SHORT_UNIVERSITY.fullmatch(token.text) and len(token.text) > 2:
            kind = "institution"
        if kind is None or not token.is_capital:
            continue
        end = place + 1
        if kind == "body" and end < len(text.tokens) and text.tokens[end].text == "России":
            end += 1
        is_whole = name == token.lower or token.text.isupper()
        shown = token.text if is_whole else like_case(name, token.text)
        tail = text.clean(token.end, text.tokens[end - 1].end).strip()
        if kind == "company" and (whole := _firm_in_marks(text, token.start)) is not None:
            yield whole
            continue
        marks = int(text.shadow[token.start - 1 : token.start] + text.shadow[token.end : token.end + 1] == "«»")
        yield Body(token.start - marks, text.tokens[end - 1].end + marks, f"{shown} {tail}".strip(), kind, head=name)


LONGEST_FIRM = 30  # letters between the marks


def _firm_in_marks(text: Text, place: int) -> Body | None:
    """Return the firm that the marks around its first word name: «Газпром нефть», None where they close behind it."""
    pair = quoted_from(text, place)
    if pair is None or pair.end - pair.start > LONGEST_FIRM or " " not in text.shadow[place : pair.end]:
        return None
    return Body(pair.start - 1, pair.end + 1, text.clean(place, pair.end), "company", head="компания")


def _headed(text: Text, known: Territories) -> Iterator[Body]:
    tokens = text.tokens
    reach = 0
    for index in text.places(OPENS_BODY):
        token = tokens[index]
        parse = _head_parse(token.lower)
        if parse is None or token.start < reach or known.is_named_at(token.start):
            continue
        first = _first(text, index, parse, known)
        if ONLY_CALLED.get(parse.lemma, "") not in text.lower[tokens[first].start : token.start]:
            continue
        last = tail_end(text, known, index, stop_words=frozenset() if parse.lemma in WITH_POST else STOPS)
        if last < len(tokens) and parse.lemma in ("кабинет", "совет") and tokens[last].lower == "министров":
            last += 1
        last = _own_name_end(text, known, last)
        if first == index and last == index + 1 and (not token.is_capital or parse.lemma == "федерация"):
            continue  # «субъекты Федерации»
        if parse.lemma == "правительство" and _is_of_envoy(text, first, tokens[last - 1].end):
            continue
        start, end = tokens[first].start, tokens[last - 1].end
        inside = known.inside(start, end)
        reach = end
        number = _number(text, known, token.lower, parse, last)
        yield Body(
            start,
            end,
            _nominative(text, first, index, end, parse),
            _type(text, parse, start, end),
            _own_territory(known, inside),
            parse.case,
            number,
            parse.lemma,
        )


IN_A_PART = re.compile(r" во? [А-ЯЁ][а-яё-]+ой (?:област|долин)")


def _is_of_envoy(text: Text, first: int, end: int) -> bool:
    """Tell whether a government only says whose envoy is in a part: «представителя Правительства … в области»."""
    before = text.tokens[first - 1].lower if first else ""
    return before.startswith(("представител", "полпред")) and IN_A_PART.match(text.shadow, end) is not None


def _own_territory(known: Territories, inside: Sequence[int]) -> int:
    """Return the territory in a body's name: of «управление МЧС России по Тверской области» the region."""
    if len(inside) > 1 and known.items[inside[0]].code == "RU":
        return next(
            (n for n in inside if known.items[n].level == "region" and known.items[n].form == "name"), inside[0]
        )
    return inside[0] if inside else -1


OWN_NAMES = frozenset(("курултай", "эл", "ил", "хасэ", "парламент", "хурал"))
LONGEST_OWN_NAME = 4  # tokens of «(Ил Тумэн)»


def _own_name_end(text: Text, known: Territories, last: int) -> int:
    """Return the number of the token after a parliament's own name: «Собрание – Эл Курултай Республики Алтай»."""
    tokens = text.tokens
    if last + 1 >= len(tokens) or tokens[last].text not in ("–", "("):
        return last
    if tokens[last + 1].lower not in OWN_NAMES and parses(tokens[last + 1].lower)[0].lemma not in OWN_NAMES:
        return last
    if tokens[last].text == "(":
        closing = next((n for n in range(last, min(last + LONGEST_OWN_NAME, len(tokens))) if tokens[n].text == ")"), -1)
        return tail_end(text, known, closing) if closing > 0 else last
    name = last + 1
    while name + 1 < len(tokens) and tokens[name].lower == "эл" and tokens[name + 1].is_capital:
        name += 1
    return tail_end(text, known, name)


def _head_parse(word: str) -> Parse | None:
    """Return the word as the head of a body's name, None where it is none."""
    if word[:4] not in STEMS and word[:3] not in STEMS:
        return None
    for parse in parses(word)[:3]:
        if parse.pos == "NOUN" and parse.lemma in HEADS:
            return parse
    return None


OPENS_BODY = Mark(lambda word: _head_parse(word) is not None, STEMS)


def _number(text: Text, known: Territories, word: str, head: Parse, last: int) -> str:
    """Return the number of a head: «Министерства культуры А и Б» are two, though the form may be of one."""
    tokens = text.tokens
    if head.number == "plur" or not any(parse.lemma == head.lemma and parse.number == "plur" for parse in parses(word)):
        return head.number
    if last + 1 >= len(tokens) or tokens[last].lower not in ("и", ","):
        return head.number
    number = known.number_at(tokens[last + 1].start)
    item = known.items[number] if number >= 0 else None
    is_power = HEADS[head.lemma] == "territory"  # «администрации Пензы, Орла и Тамбова»
    if item is None or not (is_power or (item.form == "name" and tokens[last].lower == "и")):
        return head.number
    is_shared = item.form in ("name", "capital") and item.case in ("gent", "")
    return "plur" if is_shared and tokens[last - 1].end == known.items[number - 1].end else head.number


CHIEF = "главн"  # «Главное управление»: a noun to the dictionary


def _first(text: Text, index: int, head: Parse, known: Territories) -> int:
    """Return the number of the first adjective that belongs to the head; a territory's one may be a surname as well."""
    tokens, first = text.tokens, index
    while first and index - first < LONGEST_LEFT:
        before = tokens[first - 1]
        if (
            "\n" in text.shadow[before.end : tokens[first].start]
            or not before.is_word
            or not (is_adjective(before.lower) or known.number_at(before.start) >= 0 or before.lower.startswith(CHIEF))
            or "   " in text.shadow[before.end : tokens[first].start]
        ):
            break
        if not any(parse.pos == "ADJF" and parse.case == head.case for parse in parses(before.lower)):
            break
        if "Apro" in parses(before.lower)[0].grammemes:
            break
        first -= 1
    while first < index and not tokens[first].is_capital and any(token.is_capital for token in tokens[first:index]):
        first += 1
    return first


def _nominative(text: Text, first: int, index: int, end: int, head: Parse) -> str:
    words = []
    for token in text.tokens[first:index]:
        form = inflect(token.lower, "nomn", "sing", head.gender or "neut", pos="ADJF", case=head.case)
        words.append(like_case(form or token.lower, token.text))
    token = text.tokens[index]
    form = inflect(token.lower, "nomn", "sing", pos="NOUN", case=head.case) or token.lower
    if token.text.isupper() and len(token.text) > 3:
        form = form.capitalize()
    words.append(like_case(form, token.text) if not token.text.isupper() else form)
    tail = IN_BRACKETS.sub(_own_name, text.clean(token.end, end))
    return " ".join([*words, tail]).strip()


IN_BRACKETS = re.compile(r"\((?P<name>[А-ЯЁа-яё]+)\)")


def _own_name(found: re.Match[str]) -> str:
    """Return a parliament's other name in the nominative, as the name itself is: «Верховного Хурала (парламента)»."""
    lemma = parses(found["name"].lower())[0].lemma
    return f"({like_case(lemma, found['name'])})" if lemma in OWN_NAMES else found[0]


def _type(text: Text, head: Parse, start: int, end: int) -> PartyType:
    words = text.lower[start:end]
    if head.lemma in ("кабинет", "совет") and "министров" in words:
        return "territory"
    if head.lemma == "комитет" and "исполнительн" in words:
        return "territory"
    if head.lemma == "комитет" and "народн" in words:
        return "territory"
    if head.lemma == "палата" and "счетн" in words:
        return "body"
    if head.lemma in ("ассоциация", "ассамблея") and "парламент" in words:
        return "body"
    return HEADS[head.lemma]
