"""One sentence, several acts: «подписал соглашения с А, Б и В», «два соглашения: между А и Б, между В и Г»."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kunak.core.reading import later as re
from kunak.core.reading.clauses import parties as party_rules
from kunak.core.reading.clauses.counterparts import is_of_several
from kunak.core.reading.clauses.mentions import end_of_pairs
from kunak.core.reading.clauses.partner_rows import PAIR, in_pairs, title_of_partner
from kunak.core.reading.clauses.party_groups import in_groups
from kunak.core.reading.clauses.signers import SECOND_SIGNATURE, Signer
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.record import Party


def one_for_each_partner(context: Context, scope: Scope) -> list[Scope]:
    """Return a scope for each partner, or each pair, where a sentence tells of several acts; else the scope itself."""
    if pairs := _pairs(context, scope):
        return [_of_pair(context, scope, pair) for pair in pairs]
    partners = [party for party in scope.parties if party.rule == "party.partner"]
    if len(partners) < 2 and _is_with_each(context, scope):
        partners = list(scope.parties[1:])
    if len(partners) < 2:
        return [scope]
    home = scope.parties[0]
    out = []
    own = [signer for signer in scope.signers if _belongs_to(context, signer, home)] or list(scope.signers[:1])
    others = [signer for signer in scope.signers if signer not in own]
    for place, partner in enumerate(partners):
        theirs = [signer for signer in others if _belongs_to(context, signer, partner)]
        if not theirs and len(others) == len(partners):
            theirs = [others[place]]
        title = title_of_partner(context, partner, "agreement") or scope.title
        out.append(replace(scope, title=title, parties=(home, partner), signers=(*own, *theirs)))
    return out


# «А и ведомства трёх регионов: Б, В, Г»
WITH_EACH = re.compile(
    r"\s(?:и|со?)\s[^.;!?]{0,50}?\b(?:двух|двумя|тр[её]х|тремя|четыр[её]х|четырьмя|пяти|пятью|нескольких|несколькими)\s"
    r"[^.;!?]{0,30}[:–(]\s?(?:[а-яё]+\s){0,2}"
)


def _is_with_each(context: Context, scope: Scope) -> bool:
    """Tell whether the first side of several acts has one with each of the others, which are counted before them."""
    if len(scope.parties) <= PAIR or not is_of_several(context, scope.mentions[0]):
        return False
    left, right = scope.parties[0].spans[0].end, scope.parties[1].spans[0].start
    return left < right and WITH_EACH.fullmatch(context.text.lower[left:right]) is not None


def _pairs(context: Context, scope: Scope) -> list[tuple[Party, ...]]:
    """Return the pairs of «между А и Б, между В и Г», or of «А и Б, а также В и Г»; empty where there are not two."""
    if not is_of_several(context, scope.mentions[0]):
        return []
    sentence = context.text.sentences[scope.anchor]
    end = end_of_pairs(context.text.lower, sentence.start, sentence.end)
    places = [found.start() for found in party_rules.BETWEEN.finditer(context.text.lower, sentence.start, end)]
    told = [party_rules.between(context, left, right) for left, right in pairwise([*places, end])]
    pairs = [pair for parties in told for pair in in_pairs(context, parties)]
    if len(pairs) > 1:
        return pairs
    if any(party.rule not in LISTED for party in scope.parties):
        return []
    pairs = in_pairs(context, scope.parties)
    return pairs if len(pairs) > 1 else in_groups(context, scope.parties)


LISTED = ("party.subject", "party.between", "party.genitive", "party.home", "party.partner")


def _of_pair(context: Context, scope: Scope, pair: tuple[Party, ...]) -> Scope:
    theirs = tuple(one for one in scope.signers if any(_belongs_to(context, one, party) for party in pair))
    return replace(
        scope, title=title_of_partner(context, pair[1], "agreement") or scope.title, parties=pair, signers=theirs
    )


def with_first_signature(context: Context, scope: Scope, before: Sequence[Scope]) -> Scope:
    """Return a scope of «вторую подпись поставил …» with the first one: of whom an act told before has for its side."""
    if len(scope.signers) != 1 or len(scope.parties) != PAIR:
        return scope
    if not any(SECOND_SIGNATURE.search(context.sentence_words(index)) for index in scope.signing):
        return scope
    told = [
        signer for other in before for signer in other.signers if not _belongs_to(context, signer, scope.parties[1])
    ]
    home = [signer for signer in told if _belongs_to(context, signer, scope.parties[0])]
    is_other = not _belongs_to(context, scope.signers[0], scope.parties[0])
    return replace(scope, signers=(home[-1], *scope.signers)) if home and is_other else scope


def _belongs_to(context: Context, signer: Signer, party: Party) -> bool:
    if signer.territory < 0:
        return False
    item = context.territories[signer.territory]
    return item.code == party.code and (item.level != "foreign" or item.name == party.name)
