"""Between whom an agreement in news is: the surest manner of telling first; and whether it counts at all."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kunak.core.provenance import Span
from kunak.core.reading.clauses import parties as party_rules
from kunak.core.reading.clauses.counterparts import with_counterpart, with_partner
from kunak.core.reading.clauses.party_lists import listed_parties, same
from kunak.core.reading.clauses.party_of_signer import home_region, of_free_posts, of_signers
from kunak.core.reading.clauses.party_order import most_named
from kunak.core.reading.clauses.signers import Signer
from kunak.core.reading.context import Context
from kunak.core.reading.profiles.found import Found
from kunak.core.reading.record import Party


def segment_of(context: Context, found: Found, mains: Sequence[Found]) -> Span | None:
    """Return the part of a sentence from an agreement to the next one in it, None where the sentence has only one."""
    sentence = context.text.sentences[found.mention.sentence]
    same = [main.mention.span.start for main in mains if main.mention.sentence == found.mention.sentence]
    if len(same) < 2:
        return None
    end = min((start for start in same if start > found.mention.span.start), default=sentence.end)
    return Span(found.mention.span.start, end)


def parties_of(
    context: Context,
    found: Found,
    sentences: Sequence[int],
    signing: Sequence[int],
    signers: Sequence[Signer],
    *,
    alone: bool,
    segment: Span | None = None,
) -> list[Party]:
    own = [found.mention.sentence, *(mention.sentence for mention in found.mentions)]
    if segment is not None:
        own_spans = [segment]
    else:
        own_spans = [context.text.sentences[index] for index in dict.fromkeys([*own, *(signing if alone else ())])]
    spans = own_spans
    for span in spans:
        colon = context.text.shadow.find(":", span.start, found.mention.span.start)
        if 0 < colon < found.mention.span.start and span.start <= found.mention.span.start < span.end:
            listed = listed_parties(context, span.start, colon, "party.listed")
            if len(listed) >= 2:
                return listed[:4]
        if parties := party_rules.between(context, span.start, span.end):
            return parties
    by_signers = of_signers(context, signers)
    counterpart = with_counterpart(context, found.mention, by_signers)
    if len(counterpart) >= 2:
        return counterpart
    for span in spans:
        for finder in (party_rules.subject, party_rules.subject_after):
            parties = finder(context, span.start, span.end)
            if len(parties) >= 2:
                return _finer(parties, by_signers)
    sides = party_rules.of_sides(context, signing)
    if len(sides) >= 2 and len(by_signers) < 2:
        return sides
    free = of_free_posts(context, context.text.sentences[found.mention.sentence])
    if len(by_signers) == 1 and free:
        return [*by_signers, *free]
    if len(by_signers) == 1 and len(signers) == 2 and by_signers[0].type in ("territory", "municipality"):
        home = home_region(context, found.mention.span.start)
        if home is not None and not same(home, by_signers[0]) and (home.code != by_signers[0].code):
            return sorted([home, *by_signers], key=lambda party: party.spans[0].start)
    if len(by_signers) >= 2:
        return _with_ministries(context, by_signers, signers)
    heads = [context.text.sentences[index] for index in range(min(3, len(context.text.sentences)))]
    for span in heads if alone else []:
        for finder in (party_rules.between, party_rules.subject):
            parties = finder(context, span.start, span.end)
            if len(parties) >= 2:
                return parties
    for mention in found.mentions:
        sentence = context.text.sentences[mention.sentence]
        for finder in (party_rules.of_mention, with_partner):
            start = mention.span.start if finder is party_rules.of_mention else sentence.start
            parties = finder(context, start, sentence.end)
            if len(parties) >= 2:
                return parties
    for span in heads if alone else []:
        parties = with_partner(context, span.start, span.end)
        if len(parties) >= 2:
            return parties
    return _loose(context, by_signers, signing, alone=alone)


def _finer(parties: list[Party], by_signers: list[Party]) -> list[Party]:
    """Return the parties of a subject, or those of the signers where the subject only has towns that stand for regions."""
    if (
        len(by_signers) >= 2
        and all(party.type == "municipality" for party in parties)
        and all(party.type != "municipality" for party in by_signers)
    ):
        return by_signers
    return parties


def _with_ministries(context: Context, by_signers: list[Party], signers: Sequence[Signer]) -> list[Party]:
    """Return the ministries where the headline names them as the parties of what ministers signed."""
    first = context.text.sentences[: min(3, len(context.text.sentences))]
    for span in first:
        listed = [
            party
            for party in listed_parties(context, span.start, span.end, "party.headline", towns=False)
            if party.type in ("body", "institution", "company")
        ]
        if len(listed) >= 2 and {party.code for party in listed} >= {party.code for party in by_signers if party.code}:
            return listed[: len(by_signers)]
    return by_signers


def _loose(context: Context, by_signers: list[Party], signing: Sequence[int], *, alone: bool) -> list[Party]:
    """Return parties by what is left: one signer's and the territories of the signing sentences, or the most named ones."""
    out = list(by_signers)
    for index in [*signing, *(range(min(3, len(context.text.sentences))) if alone else ())]:
        span = context.text.sentences[index]
        for party in listed_parties(context, span.start, span.end, "party.near", towns=False):
            if (
                party.type in ("territory", "country", "body")
                and party.code != "RU"
                and not any(same(party, other) or (party.code and party.code == other.code) for other in out)
            ):
                out.append(replace(party, confidence=0.6))
        if len(out) >= 2:
            return out[:3] if len(out) == 3 else out[:2]
    if len(out) < 2 and alone:
        named = most_named(context)
        if len(named) == 2 and all(
            any(same(party, other) for other in named) or party.type != "territory" for party in out
        ):
            return named
    return out


def counts(context: Context, found: Found, parties: Sequence[Party], signers: Sequence[Signer]) -> bool:
    """Tell whether what was found is an agreement with a public party, and not a deal, a wish or somebody else's."""
    if not party_rules.has_public(parties):
        return False
    if found.mention.kind in ("programme", "roadmap") and all(party.confidence <= 0.6 for party in parties):
        words = found.mention.title.value.lower() if found.mention.title else ""
        return bool(re.search(r"сотруднич|взаимодейств|совместн|соглашени|договор", words))
    if len(parties) >= 2:
        if any(party.confidence <= 0.6 for party in parties):
            return _has_loose_evidence(context, found, signers)
        return True
    return (
        found.event == "signed"
        and found.mention.title is not None
        and len(signers) >= 1
        and parties[0].confidence > 0.6
    )


COOPERATION = re.compile(
    r"сотруднич|взаимодейств|партн[её]рств|дружб|побратим|шефств|добрососед|связ|содружеств|развити|обмен|намерени"
)


def _has_loose_evidence(context: Context, found: Found, signers: Sequence[Signer]) -> bool:
    """Tell whether an agreement whose parties are only named near it is one of co-operation between territories."""
    if found.mention.title is not None and not COOPERATION.search(found.mention.title.value.lower()):
        return False
    sentence = context.text.sentences[found.mention.sentence]
    if any(
        body.type in ("company", "institution", "other") for body in context.bodies.within(sentence.start, sentence.end)
    ):
        return False
    return found.event != "signed" or found.mention.title is not None or len(signers) >= 1
