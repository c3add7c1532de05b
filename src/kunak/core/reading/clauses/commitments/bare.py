"""Undertakings in lists that no cue opens: rows with bullets, several actions without a verb or after any verb."""

from collections.abc import Iterator, Sequence

from kunak.core.reading import later as re
from kunak.core.reading.clauses.commitments.clauses import clauses_in
from kunak.core.reading.clauses.commitments.grammar import is_infinitive, likely_cases, phrase_at, tense, top
from kunak.core.reading.clauses.commitments.listed import is_joint, names_action, piece_of
from kunak.core.reading.clauses.commitments.pieces import Piece
from kunak.core.reading.clauses.commitments.split import Item, Takes, conjuncts
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.actions import is_of
from kunak.core.reading.text import Token

BULLET = re.compile(r"\s*(?:[^\w\s«»\"'()№#@.,;:!?…]{1,6}|\d\ufe0f?\u20e3)\s*")  # any sign, pictures too
CONFIDENCE = 0.7
LONGEST_LEAD = 12
FEWEST = 2
BESIDE = (-2, -1, 1, 2)  # over a heading between two rows: «2019 год»
MOSTLY = 0.6
GOVERNS = frozenset(("PREP", "ADJF", "PRTF", "CONJ"))


def bulleted(context: Context, index: int) -> Iterator[Piece]:
    """Yield a row with a bullet beside another such row, where it names an action."""
    start = _after_bullet(context, index)
    row = context.text.sentences[index]
    if start < 0 or start >= row.end or all(_after_bullet(context, index + step) < 0 for step in BESIDE):
        return
    if names_action(context, start, row.end):
        yield Piece(start, row.end, index, "commitment.bulleted", CONFIDENCE)


def _after_bullet(context: Context, index: int) -> int:
    """Return where the words after the bullet of a line begin, -1 where it has none or there is no such line."""
    if not 0 <= index < len(context.text.sentences):
        return -1
    line = context.text.sentences[index]
    mark = BULLET.match(context.text.shadow, line.start, line.end)
    return mark.end() if mark else -1


def bare(context: Context, index: int) -> Iterator[Piece]:
    """Yield several actions that a sentence lists without a verb: «Впереди обмен хорами, общий турнир, ярмарка»."""
    if clauses_in(context, index):
        return
    tokens = context.text.tokens_of(index)
    if tokens and is_infinitive(tokens[0]) and tokens[-1].text == ".":  # «Расчистить русло, починить мост.»
        told = conjuncts(tokens, 0, len(tokens), Takes(infinitive=True))
        yield from (piece_of(tokens, item, index, "commitment.bare", CONFIDENCE) for item in told)
        return
    if _answers_about(context, index, tokens):  # «О чём он? О закупке лодок, об обмене хорами.»
        told = conjuncts(tokens, 1, len(tokens), Takes(case="loct"))
        yield from (piece_of(tokens, item, index, "commitment.bare", CONFIDENCE) for item in told)
        return
    for start in range(min(len(tokens), LONGEST_LEAD)):
        if is_of(tokens[start].lower, "theme"):
            return
        if _may_open(tokens, start):
            items = list(conjuncts(tokens, start, len(tokens), Takes(infinitive=True, case="nomn")))
            if items and items[0].start == start and _are_actions(tokens, items):
                yield from (piece_of(tokens, item, index, "commitment.bare", CONFIDENCE) for item in items)
                return


def _answers_about(context: Context, index: int, tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence without a verb answers the question before it what is agreed about."""
    if not index or not tokens or tokens[0].lower not in ("о", "об", "обо"):
        return False
    return context.text.shadow[context.text.sentences[index - 1].end - 1] == "?"


def _may_open(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether a phrase in the nominative may open a list here and is not governed by the word before."""
    if (start and top(tokens[start - 1].lower).pos in GOVERNS) or top(tokens[start].lower).pos == "ADVB":
        return False
    phrase = phrase_at(tokens, start, len(tokens))
    return phrase is not None and (
        "nomn" in phrase.cases and (phrase.is_name or "nomn" in likely_cases(tokens[phrase.head].lower))
    )


def _are_actions(tokens: Sequence[Token], items: Sequence[Item]) -> bool:
    """Tell whether there are several items, the first of them and most others actions or joint things."""
    joint = [is_joint(tokens, item) for item in items]
    return len(items) >= FEWEST and joint[0] and sum(joint) >= MOSTLY * len(items)


def governed(context: Context, index: int) -> Iterator[Piece]:
    """Yield several actions after a verb of the present or a short participle: «Документ разрешает обмен, выпуск …»."""
    tokens = context.text.tokens_of(index)
    for clause in clauses_in(context, index):
        verb = tokens[clause.verb].lower
        is_participle = top(verb).pos == "PRTS"
        if is_of(verb, "effect", "traded") or not (tense(verb) == "pres" or is_participle):
            continue
        is_passive = is_participle or verb.endswith("ся")
        items = list(conjuncts(tokens, clause.verb + 1, clause.end, Takes(case="nomn" if is_passive else "accs")))
        if items and items[0].start <= clause.verb + 2 and _are_actions(tokens, items):
            yield from (piece_of(tokens, item, index, "commitment.governed", CONFIDENCE) for item in items)
