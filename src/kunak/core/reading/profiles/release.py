"""News: which agreements it tells of, what happened to each, and which sentences speak of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kunak.core.provenance import Sourced, Span
from kunak.core.reading.clauses import parties as party_rules
from kunak.core.reading.clauses.counterparts import partners_of, with_counterpart
from kunak.core.reading.clauses.event import WILL_SIGN, is_background, is_ratification
from kunak.core.reading.clauses.items import items_of
from kunak.core.reading.clauses.mentions import Mention, find_mentions
from kunak.core.reading.clauses.partner_rows import partner_rows, without_openers
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.signatories import with_free_posts
from kunak.core.reading.clauses.signers import Signer, find_signers, signer_of
from kunak.core.reading.clauses.supersedes import replaced_acts
from kunak.core.reading.clauses.who_met import find_those_who_met, those_who_met
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.profiles.another_act import with_others
from kunak.core.reading.profiles.documents import documents_apart
from kunak.core.reading.profiles.evidence import SECOND_OPINION, counts
from kunak.core.reading.profiles.found import Found, is_alone
from kunak.core.reading.profiles.grouping import alike, grouped
from kunak.core.reading.profiles.happening import (
    after_sentences,
    deciding_mention,
    event_of,
    kind_of,
    lead_sentences,
    signing_sentences,
)
from kunak.core.reading.profiles.missing_hands import with_missing_hands
from kunak.core.reading.profiles.notes import of_older_acts
from kunak.core.reading.profiles.owners import share_out
from kunak.core.reading.profiles.partners import one_for_each_partner, with_first_signature
from kunak.core.reading.profiles.second_opinion import tells_of_signing
from kunak.core.reading.profiles.sides import of_act_before, of_opening, parties_of, segment_of
from kunak.core.reading.profiles.stretches import of_home_and_guest
from kunak.core.reading.profiles.sums import with_sides_of_sum
from kunak.core.reading.profiles.telling import (
    FURNITURE,
    SEE_ALSO,
    background_sentences,
    headline_end,
    is_current,
    is_named_by_old_day,
    tells,
)
from kunak.core.reading.record import Party

MOST_SURE = 0.74  # the confidence of what only all words together tell: the product has a person look below 0.75
LOOSE = 0.6  # the confidence of parties that are only named near


def find_scopes(context: Context) -> tuple[Scope, ...]:
    """Return the agreements of a piece of news, the main ones first in the order of the text."""
    mentions = mentions_of(context)
    if not mentions:
        return ()
    named = [mention for mention in mentions if not mention.is_document]
    mains = _mains(context, mentions, named)
    doubts = len(context.warnings)
    scopes = _scopes_of(context, named, mains)
    if any(scope.event == "signed" for scope in scopes):
        return scopes
    again = _by_second_opinion(context, mentions, mains)
    if not again:
        return scopes
    warnings = context.warnings[doubts:]
    del context.warnings[doubts:]
    second = _scopes_of(context, named, again)
    if any(scope.event == "signed" for scope in second):
        return second
    del context.memo[SECOND_OPINION]
    context.warnings[doubts:] = warnings
    return scopes


def mentions_of(context: Context) -> list[Mention]:
    """Return the mentions of acts in order, with the rows of lists that only name their partners."""
    told = find_mentions(context)
    rows = list(partner_rows(context, told))
    return _shown(
        context, sorted([*without_openers(context, told, rows), *rows], key=lambda mention: mention.span.start)
    )


def _by_second_opinion(context: Context, mentions: Sequence[Mention], mains: Sequence[Found]) -> list[Found]:
    """Return the act that no rule knows the event of as a signed one, if all the words of the news together say so.

    Empty where they do not, or where a rule has an answer: that it is planned, ended, of the past, signed by others.
    """
    if any(found.event != "mentioned" for found in mains) or is_ratification(context):
        return []
    if all(mention.is_nested and mention.title is None for mention in mentions):
        return []  # «Работа ведётся в рамках межправительственного соглашения»
    behind = background_sentences(context)
    silent = [
        found
        for found in mains
        if not any(tells(context, one.sentence) for one in found.mentions)
        and not all(one.sentence in behind for one in found.mentions)
    ]
    sureness = tells_of_signing(context, mentions) if silent else 0.0
    if not sureness:
        return []
    context.memo[SECOND_OPINION] = sureness
    return with_others(context, [replace(silent[0], event="signed")], mentions)


def _scopes_of(context: Context, named: Sequence[Mention], mains: Sequence[Found]) -> tuple[Scope, ...]:
    """Return the agreements that are reported on and those of the background."""
    if not mains:
        return tuple(_background(context, named, [], ()))
    scopes: list[Scope] = []
    for found in mains:
        scope = _scope(context, found, mains, scopes[-1].parties if scopes else ())
        if scope is not None:
            if (
                not scope.signers
                and scopes
                and scopes[-1].anchor == scope.anchor
                and _shares_subject(context, scope, scopes[-1].signers)
            ):
                scope.signers = scopes[-1].signers
            scopes += [with_first_signature(context, one, scopes) for one in one_for_each_partner(context, scope)]
    if not scopes:
        return ()
    _share_back(scopes)
    share_out(context, scopes)
    for scope in scopes:
        scope.apart = (*_of_other_acts(scope, scopes), *_days_of_rows(context, scope, scopes))
    with_missing_hands(context, scopes)
    return (*scopes, *_background(context, named, mains, scopes[0].parties))


def _who_will_sign(context: Context, index: int) -> list[Signer]:
    """Return the holders of posts who will sign: they tell for whom, and have signed nothing."""
    if index not in context.text.held(WILL_SIGN):
        return []
    sentence = context.text.sentences[index]
    people = context.people.within(sentence.start, sentence.end)
    return [signer_of(context, person) for person in people if person.post and person.case in ("nomn", "")]


def _share_back(scopes: Sequence[Scope]) -> None:
    """Give the first act of a sentence the signers of the next: «Соглашение и план подписали А и Б»."""
    for scope, other in pairwise(scopes):
        if scope.signers or scope.anchor != other.anchor or scope.event != other.event:
            continue
        if {party.name for party in scope.parties} == {party.name for party in other.parties}:
            scope.signers = other.signers


def _shares_subject(context: Context, scope: Scope, signers: Sequence[Signer]) -> bool:
    """Tell whether the second act of a sentence is of those who signed the first: «они заключили А, а следом Б»."""
    part = scope.part
    if len(signers) > len(scope.parties):
        return False  # «под Соглашением – подписи А и Б, под Планом – В и Г»
    return part is not None and not context.people.within(part.start, part.end)


def _shown(context: Context, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions without those in lists of other news."""
    cut = SEE_ALSO.search(context.text.shadow)
    return [mention for mention in mentions if cut is None or mention.span.start < cut.start()]


