"""News: which agreements it tells of, what happened to each, and which sentences speak of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kunak.core.provenance import Span
from kunak.core.reading.clauses.event import is_ratification
from kunak.core.reading.clauses.mentions import Mention, find_mentions, title_of_document
from kunak.core.reading.clauses.partner_rows import partner_rows, without_openers
from kunak.core.reading.clauses.party_of_entity import same
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.who_met import find_those_who_met, those_who_met
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.profiles.acts_of_news import main_acts
from kunak.core.reading.profiles.another_act import with_others
from kunak.core.reading.profiles.around_signing import after_sentences, lead_sentences, signing_sentences
from kunak.core.reading.profiles.background import of_background, own_days
from kunak.core.reading.profiles.evidence import SECOND_OPINION, counts
from kunak.core.reading.profiles.found import Found, is_alone
from kunak.core.reading.profiles.happening import kind_of
from kunak.core.reading.profiles.likely_act import likely_act
from kunak.core.reading.profiles.likely_sides import likely_pair, with_likely_sides
from kunak.core.reading.profiles.likely_signers import with_likely_signers
from kunak.core.reading.profiles.missing_hands import with_missing_hands
from kunak.core.reading.profiles.notes import of_older_acts
from kunak.core.reading.profiles.owners import share_out
from kunak.core.reading.profiles.partners import one_for_each_partner, with_first_signature
from kunak.core.reading.profiles.second_opinion import tells_of_signing
from kunak.core.reading.profiles.sides import of_act_before, of_opening, parties_of, segment_of
from kunak.core.reading.profiles.signers_of_act import share_back, shares_subject, who_signed, who_will_sign
from kunak.core.reading.profiles.stretches import of_home_and_guest
from kunak.core.reading.profiles.telling import FURNITURE, SEE_ALSO, background_sentences, tells
from kunak.core.reading.record import Party

MOST_SURE = 0.74  # the confidence of what only all words together tell: the product has a person look below 0.75
LOOSE = 0.6  # the confidence of parties that are only named near


def find_scopes(context: Context) -> tuple[Scope, ...]:
    """Return the agreements of a piece of news, the main ones first in the order of the text."""
    scopes = scopes_by_rules(context)
    alone = sum(scope.is_main for scope in scopes) == 1
    for scope in scopes:
        with_likely_sides(context, scope, alone=alone)
    with_likely_signers(context, scopes)
    return scopes


def scopes_by_rules(context: Context) -> tuple[Scope, ...]:
    """Return the agreements of a piece of news with the sides that rules read, or a likely pair for lack of two."""
    mentions = mentions_of(context)
    if not mentions:
        return ()
    named = [mention for mention in mentions if not mention.is_document]
    mains = main_acts(context, mentions, named)
    doubts = len(context.warnings)
    scopes = _scopes_of(context, named, mains)
    if any(scope.event == "signed" for scope in scopes):
        return scopes
    warnings = context.warnings[doubts:]
    again = _by_second_opinion(context, mentions, mains)
    ways = [(again, False), (again, True)] if again else [(mains, True)]
    for acts, is_weighed in ways:
        if not any(found.event == "signed" for found in acts):
            continue
        del context.warnings[doubts:]
        second = _scopes_of(context, named, acts, is_weighed=is_weighed)
        if any(scope.event == "signed" for scope in second):
            return second
    context.memo.pop(SECOND_OPINION, None)
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


def _scopes_of(
    context: Context, named: Sequence[Mention], mains: Sequence[Found], *, is_weighed: bool = False
) -> tuple[Scope, ...]:
    """Return the agreements that are reported on and those of the background.

    Args:
        is_weighed: True where all that stands around an act says whether it counts, and whose it likely is.
    """
    if not mains:
        return tuple(of_background(context, named, [], ()))
    scopes: list[Scope] = []
    for found in mains:
        scope = _scope(context, found, mains, scopes[-1].parties if scopes else (), is_weighed=is_weighed)
        if scope is not None:
            if (
                not scope.signers
                and scopes
                and scopes[-1].anchor == scope.anchor
                and shares_subject(context, scope, scopes[-1].signers)
            ):
                scope.signers = scopes[-1].signers
            scopes += [with_first_signature(context, one, scopes) for one in one_for_each_partner(context, scope)]
    if not scopes:
        return ()
    scopes = _without_doubles(context, scopes)
    share_back(scopes)
    share_out(context, scopes)
    for scope in scopes:
        scope.apart = (*_of_other_acts(scope, scopes), *_days_of_rows(context, scope, scopes))
    with_missing_hands(context, scopes)
    behind = of_background(context, named, mains, scopes[0].parties)
    for scope in scopes:
        scope.apart = (*scope.apart, *own_days(context, scope, behind))
    return (*scopes, *behind)


def _without_doubles(context: Context, scopes: list[Scope]) -> list[Scope]:
    """Return the acts without one that headlines alone name, where the text below names one of the same sides."""
    told = [scope for scope in scopes if scope.event == "signed" and not _is_of_headlines(context, scope)]
    return [
        scope
        for scope in scopes
        if (scope.event != "signed" or scope in told or not any(_has_same_sides(scope, other) for other in told))
        and not _is_said_at(context, scope, scopes)
    ]


# «…», – сказал он на церемонии подписания соглашения с главой А
AT_SIGNING = agrees(r"(?:\bцеремони[а-я]+|\bво время|\bв ходе|\bпри|\bпосле) подписани[а-я]+ (?:[а-я]+ )?$")
LEAD, TWO = 50, 2  # letters, sides


def _is_said_at(context: Context, scope: Scope, scopes: Sequence[Scope]) -> bool:
    """Tell whether an act without a title is only where words were spoken, of a partner told with a title before."""
    start = scope.mentions[0].start
    if scope.event != "signed" or scope.title is not None or len(scope.parties) != TWO:
        return False
    if AT_SIGNING.search(context.text.lower, max(0, start - LEAD), start) is None:
        return False
    return any(
        other.title is not None
        and other.anchor < scope.anchor
        and any(same(scope.parties[1], one) for one in other.parties)
        for other in scopes
        if other is not scope
    )


FIRST_LINES = 6  # sentences among which headlines stand, one of them perhaps twice


def _is_of_headlines(context: Context, scope: Scope) -> bool:
    """Tell whether all mentions of an act stand in first lines without a full stop."""
    text = context.text
    numbers = {text.sentence_index(span.start) for span in scope.mentions}
    ends = [text.sentences[number].end for number in numbers]
    return max(numbers) < FIRST_LINES and all(
        text.shadow[end - 1] not in ".!?…" and text.shadow.startswith("\n", end) for end in ends
    )


def _has_same_sides(scope: Scope, other: Scope) -> bool:
    return len(scope.parties) == len(other.parties) and all(
        any(same(one, party) for party in other.parties) for one in scope.parties
    )


def _shown(context: Context, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions without those in lists of other news."""
    cut = SEE_ALSO.search(context.text.shadow)
    return [mention for mention in mentions if cut is None or mention.span.start < cut.start()]


