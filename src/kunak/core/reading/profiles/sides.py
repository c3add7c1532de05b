"""Between whom an agreement in news is: the surest manner of telling first; and whether it counts at all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses import parties as party_rules
from kunak.core.reading.clauses.counterparts import with_counterpart, with_partner
from kunak.core.reading.clauses.items import items_of
from kunak.core.reading.clauses.party_lists import listed_parties, same
from kunak.core.reading.clauses.party_of_signer import home_region, of_free_posts, of_signers
from kunak.core.reading.clauses.party_order import most_named
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.signers import Signer
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.territories import capitals
from kunak.core.reading.profiles.found import Found
from kunak.core.reading.profiles.telling import headline_end, tells
from kunak.core.reading.record import Party


def segment_of(context: Context, found: Found, mains: Sequence[Found]) -> Span | None:
    """Return the part of a sentence that tells of one of its agreements, None where the sentence has only one.

    It reaches to the next one; a semicolon between them parts them there.
    """
    sentence = context.text.sentences[found.mention.sentence]
    places = sorted(main.mention.span.start for main in mains if main.mention.sentence == found.mention.sentence)
    if len(places) < 2:
        return None
    cuts = [max(context.text.shadow.rfind("; ", left, right) + 2, 1) for left, right in pairwise(places)]
    number = places.index(found.mention.span.start)
    is_cut = [cut > 1 for cut in cuts]
    before = cuts[number - 1] if number and is_cut[number - 1] else 0
    opens = sentence.start if not number and is_cut[0] else found.mention.span.start
    after = (cuts[number] if is_cut[number] else places[number + 1]) if number < len(cuts) else sentence.end
    return Span(before or opens, after)


@dataclass(frozen=True, slots=True)
class Telling:
    """What parties may be sought in: the sentences of an agreement, the headline, who signed.

    Args:
        spans: sentences that name the agreement or tell of its signing, the deciding one first; or a part of one.
        heads: the first sentences, where the news tells of one signing only.
        by_signers: the parties that the signers' posts name.
    """

    context: Context
    found: Found
    spans: tuple[Span, ...]
    heads: tuple[Span, ...]
    signing: tuple[int, ...]
    signers: tuple[Signer, ...]
    by_signers: tuple[Party, ...]
    is_alone: bool


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
    own = [found.mention.sentence, *(mention.sentence for mention in found.mentions), *(signing if alone else ())]
    spans = (segment,) if segment is not None else tuple(sentences[index] for index in dict.fromkeys(own))
    heads = tuple(sentences[: min(3, found.mention.sentence + 1)]) if alone else ()
    by_signers = tuple(of_signers(context, signers))
    telling = Telling(context, found, spans, heads, tuple(signing), tuple(signers), by_signers, alone)
    for manner in MANNERS:
        parties = manner(telling)
        if len(parties) >= 2:
            return parties
    return _loose(context, list(by_signers), signing, alone=alone)


def of_opening(context: Context, found: Found) -> list[Party]:
    """Return the parties of several acts of one pair, told before them: «А и Б скрепили дружбу двумя документами».

    None where the sentence of the act names a firm, a school or a third territory of its own.
    """
    sentence = context.text.sentences[found.mention.sentence]
    own = {item.code for item in context.territories.within(sentence.start, sentence.end) if item.form == "name"}
    if _is_of_private(context, sentence):
        return []
    for index in range(found.mention.sentence):
        span = context.text.sentences[index]
        for finder in (party_rules.between, party_rules.subject):
            parties = finder(context, span.start, span.end)
            if len(parties) == 2 and own <= {party.code for party in parties}:
                return [replace(party, confidence=0.8) for party in parties]
    return []


def of_act_before(context: Context, found: Found, before: Sequence[Party]) -> list[Party]:
    """Return the parties of the act told before, for one told after it with none: «Также подписан план мероприятий»."""
    sentence = context.text.sentences[found.mention.sentence]
    if _is_of_private(context, sentence):
        return []
    named = {
        item.code for item in context.territories.within(found.mention.span.start, sentence.end) if item.form == "name"
    }
    if len(before) != 2 or not named <= {party.code for party in before}:
        return []
    return [replace(party, confidence=0.7) for party in before]


PRIVATE = ("company", "institution", "other")
WITH_PRIVATE = agrees(
    r"\bсо? (?:[а-я]+ ){0,3}?"
    r"(?:компани|предприяти|инвестор|вуз|банк|фирм|застройщик|резидент|бизнес|производител|завод)"
)


def _is_of_private(context: Context, sentence: Span) -> bool:
    """Tell whether a sentence names a firm or a school as a side: «подписал соглашения с тремя компаниями»."""
    if any(body.type in PRIVATE for body in context.bodies.within(sentence.start, sentence.end)):
        return True
    return WITH_PRIVATE.search(context.text.lower, sentence.start, sentence.end) is not None


def _listed_or_between(telling: Telling) -> list[Party]:
    """Return the parties of «А – Б: соглашение …» and «между А и Б»."""
    context, place = telling.context, telling.found.mention.span.start
    for span in telling.spans:
        colon = context.text.shadow.find(":", span.start, place)
        if colon > 0 and span.start <= place < span.end:
            listed = listed_parties(context, span.start, colon, "party.listed")
            own = listed_parties(context, colon, place, "party.listed", towns=False)
            if len(listed) >= 2 and len(own) < 2:
                return listed[:4]
        if parties := party_rules.between(context, span.start, span.end):
            return parties
    return []


PARTICIPANTS = agrees(
    r"\b(?:участник|сторон|подписант)\w*(?: (?:соглашени|договор|документ|меморандум)\w*)? "
    r"(?:–|стали|являются|выступили) ?:? ?"
)


def _participants(telling: Telling) -> list[Party]:
    """Return the parties of «Его участники – А, Б и В», in the sentence of the act or the next."""
    context = telling.context
    first = telling.found.mention.sentence
    for sentence in context.text.sentences[first : first + 2]:
        found = PARTICIPANTS.search(context.text.lower, sentence.start, sentence.end)
        if found is not None:
            return listed_parties(context, found.end(), _rows_end(context, sentence), "party.participants")[:6]
    return []


def _rows_end(context: Context, sentence: Span) -> int:
    """Return where what a sentence opens by a colon ends: at the end of its rows, else of the sentence."""
    items, end = items_of(context), sentence.end
    if context.text.shadow[end - 1] != ":":
        return end
    first = context.text.sentence_index(sentence.start) + 1
    rows = (
        row for row in range(first, len(context.text.sentences)) if items.opening.get(items.row.get(row, -1)) == first
    )
    return max((context.text.sentences[row].end for row in rows), default=end)


MANY = 2  # parties
OF_TWO = re.compile(r"сотруднич|взаимодейств|соглашени|договор|совместн|партн[её]рств")


def _title(telling: Telling) -> list[Party]:
    """Return the parties that a plan's title names: «план по сотрудничеству Марий Эл и Витебской области»."""
    title = telling.found.mention.title
    if title is None or telling.found.mention.kind not in ("programme", "roadmap", "protocol"):
        return []
    if not OF_TWO.search(title.value.lower()):
        return []
    span = title.spans[0]
    listed = listed_parties(telling.context, span.start, span.end, "party.title", towns=False)
    return listed[:3] if not any(party.type == "company" for party in listed) else []


