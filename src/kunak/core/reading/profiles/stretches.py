"""The sides of one of several acts, where the lead tells whose acts they all are, and its own lines with whom."""

from collections.abc import Sequence
from dataclasses import replace

from kunak.core.provenance import Span
from kunak.core.reading.clauses.parties import PUBLIC
from kunak.core.reading.clauses.party_lists import listed_parties
from kunak.core.reading.clauses.party_of_entity import same
from kunak.core.reading.context import Context
from kunak.core.reading.profiles.evidence import AUTHORITY
from kunak.core.reading.profiles.found import Found
from kunak.core.reading.profiles.told_sides import is_code
from kunak.core.reading.record import Party

PAIR = 2
SURENESS = 0.65


def of_home_and_guest(context: Context, found: Found, mains: Sequence[Found]) -> list[Party]:
    """Return the side whose acts the lead tells of and the one that the act's own stretch names; empty where one lacks.

    «Что область подписала на форуме. • Республика Марий Эл. Соглашение о …»
    """
    starts = sorted({main.mention.span.start for main in mains})
    if len(starts) < PAIR:
        return []
    stretch = stretch_of(context, found.mention.span.start, starts)
    own = listed_parties(context, stretch.start, stretch.end, "party.near", towns=False)
    if len(own) >= PAIR and not any(party.type in PUBLIC for party in own):
        return []  # two firms, two museums: the lead has no part in their act
    first = stretch_of(context, starts[0], starts)
    lead = [
        party
        for sentence in context.text.sentences
        if sentence.end <= first.start
        for party in listed_parties(context, sentence.start, sentence.end, "party.near", towns=False)
        if party.code != "RU"
    ]
    private = [party for party in lead if party.type not in PUBLIC]
    lead = [party for party in lead if party.type in PUBLIC]
    again = [party for party in own if _is_among(party, lead)]
    new = [party for party in own if not _is_among(party, lead)]
    if len(own) >= PAIR and not (again and new):
        return [replace(party, confidence=SURENESS) for party in own[:PAIR]]
    homes = (again if new else []) or [party for party in lead if not _is_among(party, own)]
    guest = next(iter(new or own), None)
    if not homes and guest is not None and guest.type in PUBLIC:
        homes = [replace(party, rule="party.home") for party in private]  # «Университет подписал бумаги с регионами»
        guest = replace(guest, rule="party.home")
    if guest is None or not homes:
        return []
    if guest.type not in PUBLIC and not AUTHORITY.search(context.text.lower, stretch.start, stretch.end):
        return []  # nothing tells that the lead's side has a part in a firm's act
    home = max(homes, key=lambda party: (sum(_is_one(party, one) for one in lead), party.type == "territory"))
    return [replace(home, confidence=SURENESS), replace(guest, confidence=SURENESS)]


def _is_among(party: Party, others: Sequence[Party]) -> bool:
    return any(_is_one(party, other) for other in others)


def _is_one(left: Party, right: Party) -> bool:
    return same(left, right) or (left.code is not None and left.code == right.code and is_code(left.code))


def stretch_of(context: Context, place: int, starts: Sequence[int]) -> Span:
    """Return the part of the line of an act that lies between the act before it and the one after it."""
    shadow = context.text.shadow
    line = shadow.rfind("\n", 0, place) + 1
    end = shadow.find("\n", place)
    sentence = context.text.sentence_at(place)
    before = max((start for start in starts if start < place), default=-1)
    after = min((start for start in starts if start > place), default=len(shadow))
    if before >= line:
        line = sentence.start if before < sentence.start else place
    limit = end if end > 0 else len(shadow)
    if after < limit:
        limit = min(after, max(context.text.sentence_at(after).start, min(sentence.end, after)))
    return Span(line, limit)