def _scope(
    context: Context, found: Found, mains: Sequence[Found], before: Sequence[Party], *, is_weighed: bool
) -> Scope | None:
    """Return what the text tells of an agreement, None where it is none of public parties.

    Args:
        before: the parties of the act told before it, who are those of an act told with it without any.
        is_weighed: True where weights, too, may say that it counts.
    """
    sentences = _sentences(context, found, mains)
    signing = signing_sentences(context, found, sentences)
    others = list(_of_others(context, found, mains))
    signers = who_signed(context, found, sentences, signing, others, alone=is_alone(mains))
    segment = segment_of(context, found, mains)
    acted = signers or (those_who_met(context, found.mention.sentence) if found.event == "signed" else [])
    if found.event == "planned" and is_alone(mains):
        acted = who_will_sign(context, found.mention.sentence)
    parties = parties_of(context, found, signing, acted, alone=is_alone(mains), segment=segment)
    if segment is not None and len(parties) < 2:
        parties = parties_of(context, found, signing, acted, alone=is_alone(mains))
    if not is_alone(mains) and (len(parties) < 2 or all(party.confidence <= LOOSE for party in parties)):
        beside = of_home_and_guest(context, found, mains) if len(parties) < 2 and found.event == "signed" else []
        parties = of_opening(context, found) or beside or of_act_before(context, found, before) or parties
    if is_alone(mains):
        parties = likely_pair(context, found, signing, acted, parties)
    sureness = 1.0
    if not counts(context, found, parties, signers):
        is_weighed = is_weighed and found.event == "signed"
        parties, sureness = likely_act(context, found, signing, signers, parties) if is_weighed else ([], 0.0)
        if not parties:
            return None
    title = found.mention.title
    if title is None and is_alone(mains):
        title = title_of_document(context)
    likely = min(found.sureness, sureness, context.memo.get(SECOND_OPINION, 1.0))
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
