"""Between whom an agreement in news is by the territories it speaks of: a row of them, or all its opening names."""

from collections.abc import Iterator, Sequence

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.meant import is_meant
from kunak.core.reading.clauses.municipalities import is_municipal
from kunak.core.reading.clauses.party_of_entity import of_territory
from kunak.core.reading.clauses.party_of_signer import leads_private
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.entities.territory import Territory
from kunak.core.reading.lexicon.numbers import number_in
from kunak.core.reading.profiles.evidence import is_of_private, is_private_post
from kunak.core.reading.profiles.found import MANY, Telling
from kunak.core.reading.profiles.telling import background_sentences
from kunak.core.reading.record import Party

JOINED = re.compile(r",?\s(?:и|а также)\s|,\s|\s–\s|\sс(?:о)?\s")
WHERE = re.compile(r"(?:^|\s)(?:во?|на|по|под|из)\s$")
CLOSES_ROW = re.compile(r"\s*(?:[,.;:–()]|$)")
MOST = 6
SURE, LIKELY = 0.8, 0.7
BOTH = 2  # «обоих регионов»


def row_told(telling: Telling) -> list[Party]:
    """Return the territories that stand in one row, in whatever case: «У А, Б и В появилось …», «псковский и тверской».

    A row has as many as sign or as the text counts; any other must be meant itself, and not whose something is.
    """
    context = telling.context
    if _is_of_bodies(telling):
        return []
    count = len(telling.signers) if len(telling.signers) >= MANY else told_number(context, telling.signing)
    spans = (*telling.spans, *telling.heads) if telling.is_alone else telling.spans
    for span in spans:
        for row in _rows(context, span):
            items = [context.territories[number] for number in row]
            if len({item.key for item in items}) != len(items) or len(items) > MOST:
                continue
            if len(items) == count or (not count and is_meant(context, row[0], span.start)):
                return [of_territory(item, "party.row", SURE if count else LIKELY) for item in items]
    return []


def _rows(context: Context, span: Span) -> Iterator[list[int]]:
    """Yield the numbers of the territories of a stretch that follow each other with nothing but marks between them."""
    row: list[int] = []
    for number in context.territories.numbers(span.start, span.end):
        if row and not JOINED.fullmatch(
            context.text.shadow, context.territories[row[-1]].end, context.territories[number].start
        ):
            yield from _whole(context, row, span)
            row = []
        row.append(number)
    yield from _whole(context, row, span)


def _whole(context: Context, row: list[int], span: Span) -> Iterator[list[int]]:
    """Yield a row that names territories and not the places or the owners of something else."""
    items = [context.territories[number] for number in row]
    if len(items) < MANY or any(not _stands_for_itself(context, item) for item in items):
        return
    adjectives = [item for item in items if item.form == "adjective"]
    if adjectives and (len(adjectives) < len(items) or not CLOSES_ROW.match(context.text.shadow, items[-1].end)):
        return
    if not WHERE.search(context.text.lower, max(span.start, items[0].start - 4), items[0].start):
        yield row


def _stands_for_itself(context: Context, item: Territory) -> bool:
    if item.level == "country" and item.code == "RU":
        return False
    return not (item.form == "capital" and is_municipal(context)) and context.bodies.holding(item.start) is None


def all_of_opening(telling: Telling) -> list[Party]:
    """Return the territories that the text names up to its signing, by any word, where they are as many as sign."""
    context = telling.context
    if not telling.is_alone or is_municipal(context) or _is_of_bodies(telling):
        return []
    count = len(telling.signers) or told_number(context, telling.signing)
    last = max(telling.signing, default=0)
    behind = background_sentences(context)
    seen: dict[str, Territory] = {}
    for item in context.territories.within(0, context.text.sentences[last].end):
        if item.level == "country" or context.text.sentence_index(item.start) in behind:
            continue
        if item.key not in seen:
            seen[item.key] = item
    if count < MANY or len(seen) != count:
        return []
    return [of_territory(item, "party.opening", LIKELY) for item in seen.values()]


def _is_of_bodies(telling: Telling) -> bool:
    """Tell whether bodies sign themselves, or who signs leads firms, or nobody is told to where such are named."""
    heads = [signer for signer in telling.signers if signer.post]
    spans = [telling.context.text.sentences[index] for index in telling.signing]
    if any(body.type == "body" for span in spans for body in telling.context.bodies.within(span.start, span.end)):
        return True
    if heads:
        return all(is_private_post(one.post or "") or leads_private(telling.context, one) for one in heads)
    return is_of_private(telling.context, telling.context.text.sentences[telling.found.mention.sentence])


TOLD_NUMBER = agrees(
    r"\b(?P<number>двух|две|два|обоих|обеих|трех|три|четырех|четыре|пяти|пять|шести|шесть) (?:[а-я]+ )?"
    r"(?:регион|област|республик|кра[йяеё]|субъект)"
)


def told_number(context: Context, sentences: Sequence[int]) -> int:
    """Return how many regions the text says they are: «губернаторы четырёх областей»; 0 where it does not say."""
    for index in sentences:
        found = TOLD_NUMBER.search(context.sentence_words(index))
        if found is not None:
            return number_in(found["number"]) or BOTH
    return 0
