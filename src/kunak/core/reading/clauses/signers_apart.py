"""Who signed where no sentence of a signing names two: told side by side, by names alone, or by the sentence before."""

from collections.abc import Iterator, Sequence

from kunak.core.provenance import Span
from kunak.core.reading.clauses.event import NEGOTIATED, PLANNED, SIGNED, is_background
from kunak.core.reading.clauses.presence import only_present, only_speaks
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.entities.people import PersonMention
from kunak.core.reading.morph import parses

PAIR = 2
AFTER = 2  # sentences behind a signing that may name who signed
FARTHEST = 6  # … and that may where they tell of signatures
HANDS = agrees(r"\b(?:подпис[ьия]|автограф|росчерк|подписант)\w*")


def people_apart(context: Context, signing: Sequence[int], others: Sequence[Span]) -> list[PersonMention]:
    """Return the people who signed by the sentences beside a signing, in order; empty where nothing tells two."""
    if context.genre != "release":
        return []
    sentences, apart = context.text.sentences, frozenset(others)
    for index in signing:
        for near in range(index, min(index + FARTHEST + 1, len(sentences))):
            if sentences[near] in apart or not _may_tell(context, near):
                continue
            if near > index + AFTER and not HANDS.search(context.sentence_words(near)):
                continue
            people = _by_sides(context, near) or (_by_names_alone(context, near) if near > index else [])
            if people and not any(span.start <= person.start < span.end for span in others for person in people):
                return people
        if index and _they_sign(context, index):
            people = _of_before(context, index)
            if people:
                return people
    return []


def other_of_two(context: Context, index: int, known: PersonMention) -> list[PersonMention]:
    """Return who else signed where a sentence names one and says «оба»: the last with a post before it."""
    sentences = context.text.sentences
    if not index:
        return []
    if GUEST.search(context.sentence_words(index)) is not None:
        near = context.people.within(sentences[max(0, index - FARTHEST)].start, sentences[index].start)
        return [person for person in near if person.post and person.surname != known.surname][-1:]
    if TWO.search(context.sentence_words(index)) is None:
        return []
    before = context.people.within(sentences[index - 1].start, sentences[index - 1].end)
    return [person for person in before if person.post and person.surname != known.surname][-1:]


TWO = agrees(r"\b(?:оба|обе|вдвоем|двое|вместе) (?:[а-я]+ ){0,3}?(?:подпис|постав|скреп|заключ|расписа|завиз)")


# «Гурьева и гость заключили», «глава и его гостья подписали»
GUEST = agrees(
    r"\bи (?:его |ее |высокий )?(?:гость|гостья|коллега|визави) (?:[а-я]+ ){0,3}?"
    r"(?:подпис|заключ|скреп|постав|завизир)|"
    r"\b(?:гость|гостья|хозяин|хозяйка) и "
)


def _may_tell(context: Context, index: int) -> bool:
    words = context.sentence_words(index)
    return not ("|" in words or is_background(words) or PLANNED.search(words) or NEGOTIATED.search(words))


SIDE = agrees(
    r"\b(?:со стороны|от имени|от лица|от|за|со?(?= [а-я-]+ стороны)) (?!ни?м|не[йё])"
    r"(?P<owner>[^.;:–]{2,50}?)(?: [а-я]+){0,3}?(?: –)? $|"
    r"\b(?:представля|держа|замещ)[а-я]+(?: [а-я]+){0,3} $|"
    r"\b[а-я]+(?:ов|ев|ей|ан|ян|ую сторону|область|край|республику|округ) (?:–|[а-я]+л[аи]?) $"
)
SIDE_AFTER = agrees(r",? (?:– )?(?:от|за) (?=\S)")
LONGEST_GAP = 90  # letters from one person to the next, the side of that one between them


def _by_sides(context: Context, index: int) -> list[PersonMention]:
    """Return the people of «от хозяев это сделал министр А, от гостей – глава Б», each with a side of his own."""
    sentence = context.text.sentences[index]
    lower = context.sentence_words(index)
    people = [
        person
        for person in context.people.within(sentence.start, sentence.end)
        if not person.is_short and not only_present(lower, person.start - sentence.start, person.end - sentence.start)
    ]
    if len(people) < PAIR:
        return []
    out, edge = [], sentence.start
    for person in people:
        start = min(person.start, person.post_start or person.start)
        is_told = SIDE.search(context.text.lower[max(edge, start - LONGEST_GAP) : start]) is not None
        edge = max(person.end, person.post_end)
        if is_told or SIDE_AFTER.match(context.text.lower, edge, sentence.end):
            out.append(person)
    return out if len(out) >= PAIR else []


def _by_names_alone(context: Context, index: int) -> list[PersonMention]:
    """Return the people of a sentence that has no verb and nothing else: «Это, в том же порядке, А, Б и В»."""
    sentence = context.text.sentences[index]
    people = list(context.people.within(sentence.start, sentence.end))
    if len(people) < PAIR:
        return []
    rest = [token for token in context.text.tokens_of(index) if token.is_word and not _is_of(people, token.start)]
    if len(rest) > MOST_OTHER_WORDS or any(parses(token.lower)[0].pos in VERBAL for token in rest):
        return []
    return people


MOST_OTHER_WORDS = 8
VERBAL = ("VERB", "INFN", "PRTS", "GRND")


def _is_of(people: Sequence[PersonMention], place: int) -> bool:
    return any(person.start <= place < person.end or person.post_start <= place < person.post_end for person in people)


def _of_before(context: Context, index: int) -> list[PersonMention]:
    """Return the two people, each with a post for another side, of whom the sentence before a bare signing tells."""
    sentence, lower = context.text.sentences[index - 1], context.sentence_words(index - 1)
    lower = lower.replace("встретил", "принимал")  # whoever met there is no mere guest
    people = [
        person
        for person in context.people.within(sentence.start, sentence.end)
        if (person.post or COLLEAGUE.search(context.text.lower, person.start - NEAR, person.start))
        and not only_present(lower, person.start - sentence.start, person.end - sentence.start)
        and not only_speaks(lower, person.start - sentence.start, person.end - sentence.start)
    ]
    owners = set(_owners(context, people))
    is_pair = len(people) == len(owners) == PAIR
    return people if is_pair and _may_tell(context, index - 1) and not SIGNED.search(lower) else []


BOTH = agrees(r"\b(?:оба|обе|обоими|обеими|обоих|они|ими|те|двое|все)\b")


def _they_sign(context: Context, index: int) -> bool:
    """Tell whether a sentence names nobody and says that several have acted: «К обеду оба подписали»."""
    sentence = context.text.sentences[index]
    if context.people.within(sentence.start, sentence.end):
        return False
    words = context.sentence_words(index)
    return (
        BOTH.search(words) is not None
        or HANDS.search(words) is not None
        or any(
            parse.pos == "VERB" and parse.number == "plur" and "past" in parse.grammemes
            for token in context.text.tokens_of(index)
            if token.is_word and token.lower.endswith(("ли", "лись"))
            for parse in parses(token.lower)[:1]
        )
    )


COLLEAGUE = agrees(r"\b(?:коллег|визави)\w*(?: [^.;:]*)?$")
NEAR = 50  # letters


def _owners(context: Context, people: Sequence[PersonMention]) -> Iterator[str]:
    for person in people:
        if person.territory >= 0:
            yield context.territories[person.territory].key
        elif person.body >= 0:
            yield context.bodies[person.body].name
        elif person.post is None:
            yield person.surname
        else:
            yield context.text.lower[person.post_start : person.post_end]
