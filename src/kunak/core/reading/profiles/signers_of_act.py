"""Who signed one of the acts of a piece of news, and who shares those of another."""

from collections.abc import Sequence
from itertools import pairwise

from kunak.core.provenance import Span
from kunak.core.reading.clauses.event import WILL_SIGN, is_background
from kunak.core.reading.clauses.items import items_of
from kunak.core.reading.clauses.mentions import Mention
from kunak.core.reading.clauses.party_of_signer import of_signers
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.signatories import with_free_posts
from kunak.core.reading.clauses.signers import Signer, find_signers, signer_of
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.profiles.found import Found
from kunak.core.reading.profiles.telling import tells
from kunak.core.reading.profiles.told_sides import explicit_keys, key_of, of_regions


def who_signed(
    context: Context,
    found: Found,
    sentences: Sequence[int],
    signing: Sequence[int],
    others: Sequence[Span],
    *,
    alone: bool,
) -> list[Signer]:
    """Return who signed an act by its own sentences, by those that tell of all acts, or by its row in a list.

    Args:
        signing: the numbers of the sentences that tell of its signing.
        others: parts of the text that tell of other acts.
        alone: True where the news tells of no other act.
    """
    if found.event not in ("signed", "mentioned", "terminated"):
        return []
    if found.event == "terminated":  # «Распоряжение подписал премьер»: that ended it
        signing = [index for index in signing if not ENDS_IT.search(context.sentence_words(index))]
    order = signing if alone else [index for index in signing if index in sentences]
    if found.mention.parties:
        own = find_signers(context, [found.mention.sentence], others)
        if not own and found.mention.is_announced:
            own = _partners_of_row(context, found.mention)
        return with_free_posts(context, own)
    following = found.mention.sentence + 1
    if not alone and following in sentences and following not in order:
        order = [*order, following]
    signers = find_signers(context, order, others)
    if not signers and not alone and not tells(context, found.mention.sentence):
        signers = _unless_of_others(
            context, found, find_signers(context, _of_all_before(context, found.mention.sentence))
        )
    if not signers and not alone:
        signers = _unless_of_others(
            context, found, find_signers(context, _of_all_behind(context, found.mention.sentence))
        )
    return with_free_posts(context, signers)


def _unless_of_others(context: Context, found: Found, signers: list[Signer]) -> list[Signer]:
    """Return who signed by a sentence that is of several acts; nobody where this act has two other sides by its own."""
    own = explicit_keys(context, found.mention)
    theirs = frozenset(key_of(party) for party in of_signers(context, signers)) if own else frozenset()
    is_of_others = len(theirs) == PAIR and len(of_regions(own) & of_regions(theirs)) < PAIR
    return [] if is_of_others else signers


PAIR = 2


ENDS_IT = agrees(r"\b(?:распоряжени|постановлени|указ\b|указа\b|решени|соответствующий документ)[а-я]*")


def _of_all_before(context: Context, index: int) -> list[int]:
    """Return the last sentence before an act, or before the list that it is a row of, that tells of a signing."""
    items = items_of(context)
    row = items.row.get(index, -1)
    shared = [
        other
        for other in range(items.opening[row] if row in items.signed else index)
        if tells(context, other) and not is_background(context.sentence_words(other))
    ]
    return shared[-1:]


# who signed all that the rows above tell of
OF_ALL = agrees(
    r"\b(?:оба|обе|все(?: три| четыре| пять)?) (?:документ|соглашени|бумаг|договор|меморандум)[а-я]*|\bдокументы\b|"
    r"\b(?:соглашения|договоры|меморандумы|протоколы|бумаги) (?:подписа|скреп|завизир|заключ)[а-я]+|"
    r"\bпод (?:ними|документами|соглашениями|договорами|обоими|обеими|всеми|бумагами)\b"
)


def _of_all_behind(context: Context, index: int) -> list[int]:
    """Return the first sentence behind an act that tells who signed all acts: «От области документы подписал …»."""
    behind = (other for other in sorted(context.text.held(OF_ALL)) if other > index and tells(context, other))
    return [other for other in behind if not is_background(context.sentence_words(other))][:1]


def _partners_of_row(context: Context, mention: Mention) -> list[Signer]:
    """Return the one with whom an act of a row was signed: «С губернатором А Иваном Обским – о лесе: …»."""
    end = mention.title.spans[0].start if mention.title is not None else context.text.sentences[mention.sentence].end
    end = end if end > mention.span.start else context.text.sentences[mention.sentence].end
    people = context.people.within(mention.span.start, end)[:1]
    return [signer_of(context, person) for person in people if person.post and person.case == "ablt"]


def who_will_sign(context: Context, index: int) -> list[Signer]:
    """Return the holders of posts who will sign: they tell for whom, and have signed nothing."""
    if index not in context.text.held(WILL_SIGN):
        return []
    sentence = context.text.sentences[index]
    people = context.people.within(sentence.start, sentence.end)
    return [signer_of(context, person) for person in people if person.post and person.case in ("nomn", "")]


def share_back(scopes: Sequence[Scope]) -> None:
    """Give the first act of a sentence the signers of the next: «Соглашение и план подписали А и Б»."""
    for scope, other in pairwise(scopes):
        if scope.signers or scope.anchor != other.anchor or scope.event != other.event:
            continue
        if {party.name for party in scope.parties} == {party.name for party in other.parties}:
            scope.signers = other.signers


def shares_subject(context: Context, scope: Scope, signers: Sequence[Signer]) -> bool:
    """Tell whether the second act of a sentence is of those who signed the first: «они заключили А, а следом Б»."""
    part = scope.part
    if len(signers) > len(scope.parties):
        return False  # «под Соглашением – подписи А и Б, под Планом – В и Г»
    return part is not None and not context.people.within(part.start, part.end)
