"""The text in the shapes that rules need, all of one length, so that a place in one is the same place in the others."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import accumulate, pairwise, starmap
from operator import or_
from string import ascii_letters
from typing import NamedTuple

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.letters import ALL as ALL_LETTERS
from kunak.core.reading.letters import letters_in
from kunak.core.reading.marks import WORDS as MARKS
from kunak.core.reading.marks import Mark, Marked
from kunak.core.reading.once import CACHED_WORDS, Once
from kunak.core.reading.page_head import telling
from kunak.core.reading.patterns import Guarded
from kunak.core.reading.sentences import split_sentences

# every blank but the line break, and marks that take no room
BLANK_MARKS = "\t\r\v\f\x85\xa0\u1680\u202f\u205f\u3000\u200b\ufeff\u2028\u2029" + "".join(
    map(chr, range(0x2000, 0x200B))
)
BLANKS = {ord(blank): " " for blank in BLANK_MARKS}
DASHES = {ord(dash): "–" for dash in "—–‒―−"} | {ord(dash): "-" for dash in "‐‑\xad"}
FOLDED = BLANKS | DASHES
NO_BLANKS_OF_PYTHON = "\u200b\ufeff"  # of those above, the ones at which a string is not split
QUOTE_MARK = re.compile('[«»"“”„‟]')
LOST_DASH = re.compile(r"(?<=[ \n])[?](?=[ \n])|(?<=\d)[?](?=\d)")
SPACED_HYPHEN = re.compile(r"(?<=[ \n])-(?=[ \n])")
LATIN = "aeopcxykmthbAEOPCXYKMTHB"
CYRILLIC = "аеорсхукмтнвАЕОРСХУКМТНВ"
LOOKALIKE = dict(zip(LATIN, CYRILLIC, strict=True))
MIXED_WORD = re.compile(r"(?:[А-Яа-яЁё]+[A-Za-z]|[A-Za-z]+[А-Яа-яЁё])[A-Za-zА-Яа-яЁё]*")
MIXED = re.compile(r"[A-Za-z](?:(?<=[А-Яа-яЁё][A-Za-z])|(?=[А-Яа-яЁё]))")
LONE_LATIN = re.compile(r"(?<=[а-яё,] )[aock](?= [А-Яа-яЁё«])")
# a line in capitals, its words, and those that are small in any sentence
SHOUTED = re.compile(r"[А-ЯЁ]{4,}(?: [А-ЯЁ]{1,3})? [А-ЯЁ]{4,}")
CAPITALS = re.compile(r"[А-ЯЁ](?:(?<!\w.)[А-ЯЁ]{3,}\b|(?<=[А-ЯЁ] И)(?= [А-ЯЁ]{4}))")
SMALL_WORD = re.compile(
    r"И$|МЕЖДУ|ГОРОД(?!ЕЦ|ИЩ)|АДМИНИСТРАЦ|ОБЛАСТ|КРА[ЯЙЕЮ]М?$|КРАЯМИ|РЕСПУБЛИК|РАЙОН|ОКРУГ|МУНИЦИПАЛ|ПРАВИТЕЛЬСТВ|ПОСЕЛЕНИ|СЕЛЬС|"
    r"МЭРИ|МИНИСТЕРСТВ|НАРОДН|АВТОНОМН|ОБРАЗОВАНИ"
)
NOWHERE: frozenset[int] = frozenset()
# where a page lost the mark between two paragraphs: «соглашение о сотрудничествеГубернатор области …»
# or the one behind an address: «Читать на сайте Vestnik.netДокумент скрепили …»
GLUED = re.compile(
    r"(?<![А-Яа-яЁё-])(?>[а-яё]+)(?<=[а-яё]{4})(?=[А-ЯЁ][а-яё]{3})|"
    r"\.(?>[a-z]{2,4})(?=[А-ЯЁ][а-яё]{3})"
)
# a plain word first, for nearly all are; what goes on with a rare letter or a hyphen takes the longer way
TOKEN = re.compile(r"(?>[А-Яа-яЁёA-Za-z]+)(?![^\W\d_]|-)|[^\W\d_]+(?:-[^\W\d_]+)*|\d+|[^\w\s]")


class Token(NamedTuple):
    """A word (with its hyphens), a number or one mark; `text` is of the shadow, `lower` folded.

    `marks` and `letters` are bits: which rules look for the word, which needles of patterns it has. A tuple, for a text
    of a page has five hundred of them, and they are asked for in every rule.
    """

    start: int
    end: int
    text: str
    lower: str
    is_word: bool
    is_capital: bool
    marks: int
    letters: int


class QuotePair(NamedTuple):
    """Words between an opening and a closing mark; `start` and `end` are inside the marks."""

    start: int
    end: int
    depth: int


class Text:
    """One text: `raw` untouched, `shadow` with marks folded, `lower` small and without ё. Spans fit all three.

    Each rule asks for its shapes at every turn: so they are all made at once, and stand in slots, which are found
    quicker than what a dictionary holds.

    Args:
        flat: the folded text on one line: line breaks are blanks.
        mixed: the shadow with words in capitals written as in a sentence: «ГОРОДА РЖЕВА» as «города Ржева».
        tokens: words, numbers and marks in order.
        capitals: numbers of the words that begin with a capital.
        quotes: pairs of quotation marks, outer before inner, in the order of their openings.
        sentences: in order; a heading or a table's cell is one, too, a line without a token («____») none.
        sentence_words: the folded words of each: one string each, so that what is found in it can be remembered.
        sentence_letters: the letters of each that patterns need, as `letters.letters_in` gives them.
        letters: those of all sentences.
    """

    __slots__ = (
        *("raw", "cells", "shadow", "lower", "flat", "mixed", "tokens", "capitals", "quotes", "sentences"),
        *("sentence_words", "sentence_letters", "letters", "_token_starts", "_token_ends", "_marked", "_starts"),
        *("_sentence_numbers", "_sentence_tokens", "_holding", "_held", "_letters_to", "_asked_span", "_asked_letters"),
    )

    def __init__(self, raw: str, cells: tuple[tuple[int, int], ...] = ()) -> None:
        self.raw = raw
        self.cells = cells
        self.shadow = make_shadow(raw)
        self.lower = same_length_lower(self.shadow)
        self.flat = self.lower.replace("\n", " ")
        glued = [found.end() for found in GLUED.finditer(self.shadow)]
        self.tokens = _tokens_of(self.shadow, glued)
        self._token_starts = [token[0] for token in self.tokens]
        self._token_ends = [token[1] for token in self.tokens]
        self._marked = Marked([token[6] for token in self.tokens])
        self.capitals: Sequence[int] = [number for number, token in enumerate(self.tokens) if token[5]]
        self.mixed = CAPITALS.sub(_uncapital, self.shadow) if self._is_shouted() else self.shadow
        self.quotes = tuple(sorted(_pairs(self.shadow), key=lambda pair: (pair.start, -pair.end)))
        split = split_sentences(self.shadow, self.cells)
        told = starmap(Span, telling(self.lower, _parted(split, glued) if glued else split))
        numbered = [(span, numbers) for span in told if (numbers := self._numbers_of(span))]
        self.sentences = tuple([span for span, _ in numbered])
        self._sentence_numbers = [(numbers.start, numbers.stop) for _, numbers in numbered]
        self._starts = [span.start for span in self.sentences]
        self.sentence_words = tuple([self.lower[span.start : span.end] for span in self.sentences])
        self.sentence_letters = self._letters_of_sentences()
        self.letters = reduce(or_, self.sentence_letters, 0)
        self._sentence_tokens = [self.tokens[first:last] for first, last in self._sentence_numbers]
        self._holding: dict[Guarded, frozenset[int]] = {}
        self._held: dict[Guarded, frozenset[int]] = {}
        self._letters_to: list[int] = []
        self._asked_span: Span | None = None
        self._asked_letters = 0

    def _is_shouted(self) -> bool:
        words = [self.tokens[number].text for number in self.capitals]
        # of two words in capitals the second follows a blank, so it opens a token: most texts have none such
        return any(word[:4].isupper() and len(word) > 3 for word in words) and bool(SHOUTED.search(self.shadow))

    def _letters_of_sentences(self) -> tuple[int, ...]:
        bits = [token[7] for token in self.tokens]
        firsts = [bisect_right(self._token_ends, span.start) for span in self.sentences]
        lasts = [bisect_left(self._token_starts, span.end) for span in self.sentences]
        letters = tuple(
            [reduce(or_, filter(None, bits[first:last]), 0) for first, last in zip(firsts, lasts, strict=True)]
        )
        for words, known in zip(self.sentence_words, letters, strict=True):
            ALL_LETTERS.sentences.keep(words, known)  # rules search a sentence by its words
        return letters

    def _numbers_of(self, span: Span) -> range:
        """Return the numbers of the tokens in a span: none of a line to sign on («______»), which is no sentence so."""
        first = bisect_left(self._token_starts, span.start)
        return range(first, bisect_right(self._token_ends, span.end, first))

    def may_hold(self, pattern: Guarded) -> frozenset[int]:
        """Return the numbers of the sentences in which a match of a pattern is possible, found once; of most, none."""
        known = self._holding.get(pattern)
        if known is None:
            known = NOWHERE
            if pattern.may_match(self.letters):
                known = frozenset(pattern.among(self.sentence_letters, range(len(self.sentences))))
            self._holding[pattern] = known
        return known

    def held(self, pattern: Guarded) -> frozenset[int]:
        """Return the numbers of the sentences in which a pattern has a match, found once."""
        known = self._held.get(pattern)
        if known is None:
            words, letters = self.sentence_words, self.sentence_letters
            known = frozenset(
                [i for i in self.may_hold(pattern) if pattern.search(words[i], letters=letters[i]) is not None]
            )
            self._held[pattern] = known
        return known

    def letters_at(self, start: int, end: int) -> int:
        """Return the folded letters of words that patterns need, or of the whole sentence that holds them."""
        index = self.sentence_index(start)
        if self.sentences and self.sentences[index].start <= start and end <= self.sentences[index].end:
            return self.sentence_letters[index]
        return letters_in(self.lower[start:end])

    def in_shadow(self, pattern: Guarded, span: Span) -> Iterator[re.Match[str]]:
        """Yield the matches of a pattern that asks for capitals, in a span of the shadow."""
        if span is not self._asked_span:  # many patterns are asked of one sentence in turn
            self._asked_span, self._asked_letters = span, self.letters_at(span.start, span.end)
        return pattern.finditer(self.shadow, span.start, span.end, self._asked_letters)

    def letters_before(self, place: int) -> int:
        """Return the letters of all sentences that begin before a place: what stands there has none but these."""
        if not self._letters_to:
            self._letters_to = list(accumulate(self.sentence_letters, or_, initial=0))
        return self._letters_to[bisect_left(self._starts, place)]

    def sentence_index(self, place: int) -> int:
        """Return the number of the sentence that holds or precedes a place; 0 for what stands before the first."""
        return max(0, bisect_right(self._starts, place) - 1)

    def sentence_at(self, place: int) -> Span:
        """Return the sentence that holds a place; of an empty text, its first character."""
        return self.sentences[self.sentence_index(place)] if self.sentences else Span(0, 1)

    def capitals_in(self, numbers: range) -> Sequence[int]:
        """Return the numbers of the words with a capital among those of tokens."""
        return self.capitals[bisect_left(self.capitals, numbers.start) : bisect_left(self.capitals, numbers.stop)]

    def places(self, mark: Mark) -> Sequence[int]:
        """Return the numbers of the tokens whose word has a mark, in order."""
        return self._marked.numbers(mark)

    def places_of(self, mark: Mark, index: int) -> Sequence[int]:
        """Return the numbers, among its own tokens, of those of a sentence with a mark."""
        places = self.places(mark)
        if not places:
            return ()
        first, last = self._sentence_numbers[index]
        left = bisect_left(places, first)
        right = bisect_left(places, last, left)
        return [place - first for place in places[left:right]] if right > left else ()

    def token_index(self, place: int) -> int:
        """Return the number of the first token that begins at or after a place."""
        return bisect_left(self._token_starts, place)

    def numbers_in(self, start: int, end: int) -> range:
        """Return the numbers of the tokens that lie inside `[start, end)`."""
        first = bisect_left(self._token_starts, start)
        return range(first, bisect_right(self._token_ends, end, first))

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the tokens that lie inside `[start, end)`."""
        first = bisect_left(self._token_starts, start)
        return self.tokens[first : bisect_right(self._token_ends, end, first)]

    def tokens_of(self, index: int) -> tuple[Token, ...]:
        """Return the tokens of a sentence by its number."""
        return self._sentence_tokens[index]

    def words(self, start: int, end: int) -> str:
        """Return the raw words of a span on one line, blanks folded."""
        words = self.raw[start:end]
        for blank in NO_BLANKS_OF_PYTHON:
            if blank in words:
                words = words.replace(blank, " ")
        return " ".join(words.split())

    def clean(self, start: int, end: int) -> str:
        """Return the words of a span with look-alike letters and lost dashes mended, blanks folded."""
        return " ".join(self.shadow[start:end].split())