def _partners(telling: Telling) -> list[Party]:
    parties = with_counterpart(telling.context, telling.found.mention, telling.by_signers)
    countries = {party.code for party in parties if party.type == "country"}
    if any(party.type == "territory" and party.code in countries for party in telling.by_signers):
        return []  # «Соглашение с Белоруссией: …», and the signers say with which part of it
    return parties


def _subject(telling: Telling) -> list[Party]:
    for span in telling.spans:
        if span is not telling.spans[0] and len(telling.by_signers) >= MANY and not _tells(telling, span):
            continue
        for finder in (party_rules.subject, party_rules.subject_after):
            parties = finder(telling.context, span.start, span.end)
            if len(parties) >= 2:
                return _finer(parties, list(telling.by_signers))
    return []


def _tells(telling: Telling, span: Span) -> bool:
    """Tell whether a sentence is the headline or tells of a signing, not of what the paper holds."""
    index = telling.context.text.sentence_index(span.start)
    return span.start < headline_end(telling.context) or tells(telling.context, index)


def _sides(telling: Telling) -> list[Party]:
    return party_rules.of_sides(telling.context, telling.signing) if len(telling.by_signers) < 2 else []


def _between_of_lead(telling: Telling) -> list[Party]:
    """Return the parties of a lead: «Между А и Б установлены отношения. Соответствующий протокол подписали …»."""
    if len(telling.by_signers) >= 2:
        return []
    found = (party_rules.between(telling.context, span.start, span.end) for span in telling.heads)
    return next((parties for parties in found if parties), [])


def _one_signer_and_another(telling: Telling) -> list[Party]:
    """Return the parties where the posts name only one: the other is an unnamed rector's, or the region of the news."""
    context, found, by_signers = telling.context, telling.found, telling.by_signers
    if len(by_signers) != 1:
        return []
    free = of_free_posts(context, context.text.sentences[found.mention.sentence])
    if free:
        return [*by_signers, *free]
    if len(telling.signers) != 2 or by_signers[0].type not in ("territory", "municipality"):
        return []
    home = home_region(context, found.mention.span.start, but=by_signers[0].code)
    if home is None or same(home, by_signers[0]) or home.code == by_signers[0].code:
        return []
    if by_signers[0].type == "municipality" and by_signers[0].name == capitals().get(home.code or ""):
        return []  # its own region
    return sorted([home, *by_signers], key=lambda party: party.spans[0].start)


