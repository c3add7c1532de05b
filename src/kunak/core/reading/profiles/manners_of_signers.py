"""Between whom an agreement in news is by who signs it: their territories, their ministries, the region of the news."""

from collections.abc import Sequence

from kunak.core.provenance import Span
from kunak.core.reading.clauses import parties as party_rules
from kunak.core.reading.clauses.municipalities import municipalities
from kunak.core.reading.clauses.party_lists import listed_parties
from kunak.core.reading.clauses.party_of_entity import of_territory, same
from kunak.core.reading.clauses.party_of_signer import FOR_OWN_BODY, home_region, of_free_posts
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.territories import capitals
from kunak.core.reading.profiles.around_signing import MEETING
from kunak.core.reading.profiles.found import Telling
from kunak.core.reading.profiles.telling import tells
from kunak.core.reading.record import Party


def one_signer_and_another(telling: Telling) -> list[Party]:
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


def of_those_who_signed(telling: Telling) -> list[Party]:
    """Return the parties of the signers' posts: their territories where the lead tells of those, else as they are."""
    by_signers = list(telling.by_signers)
    if len(by_signers) < 2:
        return []
    return _territories_told(telling) or _with_ministries(telling.context, by_signers)


HE_AND = agrees(r"\b(?:он|она) и (?=\S)|\bи (?:он|она)(?: сам| сама)?\b")


def of_him_and_another(telling: Telling) -> list[Party]:
    """Return the parties of «он и губернатор А подписали»: the region told before, and that of the post."""
    context = telling.context
    span = context.text.sentences[telling.found.mention.sentence]
    if len(telling.by_signers) > 1 or not HE_AND.search(
        context.text.lower, span.start, telling.found.mention.span.start
    ):
        return []
    told = [one.territory for one in context.posts.within(span.start, span.end)]
    told = [
        number
        for number in (*told, *(one.territory for one in context.people.within(span.start, span.end)))
        if number >= 0
    ]
    items = {context.territories[number].code: context.territories[number] for number in told}
    if len(items) != 1:
        return []
    [item] = items.values()
    home = home_region(context, span.start, but=item.code)
    return [home, of_territory(item, "party.met", 0.75)] if home is not None else []


def of_posts_before(telling: Telling) -> list[Party]:
    """Return the territories of the two heads who met: «Раис Татарстана принял губернатора Ямала. … подписали»."""
    context, index = telling.context, telling.found.mention.sentence
    if not index or not telling.is_alone or len(telling.by_signers) > 1:
        return []
    sentence = context.text.sentences[index - 1]
    people = context.people.within(sentence.start, sentence.end)
    free = context.posts.within(sentence.start, sentence.end)
    told = [*((one.start, one.territory) for one in free), *((one.start, one.territory) for one in people if one.post)]
    items = [context.territories[number] for _, number in sorted(told) if number >= 0]
    if (
        len({item.code for item in items}) != len(items)
        or len(items) != MET
        or not _met(context.sentence_words(index - 1))
    ):
        return []
    return [of_territory(item, "party.met", 0.75) for item in items]


def of_plural_posts(telling: Telling) -> list[Party]:
    """Return the territories of «Его подписали руководители Северной и Южной Осетии», who have no names."""
    context = telling.context
    for index in telling.signing:
        sentence = context.text.sentences[index]
        if not tells(context, index):
            continue
        for post in context.posts.within(sentence.start, sentence.end):
            if post.body >= 0 and context.bodies[post.body].type in PRIVATE:
                continue  # «ректоры университетов Твери и Абхазии»
            if party_rules.PRESENT.search(context.text.lower, sentence.start, post.start):
                continue
            items = [item for item in context.territories.within(post.start, post.end) if item.form != "adjective"]
            if post.number == "plur" and len({item.key for item in items}) == len(items) > 1:
                return [of_territory(item, "party.posts", 0.85) for item in items]
            districts = list(municipalities(context, post.start, post.end)) if post.number == "plur" else []
            if len(districts) > 1:
                return [Party(name, "municipality", None, (span,), 0.85, "party.posts") for _, span, name in districts]
    return []


PRIVATE = ("institution", "company", "other")
MET = 2
RECEIVED = agrees(r"\b(?:принял|принимал|встретил)[аи]? ")


def _met(words: str) -> bool:
    return RECEIVED.search(words) is not None or MEETING.search(words) is not None


def _territories_told(telling: Telling) -> list[Party]:
    """Return the territories of ministers who signed, where the lead says of the territories that they agreed."""
    codes = {party.code for party in telling.by_signers}
    if None in codes or any(party.type not in ("body", "territory") for party in telling.by_signers):
        return []
    context = telling.context
    if context.text.held(FOR_OWN_BODY):
        return []
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