def _mains(context: Context, mentions: Sequence[Mention], named: Sequence[Mention]) -> list[Found]:
    documents = list(documents_apart(context, mentions, named))
    current = [*(mention for mention in named if is_current(context, mention)), *documents]
    current.sort(key=lambda mention: mention.span.start)
    fresh = [mention for mention in current if not is_named_by_old_day(context, mention)]
    if any(mention.title is not None and not mention.is_document for mention in fresh):
        current = fresh
    if not current and named:
        current = [named[0]]
    if not current:
        return []
    groups = grouped(context, with_sides_of_sum(context, _without_sums(context, current)), most=MOST_ACTS + 1)
    if len(groups) > MOST_ACTS:
        *groups, beyond = groups
        context.warn("many_acts", f"only the first {MOST_ACTS} acts are read", beyond[0].span)
    out = []
    for group in groups:
        event = event_of(context, group, mentions, alone=len(groups) == 1)
        if event is not None:
            out.append(Found(deciding_mention(context, group), group, event))
    signed = with_others(context, [found for found in out if found.event == "signed"], mentions)
    if signed:
        rest = [
            replace_main(found)
            for found in out
            if found.event != "signed" and found.event in ("planned", "negotiated", "prolonged", "terminated")
        ]
        return [*signed, *(found for found in rest if _is_apart(found, signed))]
    if not out:
        return []
    ahead = [replace_main(found) for found in out[1:] if found.event == "planned" and _is_apart(found, out[:1])]
    return [_named(out[0], named), *(ahead if out[0].event == "planned" else [])]


MOST_ACTS = 200  # of one piece of news; each is held against all others, which would take ages for thousands


def _named(found: Found, named: Sequence[Mention]) -> Found:
    """Return what the news only mentions by the mention that has its title, if the one found has none."""
    titled = next((one for one in named if one.title is not None and one.kind == found.mention.kind), None)
    if found.event != "mentioned" or found.mention.title is not None or titled is None or titled.is_nested:
        return found
    return Found(titled, [titled, *found.mentions], found.event)


