"""Of several acts: who signed for a side that has no signer yet, told in a sentence that tells the hands of all.

«Партнёров представляли вице-губернатор Хабаровского края А, министр Камчатки Б»: each is of the act whose side has him.
"""

from collections.abc import Iterator, Sequence

from kunak.core.reading.clauses.event import NEGOTIATED, PLANNED, is_background
from kunak.core.reading.clauses.presence import only_present, only_speaks
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.signer_sides import owner_of
from kunak.core.reading.clauses.signers import Signer, same_person, signer_of
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.profiles.telling import headline_end, tells
from kunak.core.reading.record import Party

HANDS = agrees(
    r"\b(?:подпис[ьия]|автограф|росчерк|подписант|подписавш|подписыва|расписыва|расписал)[а-я]*|"
    r"\b(?:представлял|представил|вписал|заверил|удостоверил|действовал)[аи]?\b"
)
CONFIDENCE = 0.7
MOST_SIDES = 4


def with_missing_hands(context: Context, scopes: Sequence[Scope]) -> None:
    """Give each signed act that lacks a signer of a side the only one whom the sentences about hands have for it."""
    signed = [scope for scope in scopes if scope.event == "signed" and scope.is_main]
    if len(signed) < 2:
        return
    named: list[Signer] | None = None
    for scope in signed:
        if not 2 <= len(scope.parties) <= MOST_SIDES or len(scope.signers) >= len(scope.parties):
            continue
        owners = [owner_of(context, signer, scope.parties) for signer in scope.signers]
        if not owners and not _may_be_same(context, scope, signed):
            continue
        named = list(_hands(context)) if named is None else named
        for party in scope.parties:
            if party.name in owners or len(scope.signers) >= len(scope.parties):
                continue
            own = [one for one in named if _is_of(context, one, party, scope.parties)]
            known = own and any(same_person(own[0].mention, one.mention) for one in scope.signers)
            if own and not known and all(same_person(own[0].mention, one.mention) for one in own):
                scope.signers = (*scope.signers, own[0]._replace(confidence=CONFIDENCE))


# «Также стороны подписали протокол»
BY_SAME = agrees(r"\b(?:стороны|они|те же|коллеги|оба|обе)\b")


def _may_be_same(context: Context, scope: Scope, signed: Sequence[Scope]) -> bool:
    """Tell whether an act without any signer has its own pair of sides, or is told to be of those who signed before."""
    own = {party.name for party in scope.parties}
    is_only = all(other is scope or {party.name for party in other.parties} != own for other in signed)
    return is_only or BY_SAME.search(context.sentence_words(scope.anchor)) is not None


def _hands(context: Context) -> Iterator[Signer]:
    """Yield the people with a post of a named side whom sentences about signatures tell of."""
    head = headline_end(context)
    for index, sentence in enumerate(context.text.sentences):
        words = context.sentence_words(index)
        if sentence.start < head or is_background(words) or PLANNED.search(words) or NEGOTIATED.search(words):
            continue
        if not (tells(context, index) or HANDS.search(words)):
            continue
        for person in context.people.within(sentence.start, sentence.end):
            start = min(person.start, person.post_start or person.start) - sentence.start
            if person.post is None or only_speaks(words, start, person.end - sentence.start):
                continue
            if only_present(words, start, person.end - sentence.start):
                continue
            yield signer_of(context, person)


def _is_of(context: Context, signer: Signer, party: Party, parties: Sequence[Party]) -> bool:
    """Tell whether a signer's own words give him to a party: a territory, a body, a side before him."""
    return owner_of(context, signer, parties) == party.name and (signer.territory >= 0 or signer.body >= 0)
