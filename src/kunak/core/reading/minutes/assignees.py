"""Who is to do what was decided: named in the dative at its beginning, after «поручить», or where its verb ends."""

from collections.abc import Iterator

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.party_of_entity import full_name, written_out
from kunak.core.reading.context import Context
from kunak.core.reading.entities.bodies import Body
from kunak.core.reading.measures.executors import Sides, of_side
from kunak.core.reading.morph import parses
from kunak.core.reading.record import Party
from kunak.core.reading.record.measures import Executor

ASKS = re.compile(r"(?:поручить|рекомендовать|предложить|просить|обязать|возложить\s(?:[а-я]+\s){0,8}?на)\s")
BOTH = re.compile(r"(?:обеим\s|всем\s)?(?:договаривающимся\s)?сторонам\b")
SIDE = re.compile(r"\s(?:сторон[еыуа]|коллегам|партнерам|части)\b")
JOINS = re.compile(r"\s*(?:,|;|и|а также|совместно с|при участии|\([^()]{0,80}\))\s*")
PARENTHESES = re.compile(r"\s*\([^()\n]{0,80}\)")
OTHER_DATIVE = re.compile(
    r"(?P<who>(?:сопредседател|секретар|член|участник|организатор)[а-я]+"
    r"(?:\s(?:рабочей группы|комиссии|заседания|встречи))?)"
)
NEAR = 3
SIDE_RULE = "decision.side"


def assignees(context: Context, sides: Sides, start: int, end: int) -> tuple[Executor, ...]:
    """Return who a decision at `[start, end)` orders to do it, in the order of the words."""
    asked = ASKS.search(context.text.lower, start, min(end, start + 200))
    place = asked.end() if asked else _skip(context, start, end)
    found = list(_row(context, sides, place, end, in_dative=asked is None))
    if not found and asked is None:
        found = list(_after_verb(context, sides, start, end))
    return tuple(dict.fromkeys(found))


def _skip(context: Context, start: int, end: int) -> int:
    """Return where the words begin, quotation marks, dashes and «в срок до …» before the addressee left out."""
    while start < end and not context.text.shadow[start].isalnum():
        start += 1
    return start


def _row(context: Context, sides: Sides, place: int, end: int, *, in_dative: bool) -> Iterator[Executor]:
    """Yield the addressees that stand in a row from a place on."""
    while place < end:
        found, reach = _one(context, sides, place, end, in_dative=in_dative)
        if not found:
            return
        yield from found
        brackets = PARENTHESES.match(context.text.lower, reach, end)
        reach = brackets.end() if brackets else reach
        join = JOINS.match(context.text.lower, reach, end)
        if join is None:
            return
        place = join.end()


def _one(context: Context, sides: Sides, place: int, end: int, *, in_dative: bool) -> tuple[list[Executor], int]:
    """Return the addressee at a place and where it ends; both sides are two."""
    both = BOTH.match(context.text.lower, place, end)
    if both is not None:
        span = Span(*both.span())
        return [of_side(party, span, SIDE_RULE) for party in sides.parties], both.end()
    side = _side_at(context, sides, place, end)
    if side is not None:
        return [side], side.spans[0].end
    body = next(iter(context.bodies.within(place, place + NEAR)), None)
    if body is not None and body.end <= end + 1 and (not in_dative or _may_be_dative(context, body)):
        return [_of_body(context, sides, body)], body.end
    person = next(iter(context.people.within(place, place + NEAR)), None)
    if person is not None and person.case in ("datv", ""):
        item = context.territories[person.territory] if person.territory >= 0 else None
        party = sides.of_code(item.code) if item is not None else None
        name = party.name if party is not None else None
        return [
            Executor(person.name, "other", name, None, (Span(person.start, person.end),), 0.9, "decision.person")
        ], person.end
    other = OTHER_DATIVE.match(context.text.lower, place, end)
    if other is not None and any(parse.case == "datv" for parse in parses(other["who"].split()[0])):
        words = context.text.clean(*other.span("who"))
        return [Executor(words, "other", None, None, (Span(*other.span("who")),), 0.8, "decision.other")], other.end()
    return [], place


def _may_be_dative(context: Context, body: Body) -> bool:
    """Tell whether the head of a body may stand in the dative; short names («Минэкономики») have one form for all."""
    for token in context.text.tokens_in(body.start, body.end):
        found = [parse for parse in parses(token.lower) if parse.lemma == body.head]
        if found:
            return any(parse.case == "datv" for parse in found)
    return True


def _side_at(context: Context, sides: Sides, place: int, end: int) -> Executor | None:
    """Return the side of «Свердловской стороне», «татарстанской стороне»."""
    item = next(iter(context.territories.within(place, place + NEAR)), None)
    if item is None:
        return None
    found = SIDE.match(context.text.lower, item.end, end)
    if found is None:
        return None
    name, kind, code = full_name(item)
    party = sides.of_code(code) or Party(name, kind, code, (Span(item.start, item.end),), 0.9)
    return of_side(party, Span(item.start, found.end()), SIDE_RULE)


def _of_body(context: Context, sides: Sides, body: Body) -> Executor:
    item = context.territories[body.territory] if body.territory >= 0 else None
    party = sides.of_code(item.code) if item is not None else sides.named_in(context.text.lower[body.start : body.end])
    code = (
        (item.code if item is not None else party.code if party else None)
        if body.type in ("body", "territory")
        else None
    )
    kind = "body" if body.type == "territory" else body.type
    name = party.name if party is not None else None
    return Executor(
        written_out(context, body),
        kind,
        name,
        code,
        (Span(body.start, body.end),),
        1.0 if name else 0.85,
        "decision.body",
    )


def _after_verb(context: Context, sides: Sides, start: int, end: int) -> Iterator[Executor]:
    """Yield the body that closes a decision after its infinitive: «проект подготовить Минэкономики»."""
    last = end - len(context.text.shadow[start:end]) + len(context.text.shadow[start:end].rstrip(" .;"))
    for body in context.bodies.within(start, last):
        before = context.text.lower[max(start, body.start - 24) : body.start].split()
        if body.end >= last - 1 and before and parses(before[-1])[0].pos == "INFN" and body.type == "body":
            yield _of_body(context, sides, body)
