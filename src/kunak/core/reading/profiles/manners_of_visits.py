"""Between whom an agreement is where news tells of a visit: the guest's home and the place that is visited."""

from kunak.core.provenance import Span
from kunak.core.reading.clauses.party_of_entity import of_territory, same
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.entities.territory import Territory
from kunak.core.reading.profiles.evidence import has_private_subject, is_of_private
from kunak.core.reading.profiles.found import Telling
from kunak.core.reading.profiles.telling import background_sentences
from kunak.core.reading.record import Party

# «делегация А посетила Б», «… совершила визит в Б», «прибыл в Б с рабочим визитом»
VISITED = agrees(
    r"\b(?:посетил|навестил)[аи]? |\b(?:визит|поездк)[а-я]* в |"
    r"\b(?:побывал|прибыл|приехал|прилетел)[аи]? (?:с [а-я]+ визитом )?в "
)
VISITED_BEFORE = agrees(r" (?:посетил|посетила|посетили) (?:с [а-я]+ визитом )?делегаци")
LEAD = 3  # sentences
CONFIDENCE = 0.7


def of_visit(telling: Telling) -> list[Party]:
    """Return the guest's territory and that which the lead says he visits, for the only act of the news.

    None where a firm or a school is told of in the sentence of the act: those sign during visits, too.
    """
    context, index = telling.context, telling.found.mention.sentence
    sentence = context.text.sentences[index]
    if not telling.is_alone or is_of_private(context, sentence):
        return []
    if has_private_subject(context, telling.found, sentence):
        return []
    behind = background_sentences(context)
    for number in sorted(context.text.may_hold(VISITED)):
        if (
            number < LEAD
            and number <= index
            and number not in behind
            and (pair := _pair(context, context.text.sentences[number]))
        ):
            return pair
    return []


def _pair(context: Context, span: Span) -> list[Party]:
    """Return the guest's territory and the visited one of a sentence, both named, in their order; empty if not both."""
    items = [
        item
        for item in context.territories.within(span.start, span.end)
        if item.form == "name" and item.level in ("region", "foreign")
    ]
    visited = _visited(context, span, items)
    if visited is None:
        return []
    place = of_territory(visited, "party.visited", CONFIDENCE)
    guests = [of_territory(item, "party.visited", CONFIDENCE) for item in items if item is not visited]
    guest = next((one for one in guests if not same(one, place) and one.code != place.code), None)
    return [] if guest is None else sorted((guest, place), key=lambda party: party.spans[0].start)


def _visited(context: Context, span: Span, items: list[Territory]) -> Territory | None:
    lower = context.text.lower
    for item in items:
        if VISITED_BEFORE.match(lower, item.end, span.end):
            return item  # «Иркутскую область посетила делегация …»
    starts = {item.start: item for item in items}
    visits = (found.end() for found in VISITED.finditer(lower, span.start, span.end))
    return next((starts[place] for place in visits if place in starts), None)
