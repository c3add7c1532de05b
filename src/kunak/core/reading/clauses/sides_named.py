"""All whom news names that might be a side of an act: regions, towns, bodies, those whom posts stand for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.municipalities import municipalities
from kunak.core.reading.clauses.party_lists import named_in
from kunak.core.reading.clauses.party_of_entity import of_body, of_territory
from kunak.core.reading.clauses.party_of_signer import parliament_of, side_of
from kunak.core.reading.clauses.signers import signer_of
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.territories import capitals
from kunak.core.reading.record import Party

RULE = "party.likely"
OF_POSTS = frozenset(("post", "minister", "parliament"))  # how one is named by who holds a post
MOST = 300  # who are told apart; each is held against each other


class Place(NamedTuple):
    """Where a candidate is named.

    Args:
        by: how: in a row, by name, adjective, capital, as a body, by a post.
        case: empty where it is unknown.
    """

    start: int
    end: int
    sentence: int
    by: str
    case: str = ""


@dataclass(slots=True)
class Candidate:
    """One who may be a side.

    Args:
        kind: of party; territories abroad and the Federation are kinds of their own.
        words: beginnings of the words of a body's name, empty for others.
        head: what kind of body it is, empty for others.
        is_ruled: True where rules take it for a side.
    """

    party: Party
    kind: str
    words: frozenset[str] = frozenset()
    head: str = ""
    places: list[Place] = field(default_factory=list)
    is_ruled: bool = False


def candidates(context: Context, near: Sequence[bool], ruled: Sequence[Party] = ()) -> list[Candidate]:
    """Return all who are named in news, once each; of very many the first.

    Args:
        near: for each sentence whether it may tell of the act; in others only regions and bodies are sought.
        ruled: those whom rules take for sides.
    """
    known: dict[object, Candidate] = {}
    for party, place, head in _named(context, near):
        if len(known) == MOST:
            break
        one = _known(known, party, head)
        one.places.append(place)
        if one.words and len(party.name) > len(one.party.name):
            one.party = party  # «Минздрав» is «Министерство здравоохранения …» elsewhere
    for party in ruled:
        one = _known(known, party, "")
        one.party, one.is_ruled = party, True
    return list(known.values())


def _known(known: dict[object, Candidate], party: Party, head: str) -> Candidate:
    key = _key(party)
    if key not in known:
        words = _words(party.name) if key[0] == "body" else frozenset()
        alike = (one for one in known.values() if words and _is_one_body(one, party, words))
        known[key] = next(alike, None) or Candidate(party, _kind(party), words, head)
    return known[key]


def _key(party: Party) -> tuple[str, str]:
    if party.type == "country" or (party.type == "territory" and party.code is not None and "-" in party.code):
        return party.type, str(party.code)
    if party.type in ("territory", "municipality"):
        return party.type, party.name.lower().replace("ё", "е")
    return "body", f"{party.type} {party.code} {party.name.lower()}"


def _kind(party: Party) -> str:
    if party.type == "territory":
        return "region" if party.code is not None and "-" in party.code else "abroad"
    return "federation" if party.type == "country" and party.code == "RU" else party.type


WORD = re.compile(r"[а-яёa-z]{3,}")
STEM = 5  # letters
ALIKE = 0.75  # of the words of two names


def _words(name: str) -> frozenset[str]:
    """Return the beginnings of a name's words; «Минздрав» is two: ministry, and of what."""
    out = []
    for word in WORD.findall(name.lower().replace("ё", "е")):
        is_short = word.startswith("мин") and len(word) > STEM and not word.startswith("минист")
        out += ["минис", word[3 : 3 + STEM]] if is_short else [word[:STEM]]
    return frozenset(out)


def _is_one_body(one: Candidate, party: Party, words: frozenset[str]) -> bool:
    """Tell whether a body is known by a name of nearly the same words."""
    if not one.words or one.party.type != party.type or not (one.party.code == party.code or not party.code):
        return False
    return 2 * len(one.words & words) >= ALIKE * (len(one.words) + len(words))


Named = tuple[Party, Place, str]  # who is named where, and the word that heads a body's name


def _named(context: Context, near: Sequence[bool]) -> Iterator[Named]:
    """Yield each naming of one who may be a side."""
    known: dict[tuple[int, bool], list[Named]] = context.memo.setdefault("sides named", {})
    for index, is_near in enumerate(near):
        if (index, is_near) not in known:
            found = _rows(context, index) if is_near else ()
            known[index, is_near] = [*found, *_territories(context, index), *_bodies(context, index)]
            if is_near:
                known[index, is_near] += _of_posts(context, index)
        yield from known[index, is_near]


def _rows(context: Context, index: int) -> Iterator[Named]:
    """Yield what rows of parties would hold in a sentence, and the districts and towns that it calls so."""
    span = context.text.sentences[index]
    for start, end, party in named_in(context, span.start, span.end, RULE, towns=True):
        if party is not None:
            yield party, Place(start, end, index, "row", _case(context, start)), _head(context, start)
    for _, place, name in municipalities(context, span.start, span.end):
        party = Party(name, "municipality", None, (place,), 1.0, RULE)
        yield party, Place(place.start, place.end, index, "unit"), ""


def _bodies(context: Context, index: int) -> Iterator[Named]:
    sentence = context.text.sentences[index]
    for body in context.bodies.within(sentence.start, sentence.end):
        meant = of_body(context, body, RULE)
        if meant is not None:
            yield meant, Place(body.start, body.end, index, "body", body.case), body.head


def _territories(context: Context, index: int) -> Iterator[Named]:
    sentence = context.text.sentences[index]
    for item in context.territories.within(sentence.start, sentence.end):
        is_in_body = item.form != "capital" and context.bodies.holding(item.start) is not None
        place = Place(item.start, item.end, index, f"{item.form} in body" if is_in_body else item.form, item.case)
        yield of_territory(item, RULE), place, ""
        if item.form == "capital":
            span = Span(item.start, item.end)
            yield Party(capitals()[item.code], "municipality", None, (span,), 1.0, RULE), place, ""


def _of_posts(context: Context, index: int) -> Iterator[Named]:
    """Yield whom the posts of those stand for who are named with one: the region and, it may be, the ministry."""
    sentence = context.text.sentences[index]
    for person in context.people.within(sentence.start, sentence.end):
        if not person.post:
            continue
        signer = signer_of(context, person)
        told: Iterable[tuple[str, Party | None]] = (
            ("parliament", parliament_of(context, signer)),
            ("post", side_of(context, signer, with_institution=False)),
            ("minister", side_of(context, signer, with_institution=True)),
        )
        place = Place(person.start, person.end, index, "", person.case)
        for by, party in told:
            if party is not None:
                yield party, place._replace(by=by), ""


def _case(context: Context, start: int) -> str:
    item = context.territories.at(start) or context.bodies.at(start)
    return item.case if item is not None else ""


def _head(context: Context, start: int) -> str:
    body = context.bodies.at(start)
    return body.head if body is not None else ""
