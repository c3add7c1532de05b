"""Whether the sides that rules read are the likeliest: all whom news names are weighed, and in pairs.

Rules take the first manner of telling that names two. Where that manner errs often (a headline, a row of unlike
kinds, who is only named near), each region, town and body of the news is weighed by where and how it is named, then
each pair of the likeliest, by weights that `tools/train_likely_sides.py` learnt from the open documents of
`tests/corpus`. What rules say is no sign; each of a pair that they took has a head start.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from kunak.core.provenance import Span
from kunak.core.reading.clauses.parties import has_public
from kunak.core.reading.clauses.sides_named import OF_POSTS, RULE, Candidate, candidates
from kunak.core.reading.clauses.signers import Signer
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.profiles.evidence import PRIVATE, is_private_post
from kunak.core.reading.profiles.found import Found
from kunak.core.reading.profiles.signs_of_sides import CLOSE, Act, signs_of, signs_of_pair
from kunak.core.reading.profiles.weighed import BIAS, weights_of
from kunak.core.reading.record import Party

TABLE, TABLE_OF_PAIRS = "signs_of_side.csv", "signs_of_sides.csv"
PAIR = 2
MOST = 6  # candidates, the likeliest, that are paired
HEAD_START = 1.5  # of each of a pair that rules took
ALSO = -2.0  # what a third side of the rules has to weigh
NOTHING = -9.0  # what speaks for no pair
LIKELY = 1.0  # what a pair has to weigh where rules found none
SURE = 0.72  # below what the product asks nobody about
ERRING = frozenset(("party.headline", "party.near"))
ROWS = frozenset(("party.subject", "party.listed"))  # take words for towns that are none
OF_ONE_KIND = ROWS | {"party.signer"}  # where a body beside a region is seldom right


def with_likely_sides(context: Context, scope: Scope, *, alone: bool) -> None:
    """Give an act other sides than rules read, where those are unsure and others much likelier."""
    if not scope.is_main or not _errs(context, scope.parties, alone=alone):
        return
    act = Act(context, scope, alone=alone)
    named = candidates(context, act.near, scope.parties)
    weighed = weigh(act, named)
    if _are_likeliest(named, weighed) and len(scope.parties) == PAIR:
        return
    pair = max(_pairs(act, named, weighed), key=lambda one: one[0] + HEAD_START * _ruled(one[1]), default=None)
    if pair is None or (len(scope.parties) == PAIR and all(one.is_ruled for one in pair[1])):
        return
    parties = in_order(act, pair[1])
    if all(one.is_ruled for one in pair[1]):  # of three or more
        kept = [one.party for one, weight in zip(named, weighed, strict=True) if one in pair[1] or weight > ALSO]
        parties = [party for party in scope.parties if party in kept]
    is_new = {party.name for party in parties} != {party.name for party in scope.parties}
    if is_new and has_public(parties):
        scope.parties = tuple(parties)


def likely_pair(
    context: Context, found: Found, signing: Sequence[int], signers: Sequence[Signer], parties: list[Party]
) -> list[Party]:
    """Return the two who are likely the sides of the only act of news, where rules read less than two of a signed one.

    Args:
        parties: whom rules read; returned where no pair is likely.
    """
    if len(parties) >= PAIR or found.event != "signed" or found.mention.title is None:
        return parties
    act = act_of(context, found, signing, signers, alone=True)
    weight, pair = likeliest_pair(act, candidates(context, act.near))
    likely = in_order(act, pair) if weight >= LIKELY else []
    return likely if has_public(likely) and not is_of_others(act, likely) else parties


def is_of_others(act: Act, sides: Sequence[Party]) -> bool:
    """Tell whether two firms or schools, or two heads of such, act and none is a side: governors only watch them."""
    if any(party.type in PRIVATE for party in sides):
        return False
    span = act.context.text.sentences[act.anchor]
    named = sum(body.type in PRIVATE for body in act.context.bodies.within(span.start, span.end))
    heads = sum(is_private_post(signer.post) for signer in act.signers if signer.post)
    return max(named, heads) >= PAIR


def act_of(context: Context, found: Found, signing: Sequence[int], signers: Sequence[Signer], *, alone: bool) -> Act:
    """Return an act whose sides are not known yet."""
    mention = found.mention
    scope = Scope(mention.kind, found.event, (), (mention.span,), mention.title, anchor=mention.sentence)
    scope.signing, scope.signers = tuple(signing), tuple(signers)
    return Act(context, scope, alone=alone)


def likeliest_pair(act: Act, named: Sequence[Candidate]) -> tuple[float, Sequence[Candidate]]:
    """Return the likeliest two of those whom news names, and what speaks for them; nobody where it names no two."""
    return max(_pairs(act, named, weigh(act, named)), key=lambda one: one[0], default=(NOTHING, ()))


def _errs(context: Context, parties: Sequence[Party], *, alone: bool) -> bool:
    """Tell whether parties were read in a manner that errs often, or are of kinds that seldom go together."""
    rules = {party.rule for party in parties}
    kinds = {"federal" if party.type == "body" and party.code == "RU" else party.type for party in parties}
    if len(parties) < PAIR or (kinds == {"municipality"} and not alone):
        return False  # beside the act of two regions one of their capitals
    if not rules.isdisjoint(ERRING):
        return True
    if "body" in kinds and not (kinds.isdisjoint(("territory", "country")) or rules.isdisjoint(OF_ONE_KIND)):
        return True
    return not rules.isdisjoint(ROWS) and any(_is_bare(context, party) for party in parties)


def _is_bare(context: Context, party: Party) -> bool:
    """Tell whether only its place in a row tells that a word is a town: no town hall, no district is named."""
    return party.type == "municipality" and " " not in party.name and context.bodies.at(party.spans[0].start) is None


def _are_likeliest(named: Sequence[Candidate], weighed: Sequence[float]) -> bool:
    """Tell whether nobody weighs more than those whom rules took, each of whom weighs something."""
    least = min(weight for one, weight in zip(named, weighed, strict=True) if one.is_ruled)
    return least > 0 and all(one.is_ruled or weight <= least for one, weight in zip(named, weighed, strict=True))


def weigh(act: Act, named: Sequence[Candidate]) -> list[float]:
    """Return what speaks for each of those whom news names."""
    weights = weights_of(TABLE)
    return [weights[BIAS] + sum([weights.get(sign, 0.0) for sign in signs]) for signs in signs_of(act, named)]


def pairs_of(named: Sequence[Candidate], weighed: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of the likeliest and of those whom rules took, in pairs."""
    ranked = sorted(range(len(named)), key=lambda number: -weighed[number])
    kept = sorted({*ranked[:MOST], *(number for number, one in enumerate(named) if one.is_ruled)})
    yield from combinations(kept, PAIR)


