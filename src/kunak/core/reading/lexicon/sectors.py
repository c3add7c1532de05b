"""Words that tell a sector: triggers of the reference data and the reader's own, found by dictionary form or stem."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from kunak.core.reading.lexicon.territories import data_rows
from kunak.core.reading.marks import Mark
from kunak.core.reading.morph import lemma, parses
from kunak.core.reading.once import CACHED_WORDS
from kunak.core.reading.prebuilt import KnownPhrases, known_lemma, known_phrases
from kunak.core.reading.text import Text, Token
from kunak.core.reference import rows

HEAD = 0.5  # of words that decide where they are what is done: «выставка льна»
WEIGHTS = {"strong": 1.0, "near": 0.6, "head": HEAD, "weak": 0.45, "faint": 0.2, "stop": 0.0}
NAMES_A_DIRECTION = 0.4  # a fainter word says nothing of a sector by itself
UNLIKELY = 0.03
STEM_KEY = 2
CARRIER = "transport-logistics"
RESCUE = "security-emergency"
LONGER = 2  # letters by which a stem says more than another one


class SectorWord(NamedTuple):
    """Words of a sector at `[start, end)`; `weight` from 0 to 1, more for phrases; empty for a stop phrase."""

    start: int
    end: int
    sector: str
    weight: float
    lemma: str

    @property
    def names_a_direction(self) -> bool:
        """Tell whether the word alone says that a sector is meant."""
        return self.weight >= NAMES_A_DIRECTION


class Trigger(NamedTuple):
    """A phrase: each word is a set of dictionary forms, or one stem that ends with an asterisk."""

    words: tuple[frozenset[str], ...]
    sector: str
    weight: float
    is_capital: bool  # an abbreviation: only in capitals

    def fits(self, tokens: Sequence[Token], index: int) -> bool:
        """Tell whether the phrase, whose first two words fit, stands at a token."""
        if self.is_capital and not tokens[index].text.isupper():
            return False
        if index + len(self.words) > len(tokens):
            return False
        for place in range(2, len(self.words)):  # noqa: SIM110  a plain loop: this runs at every turn
            if not _fits(self.words[place], tokens[index + place].lower):
                return False
        return True


@lru_cache(maxsize=CACHED_WORDS)
def _fits(wanted: frozenset[str], word: str) -> bool:
    forms, stems = lemmas(word), _stems(wanted)
    if not stems:
        return not wanted.isdisjoint(forms)
    return any(form.startswith(stems) for form in forms)  # so «сказок», «медсестёр», which do not begin as «сказк*»


@cache
def _stems(wanted: frozenset[str]) -> tuple[str, ...]:
    return tuple(stem[:-1] for stem in wanted if stem.endswith("*"))


@lru_cache(maxsize=CACHED_WORDS)
def lemmas(word: str) -> frozenset[str]:
    """Return the dictionary forms that a folded word may have, the word itself among them."""
    found = parses(word)
    return frozenset([word, *(parse.lemma for parse in found if parse.score >= UNLIKELY)])


@cache
def _table() -> KnownPhrases:
    """Return all phrases, worked out beforehand where the tables have not changed since."""
    return known_phrases() or worked_out_phrases()


def worked_out_phrases() -> KnownPhrases:
    """Return all phrases from the tables, by a dictionary form of the first word and by the letters of a first stem."""
    by_form: dict[str, list[int]] = {}
    by_stem: dict[str, list[int]] = {}
    weights = _weights()
    for number, (_, words) in enumerate(weights):
        first = words.partition(" ")[0].lower()
        if first.endswith("*"):
            by_stem.setdefault(first[:-1], []).append(number)
        else:
            for form in _meant(first):
                by_form.setdefault(form, []).append(number)
    phrases = ["\t".join((*told, weight)) for told, weight in weights.items()]
    return KnownPhrases(phrases, _as_text(by_form), _as_text(by_stem))


def _as_text(numbers: dict[str, list[int]]) -> dict[str, str]:
    return {letters: " ".join(map(str, numbers[letters])) for letters in sorted(numbers)}


@cache
def _trigger(number: int) -> Trigger:
    """Return a phrase by its number: of thousands a text has a few words, so each is made when it is met."""
    sector, words, weight = _table().phrases[number].split("\t")
    return Trigger(tuple(map(_meant, words.lower().split())), sector, WEIGHTS[weight], words.isupper())


@cache
def _weights() -> dict[tuple[str, str], str]:
    """Return the names of weights by sector and phrase: those of the reader's table before the reference data's."""
    weights = {(row["sector"], word): row["weight"] for row in data_rows("sector_words") for word in _words(row)}
    for row in rows("sectors"):
        for words in row["triggers"].split(";"):
            weights.setdefault((row["code"], _folded(words)), "strong")
    return weights


def single_words() -> frozenset[str]:
    """Return the words of all phrases whose dictionary form is asked for."""
    return frozenset(part for _, words in _weights() for part in words.lower().split() if not part.endswith("*"))


def _words(row: dict[str, str]) -> Iterator[str]:
    return (_folded(words) for words in row["words"].split(";") if words.strip())


def _folded(words: str) -> str:
    words = words.strip().replace("ё", "е")
    return words if words.isupper() else words.lower()


def _lemma(word: str) -> str:
    return known_lemma(word) or lemma(word)


@cache
def _meant(word: str) -> frozenset[str]:
    """Return what a word of a phrase may be: dictionary forms, or a stem."""
    return frozenset([word] if word.endswith("*") else [word, _lemma(word)])


@lru_cache(maxsize=CACHED_WORDS)
def _beginning(word: str) -> tuple[Trigger, ...]:
    """Return the triggers whose first word a folded word may be, the longest first."""
    told = _told(word)
    found = dict.fromkeys(number for numbers in told for number in sorted(map(int, " ".join(numbers).split())))
    return tuple(sorted(map(_trigger, found), key=lambda item: -len(item.words)))


def _told(word: str) -> tuple[list[str], list[str]]:
    """Return the numbers of the triggers whose first word a folded word may be: by its forms, by letters of a stem."""
    forms, stems, own = _table().forms, _table().stems, lemmas(word)
    alike = [form for form in own if form[:STEM_KEY] == word[:STEM_KEY]]
    begun = {form[:end] for form in alike for end in range(STEM_KEY, len(form) + 1)}
    return [forms[form] for form in own & forms.keys()], [stems[letters] for letters in begun & stems.keys()]


@lru_cache(maxsize=CACHED_WORDS)
def _phrases(word: str, following: str) -> tuple[Trigger, ...]:
    """Return the triggers of several words that two words may begin, the longest first: nearly always none."""
    return tuple(item for item in _beginning(word) if len(item.words) > 1 and _fits(item.words[1], following))


@lru_cache(maxsize=CACHED_WORDS)
def _words_alone(word: str) -> tuple[Trigger, ...]:
    """Return the triggers of one word that a word is."""
    alone = [item for item in _beginning(word) if len(item.words) == 1]
    return tuple(item for item in alone if not any(_says_more(other, item) for other in alone))


def _says_more(trigger: Trigger, other: Trigger) -> bool:
    """Tell whether a stem is part of another sector's longer one: «кинолог» is of no «кино*»."""
    longer, shorter = _stems(trigger.words[0]), _stems(other.words[0])
    if not longer or not shorter or trigger.sector == other.sector or not other.sector or other.weight < 1:
        return False
    return longer[0].startswith(shorter[0]) and len(longer[0]) >= len(shorter[0]) + LONGER


