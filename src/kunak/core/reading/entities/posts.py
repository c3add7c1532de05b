"""Posts that a text names: the words before the head, its tail, whose post it is, and the names that follow."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kunak.core.reading import later as re
from kunak.core.reading.entities.bodies import Body
from kunak.core.reading.entities.phrases import Territories, has_case, is_adjective
from kunak.core.reading.lexicon.bodies import HEADS
from kunak.core.reading.lexicon.posts import EPITHETS, LEFT_WORDS, OWNERS, POSTS, TITLES
from kunak.core.reading.marks import Mark
from kunak.core.reading.morph import Parse, inflect, parses
from kunak.core.reading.once import CACHED_WORDS
from kunak.core.reading.text import Text, Token

ACTING = re.compile(
    r"(?:временно\s+)?исполняющ\w+\s+обязанности\s+$|\bвр(?:ио|ип)\s+$|\bи\.\s?о\.\s+$|\bио\s+$|"
    r"\bвременно\s+исполняющ\w+\s+обязанности\s+$"
)
LONGEST = 34
NOMINAL = ("NOUN", "ADJF", "PRTF")
BOTH = frozenset(("оба", "обе", "два", "две", "три", "четыре", "обоих", "двух", "трех", "обоими", "двумя", "тремя"))
WHOSE_ADJECTIVE = (
    "район",
    "облисполком",
    "горисполком",
    "райисполком",
    "администрац",
    "дум",
    "городск",
    "област",
    "районн",
    "край",
)


@dataclass(frozen=True, slots=True)
class Post:
    """A post at `[start, end)`, territory and body in it.

    Args:
        value: nominative, without territory, firm or institution, small initial.
        case, number: of its head word.
        territory, body: numbers of what it names, -1 where none.
        names: where the names of its holders begin, in order; several after «главы А и Б».
        shared: of several holders, the territories by order; empty otherwise.
    """

    start: int
    end: int
    value: str
    case: str = ""
    number: str = "sing"
    territory: int = -1
    body: int = -1
    names: tuple[int, ...] = ()
    shared: tuple[int, ...] = ()

    def of(self, place: int) -> "Post":
        """Return the post of the holder by order."""
        if len(self.names) < 2:
            return self
        own = self.shared[place] if len(self.shared) == len(self.names) else -1
        return replace(self, territory=own)


def find_posts(
    text: Text, known: Territories, bodies: Sequence[Body], names: Sequence[tuple[int, int]]
) -> tuple[Post, ...]:
    """Return the posts of a text in order; a post inside another's tail is part of that one.

    Args:
        names: spans of the names of people, in order.
    """
    starts = [start for start, _ in names]
    ends = dict(names)
    out: list[Post] = []
    reach = 0
    reader = _Reader(text, known, bodies, starts, ends)
    for index in text.places(OPENS_POST):
        token = text.tokens[index]
        head = _head(token.lower)
        if head is None or token.start < reach or _is_owner(text, index, head, starts):
            continue
        post = reader.read(index, head)
        if post is not None:
            out.append(post)
            reach = max(reach, post.end)
    return tuple(out)


@lru_cache(maxsize=CACHED_WORDS)
def _head(word: str) -> Parse | None:
    found = parses(word)
    if found[0].pos in ("PREP", "CONJ", "ADVB", "VERB"):
        return None
    return next((parse for parse in found[:4] if parse.lemma in POSTS and parse.pos == "NOUN"), None)


OPENS_POST = Mark(lambda word: word[0].isalpha() and _head(word) is not None)


def _is_owner(text: Text, index: int, head: Parse, starts: Sequence[int]) -> bool:
    """Tell whether «глава» is a chapter of a text and not a person."""
    token = text.tokens[index]
    after = text.tokens[index + 1] if index + 1 < len(text.tokens) else None
    return head.lemma == "глава" and after is not None and after.text[0].isdigit() and token.start not in starts


class _Reader:
    """Reads one post from its head on."""

    def __init__(
        self, text: Text, known: Territories, bodies: Sequence[Body], starts: list[int], ends: dict[int, int]
    ) -> None:
        self.text, self.known, self.bodies = text, known, bodies
        self.starts, self.ends = starts, ends
        self._body_starts = [body.start for body in bodies]
        self._head = 0

    def read(self, index: int, head: Parse) -> Post | None:
        """Return the post whose head is the token at `index`."""
        tokens = self.text.tokens
        self._head = index
        first, acting = self._first(index)
        last = self._last(index)
        start, end = tokens[first].start if acting < 0 else acting, tokens[last - 1].end
        names = self._names(last, end, head)
        territories = list(self._owners(first, last))
        body = self._body(start, end)
        value = self._value(index, last, head, acting)
        head_case = self._case_from(first, index, head, acting)
        if not value:
            return None
        if len(names) > 1:
            value = _of_one(value)
        return Post(
            start,
            end,
            value,
            "" if len(names) > 1 else head_case,
            head.number,
            territories[0] if territories else self._body_territory(body),
            body,
            names,
            tuple(territories) if len(names) > 1 else (),
        )

    def _first(self, index: int) -> tuple[int, int]:
        """Return the number of the post's first token, and where «исполняющий обязанности» begins, else -1."""
        tokens, first = self.text.tokens, index
        while first and tokens[first - 1].is_word and is_adjective(tokens[first - 1].lower):
            before = parses(tokens[first - 1].lower)[0].lemma
            number = self.known.number_at(tokens[first - 1].start)
            if before not in LEFT_WORDS and before not in EPITHETS and number < 0:
                break
            if before in EPITHETS:
                break
            first -= 1
        place = tokens[first].start
        acting = ACTING.search(self.text.lower, max(0, place - 45), place)
        return first, acting.start() if acting else -1

    def _case_from(self, first: int, index: int, head: Parse, acting: int) -> str:
        if acting >= 0:
            words = self.text.lower[acting : self.text.tokens[first].start]
            for ending, case in (("им ", "ablt"), ("ий ", "nomn"), ("его ", "gent"), ("ему ", "datv"), ("ая ", "nomn")):
                if re.search(rf"исполняющ{ending}", words):
                    return case
            return ""
        word = self.text.tokens[index].lower
        cases = {parse.case for parse in parses(word) if parse.lemma == head.lemma and parse.number == head.number}
        if cases == {"gent", "accs"}:
            return "gent"  # the name after it has one form for both
        return head.case if len(cases) == 1 else "" if head.lemma != "глава" else head.case

    def _last(self, index: int) -> int:  # noqa: PLR0912  one answer a line
        """Return the number of the token after the post's tail; a name or a word that cannot belong ends it."""
        tokens = self.text.tokens
        place, end = index + 1, index + 1
        cases: tuple[str, ...] = ("gent",)
        while place < len(tokens) and place - index < LONGEST:
            token = tokens[place]
            if token.start in self.ends or self._is_gap(tokens[place - 1], token):
                break
            number = self.known.number_at(token.start)
            if number >= 0 and self.known.items[number].form != "adjective":
                place = self.text.token_index(self.known.items[number].end)
                end = place
                cases = ("gent",)
                continue
            body = self._body_at(token.start)
            if body is not None and body.case in ("gent", ""):
                place = end = self.text.token_index(body.end)
                continue
            if token.lower == "по":
                cases = ("datv", "gent")
                place += 1
                continue
            if token.lower in ("в", "во", "на") and self._is_where(place + 1):
                number = self.known.number_at(tokens[place + 1].start)
                place = end = self.text.token_index(self.known.items[number].end) if number >= 0 else place + 2
                continue
            if token.text in ("–", ",") or token.lower == "и":
                if not self._goes_on(place, cases):
                    break
                place += 1
                if token.text == "–":
                    place += 1
                    end = place
                continue
            if token.text == "«":
                closing = next((n for n in range(place, min(place + 12, len(tokens))) if tokens[n].text == "»"), -1)
                if closing < 0:
                    break
                place = end = closing + 1
                continue
            if token.is_capital and tokens[place - 1].lower in TOWN_WORDS and not self._opens_person(place):
                place = end = place + 1
                while (
                    place < len(tokens)
                    and tokens[place].is_capital
                    and tokens[place].is_word
                    and tokens[place].start not in self.ends
                ):
                    place = end = place + 1
                continue
            if not token.is_word or not self._belongs(token, cases):
                break
            place += 1
            end = place
        return end

    def _opens_person(self, place: int) -> bool:
        return self.text.tokens[place].start in self.ends

    def _is_where(self, place: int) -> bool:
        """Tell whether a territory or an abbreviation such as СКФО stands at a token: «консул в Смоленске»."""
        tokens = self.text.tokens
        if place >= len(tokens):
            return False
        return self.known.number_at(tokens[place].start) >= 0 or (
            tokens[place].text.isupper() and len(tokens[place].text) > 2
        )

    def _is_gap(self, before: Token, token: Token) -> bool:
        gap = self.text.shadow[before.end : token.start]
        return "   " in gap or gap.count("\n") > 1 or ("\n" in gap and is_in_columns(self.text, before.end))

    def _belongs(self, token: Token, cases: tuple[str, ...]) -> bool:
        if token.lower in OWNERS_WORDS:
            return True
        found = parses(token.lower)
        if found[0].pos in ("PREP", "CONJ", "PRCL", "NPRO", "VERB", "ADVB"):
            return False
        return any(parse.pos in NOMINAL and parse.case in cases for parse in found)

    def _goes_on(self, place: int, cases: tuple[str, ...]) -> bool:  # noqa: PLR0911  one answer a line
        """Tell whether a comma, dash or «и» leads to more of the post."""
        tokens = self.text.tokens
        if place + 1 >= len(tokens):
            return False
        token, mark = tokens[place + 1], tokens[place].text
        if token.start in self.ends:
            return False
        if token.lower == "по" or (token.lower == "и" and mark == ","):
            return mark != "–"
        number = self.known.number_at(token.start)
        if number >= 0 and self.known.items[number].form != "adjective":
            return mark != "–"
        head = _head(token.lower)
        if mark == "–":
            return head is not None
        if head is not None:
            return False
        if not token.is_word or not has_case(token.lower, *cases):
            return False
        found = parses(token.lower)[0]
        return not (found.pos == "NOUN" and found.case not in cases and mark == ",") and found.pos in NOMINAL

    def _body_at(self, place: int) -> Body | None:
        number = bisect_left(self._body_starts, place)
        if number < len(self.bodies) and self.bodies[number].start == place:
            return self.bodies[number]
        return None

    def _names(self, last: int, end: int, head: Parse) -> tuple[int, ...]:
        """Return where the names that follow the post begin."""
        tokens = self.text.tokens
        place = last
        while place < len(tokens) and parses(tokens[place].lower)[0].lemma in TITLES and tokens[place].is_word:
            place += 1
        may_be_plural = self._may_be_plural(head)
        if self._is_counted() and place + 1 < len(tokens) and tokens[place].text in (":", "–"):
            place += tokens[place + 1].start in self.ends  # «оба губернатора: А и Б»
        if place < len(tokens) and tokens[place].text in (",", "–", "(") and tokens[place - 1].end <= end:
            return ()
        out: list[int] = []
        while place < len(tokens) and tokens[place].start in self.ends:
            if out and not may_be_plural:
                break
            gap = self.text.shadow[tokens[place - 1].end : tokens[place].start]
            if not out and "\n" in gap and (gap.count("\n") > 1 or is_in_columns(self.text, tokens[place - 1].end)):
                break
            out.append(tokens[place].start)
            place = self.text.token_index(self.ends[tokens[place].start])
            if place < len(tokens) and (tokens[place].text == "," or tokens[place].lower == "и"):
                place += 1
        return tuple(out)

    def _may_be_plural(self, head: Parse) -> bool:
        """Tell whether the head may be of several holders: «губернаторы», «оба губернатора»."""
        word = self.text.tokens[self._head].lower
        return self._is_counted() or any(parse.lemma == head.lemma and parse.number == "plur" for parse in parses(word))

    def _is_counted(self) -> bool:
        return self._head > 0 and self.text.tokens[self._head - 1].lower in BOTH

    def _owners(self, first: int, last: int) -> list[int]:
        tokens = self.text.tokens
        return [
            number
            for number in self.known.inside(tokens[first].start, tokens[last - 1].end)
            if not (self.known.items[number].level == "country" and self.known.items[number].code == "RU")
            or self.known.items[number].form != "adjective"
        ]

    def _body(self, start: int, end: int) -> int:
        for number in range(max(0, bisect_left(self._body_starts, start) - 1), len(self.bodies)):
            body = self.bodies[number]
            if body.start >= end:
                break
            if start <= body.start and body.end <= end:
                return number
        return -1

    def _body_territory(self, body: int) -> int:
        return self.bodies[body].territory if body >= 0 else -1

    def _value(self, index: int, last: int, head: Parse, acting: int) -> str:
        """Return the post in the nominative without what only says whose it is."""
        tokens = self.text.tokens
        words = [token.lower for token in self._left_words(index)]
        left = [inflect(word, "nomn", "sing", "masc", pos="ADJF") or word for word in words]
        word = tokens[index].lower
        if acting >= 0:
            title = _acting_value(self.text.clean(acting, tokens[index].start))
            noun = self.text.clean(tokens[index].start, tokens[index].end)
            noun = noun[:1].lower() + noun[1:]
            return " ".join([title, noun, *self._tail(index, last)]).strip()
        noun = inflect(word, "nomn", "sing", pos="NOUN", case=head.case) or head.lemma
        if "ё" not in noun:
            noun = head.lemma if noun.replace("ё", "е") == head.lemma else noun
        return " ".join([*left, noun, *self._tail(index, last)]).strip()

    def _left_words(self, index: int) -> list[Token]:
        tokens, first = self.text.tokens, index
        while first and tokens[first - 1].is_word and parses(tokens[first - 1].lower)[0].lemma in LEFT_WORDS:
            first -= 1
        return list(tokens[first:index])

    def _tail(self, index: int, last: int) -> list[str]:
        """Return the words of the tail without territories, firms, institutions and «области», «края»."""
        tokens, out = self.text.tokens, []
        place = index + 1
        while place < last:
            token = tokens[place]
            body = self._body_at(token.start)
            if body is not None and body.type in ("company", "institution"):
                place = self.text.token_index(body.end)
                continue
            number = self.known.number_at(token.start)
            if number >= 0:
                item = self.known.items[number]
                rest = self.text.clean(item.start, item.end).split()
                place = max(place + 1, self.text.token_index(item.end))
                if item.level == "foreign" and "исполком" in rest[-1].lower():
                    out.append(rest[-1])
                elif item.level == "foreign" and len(rest) > 2:
                    out.extend(rest[1:])
                continue
            place += 1
            if token.lower in ("в", "во", "на"):
                place += 1
                continue
            if token.is_capital and tokens[place - 2].lower in TOWN_WORDS:
                while place < last and tokens[place].is_capital:
                    place += 1
                continue
            if self._is_whose(token, place, last):
                while (
                    out
                    and parses(token.lower)[0].lemma in OWNERS
                    and is_adjective(out[-1].lower())
                    and out[-1].islower()
                ):
                    out.pop()
                continue
            if out and out[-1] == "–" and (second := _head(token.lower)) is not None:
                out.append(inflect(token.lower, "nomn", "sing", pos="NOUN", case=second.case) or token.text)
                continue
            out.append(token.text)
        return _tidy(out)

    def _is_whose(self, token: Token, after: int, last: int) -> bool:
        found = parses(token.lower)
        if found[0].lemma in OWNERS:
            return True
        if not token.is_capital or not token.is_word:
            return False
        if any(parse.lemma in HEADS or parse.lemma in POSTS for parse in found[:3]):
            return False
        if is_adjective(token.lower):
            following = self.text.tokens[after].lower if after < last else ""
            return token.lower.endswith(("ского", "ской", "цкого", "цкой", "овской")) and following.startswith(
                WHOSE_ADJECTIVE
            )
        return not found[0].is_known or "Geox" in found[0].grammemes or "Name" in found[0].grammemes