def _signers(telling: Telling) -> list[Party]:
    by_signers = list(telling.by_signers)
    if len(by_signers) < 2:
        return []
    return _territories_told(telling) or _with_ministries(telling.context, by_signers)


def _territories_told(telling: Telling) -> list[Party]:
    """Return the territories of ministers who signed, where the lead says of the territories that they agreed."""
    codes = {party.code for party in telling.by_signers}
    if None in codes or any(party.type not in ("body", "territory") for party in telling.by_signers):
        return []
    context = telling.context
    opening = context.text.sentences[: min(3, len(context.text.sentences))] if telling.is_alone else telling.heads
    if not any(party.type == "body" for party in telling.by_signers) or _names_bodies(context, opening):
        return []
    for span in (*telling.heads, *opening):
        told = party_rules.subject(context, span.start, span.end)
        if _act_themselves(context, told) and {party.code for party in told} >= codes:
            return told[:MOST_TOLD]
    return []


MOST_TOLD = 6


def _act_themselves(context: Context, told: Sequence[Party]) -> bool:
    """Tell whether the territories are the subject themselves, and not «делегации А и Б»."""
    items = [item for party in told if (item := context.territories.at(party.spans[0].start)) is not None]
    if not told or len(items) != len(told) or any(party.type != "territory" for party in told):
        return False
    return all(item.case in ("nomn", "") for item in items)


def _names_bodies(context: Context, spans: Sequence[Span]) -> bool:
    """Tell whether a ministry itself is told of, and not only its head."""
    return any(
        body.type == "body" and body.territory >= 0 and not _is_in_post(context, body.start)
        for span in spans
        for body in context.bodies.within(span.start, span.end)
    ) or any("министерства " in context.text.lower[span.start : span.end] for span in spans)


def _is_in_post(context: Context, place: int) -> bool:
    return any(person.post_start <= place < person.start for person in context.people if person.post) or any(
        post.start <= place < post.end for post in context.posts
    )


def _headline(telling: Telling) -> list[Party]:
    for span in telling.heads:
        for finder in (party_rules.between, party_rules.subject, party_rules.subject_after):
            parties = finder(telling.context, span.start, span.end)
            if len(parties) >= 2:
                return parties
    return []


def _subject_before(telling: Telling) -> list[Party]:
    """Return the parties of the sentence before one that opens with the act: «Договорились А и Б. Соглашение …»."""
    context, mention = telling.context, telling.found.mention
    opens = mention.span.start - context.text.sentences[mention.sentence].start
    if not mention.sentence or opens > LONGEST_OPENING:
        return []
    span = context.text.sentences[mention.sentence - 1]
    for finder in (party_rules.subject_after, party_rules.subject, party_rules.between):
        parties = finder(context, span.start, span.end)
        if len(parties) >= MANY:
            return parties
    return []


LONGEST_OPENING = 20  # letters of «Соответствующее »


def _of_word(telling: Telling) -> list[Party]:
    """Return the parties of «Соглашение А и Б» and «о сотрудничестве А с Б»."""
    for mention in telling.found.mentions:
        sentence = telling.context.text.sentences[mention.sentence]
        parties = party_rules.of_mention(telling.context, mention.span.start, sentence.end)
        if len(parties) < 2:
            parties = with_partner(telling.context, sentence.start, sentence.end)
        if len(parties) >= 2:
            return parties
    for span in telling.heads:
        parties = with_partner(telling.context, span.start, span.end)
        if len(parties) >= 2:
            return parties
    return []


# the surest first
MANNERS: tuple[Callable[[Telling], list[Party]], ...] = (
    _listed_or_between,
    _participants,
    _title,
    _partners,
    _subject,
    _sides,
    _between_of_lead,
    _one_signer_and_another,
    _signers,
    _headline,
    _of_word,
    _subject_before,
)


def _finer(parties: list[Party], by_signers: list[Party]) -> list[Party]:
    """Return the parties of a subject, or those of the signers where the subject has towns that stand for regions."""
    if (
        len(by_signers) >= 2
        and all(party.type == "municipality" for party in parties)
        and all(party.type != "municipality" for party in by_signers)
    ):
        return by_signers
    if all(party.type == "body" for party in by_signers) and [party.code for party in by_signers] == [
        party.code for party in parties
    ]:
        return by_signers  # «А и Б объединят онкологов»: the regions of the ministries that sign
    return parties


