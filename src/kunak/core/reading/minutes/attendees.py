"""People of a meeting: who chaired, kept the minutes, was there, was heard and spoke; for which side."""

from collections.abc import Iterator

from kunak.core.provenance import Span
from kunak.core.reading.context import Context
from kunak.core.reading.entities.bodies import Body
from kunak.core.reading.entities.people import PersonMention
from kunak.core.reading.measures.executors import Sides, by_owner
from kunak.core.reading.record import Party, Person


def people_in(context: Context, sides: Sides, start: int, end: int) -> tuple[Person, ...]:
    """Return the people named in a stretch, in order, each once, with the side that they are there for."""
    out: dict[str, Person] = {}
    for left, right, owner in by_owner(context, sides, Span(start, end), None) if end > start else ():
        for person in _people(context, sides, left, right, owner):
            out.setdefault(person.name.lower(), person)
    return tuple(out.values())


def _people(context: Context, sides: Sides, start: int, end: int, owner: Party | None) -> Iterator[Person]:
    for found in context.people.within(start, end):
        spans = [Span(found.start, found.end)]
        if found.post_end:
            spans.append(Span(found.post_start, found.post_end))
        party = _party(context, sides, found) or owner
        name = party.name if party is not None else None
        yield Person(found.name, found.post, name, tuple(spans), 1.0 if party else 0.9, "meeting.person")


def _party(context: Context, sides: Sides, found: PersonMention) -> Party | None:
    """Return the side that a post or the words in brackets after a name tell: «Вымский Г. Ф. (Минпром РК)»."""
    if found.territory >= 0:
        return sides.of_code(context.territories[found.territory].code)
    body = context.bodies[found.body] if found.body >= 0 else _in_brackets(context, found.end)
    if body is None or body.territory < 0:
        return None
    return sides.of_code(context.territories[body.territory].code)


def _in_brackets(context: Context, place: int) -> Body | None:
    if not context.text.shadow.startswith(" (", place):
        return None
    return context.bodies.at(place + 2)
