"""Between whom an agreement in news is: the surest manner of telling first, then what stands near."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from kunak.core.provenance import Span
from kunak.core.reading.clauses import parties as party_rules
from kunak.core.reading.clauses.accession import SIGNED_BEFORE, accessions, place_of_joiner
from kunak.core.reading.clauses.mentions import Mention
from kunak.core.reading.clauses.party_lists import listed_parties
from kunak.core.reading.clauses.party_of_entity import same
from kunak.core.reading.clauses.party_of_signer import of_signers
from kunak.core.reading.clauses.party_order import most_named
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.signers import Signer, signer_of
from kunak.core.reading.context import Context
from kunak.core.reading.profiles.evidence import is_of_private
from kunak.core.reading.profiles.found import Found, Telling
from kunak.core.reading.profiles.manners import (
    between_of_lead,
    bound,
    headline,
    in_title,
    listed_or_between,
    notified,
    of_word,
    owners,
    participants,
    partners,
    represented,
    sides,
    subject,
    subject_before,
    subject_next,
)
from kunak.core.reading.profiles.manners_of_rows import all_of_opening, row_told, told_number
from kunak.core.reading.profiles.manners_of_signers import (
    of_him_and_another,
    of_plural_posts,
    of_posts_before,
    of_those_who_signed,
    one_signer_and_another,
)
from kunak.core.reading.profiles.manners_of_speakers import of_speaker
from kunak.core.reading.profiles.manners_of_towns import two_towns
from kunak.core.reading.profiles.manners_of_visits import of_visit
from kunak.core.reading.record import Party


def segment_of(context: Context, found: Found, mains: Sequence[Found]) -> Span | None:
    """Return the part of a sentence that tells of one of its agreements, None where the sentence has only one.

    It reaches to the next one; a semicolon or «, а» between them parts them there.
    """
    sentence = context.text.sentences[found.mention.sentence]
    places = sorted(main.mention.span.start for main in mains if main.mention.sentence == found.mention.sentence)
    if len(places) < 2:
        return None
    cuts = [_cut(context, left, right) for left, right in pairwise(places)]
    number = places.index(found.mention.span.start)
    is_cut = [cut > 1 for cut in cuts]
    before = cuts[number - 1] if number and is_cut[number - 1] else 0
    opens = sentence.start if not number and is_cut[0] else found.mention.span.start
    after = (cuts[number] if is_cut[number] else places[number + 1]) if number < len(cuts) else sentence.end
    return Span(before or opens, after)


def _cut(context: Context, left: int, right: int) -> int:
    """Return where the clause of the second of two acts begins: behind a semicolon or «, а»; 1 where none does."""
    semicolon = context.text.shadow.rfind("; ", left, right)
    place = semicolon if semicolon > 0 else context.text.lower.rfind(", а ", left, right)
    return place + 2 if place > 0 else 1


def parties_of(
    context: Context,
    found: Found,
    signing: Sequence[int],
    signers: Sequence[Signer],
    *,
    alone: bool,
    segment: Span | None = None,
) -> list[Party]:
    """Return the parties of an agreement by the first manner of telling that gives two, else what stands near.

    Args:
        alone: True where the news tells of one signing only, so that headline and other sentences are of it, too.
        segment: the part of a sentence that is about this agreement, None where the whole sentence is.
    """
    if found.mention.parties:
        return list(found.mention.parties)
    sentences = context.text.sentences
    told = [mention.sentence for mention in found.mentions if not _is_ahead(context, found, mention)]
    own = [found.mention.sentence, *told, *(signing if alone else ())]
    spans = (segment,) if segment is not None else tuple(sentences[index] for index in dict.fromkeys(own))
    heads = tuple(sentences[: min(3, found.mention.sentence + 1)]) if alone else ()
    by_signers = tuple(of_signers(context, signers))
    telling = Telling(context, found, spans, heads, tuple(signing), tuple(signers), by_signers, alone)
    joined = _with_joiner(telling)
    if joined:
        return joined
    unsure: list[Party] = []
    for manner in MANNERS:
        parties = manner(telling)
        if len(by_signers) > 1 and party_rules.has_public(by_signers) and not party_rules.has_public(parties):
            continue  # «Завод и фирма заключили договор»: another sentence, while heads of regions signed this act
        if len(parties) >= 2 and (unsure or min(party.confidence for party in parties) > LOOSE):
            return _parliaments(parties, by_signers) or parties
        unsure = unsure or (parties if len(parties) >= 2 else [])
    return unsure or _of_pair_named(telling) or _loose(context, list(by_signers), signing, alone=alone)


def _of_pair_named(telling: Telling) -> list[Party]:
    """Return the sides of the only two officials whom a sentence names, whatever they did with the act."""
    context, found = telling.context, telling.found
    sentence = context.text.sentences[found.mention.sentence]
    people = [person for person in context.people.within(sentence.start, sentence.end) if not person.is_short]
    if telling.signers or len(people) != PAIR or not all(person.post and person.case == "nomn" for person in people):
        return []
    if any(other.sentence == found.mention.sentence and other.is_nested for other in found.mentions):
        return []
    parties = of_signers(context, [signer_of(context, person) for person in people])
    return [replace(party, confidence=0.7) for party in parties] if len(parties) == PAIR else []


PAIR = 2


def _is_ahead(context: Context, found: Found, mention: Mention) -> bool:
    """Tell whether a mention of a signed act stands where another is to be signed: «такое же будет …»."""
    if found.event != "signed" or mention.sentence == found.mention.sentence:
        return False
    return WILL_BE.search(context.sentence_words(mention.sentence)) is not None


# what is to be signed with others yet
WILL_BE = agrees(r"\b(?:такое|такой|такие|аналогичн[а-я]+|похож[а-я]+|подобн[а-я]+|следующ[а-я]+) [^.;]{0,60}?буд[уе]т")


def _with_joiner(telling: Telling) -> list[Party]:
    """Return who joins the act of others, then those others, as far as the text names them; empty for no accession."""
    context, index = telling.context, telling.found.mention.sentence
    if index not in accessions(context.text):
        return []
    sentence = context.text.sentences[index]
    start, end = place_of_joiner(context, index)
    joiner = listed_parties(context, start, party_rules.list_end(context, start, end), "party.joined")[:MOST]
    if not joiner:
        return []
    others = party_rules.between(context, sentence.start, sentence.end)
    before = SIGNED_BEFORE.search(context.text.lower, sentence.start, sentence.end)
    if not others and before is not None:
        others = listed_parties(context, before.end(), sentence.end, "party.signed_before", towns=False)
    others = others or of_word(telling) or list(telling.by_signers)
    return [*joiner, *(party for party in others if not any(same(party, one) for one in joiner))]


MOST = 6


def _parliaments(parties: Sequence[Party], by_signers: Sequence[Party]) -> list[Party]:
    """Return the parliaments whose chairs sign where their regions are told: «между органами власти А и Б»."""
    of_chairs = {party.code: party for party in by_signers if party.rule == "party.parliament"}
    if any(party.type != "territory" or party.code not in of_chairs for party in parties):
        return []
    return [of_chairs[party.code] for party in parties]


def of_opening(context: Context, found: Found) -> list[Party]:
    """Return the parties of several acts of one pair, told before them: «А и Б скрепили дружбу двумя документами».

    None where the sentence of the act names a firm, a school or a third territory of its own.
    """
    sentence = context.text.sentences[found.mention.sentence]
    own = {item.code for item in context.territories.within(sentence.start, sentence.end) if item.form == "name"}
    if is_of_private(context, sentence):
        return []
    for index in range(found.mention.sentence):
        span = context.text.sentences[index]
        for finder in (party_rules.between, party_rules.subject):
            parties = finder(context, span.start, span.end)
            if len(parties) == 2 and own <= {party.code for party in parties}:
                return [replace(party, confidence=0.8) for party in parties]
    head = context.text.sentences[0]  # «У А и Б появились две общие бумаги»
    rule = "party.owner" if context.text.lower.startswith("у ", head.start) else "party.headline"
    listed = [
        party for party in listed_parties(context, head.start, head.end, rule, towns=False) if party.type == "territory"
    ]
    is_pair = len(listed) == 2 and own <= {party.code for party in listed}
    return [replace(party, confidence=0.7) for party in listed] if is_pair else []


def of_act_before(context: Context, found: Found, before: Sequence[Party]) -> list[Party]:
    """Return the parties of the act told before, for one told after it with none: «Также подписан план мероприятий»."""
    sentence = context.text.sentences[found.mention.sentence]
    if is_of_private(context, sentence):
        return []
    named = {
        item.code for item in context.territories.within(found.mention.span.start, sentence.end) if item.form == "name"
    }
    if len(before) != 2 or not named <= {party.code for party in before}:
        return []
    return [replace(party, confidence=0.7) for party in before]


LOOSE = 0.6  # the confidence of parties that are only named near: another manner may tell them more surely


# the surest first
MANNERS: tuple[Callable[[Telling], list[Party]], ...] = (
    listed_or_between,
    represented,
    participants,
    notified,
    in_title,
    partners,
    subject,
    owners,
    sides,
    bound,
    between_of_lead,
    one_signer_and_another,
    of_those_who_signed,
    of_plural_posts,
    of_him_and_another,
    of_posts_before,
    headline,
    of_word,
    of_speaker,
    subject_before,
    subject_next,
    row_told,
    all_of_opening,
    of_visit,
    two_towns,
)


# a sentence that only tells who was there: «Гостями церемонии стали делегации А и Б»
ATTENDS = agrees(
    r"\b(?:при(?:няли|нимали|мут|нимают) участие|присутств[а-я]+|среди (?:[а-я]+ )?(?:участников|гостей|зрителей)|"
    r"гост(?:ями|и)\b|участниками|зрител[а-я]+|наблюда[а-я]+|съехались|собрались|приехали)"
)
SIGNS = agrees(r"подпис|заключ|скреп|визир|автограф|соглаш|договор|меморанд")


def _loose(context: Context, by_signers: list[Party], signing: Sequence[int], *, alone: bool) -> list[Party]:
    """Return parties by what is left: one signer's, the territories of the signing sentences, or the most named."""
    out = list(by_signers)
    for index in [*signing, *(range(min(3, len(context.text.sentences))) if alone else ())]:
        span = context.text.sentences[index]
        if _is_of_guests(context, index):
            continue
        for party in listed_parties(context, span.start, span.end, "party.near", towns=False):
            if (
                party.type in ("territory", "country", "body")
                and party.code != "RU"
                and not any(same(party, other) or (party.code and party.code == other.code) for other in out)
            ):
                out.append(replace(party, confidence=0.6))
        if len(out) >= 2:
            return out[: told_number(context, signing) or (3 if len(out) == 3 else 2)]
    if len(out) < 2 and alone:
        named = most_named(context)
        if (
            len(named) == 2
            and not any(_is_guest(context, party) for party in named)
            and all(any(same(party, other) for other in named) or party.type != "territory" for party in out)
        ):
            return named
    return out


def _is_of_guests(context: Context, index: int) -> bool:
    """Tell whether a sentence only tells who was there."""
    words = context.sentence_words(index)
    return ATTENDS.search(words) is not None and SIGNS.search(words) is None


def _is_guest(context: Context, party: Party) -> bool:
    """Tell whether a territory is only named where guests are."""
    named = {context.text.sentence_index(item.start) for item in context.territories if item.code == party.code}
    return bool(named) and all(_is_of_guests(context, index) for index in named)
