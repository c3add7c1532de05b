"""How far a post goes: the words before its head, and its tail up to a name or a word that cannot belong."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from types import MappingProxyType

from kunak.core.reading import later as re
from kunak.core.reading.entities.bodies import Body
from kunak.core.reading.entities.phrases import Territories, are_short, has_case, is_adjective, is_in_columns
from kunak.core.reading.lexicon.posts import DEPUTY, EPITHETS, LEFT_WORDS, POSTS
from kunak.core.reading.morph import Parse, parses
from kunak.core.reading.once import CACHED_WORDS
from kunak.core.reading.text import Text, Token

ACTING = re.compile(
    r"(?:временно\s+)?исполняющ\w+\s+(?:обязанности|полномочия)\s+$|\bвр(?:ио|ип)\s+$|\bи\.\s?о\.\s+$|\bио\s+$"
)
ACTING_ENDS = frozenset(("обязанности", "полномочия", "врио", "врип", "ио", "."))
LONGEST = 34
LONGEST_ABBREVIATION = 5
NOMINAL = ("NOUN", "ADJF", "PRTF")
TOWN_WORDS = frozenset(("города", "поселка", "села", "станицы", "округа", "муниципалитета"))
SHARED = 3  # letters that all forms of a post begin with: the dictionary need not be asked of other words
BEGINNINGS = frozenset(post[:SHARED] for post in POSTS)
MANAGING = MappingProxyType({"управляющ": "управляющий", "заведующ": "заведующий"})  # participles to the dictionary
OWNERS_WORDS = frozenset(("края", "области", "республики", "округа", "региона"))


@lru_cache(maxsize=CACHED_WORDS)
def head_of(word: str) -> Parse | None:
    """Return how a folded word is understood as the head of a post, None where it is none."""
    if word.startswith(DEPUTY) and (deputy := _deputy(word)) is not None:
        return deputy
    if word[:SHARED] not in BEGINNINGS:
        return None
    found = parses(word)
    if found[0].pos in ("PREP", "CONJ", "ADVB", "VERB"):
        return None
    if word.startswith(tuple(MANAGING)):
        managing = next((parse for parse in found if parse.number == "sing" and parse.gender in ("masc", "femn")), None)
        lemma = next(own for stem, own in MANAGING.items() if word.startswith(stem))
        return managing and managing._replace(lemma=lemma, pos="NOUN")
    return next((parse for parse in found[:4] if parse.pos == "NOUN" and _is_post(parse.lemma)), None)


def _is_post(lemma: str) -> bool:
    """Tell whether a word is a post, or two in one: «губернатор-председатель правительства»."""
    return lemma in POSTS or ("-" in lemma and all(part in POSTS for part in lemma.split("-")))


def _deputy(word: str) -> Parse | None:
    """Return «замглавы» and «зам.» as a noun that never declines, None for another word."""
    rest = word.removeprefix(DEPUTY)
    if rest and not any(parse.lemma in POSTS and parse.case == "gent" for parse in parses(rest)[:4]):
        return None
    return Parse(word, "NOUN", "", "sing", "masc", 1.0, frozenset(), is_known=True)


class Extent:
    """The first and last words of posts in one text."""

    def __init__(
        self, text: Text, known: Territories, bodies: Sequence[Body], starts: list[int], ends: dict[int, int]
    ) -> None:
        self.text, self.known, self.bodies = text, known, bodies
        self.starts, self.ends = starts, ends
        self._body_starts = [body.start for body in bodies]
        self._head = 0
        self._pair = ""  # the adjective without which the head is no post

    def _first(self, index: int) -> tuple[int, int]:
        """Return the number of the post's first token, and where «исполняющий обязанности» begins, else -1."""
        tokens, first = self.text.tokens, index
        while first and tokens[first - 1].is_word and is_adjective(tokens[first - 1].lower):
            before = parses(tokens[first - 1].lower)[0].lemma
            number = self.known.number_at(tokens[first - 1].start)
            if before not in LEFT_WORDS and before not in EPITHETS and number < 0 and before != self._pair:
                break
            if before in EPITHETS:
                break
            first -= 1
        place = tokens[first].start
        may_act = first and tokens[first - 1].lower in ACTING_ENDS
        acting = ACTING.search(self.text.lower, max(0, place - 45), place) if may_act else None
        return first, acting.start() if acting else -1

    def _last(self, index: int) -> int:  # noqa: PLR0912, PLR0915  one answer a line
        """Return the number of the token after the post's tail; a name or a word that cannot belong ends it."""
        tokens = self.text.tokens
        place = end = index + 1 + self._is_cut_short(index)
        of_place = -1  # the token behind a territory
        is_managing = tokens[index].lower.startswith(tuple(MANAGING))  # «заведующая отделом культуры»
        cases: tuple[str, ...] = ("gent", "ablt") if is_managing else ("gent",)
        while place < len(tokens) and place - index < LONGEST:
            token = tokens[place]
            if token.start in self.ends or self._is_gap(tokens[place - 1], token):
                break
            number = self.known.number_at(token.start)
            if number >= 0 and self.known.items[number].form != "adjective":
                place = self.text.token_index(self.known.items[number].end)
                end = of_place = place
                cases = ("gent",)
                continue
            body = self._body_at(token.start)
            if body is not None and body.case in (*cases, ""):
                if place == of_place:
                    break  # «при участии главы Коми правительства А и Б …»: it has its owner, these are others
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

    def _is_cut_short(self, index: int) -> bool:
        """Tell whether a full stop belongs to a head: «зам. министра»."""
        tokens = self.text.tokens
        return tokens[index].lower == DEPUTY and index + 1 < len(tokens) and tokens[index + 1].text == "."

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
        if not found[0].is_known and token.text.isupper():
            return 1 < len(token.text) <= LONGEST_ABBREVIATION  # «председатель СМО»
        return any(parse.pos in NOMINAL and parse.case in cases for parse in found)

    def _goes_on(self, place: int, cases: tuple[str, ...]) -> bool:  # noqa: PLR0911  one answer a line
        """Tell whether a comma, dash or «и» leads to more of the post."""
        tokens = self.text.tokens
        if place + 1 >= len(tokens):
            return False
        token, mark = tokens[place + 1], tokens[place].text
        if token.start in self.ends:
            return False
        if mark == "," and place + 2 < len(tokens) and tokens[place + 2].text == "–":
            return False  # «хозяев представлял Иван Тверцов, начальник отдела, гостей – министр …»
        if token.lower == "по" or (token.lower == "и" and mark == ","):
            return mark != "–"
        number = self.known.number_at(token.start)
        if number >= 0 and self.known.items[number].form != "adjective":
            return mark != "–"
        head = head_of(token.lower)
        if mark == "–":
            return head is not None
        if head is not None:
            return False
        if mark == "и" and are_short(tokens[place - 1], token):
            return True
        if not token.is_word or not has_case(token.lower, *cases):
            return False
        found = parses(token.lower)[0]
        return not (found.pos == "NOUN" and found.case not in cases and mark == ",") and found.pos in NOMINAL

    def _body_at(self, place: int) -> Body | None:
        number = bisect_left(self._body_starts, place)
        if number < len(self.bodies) and self.bodies[number].start == place:
            return self.bodies[number]
        return None
