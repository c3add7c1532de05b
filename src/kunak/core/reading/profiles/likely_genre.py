"""Of what genre a text likely is, by its form: a second opinion beside the rules, by weights.

Rules know a genre by its title, its clauses or words that only it says; whoever writes otherwise is taken for news. The
form as a whole tells as much: how lines begin and how long they are, how many are numbered, which words open the page
and close it. For each genre the weights are learnt from the open documents of `tests/corpus` by
`tools/train_genre.py`, which never asks what a rule says. They speak where the rules' genre is hardly possible by them.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import get_args

from kunak.core.packaged import packaged
from kunak.core.reading import later as re
from kunak.core.reading.morph import lemma
from kunak.core.reading.profiles.weighed import BIAS, HEAD, likelihood_of
from kunak.core.reading.record import Genre
from kunak.core.reading.text import Text

TABLE = "signs_of_genre.csv"
GENRES: tuple[Genre, ...] = get_args(Genre)
SHORTEST = 300  # letters; less has no form to speak of
HARDLY = 0.15  # what is less likely is no genre of the text, if another one is likely
LIKELY, OF_PAPERS = 0.4, 0.7  # how likely; more where rules found something that no news has
OPENING, CLOSING = 4, 3  # lines
WORDS_OPENING, WORDS_CLOSING = 8, 6  # of a line
MOST_OF_A_SHAPE = 4
MANY = 0.3  # of the lines
SHORT = 40  # letters
WORD = re.compile(r"[а-яё]+")
OPENING_WORD = re.compile(r"\s*(?:\d+(?:\.\d+)*\.?\s*|[–•-]\s*)?([А-Яа-яЁё]+)")
NUMBERED = re.compile(r"\d{1,2}(?:\.\d+)*\.?\s")
POINT = re.compile(r"[–•*-]\s")
HEADED = re.compile(r"(?:статья|раздел|глава|§|пункт)", re.IGNORECASE)
INITIALS = re.compile(r"[А-ЯЁ]\.\s?[А-ЯЁ]\.")


def weighed(text: Text, genre: Genre) -> Genre:
    """Return the genre that rules tell, or a likely one where theirs is hardly possible."""
    if len(text.raw) < SHORTEST or "\n" not in text.raw.strip():
        return genre  # of a text on one line, as legal sites hand them out, the form says nothing
    likely = likelihoods(text)
    best = max(likely, key=lambda one: likely[one])
    least = LIKELY if genre == "release" else OF_PAPERS
    return best if likely[genre] < HARDLY and likely[best] >= least else genre


def likelihoods(text: Text) -> dict[Genre, float]:
    """Return how likely a text is of each genre, from 0 to 1; each is asked by itself."""
    table = _table()
    told = [table[sign] for sign in (BIAS, *sorted(signs(text.raw))) if sign in table]
    return {genre: likelihood_of(sum(weights)) for genre, weights in zip(GENRES, zip(*told, strict=True), strict=True)}


@cache
def _table() -> dict[str, tuple[float, ...]]:
    """Return the weights of each sign, one a genre."""
    lines = packaged("kunak.core.reading", f"data/{TABLE}").decode("utf-8").splitlines()[HEAD:]
    rows = (line.rsplit(",", len(GENRES)) for line in lines)
    return {sign: tuple([float(weight or 0) for weight in weights]) for sign, *weights in rows}


def signs(raw: str) -> frozenset[str]:
    """Return what is weighed of a text."""
    lines = list(filter(None, map(str.strip, raw.splitlines())))
    if not lines:
        return frozenset()
    shapes = [list(_shapes(line)) for line in lines]
    counted = Counter(shape for told in shapes for shape in told)
    out = {f"{shape}:{min(MOST_OF_A_SHAPE, times)}" for shape, times in counted.items()}
    out.update(f"many {shape}" for shape, times in counted.items() if times > MANY * len(lines))
    out.update(_sizes(raw, len(lines)))
    for number, (line, told) in enumerate(zip(lines[:OPENING], shapes, strict=False)):
        out.update(f"head {min(number, 2)} {word}" for word in _lemmas(line, WORDS_OPENING))
        out.update(f"head {number} {shape}" for shape in told)
    for number, (line, told) in enumerate(zip(lines[-CLOSING:], shapes[-CLOSING:], strict=True)):
        out.update(f"tail {word}" for word in _lemmas(line, WORDS_CLOSING))
        out.update(f"tail {number} {shape}" for shape in told)
    out.update(f"line {lemma(_folded(found[1]))}" for found in map(OPENING_WORD.match, lines) if found is not None)
    return frozenset(out)


def _sizes(raw: str, lines: int) -> tuple[str, ...]:
    mean = len(raw) // lines
    return f"lines {min(6, lines // 4)}", f"letters {min(6, len(raw) // 500)}", f"mean {min(8, mean // 60)}"


def _shapes(line: str) -> Iterator[str]:
    """Yield what a line looks like."""
    if NUMBERED.match(line):
        yield "numbered"
    if POINT.match(line):
        yield "point"
    if HEADED.match(line):
        yield "headed"
    if "|" in line or "\t" in line:
        yield "cells"
    if line.isupper():
        yield "capitals"
    if len(line) < SHORT:
        yield "short"
    if line.endswith((":", ";")):
        yield line[-1]
    if INITIALS.search(line):
        yield "initials"
    if "____" in line:
        yield "blank"


def _lemmas(line: str, most: int) -> Iterator[str]:
    for found, _ in zip(WORD.finditer(line.lower()), range(most), strict=False):
        yield lemma(_folded(found[0]))


def _folded(word: str) -> str:
    return word.lower().replace("ё", "е")
