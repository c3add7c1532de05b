"""Where an agreement was signed: a settlement; a hall only where no settlement is named with it."""

from collections.abc import Iterator, Sequence

from kunak.core.provenance import Sourced, Span
from kunak.core.reading.clauses.commitments.grammar import tense
from kunak.core.reading.clauses.event import PLANNED, is_background
from kunak.core.reading.clauses.place_named import towns_in
from kunak.core.reading.clauses.place_told import hall_in, stated_in, told_in
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.patterns import Guarded
from kunak.core.reading.profiles.telling import headline_end, past_deeds

# each side at home: «по видеосвязи», «заочно, путём обмена экземплярами»
AFAR = Guarded(
    r"\bвидео-?\s?(?:конференц|связ|мост|формат)|\bзаочно\b|\bдистанционн|\bонлайн\b|\bонлайн-|\bудал[её]нно\b|"
    r"\bв\s+zoom\b|\bна расстоянии\b|\bс\s+экран|\bу\s+себя\s+в\s+кабинет|\b(?:в\s+своем|каждый\s+в\s+своем)\s+кабинет|"
    r"\bперед\s+камер|\bпо\s+почте\b|\bс\s+курьер|\bсъезжаться\s+не\b|\bне\s+съезжа"
)
AFAR_NEAR = 3  # sentences
# what a sentence tells of where people met, sign or not: the place of the news, if there is only one
MET = agrees(
    r"встре[тч]|визит|делегац|церемони|подпис|переговор|собрал|находи[мл]|праздн|юбиле|торжеств|"
    r"приня[лт]|принима|гост|состоял|прошл|прошел|проходи|произо[шй]|\bсделан|посети"
)
EARLIER = agrees(r"(?:подписанн|заключенн|действующ|действовавш)\w+|\b(?:раньше|ранее|прежн\w+|год назад|лет назад)\b")
STATED_PLACE = agrees(r"\bместо(?: подписания| встречи| церемонии)? ?[–:]")
LATEST = 3  # sentences after the signing


def find_place(context: Context, sentences: Sequence[int], others: Sequence[int] = ()) -> Sourced[str] | None:
    """Return the settlement named in the sentences of the signing, the deciding one first; none of a signing afar.

    Args:
        others: further sentences of the agreement; what they tell of where people met counts if it is one town.
    """
    if any(AFAR.search(context.sentence_words(index)) for index in sentences[:AFAR_NEAR]):
        return None
    for index in sentences:
        for found in _in(context, context.text.sentences[index]):
            return found
    halls = (hall_in(context, context.text.sentences[index]) for index in sentences)
    hall = next((found for found in halls if found is not None), None)
    if hall is not None and hall.rule != "place.hall":
        return hall
    return _only_town(context, others) or hall or _of_headline(context)


# what a headline tells of where all the news comes from: «Итоги форума в Якутске», «Пермский край в Минске»
OF_JOURNEY = agrees(
    r"встре[тч]|визит|делегац|подпис|переговор|поездк|форум|выставк|ярмарк|съезд|итог|договорил|\bдн[яией]\b|работа|посети|побыва"
)


def _of_headline(context: Context) -> Sourced[str] | None:
    """Return the one town that the headline names as where something was, if nothing else tells a place."""
    head = headline_end(context)
    told: dict[str, Sourced[str]] = {}
    for sentence in context.text.sentences[:MOST_HEADLINES]:
        words = context.text.lower[sentence.start : sentence.end]
        is_line = "\n" in context.text.shadow[sentence.end : sentence.end + 2]
        if (
            is_line
            and sentence.start < head
            and OF_JOURNEY.search(words)
            and not PLANNED.search(words)
            and not AFAR.search(words)
        ):
            told.update({found.value: found for found in towns_in(context, sentence, moves=True)})
    if len(told) != 1:
        return None
    [value] = told.values()
    return Sourced(value.value, value.spans, min(value.confidence, 0.6), "place.headline", derived=value.derived)


MOST_HEADLINES = 3


def _in(context: Context, sentence: Span) -> Iterator[Sourced[str]]:
    """Yield the settlements of a sentence, the surest wording first."""
    yield from stated_in(context, sentence)
    yield from towns_in(context, sentence)
    yield from told_in(context, sentence)


def _only_town(context: Context, others: Sequence[int]) -> Sourced[str] | None:
    """Return the one town that the news tells of as where people met; of two, nobody knows."""
    told: dict[str, Sourced[str]] = {}
    for index in others:
        words = context.sentence_words(index)
        if (
            not (MET.search(words) or STATED_PLACE.search(words))
            or any(tells.search(words) for tells in (EARLIER, PLANNED, AFAR))
            or is_background(words)
            or index in past_deeds(context)
            or any(tense(token.lower) == "futr" for token in context.text.tokens_of(index))
        ):
            continue
        sentence = context.text.sentences[index]
        for found in (*stated_in(context, sentence), *towns_in(context, sentence)):
            if found.rule != "place.gone_to":
                told.setdefault(found.value, found)
    if len(told) != 1:
        return None
    [value] = told.values()
    return Sourced(value.value, value.spans, min(value.confidence, 0.6), "place.only_town", derived=value.derived)