def _pairs(
    act: Act, named: Sequence[Candidate], weighed: Sequence[float]
) -> Iterator[tuple[float, tuple[Candidate, Candidate]]]:
    """Yield what speaks for each pair of the likeliest."""
    weights = weights_of(TABLE_OF_PAIRS)
    for left, right in pairs_of(named, weighed):
        signs = signs_of_pair(act, named[left], named[right], (weighed[left], weighed[right]))
        yield weights[BIAS] + sum([weights.get(sign, 0.0) for sign in signs]), (named[left], named[right])


def _ruled(pair: Sequence[Candidate]) -> int:
    return sum(one.is_ruled for one in pair)


def in_order(act: Act, chosen: Sequence[Candidate]) -> list[Party]:
    """Return candidates as parties in the order in which the text names them where it tells of the act."""
    out = []
    for one in chosen:
        near = [place for place in one.places if act.zones[place.sentence] in CLOSE]
        place = min(near or one.places, key=lambda place: (place.by in OF_POSTS, place.start), default=None)
        party = one.party if one.is_ruled else replace(one.party, confidence=SURE, rule=RULE)
        if place is None:
            out.append((party.spans[0].start, party))
            continue
        if not (one.is_ruled or place.by in OF_POSTS):
            party = replace(party, spans=(Span(place.start, place.end),))
        out.append((place.start, party))
    return [party for _, party in sorted(out, key=lambda told: told[0])]