def _uncapital(found: re.Match[str]) -> str:
    return found[0].lower() if SMALL_WORD.match(found[0]) else found[0].capitalize()


def same_length_lower(text: str) -> str:
    """Return the text small and with ё as е; a letter that would grow stays as it is."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return lower.replace("ё", "е")


OfWord = tuple[str, str, bool, bool, int, int]


class Words(Once[str, OfWord]):
    """What tokens know of their words, all in one place, so that each word of a text is looked up once."""

    __slots__ = ("_made_of",)

    def __init__(self) -> None:
        super().__init__(_of_word, CACHED_WORDS)
        self._made_of = (0, 0)

    def forget_with_marks_and_letters(self) -> None:
        """Forget all where marks or needles have come since."""
        made_of = MARKS.times_forgotten, ALL_LETTERS.words.times_forgotten
        if made_of != self._made_of:
            self.clear()
            self._made_of = made_of


def _of_word(word: str) -> OfWord:
    """Return what a token knows of its word: it, folded, whether it is one, with a capital, its marks and letters."""
    lower = same_length_lower(word)
    is_capital = word[0].isupper() or ("-" in word and ARTICLE.match(word) is not None)
    return word, lower, word[0].isalpha(), is_capital, MARKS[lower], ALL_LETTERS.words[lower]


ARTICLE = re.compile(r"(?:аль|эль|ан|ар|ас|ат|аш|ад|аз|бен|ибн|бин)-[А-ЯЁ]")  # of an Arabic surname: «аль-Хасан»


WORDS = Words()


def _tokens_of(shadow: str, glued: Sequence[int]) -> tuple[Token, ...]:
    """Return the words, numbers and marks of a text, a word that two paragraphs were glued into as two."""
    WORDS.forget_with_marks_and_letters()
    new = tuple.__new__  # without the checks of names, which nobody may get wrong here
    if glued:
        parts = pairwise((0, *glued, len(shadow)))
        return tuple(
            [new(Token, found.span() + WORDS[found[0]]) for part in parts for found in TOKEN.finditer(shadow, *part)]
        )
    return tuple([new(Token, found.span() + WORDS[found[0]]) for found in TOKEN.finditer(shadow)])


def _parted(sentences: Iterator[tuple[int, int]], glued: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the sentences, those in which two paragraphs were glued together as two."""
    for start, end in sentences:
        yield from pairwise((start, *(place for place in glued if start < place < end), end))