def _without_sums(context: Context, current: Sequence[Mention]) -> list[Mention]:
    """Return the mentions without a headline's «соглашения с А и Б», where the text below tells of each by itself."""
    head = headline_end(context)
    below = [mention for mention in current if mention.span.start >= head]
    kept = [mention for mention in current if mention.span.start >= head or len(partners_of(context, mention)) < MANY]
    return kept if len(below) >= MANY else list(current)


MANY = 2


def replace_main(found: Found) -> Found:
    """Return the same agreement as one beside the signing."""
    return Found(found.mention, found.mentions, found.event, is_main=False)


def _is_apart(found: Found, signed: Sequence[Found]) -> bool:
    """Tell whether an agreement that is only planned has a title of its own."""
    title = found.mention.title
    return (
        title is not None
        and all(
            other.mention.title is None or other.mention.title.value.lower() != title.value.lower() for other in signed
        )
        and found.mention.sentence not in {other.mention.sentence for other in signed}
    )


def _scope(context: Context, found: Found, mains: Sequence[Found], before: Sequence[Party]) -> Scope | None:
    """Return what the text tells of an agreement, None where it is none of public parties.

    Args:
        before: the parties of the act told before it, who are those of an act told with it without any.
    """
    sentences = _sentences(context, found, mains)
    signing = signing_sentences(context, found, sentences)
    others = list(_of_others(context, found, mains))
    signers = _signers(context, found, sentences, signing, others, alone=is_alone(mains))
    segment = segment_of(context, found, mains)
    acted = signers or (those_who_met(context, found.mention.sentence) if found.event == "signed" else [])
    if found.event == "planned" and is_alone(mains):
        acted = _who_will_sign(context, found.mention.sentence)
    parties = parties_of(context, found, signing, acted, alone=is_alone(mains), segment=segment)
    if segment is not None and len(parties) < 2:
        parties = parties_of(context, found, signing, acted, alone=is_alone(mains))
    if not is_alone(mains) and (len(parties) < 2 or all(party.confidence <= LOOSE for party in parties)):
        beside = of_home_and_guest(context, found, mains) if len(parties) < 2 and found.event == "signed" else []
        parties = of_opening(context, found) or beside or of_act_before(context, found, before) or parties
    if not counts(context, found, parties, signers):
        return None
    title = found.mention.title
    likely = min(found.sureness, context.memo.get(SECOND_OPINION, 1.0))
    if likely < 1:
        most = min(MOST_SURE, round(likely, 2))
        parties = [replace(party, confidence=min(party.confidence, most)) for party in parties]
        title = replace(title, confidence=min(title.confidence, most)) if title is not None else None
    if not signers and found.event == "signed":
        signers = find_those_who_met(context, found.mention.sentence, [party.code for party in parties])
    kind = kind_of(context, found)
    scope = Scope(
        kind=kind,
        event=found.event,
        sentences=tuple(sentences),
        mentions=tuple(
            mention.span
            for mention in [found.mention, *(other for other in found.mentions if other is not found.mention)]
        ),
        title=title,
        is_main=found.is_main,
        parties=tuple(parties),
        anchor=found.mention.sentence,
    )
    scope.signing, scope.part = tuple(signing), segment
    near = (*lead_sentences(context, found, mains), *after_sentences(context, found, mains))
    scope.around = tuple(index for index in near if index not in signing)
    scope.signers = tuple(signers)
    if found.event == "signed":
        scope.older = of_older_acts(context, found)
    return scope


def _of_other_acts(scope: Scope, scopes: Sequence[Scope]) -> Iterator[Span]:
    """Yield the titles of other acts, and their parts of a sentence that tells of several."""
    for other in scopes:
        if other is scope:
            continue
        if other.title is not None and (scope.title is None or other.title.spans != scope.title.spans):
            yield from other.title.spans
        if other.part is not None and other.part != scope.part and other.anchor == scope.anchor:
            yield other.part


def _days_of_rows(context: Context, scope: Scope, scopes: Sequence[Scope]) -> Iterator[Span]:
    """Yield the days that stand before other acts' partners: «3 июля – с главой А, 4 июля – с губернатором Б»."""
    sentence = context.text.sentences[scope.anchor]
    days = context.days.within(sentence.start, sentence.end)
    if len(days) < 2 or sum(other.anchor == scope.anchor for other in scopes) < 2:
        return
    partner = next(
        (
            span.start
            for party in scope.parties
            for span in party.spans
            if sentence.start <= span.start < sentence.end
            and not any(span in one.spans for other in scopes if other is not scope for one in other.parties)
        ),
        None,
    )
    before = [day for day in days if partner is not None and day.start < partner]
    if before and context.text.shadow.startswith((" – ", ", с ", " с "), before[-1].end):
        yield from (Span(day.start, day.end) for day in days if day is not before[-1])