def _of_one(value: str) -> str:
    """Return the post of one of several holders: «председатель парламентов» gives «председатель парламента»."""
    words = value.split()
    for place, word in enumerate(words[1:], 1):
        parse = parses(word.lower())[0]
        if parse.number == "plur" and parse.case == "gent" and (parse.lemma in HEADS or parse.lemma in POSTS):
            words[place] = inflect(word.lower(), "gent", "sing", pos="NOUN", case="gent") or word
    return " ".join(words)


def is_in_columns(text: Text, place: int) -> bool:
    """Tell whether the line of a place, or the next one, is set in columns, as signature blocks are."""
    start = text.shadow.rfind("\n", 0, place) + 1
    end = text.shadow.find("\n", text.shadow.find("\n", place) + 1)
    lines = text.shadow[start : end if end > 0 else None].split("\n")
    return any("   " in line.strip() for line in lines)


TOWN_WORDS = frozenset(("города", "поселка", "села", "станицы"))
OWNERS_WORDS = frozenset(("края", "области", "республики", "округа", "региона"))


def _acting_value(words: str) -> str:
    lower = words.lower().strip()
    if "исполняющ" in lower:
        return ("временно " if lower.startswith("временно") else "") + "исполняющий обязанности"
    if lower.startswith(("и.", "ио")):
        return "исполняющий обязанности"
    return lower


def _tidy(words: list[str]) -> list[str]:
    """Drop conjunctions and marks that lost their words, and join marks to the word before."""
    out: list[str] = []
    for word in words:
        if word == ",":
            if out:
                out[-1] += ","
        elif word == "»":
            if out:
                out[-1] += word
        else:
            out.append(word)
    while out and (out[-1].rstrip(",") in ("и", "по", "–", "«") or out[-1].endswith(",")):
        if out[-1].endswith(",") and out[-1].rstrip(",") not in ("и", "по", "–", "«"):
            out[-1] = out[-1].rstrip(",")
            break
        out.pop()
    while out and out[0] in ("и", "–"):
        out.pop(0)
    return out