NO_WORD_FROM = 200  # letters
NO_WORD = re.compile(rf"(?<![\w-])[^\W_][\w-]{{{NO_WORD_FROM - 1},}}")
NO_LETTER = "¤"


def make_shadow(raw: str) -> str:
    """Return the text with blanks, dashes, quotation marks and look-alike letters folded one for one.

    What is too long for a word is none, and rules see no letter of it.
    """
    shadow = raw
    if max(map(len, raw.split()), default=0) >= NO_WORD_FROM:
        shadow = NO_WORD.sub(lambda found: NO_LETTER * len(found[0]), raw)
    for mark, folded in FOLDED.items():  # quicker than `translate`, which asks for each letter
        if chr(mark) in shadow:
            shadow = shadow.replace(chr(mark), folded)
    if "?" in shadow:
        shadow = LOST_DASH.sub("–", shadow)
    if " -" in shadow or "\n-" in shadow:
        shadow = SPACED_HYPHEN.sub("–", shadow)
    if any(map(shadow.__contains__, ascii_letters)):
        if MIXED.search(shadow):
            shadow = MIXED_WORD.sub(_cyrillic, shadow)
        shadow = LONE_LATIN.sub(lambda found: LOOKALIKE[found[0]], shadow)
    return _fold_quotes(shadow)


