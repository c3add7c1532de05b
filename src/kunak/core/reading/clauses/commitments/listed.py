"""Undertakings listed after a cue: in the same sentence, or in the rows below a colon."""

import re
from collections.abc import Iterator, Sequence

from kunak.core.reading.clauses.commitments.cues import Cue, cues_in
from kunak.core.reading.clauses.commitments.grammar import top
from kunak.core.reading.clauses.commitments.pieces import Piece
from kunak.core.reading.clauses.commitments.split import Item, Takes, conjuncts
from kunak.core.reading.context import Context
from kunak.core.reading.text import Token

ROW_MARK = re.compile(r"\s*(?:[•*–-]|\d{1,2}(?:\.\d{1,2})*[.)]|[а-я]\))\s*")
MOST_ROWS = 40


def listed(context: Context, index: int) -> Iterator[Piece]:
    """Yield what is listed after the cues of a sentence."""
    sentence = context.text.sentences[index]
    tokens = list(context.text.tokens_in(sentence.start, sentence.end))
    cues = list(cues_in(context, index))
    for number, cue in enumerate(cues):
        limit = cues[number + 1].start if number + 1 < len(cues) else sentence.end
        begin, end = _token_at(tokens, cue.end), _token_at(tokens, limit)
        items = [item for item in conjuncts(tokens, begin, end, cue.takes) if item.end > item.start]
        if not items and cue.rule == "commitment.provided" and _is_stated(context, cue):
            items = list(_before(tokens, _token_at(tokens, cue.start), cue.takes))
        for item in items:
            yield piece_of(tokens, item, index, cue.rule, cue.confidence)
        if not items and _opens_rows(context, cue, index):
            yield from rows_below(context, index, cue.rule, cue.confidence)


def piece_of(tokens: Sequence[Token], item: Item, index: int, rule: str, confidence: float) -> Piece:
    """Return a conjunct as a piece."""
    verb = top(tokens[item.head].lower).lemma if item.by_verb else ""
    return Piece(tokens[item.start].start, tokens[item.end - 1].end, index, rule, confidence, verb)


def _token_at(tokens: Sequence[Token], place: int) -> int:
    return next((number for number, token in enumerate(tokens) if token.start >= place), len(tokens))


def _is_stated(context: Context, cue: Cue) -> bool:
    """Tell whether the cue says that the paper states it: «предусмотрено», not «запланировано»."""
    return context.text.lower.startswith(("предусм", "закреп"), cue.start)


def _before(tokens: Sequence[Token], end: int, takes: Takes) -> Iterator[Item]:
    """Yield the subject of «… предусмотрены соглашением» that stands before the verb."""
    start = end
    while start > 0 and tokens[start - 1].text not in ".;:":
        start -= 1
    while start < end and top(tokens[start].lower).pos in ("CONJ", "PRCL", "ADVB"):
        start += 1
    if start < end and takes.case:
        yield from conjuncts(tokens, start, end, Takes(case=takes.case), reach=1)


def _opens_rows(context: Context, cue: Cue, index: int) -> bool:
    sentence = context.text.sentences[index]
    return context.text.shadow[sentence.end - 1] == ":" and ":" not in context.text.shadow[cue.end : sentence.end - 1]


def rows_below(context: Context, index: int, rule: str, confidence: float) -> Iterator[Piece]:
    """Yield the rows of the list that a sentence opens, each without its mark."""
    shadow = context.text.shadow
    for following in range(index + 1, min(index + MOST_ROWS, len(context.text.sentences))):
        row = context.text.sentences[following]
        mark = ROW_MARK.match(shadow, row.start, row.end)
        if mark is None and not shadow[row.start].islower():
            return
        start, end = (mark.end() if mark else row.start), row.end
        while end > start and shadow[end - 1] in ";.,":
            end -= 1
        if end > start:
            yield Piece(start, end, following, rule, confidence)
