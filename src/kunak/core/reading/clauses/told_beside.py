"""The territory told beside a person: «Олег Сурин (Пензенская область)», «от Иркутской области – министр …»."""

from kunak.core.reading import later as re
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.entities.people import PersonMention
from kunak.core.reading.lexicon.inhabitants import inhabitants
from kunak.core.reading.lexicon.territories import stem_of_kind


def told_beside(context: Context, person: PersonMention) -> int:
    """Return the territory told right behind a person or, by «от …», before; -1 where none is."""
    behind = _behind(context, person)
    if behind >= 0:
        return behind
    before = _before_dash(context, person)
    before = before if before >= 0 else _represented(context, person)
    return before if before >= 0 else _from_side(context, person)


FAR = 60  # characters
REPRESENTS = agrees(r"\bпредстав(?:лял|ил|лен)[аоы]? (?:(?:ее|его|сам|сама) )?$")


def _represented(context: Context, person: PersonMention) -> int:
    """Return the territory of «Коми на встрече представлял губернатор А», -1 where no such words stand before him."""
    start = min(person.start, person.post_start or person.start)
    found = REPRESENTS.search(context.text.lower, max(0, start - FAR), start)
    numbers = context.territories.numbers(max(0, found.start() - FAR), found.start()) if found is not None else ()
    if found is None or not numbers or context.territories[numbers[-1]].form == "adjective":
        return -1
    between = context.text.shadow[context.territories[numbers[-1]].end : found.start()]
    return -1 if any(mark in between for mark in ".,;:–") else numbers[-1]


def _before_dash(context: Context, person: PersonMention) -> int:
    """Return the territory of «губернаторы: Тульской области – Олег Сурин», -1 where none stands so before a name."""
    if not context.text.shadow.endswith(" – ", 0, person.start):
        return -1
    numbers = context.territories.numbers(max(0, person.start - FAR), person.start)
    last = numbers[-1] if numbers else -1
    if last < 0 or context.territories[last].end != person.start - len(" – "):
        return -1
    start = context.territories[last].start
    is_parted = context.text.shadow.endswith((": ", ", ", "; "), 0, start)
    if context.text.shadow.endswith(" и ", 0, start):  # «тверской – А и вологодский – Б», not «Твери и Вологды – А и Б»
        is_parted = context.people.holding(start - len(" и ") - 1) is not None
    return last if is_parted and context.posts.holding(start) is None else -1


BEHIND = agrees(r"(?: \(| (?:от|за) (?:правительства |администрации |лица )?)(?=\S)")


def _behind(context: Context, person: PersonMention) -> int:
    """Return the territory of «Олег Сурин (Пензенская область)», «Олег Сурин от Коми», -1 where none stands there."""
    found = BEHIND.match(context.text.lower, person.end)
    numbers = context.territories.numbers(found.end(), found.end() + 1) if found else ()
    return numbers[0] if numbers else -1


# «от края – министр …»: the only region of that kind which the text names
NOUN_OF_SIDE = agrees(
    r"\b(?:со стороны|от имени|от|за) (?P<noun>края|край|области|область|республики|республику|округа|округ)"
    r"(?: –| документ подписал[аи]?| подписал[аи]?| расписал[а-я]+)? $"
)


def _from_noun(context: Context, start: int) -> int:
    """Return the territory of «от края – министр …» before a place, -1 where none or several may be meant."""
    found = NOUN_OF_SIDE.search(context.text.lower, max(0, start - FAR), start)
    if found is None:
        return -1
    stem = stem_of_kind(found["noun"])
    fitting = [
        number
        for number, item in enumerate(context.territories)
        if item.level == "region" and item.form == "name" and stem in item.name
    ]
    return fitting[0] if fitting and len({context.territories[number].code for number in fitting}) == 1 else -1


# «за колымчан в ней стоит подпись вице-губернатора А»
OF_PEOPLE = agrees(r"\b(?:со стороны|от имени|от|за) (?P<people>[а-я-]+)(?: [а-я]+){0,5}?(?: –)? $")


def _from_people(context: Context, opening: int, start: int) -> int:
    """Return the territory of whose people a signer acts for, -1 where none is told or the text does not name it."""
    found = OF_PEOPLE.search(context.text.lower, max(opening, start - FAR), start)
    people = inhabitants().get(found["people"]) if found is not None else None
    if people is None:
        return -1
    return next((n for n, item in enumerate(context.territories) if item.key == people.key and item.form == "name"), -1)


FROM_SIDE = agrees(r"(?:со стороны|от имени|\bот|\bза) (?:правительства |администрации )?$")
OTHER_SIDE = re.compile(r"\s(?:со стороны|от имени|от|за)\s")


def _from_side(context: Context, person: PersonMention) -> int:
    """Return the territory of «от Иркутской области – министр …», -1 where none stands so before a person."""
    start = min(person.start, person.post_start or person.start)
    sentence = context.text.sentence_at(person.start)
    noun = _from_noun(context, start)
    if noun >= 0:
        return noun
    people = _from_people(context, sentence.start, start)
    if people >= 0:
        return people
    for number in reversed(context.territories.numbers(sentence.start, start)):
        item = context.territories[number]
        if item.end > start:
            continue
        between = context.text.shadow[item.end : start]
        if len(between) > 60 or ("," in between and "–" not in between) or ";" in between or OTHER_SIDE.search(between):
            return -1
        return number if FROM_SIDE.search(context.text.lower, max(0, item.start - 40), item.start) else -1
    return -1
