"""Undertakings listed after a heading inside a sentence: «О туризме: общий маршрут», «В медицине – приём больных»."""

from collections.abc import Iterator, Sequence

from kunak.core.reading.clauses.commitments.grammar import tense
from kunak.core.reading.clauses.commitments.listed import piece_of
from kunak.core.reading.clauses.commitments.pieces import Piece
from kunak.core.reading.clauses.commitments.split import Item, Takes, conjuncts
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.actions import is_action_noun, is_of
from kunak.core.reading.text import Token

LONGEST_HEAD = 14
RULE, CONFIDENCE = "commitment.headed", 0.75


def headed(context: Context, index: int) -> Iterator[Piece]:
    """Yield the list after a colon, or after the dash that follows a sphere, each item an action or a joint thing."""
    tokens = context.text.tokens_of(index)
    for number, token in enumerate(tokens[: LONGEST_HEAD + 1]):
        if token.text not in (":", "–") or not _is_heading(tokens[:number], token.text):
            continue
        items = list(conjuncts(tokens, number + 1, len(tokens), Takes(infinitive=True, case="nomn")))
        if items and items[0].start == number + 1 and _is_joint(tokens, items[0]):
            for item in items:
                yield piece_of(tokens, item, index, RULE, CONFIDENCE)
        return


def _is_heading(words: Sequence[Token], mark: str) -> bool:
    """Tell whether words name a part of the paper or a sphere: before a dash only «в области …»."""
    if not words or any(token.text in "«»" for token in words):
        return False
    if mark == "–":
        return words[0].lower in ("в", "во") and not any(tense(token.lower) for token in words)
    return any(is_of(token.lower, "act", "tie", "part") for token in words)


def _is_joint(tokens: Sequence[Token], item: Item) -> bool:
    """Tell whether the first item is an action, or says that it is common to the parties."""
    return (
        item.by_verb
        or is_action_noun(tokens[item.head].lower)
        or any(is_of(token.lower, "joint") for token in tokens[item.start : item.head])
    )
