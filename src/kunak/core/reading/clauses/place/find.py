"""Where an agreement was signed: a settlement; a hall only where no settlement is named with it."""

from collections.abc import Iterator, Sequence

from kunak.core.provenance import Sourced, Span
from kunak.core.reading.clauses.clause_of_day import is_of_deed
from kunak.core.reading.clauses.place.houses import hall_in
from kunak.core.reading.clauses.place.named import towns_in
from kunak.core.reading.clauses.place.of_else import AFAR, TO_COME, is_of_else
from kunak.core.reading.clauses.place.one_town import of_headline, of_row, only_town, town_beside
from kunak.core.reading.clauses.place.spots import spot_in
from kunak.core.reading.clauses.place.stated import stated_in
from kunak.core.reading.clauses.place.told import told_in
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.signed_on import signed_apart
from kunak.core.reading.context import Context

AFAR_NEAR = 3  # sentences
LATEST = 3  # sentences after the signing


def find_place(
    context: Context,
    sentences: Sequence[int],
    others: Sequence[int] = (),
    banned: Sequence[Span] = (),
    *,
    signed: bool = False,
) -> Sourced[str] | None:
    """Return the settlement named in the sentences of the signing, the deciding one first; none of a signing afar.

    Args:
        others: further sentences of the agreement; what they tell of where people met counts if it is one town.
        banned: words whose towns are of something else: titles, days of older acts.
        signed: True where the news is of the signing itself: then the one town of its lead counts as a last resort.
    """
    if any(AFAR.search(context.sentence_words(index)) for index in sentences[:AFAR_NEAR]):
        return None
    for index in sentences:
        if index != sentences[0] and TO_COME.search(context.sentence_words(index)):
            continue
        named = _in(context, context.text.sentences[index])
        told = [found for found in named if not is_of_else(context, found, banned)]
        if len({found.value for found in told}) > 1 and signed_apart(context, index, banned) is not None:
            return None
        if told:
            return told[0] if len(told) == 1 else _where_it_ended(context, told)
    halls = (hall_in(context, context.text.sentences[index]) for index in sentences)
    hall = next((found for found in halls if found is not None), None)
    if hall is not None and hall.rule != "place.hall":
        return hall
    row = of_row(context, sentences[0]) if sentences else None
    return (
        row
        or only_town(context, others, banned)
        or hall
        or spot_in(context, sentences, others, banned)
        or of_headline(context)
        or (town_beside(context, sentences, others, banned) if signed else None)
    )


def _in(context: Context, sentence: Span) -> Iterator[Sourced[str]]:
    """Yield the settlements of a sentence, the surest wording first."""
    yield from stated_in(context, sentence)
    yield from towns_in(context, sentence)
    yield from told_in(context, sentence)


# «Встреча началась в Новгороде, а закончилась в Пикалёве», «переговоры шли в Орле, подписали в Марьине»
ONLY_BEGAN = agrees(
    r"\b(?:нача(?:л|в)|начин|старто|открыл|обсужд|обсуди|бесед|спори|готов|подготов|согласован|стро|разговор|познаком|встретил|переговор|"
    r"прилет|приеха|выеха|отправ|побывал|осмотрел|посетил|сначала|утром|шл[иао]|вел(?:и|ись|ся))[а-я]*\b[^;]*$"
)
THEN = agrees(r"\b(?:а|но|однако|потом|затем|после)\b|;")
DONE = agrees(
    r"\b(?:подпис|заключ|скреп|постав|завизир|обменя|заверш|законч|взялись|удостовер|завер|вручи|церемон|произошл|состоял)[а-я]*"
)
CLAUSE_MARKS = (", ", "; ", " – ", ". ")


def _where_it_ended(context: Context, told: Sequence[Sourced[str]]) -> Sourced[str]:
    """Return the first town of a sentence, or the next one where the first only tells of what came before."""
    first = told[0]
    place = first.spans[0]
    sentence = context.text.sentence_at(place.start)
    if is_of_deed(context, place.start, place.end):
        return first
    crowned = [found for found in told[1:] if is_of_deed(context, found.spans[0].start, found.spans[0].end)]
    if len({found.value for found in crowned}) == 1:
        return crowned[0]  # «10 сентября их принимал мэр в Маньчжурии, а 12 сентября в Хайларе дошло до подписей»
    lower = context.text.lower
    if ONLY_BEGAN.search(lower, sentence.start, place.end) is None or _is_of_signing(context, place, sentence):
        return first
    for other in told[1:]:
        span = other.spans[0]
        if span.start > place.end and (
            THEN.search(lower, place.end, span.start) or _is_of_signing(context, span, sentence)
        ):
            return other
    return first


def _is_of_signing(context: Context, place: Span, sentence: Span) -> bool:
    """Tell whether the clause of a town tells of the signing."""
    shadow = context.text.shadow
    start = max(sentence.start, *(shadow.rfind(mark, sentence.start, place.start) for mark in CLAUSE_MARKS))
    ends = [end for mark in CLAUSE_MARKS if (end := shadow.find(mark, place.end, sentence.end)) >= 0]
    return DONE.search(context.text.lower, start, min(ends, default=sentence.end)) is not None