def _of_others(context: Context, found: Found, mains: Sequence[Found]) -> Iterator[Span]:
    """Yield the sentences, or the parts of shared ones, that tell of other acts by their own words."""
    own = {mention.sentence for mention in found.mentions}
    for main in mains:
        if main is found:
            continue
        yield from (context.text.sentences[one.sentence] for one in main.mentions if one.sentence not in own)
        span = segment_of(context, main, mains)
        if span is not None:
            yield span


def _sentences(context: Context, found: Found, mains: Sequence[Found]) -> list[int]:
    """Return the sentences of one agreement: of the only one all but background, of several its own stretch."""
    total = range(len(context.text.sentences))
    furniture = {index for index in context.text.may_hold(FURNITURE) if FURNITURE.match(context.sentence_words(index))}
    cut = SEE_ALSO.search(context.text.shadow)
    shown = [
        index
        for index in total
        if index not in furniture and (cut is None or context.text.sentences[index].start < cut.start())
    ]
    signed = [main for main in mains if main.event == "signed"] or list(mains)
    if len(signed) == 1 and found is signed[0]:
        others = {mention.sentence for main in mains if main is not found for mention in main.mentions}
        return [index for index in shown if index not in others or index == found.mention.sentence]
    start = found.mention.sentence
    later = [other.mention.sentence for other in mains if other.mention.sentence > start]
    end = min(later, default=len(context.text.sentences))
    return [index for index in shown if start <= index < max(end, start + 1)]


def _signers(
    context: Context,
    found: Found,
    sentences: Sequence[int],
    signing: Sequence[int],
    others: Sequence[Span],
    *,
    alone: bool,
) -> list[Signer]:
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
        items = items_of(context)
        row = items.row.get(found.mention.sentence, -1)
        shared = [
            index
            for index in range(items.opening[row] if row in items.signed else found.mention.sentence)
            if tells(context, index) and not is_background(context.sentence_words(index))
        ]
        signers = find_signers(context, shared[-1:])
    if not signers and not alone:
        signers = find_signers(context, _of_all_behind(context, found.mention.sentence))
    return with_free_posts(context, signers)


def _partners_of_row(context: Context, mention: Mention) -> list[Signer]:
    """Return the one with whom an act of a row was signed: «С губернатором А Иваном Обским – о лесе: …»."""
    end = mention.title.spans[0].start if mention.title is not None else context.text.sentences[mention.sentence].end
    end = end if end > mention.span.start else context.text.sentences[mention.sentence].end
    people = context.people.within(mention.span.start, end)[:1]
    return [signer_of(context, person) for person in people if person.post and person.case == "ablt"]


ENDS_IT = agrees(r"\b(?:распоряжени|постановлени|указ\b|указа\b|решени|соответствующий документ)[а-я]*")
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


def _background(
    context: Context, named: Sequence[Mention], mains: Sequence[Found], parties: Sequence[Party]
) -> list[Scope]:
    """Return the agreements of the background that have a day or a title, each with what its sentence tells."""
    used = {mention.span.start for found in mains for mention in found.mentions}
    replaced = {one.sentence for one in replaced_acts(context)}
    out: list[Scope] = []
    for mention in named:
        if len(out) == MOST_BEHIND:
            break
        if mention.span.start in used:
            continue
        sentence = context.text.sentences[mention.sentence]
        days = [
            day for day in context.days.within(sentence.start, sentence.end) if day.iso and day.exactness != "month"
        ]
        if (mention.title is None and not days) or mention.sentence in replaced:
            continue
        own = party_rules.between(context, sentence.start, sentence.end)
        own = own or with_counterpart(context, mention, ()) or list(parties)
        if not party_rules.has_public(own) or len(own) < 2:
            continue
        if any(
            scope.title is not None and mention.title is not None and alike(scope.title.value, mention.title.value)
            for scope in out
        ):
            continue
        title: Sourced[str] | None = mention.title
        scope = Scope(
            mention.kind,
            "mentioned",
            (mention.sentence,),
            (mention.span,),
            title,
            is_main=False,
            parties=tuple(own),
            anchor=mention.sentence,
        )
        scope.signing = (mention.sentence,)
        scope.is_nested = mention.is_nested
        out.append(scope)
    return out


MOST_BEHIND = 3  # older acts of the background
