"""Undertakings that one sentence counts: «Решено три дела: первое – ремонт дамбы, второе – обмен школьниками»."""

from collections.abc import Iterator

from kunak.core.reading.clauses.commitments.grammar import opens_infinitive, phrase_at
from kunak.core.reading.clauses.commitments.pieces import Piece
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.actions import is_action_noun, is_of

ROW = "(?:дело|пункт|шаг|мера|задача|строка|статья|тема|договоренность|обязательство|проект|вещь)"
# «первое –», «второй пункт –», «во-первых,»; the first of a sentence may stand without a mark before it
COUNTS = agrees(
    rf"(?:^|[,;:.–] (?:(?:и|а) )?)(?:(?:перв(?:ое|ая|ый)|втор(?:ое|ая|ой)|треть?(?:е|я|ий)|четверт(?:ое|ая|ый)|"
    rf"пят(?:ое|ая|ый)|последн(?:ее|яя|ий))(?: {ROW})? ?[–:]|(?:во-первых|во-вторых|в-третьих|в-четвертых|в-пятых),) "
)
FEWEST = 2


def counted(context: Context, index: int) -> Iterator[Piece]:
    """Yield what stands behind each ordinal of a sentence that counts, where all of them open with a deed."""
    if index not in context.text.may_hold(COUNTS):
        return
    sentence = context.text.sentences[index]
    found = list(COUNTS.finditer(context.sentence_words(index)))
    if len(found) < FEWEST:
        return
    ends = [*(sentence.start + one.start() for one in found[1:]), sentence.end]
    rows = [(sentence.start + one.end(), end) for one, end in zip(found, ends, strict=True)]
    if all(_is_deed(context, start, end) for start, end in rows):
        for start, end in rows:
            yield Piece(start, end, index, "commitment.headed", 0.85)


def _is_deed(context: Context, start: int, end: int) -> bool:
    tokens = context.text.tokens_in(start, end)
    if opens_infinitive(tokens, 0, len(tokens)) >= 0:
        return True
    phrase = phrase_at(tokens, 0, len(tokens))
    return phrase is not None and (
        is_action_noun(tokens[phrase.head].lower) or is_of(tokens[phrase.head].lower, "event")
    )
