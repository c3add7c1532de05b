"""Whether a piece is an undertaking: bare «развитие сотрудничества в сфере …» is none, hopes are none."""

from kunak.core.reading.clauses.commitments.grammar import cases_of, top
from kunak.core.reading.clauses.commitments.pieces import Piece
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.actions import is_of
from kunak.core.reading.text import Token

WHAT_TIE = frozenset(("сфера", "область", "направление", "отрасль", "вопрос", "часть"))
FEWEST_WORDS = 2


def is_undertaking(context: Context, piece: Piece) -> bool:
    """Tell whether a piece is more than a bare direction of co-operation or a step of the paper itself."""
    tokens = [token for token in context.text.tokens_in(piece.start, piece.end) if token.is_word]
    if len(tokens) < FEWEST_WORDS and "«" not in context.text.shadow[piece.start : piece.end]:
        return False
    if piece.verb and is_of(piece.verb, "paper", "effect"):
        return False
    if piece.verb == "работать" and not any(token.lower in ("над", "вместе") for token in tokens):
        return False
    return not (_is_bare_tie(tokens) or _is_field(tokens, by_verb=bool(piece.verb)) or _is_of_the_paper(tokens))


def _is_bare_tie(tokens: list[Token]) -> bool:
    """Tell whether a piece only says that ties in some sphere are developed."""
    number = 0
    while number < len(tokens) and (
        is_of(tokens[number].lower, "growth", "manner")
        or top(tokens[number].lower).pos in ("ADJF", "ADVB", "PRCL", "PREP")
    ):
        number += 1
    if number >= len(tokens) or not is_of(tokens[number].lower, "tie"):
        return False
    if number + 1 >= len(tokens):
        return True
    following = tokens[number + 1].lower
    if following in ("между", "с", "со"):
        return number + 2 < len(tokens) and is_of(tokens[number + 2].lower, "ours", "act")
    if following in ("и", "в", "во", "по", "на"):
        return True
    if top(following).lemma in ("сторона", "регион", "субъект", "участник"):
        return True
    return not cases_of(following, nouns=True) and not cases_of(following, nouns=False)


def _is_field(tokens: list[Token], *, by_verb: bool) -> bool:
    """Tell whether a piece only names a direction: «культура», «развитие туризма и торговли»."""
    nouns = [token for token in tokens if top(token.lower).pos == "NOUN"]
    if not nouns:
        return True
    if by_verb and any(top(token.lower).pos == "ADJF" for token in tokens):
        return False
    rest = [token for token in nouns if not is_of(token.lower, "growth", "part")]
    return all(is_of(token.lower, "field", "tie") for token in rest)


PAPER = agrees(r"\b(?:проект\w* (?:соглашени|договор|план)|(?:подпис|заключ)\w+ (?:соглашени|договор|меморандум|план))")


def _is_of_the_paper(tokens: list[Token]) -> bool:
    """Tell whether the object of what is done is the agreement itself: «подготовить проект соглашения»."""
    words = " ".join(token.lower for token in tokens[:6])
    return PAPER.search(words) is not None