def _with_ministries(context: Context, by_signers: list[Party]) -> list[Party]:
    """Return the ministries where the headline names them as the parties of what ministers signed."""
    first = context.text.sentences[: min(3, len(context.text.sentences))]
    for span in first:
        listed = [
            party
            for party in listed_parties(context, span.start, span.end, "party.headline", towns=False)
            if party.type in ("body", "institution", "company") and not _is_in_post(context, party.spans[0].start)
        ]
        if len(listed) >= 2 and {party.code for party in listed} >= {party.code for party in by_signers if party.code}:
            return listed[: len(by_signers)]
    return by_signers


NUMBERS = {"трех": 3, "три": 3, "четырех": 4, "четыре": 4, "пяти": 5, "пять": 5, "шести": 6, "шесть": 6}
TOLD_NUMBER = agrees(
    r"\b(?P<number>трех|три|четырех|четыре|пяти|пять|шести|шесть) (?:[а-я]+ )?"
    r"(?:регион|област|республик|кра[йяе]|субъект)"
)


def _told_number(context: Context, sentences: Sequence[int]) -> int:
    """Return how many regions the text says they are: «губернаторы четырёх областей»; 0 where it does not say."""
    for index in sentences:
        found = TOLD_NUMBER.search(context.sentence_words(index))
        if found is not None:
            return NUMBERS[found["number"]]
    return 0


def _loose(context: Context, by_signers: list[Party], signing: Sequence[int], *, alone: bool) -> list[Party]:
    """Return parties by what is left: one signer's, the territories of the signing sentences, or the most named."""
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
            return out[: _told_number(context, signing) or (3 if len(out) == 3 else 2)]
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
    sentence = context.text.sentences[found.mention.sentence]
    if WITH_PRIVATE.search(context.text.lower, sentence.start, sentence.end):
        return False  # «подписал соглашения с тремя компаниями»
    return (
        found.event == "signed"
        and found.mention.title is not None
        and len(signers) >= 1
        and parties[0].confidence > 0.6
    )


COOPERATION = re.compile(
    r"сотруднич|взаимодейств|партн[её]рств|дружб|побратим|шефств|добрососед|совместн|связ|содружеств|"
    r"развити|обмен|намерени"
)


PRIVATE_POSTS = (
    "директор",
    "генеральный директор",
    "ректор",
    "председатель правления",
    "председатель совета директоров",
    "президент",
)


def _has_loose_evidence(context: Context, found: Found, signers: Sequence[Signer]) -> bool:
    """Tell whether an agreement whose parties are only named near it is one of co-operation between territories.

    That wants words of its own: a title of co-operation or a signer, and somebody who acts for territories; not firms,
    schools or private persons in the sentence that names the act.
    """
    if found.mention.title is not None and not COOPERATION.search(found.mention.title.value.lower()):
        return False
    posts = [signer.post for signer in signers if signer.post]
    if posts and all(post.startswith(PRIVATE_POSTS) for post in posts):
        return False
    sentence = context.text.sentences[found.mention.sentence]
    if any(
        body.type in ("company", "institution", "other") for body in context.bodies.within(sentence.start, sentence.end)
    ) or PRIVATE_SUBJECT.search(context.text.lower, sentence.start, found.mention.span.start):
        return False
    is_told = found.event not in ("signed", "mentioned") or found.mention.title is not None or len(signers) >= 1
    return is_told and _acts_for_territories(context, found, posts)


# who signs for himself, before the act: «компании подписали …», «каждый слушатель …», «Порт» и «Флот» подписали
PRIVATE_SUBJECT = agrees(
    r"\b(?:компании|предприятия|фирмы|вузы|клубы?|игроки?|студенты?|слушател[ьи]|жител[ьи]|хозяйства|сборные|профсоюзы?|"
    r"спортсмены?|фермеры?|поставщики?|банки?|магазины|издательств[оа]|подрядчики?|парти[ия]) |"
    r"» (?:подпис|заключ|продл)\w+"
)
AUTHORITY = agrees(
    r"\b(?:регион\w*|субъект\w*|област\w*|республик\w*|кра[яйею]\w{0,2}|округ\w*|правительств\w*|власт\w*|"
    r"администраци\w*|делегаци\w*|губернатор\w*|глав[аыоу]\w*|мэр\w*|министр\w*|министерств\w*|парламент\w*)\b"
)


def _acts_for_territories(context: Context, found: Found, posts: Sequence[str]) -> bool:
    """Tell whether a signer has a public post, or the sentence of the act or the headline tells of authorities."""
    if any(not post.startswith(PRIVATE_POSTS) for post in posts):
        return True
    sentences = context.text.sentences
    told = (sentences[found.mention.sentence], *sentences[: min(2, found.mention.sentence)])
    return any(AUTHORITY.search(context.text.lower, span.start, span.end) for span in told)
