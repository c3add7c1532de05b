"""Posts that a text names: the words before the head, its tail, whose post it is, and the names that follow."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from kunak.core.reading import later as re
from kunak.core.reading.entities.bodies import Body
from kunak.core.reading.entities.phrases import LONGEST_BRACKETS, Territories, is_in_columns
from kunak.core.reading.entities.post_extent import BEGINNINGS, head_of
from kunak.core.reading.entities.post_wording import Wording, of_one
from kunak.core.reading.lexicon.posts import DEPUTY, PAIRED, TITLES
from kunak.core.reading.marks import Mark
from kunak.core.reading.morph import Parse, inflect, parses
from kunak.core.reading.text import Text

BOTH = frozenset(("оба", "обе", "два", "две", "три", "четыре", "обоих", "двух", "трех", "обоими", "двумя", "тремя"))


class Post(NamedTuple):
    """A post at `[start, end)`, territory and body in it.

    Args:
        value: nominative, without territory, firm or institution, small initial.
        case, number: of its head word.
        territory, body: numbers of what it names, -1 where none.
        names: where the names of its holders begin, in order; several after «главы А и Б».
        shared: of several holders, the territories by order; empty otherwise.
        bodies: of several holders, the bodies by order with their posts: «председатели Думы А и Совета Б»; else empty.
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
    bodies: tuple["Post", ...] = ()

    def of(self, place: int) -> "Post":
        """Return the post of the holder by order."""
        if len(self.names) < 2:
            return self
        if self.bodies:
            return self.bodies[place]
        own = self.shared[place] if len(self.shared) == len(self.names) else -1
        return self._replace(territory=own)


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
        head = _head_or_paired(token.lower)
        if head is None or token.start < reach or _is_owner(text, index, head, starts):
            continue
        if head.lemma in PAIRED and not _is_paired(text, index, head):
            continue
        if head.lemma == "раис" and token.start in ends:
            continue  # «Раиса Белова» is a woman
        post = reader.read(index, head)
        if post is not None:
            out.append(post)
            reach = max(reach, post.end)
    return tuple(out)


def _head_or_paired(word: str) -> Parse | None:
    """Return how a word is understood as the head of a post, or as one that is none without its adjective."""
    head = head_of(word)
    if head is not None or not word.startswith(PAIRED_STEMS):
        return head
    return next((parse for parse in parses(word) if parse.pos == "NOUN" and parse.lemma in PAIRED), None)


PAIRED_STEMS = ("голов", "врач")
OPENS_POST = Mark(lambda word: _head_or_paired(word) is not None, (*BEGINNINGS, *PAIRED_STEMS, DEPUTY))


def _is_paired(text: Text, index: int, head: Parse) -> bool:
    """Tell whether a word that is a post only with its adjective has it: «городской голова», «главный врач»."""
    return index > 0 and parses(text.tokens[index - 1].lower)[0].lemma == PAIRED[head.lemma]


def _is_owner(text: Text, index: int, head: Parse, starts: Sequence[int]) -> bool:
    """Tell whether «глава» is a chapter of a text and not a person."""
    token = text.tokens[index]
    after = text.tokens[index + 1] if index + 1 < len(text.tokens) else None
    return head.lemma == "глава" and after is not None and after.text[0].isdigit() and token.start not in starts


class _Reader(Wording):
    """Reads one post from its head on."""

    def read(self, index: int, head: Parse) -> Post | None:
        """Return the post whose head is the token at `index`."""
        tokens = self.text.tokens
        self._head, self._pair = index, PAIRED.get(head.lemma, "")
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
            value = of_one(value)
        apart = self._apart(index, start, end, head, len(names)) if len(names) > 1 else ()
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
            apart,
        )

    def _apart(self, index: int, start: int, end: int, head: Parse, count: int) -> tuple[Post, ...]:
        """Return the posts of «председатели Думы Коми и Совета Тувы А и Б», each with its body; empty for one body."""
        token = self.text.tokens[index]
        noun = inflect(token.lower, "nomn", "sing", pos="NOUN", case=head.case) or head.lemma
        numbers = [number for number, body in enumerate(self.bodies) if start <= body.start and body.end <= end]
        if len(numbers) != count or any(self.bodies[number].number == "plur" for number in numbers):
            return ()
        out = []
        for number in numbers:
            body = self.bodies[number]
            item = self.known.items[body.territory] if body.territory >= 0 else None
            own = item is not None and body.start < item.start and item.end == body.end
            words = self.text.clean(body.start, item.start if own and item is not None else body.end)
            out.append(Post(start, body.end, f"{noun} {words}", "", "plur", body.territory, number))
        return tuple(out)

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

    def _names(self, last: int, end: int, head: Parse) -> tuple[int, ...]:
        """Return where the names that follow the post begin."""
        tokens = self.text.tokens
        place = last + 3 if self._is_abbreviated(last) else self._after_brackets(last)
        while place < len(tokens) and parses(tokens[place].lower)[0].lemma in TITLES and tokens[place].is_word:
            place += 1
        may_be_plural = self._may_be_plural(head)
        if self._is_counted() and place + 1 < len(tokens) and tokens[place].text in (":", "–"):
            place += tokens[place + 1].start in self.ends  # «оба губернатора: А и Б»
        if place < len(tokens) and tokens[place].text in (",", "–", "(") and tokens[place - 1].end <= end:
            if not self._is_noted(place):
                return ()
            place += 1
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

    def _is_noted(self, place: int) -> bool:
        """Tell whether brackets hold just a post and its holder with a dash between them: «(ректор – И. И. Иванов)»."""
        tokens = self.text.tokens
        if tokens[place].text != "–" or not self._head or tokens[self._head - 1].text != "(":
            return False
        end = self.ends.get(tokens[place + 1].start) if place + 1 < len(tokens) else None
        return end is not None and self.text.shadow[end : end + 1] == ")"

    def _is_abbreviated(self, place: int) -> bool:
        """Tell whether what the post is of has its short name here: «ректор Института ремёсел (ИР) Лука …»."""
        words = [token.text for token in self.text.tokens[place : place + 3]]
        return len(words) == 3 and words[0] == "(" and words[2] == ")" and words[1].isupper()

    def _after_brackets(self, place: int) -> int:
        """Return the place behind brackets that tell where the post is, if a name follows: «мэр А (Сербия) Б В»."""
        tokens = self.text.tokens
        if place >= len(tokens) or tokens[place].text != "(":
            return place
        within = range(place + 1, min(place + LONGEST_BRACKETS, len(tokens) - 1))
        closing = next((number for number in within if tokens[number].text == ")"), -1)
        if closing < 0 or tokens[closing + 1].start not in self.ends:
            return place
        is_line = "\n" not in self.text.shadow[tokens[place - 1].end : tokens[closing + 1].start]
        return closing + 1 if is_line else place

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