TELLS_SECTOR = Mark(lambda word: word[0].isalpha() and ("-" in word or any(_told(word))))


def find_sector_words(text: Text) -> Iterator[SectorWord]:
    """Yield the words of sectors in order; a word belongs to its longest phrase, and may tell two sectors."""
    tokens = text.tokens
    taken = 0
    for index in text.places(TELLS_SECTOR):
        if index < taken:
            continue
        token = tokens[index]
        following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
        phrases = _phrases(token.lower, following)  # nearly always none
        found = [trigger for trigger in phrases if trigger.fits(tokens, index)] if phrases else []
        if not found:
            is_capital = token.text.isupper()
            found = [trigger for trigger in _words_alone(token.lower) if is_capital or not trigger.is_capital]
        if "-" in token.lower and (not found or _is_outdone(found, token.lower)):
            found = []
            yield from _in_parts(token)
        if not found:
            continue
        longest = len(found[0].words)
        taken = index + longest
        for trigger in _strongest(item for item in found if len(item.words) == longest):
            end = tokens[index + longest - 1].end
            weight = round(trigger.weight * (1 + 0.5 * (longest - 1)), 3)
            yield SectorWord(token.start, end, trigger.sector, weight, token.lower)


def _is_outdone(found: Sequence[Trigger], word: str) -> bool:
    """Tell whether what is met before a hyphen says less than what stands behind it.

    «Буксир-спасатель» is no transport; whoever is a rescuer, too, is one: «горняки-спасатели».
    """
    first, behind = word.index("-"), _of_part(word.rpartition("-")[2])
    if not behind or not all(stem and len(stem[0]) <= first for stem in (_stems(item.words[0]) for item in found)):
        return False
    return behind[0].sector == RESCUE or all(item.sector == CARRIER for item in found)


def _strongest(found: Iterator[Trigger]) -> list[Trigger]:
    best: dict[str, Trigger] = {}
    for trigger in found:
        if trigger.sector not in best or trigger.weight < best[trigger.sector].weight:
            best[trigger.sector] = trigger  # what is told to be faint is faint
    if "" in best:
        return [best[""]]
    return list(best.values())


def _in_parts(token: Token) -> Iterator[SectorWord]:
    """Yield the sectors of the parts of «культурно-туристский» and the like; «Усть-Кокса» is a name.

    What only carries another thing, «буксир-спасатель», «автобус-библиотека», is of that thing's sector.
    """
    parts = token.text.split("-")
    if len(parts) > 1 and parts[0][:1].isupper() and parts[1].istitle():
        return
    told = [trigger for part in token.lower.split("-") for trigger in _of_part(part)]
    outdoing = [trigger for trigger in told if trigger.sector == RESCUE]
    for trigger in outdoing or [trigger for trigger in told if trigger.sector != CARRIER] or told:
        yield SectorWord(token.start, token.end, trigger.sector, trigger.weight, token.lower)


@lru_cache(maxsize=CACHED_WORDS)
def _of_part(part: str) -> tuple[Trigger, ...]:
    return tuple(
        trigger
        for trigger in _words_alone(part)[:1]
        if len(trigger.words) == 1 and not trigger.is_capital and trigger.sector
    )
