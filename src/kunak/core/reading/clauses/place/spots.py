"""Where a signing was, told by nature or a lone building: «на острове Большой Соловецкий», «в каземате форта „Риф“»."""

from collections.abc import Iterator, Sequence

from kunak.core.provenance import Sourced, Span
from kunak.core.reading.clauses.place.named import NAME
from kunak.core.reading.clauses.place.of_else import is_of_else
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.forms import town_nominative
from kunak.core.reading.patterns import Guarded

NOUNS = {
    "полуостров": "полуостров",
    "остров": "остров",
    "бухт": "бухта",
    "форт": "форт",
    "мыс": "мыс",
    "перевал": "перевал",
    "озер": "озеро",
    "залив": "залив",
    "застав": "застава",
    "маяк": "маяк",
    "урочищ": "урочище",
    "турбаз": "турбаза",
}
STEMS = "|".join(NOUNS)
IN_SPOT = Guarded(
    r"\b(?:[Вв]о?|[Нн]а|[Уу]|[Вв]озле|[Бб]лиз)\s+(?:[а-яё]+\s+){0,2}?"
    rf"(?P<spot>(?P<noun>{STEMS})[еауыи]\s+(?P<name>«[^»\n]{{2,40}}»|{NAME}(?:\s[А-ЯЁ][а-яё]+)?))"
)
IN_ITS_SPOT = Guarded(
    rf"\b(?:[Вв]о?|[Нн]а)\s+(?P<spot>[А-ЯЁ][а-яё]+(?:ом|ем|ой|ей)\s+(?:{STEMS}|кос|плотин|лиман|плато)(?:е|у)?)(?![а-яё])"
)


NEAR = 2  # sentences from the signing


def spot_in(
    context: Context, sentences: Sequence[int], others: Sequence[int], banned: Sequence[Span]
) -> Sourced[str] | None:
    """Return the island, bay or fort of the sentences of a signing or near it, for where no settlement is told."""
    held = context.text.may_hold(IN_SPOT) | context.text.may_hold(IN_ITS_SPOT)
    if not held:
        return None
    near = [index for index in others if sentences and abs(index - sentences[0]) <= NEAR]
    told = (spot for index in (*sentences, *near) if index in held for spot in _spots(context, index))
    return next((spot for spot in told if not is_of_else(context, spot, banned)), None)


def _spots(context: Context, index: int) -> Iterator[Sourced[str]]:
    sentence = context.text.sentences[index]
    for found in context.text.in_shadow(IN_SPOT, sentence):
        value = f"{NOUNS[found['noun']]} {context.text.clean(*found.span('name'))}"
        yield Sourced(value, (Span(*found.span("spot")),), 0.6, "place.spot")
    for found in context.text.in_shadow(IN_ITS_SPOT, sentence):
        value = town_nominative(found["spot"], case="loct")
        yield Sourced(value[:1].upper() + value[1:], (Span(*found.span("spot")),), 0.6, "place.spot")