def _cyrillic(found: re.Match[str]) -> str:
    """Turn a word that mixes alphabets into Cyrillic, if each of its Latin letters has a look-alike."""
    word = found[0]
    latin = [letter for letter in word if letter.isascii()]
    if not all(letter in LOOKALIKE for letter in latin):
        return word
    return "".join(LOOKALIKE.get(letter, letter) for letter in word)


def _fold_quotes(text: str) -> str:
    out, last = [], 0
    for found in QUOTE_MARK.finditer(text):
        place, mark = found.start(), found[0]
        out.append(text[last:place])
        last = place + 1
        if mark in "«»":
            out.append(mark)
            continue
        before = text[place - 1] if place else " "
        after = text[place + 1] if place + 1 < len(text) else " "
        opens = (before.isspace() or before in '(«„“"–-[') and not after.isspace()
        out.append("«" if opens else "»")
    out.append(text[last:])
    return "".join(out)


def _pairs(shadow: str) -> Iterator[QuotePair]:
    """Yield pairs; a closing mark closes the last open one; what a paragraph leaves open inside another is dropped."""
    open_marks: list[int] = []
    for found in re.finditer("[«»]|\n[ \n]*\n", shadow):
        mark = found[0]
        if mark == "«":
            open_marks.append(found.end())
        elif mark == "»":
            if open_marks:
                start = open_marks.pop()
                if found.start() > start:
                    yield QuotePair(start, found.start(), len(open_marks))
        elif len(open_marks) > 1:
            del open_marks[:-1]
