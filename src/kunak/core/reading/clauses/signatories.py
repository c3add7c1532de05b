"""Who signed: not who was present, spoke or sent them; name and post in the nominative, and for which party."""

from collections.abc import Sequence

from kunak.core.provenance import Span
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.signer_sides import owner_of, stems_of
from kunak.core.reading.clauses.signers import Signer, is_colleague, same_person
from kunak.core.reading.context import Context
from kunak.core.reading.entities.people import PersonMention
from kunak.core.reading.entities.post_wording import of_one
from kunak.core.reading.entities.posts import Post
from kunak.core.reading.morph import inflect, parses
from kunak.core.reading.record import Party, Person

COLLEAGUE_WORD = agrees(r"коллег\w+|\bвизави\b")


def with_free_posts(context: Context, signers: list[Signer]) -> list[Signer]:
    """Return the signers, those without a post with the plural one that stands in the sentences before."""
    if not signers or all(signer.post for signer in signers):
        return signers
    shared = _shared_noun(context, signers)
    if shared is not None:
        value, span = shared
        return [
            signer if signer.post else signer._replace(post=value, post_span=span, confidence=0.7) for signer in signers
        ]
    post = _plural_post(context, signers)
    return [_with_post(context, signer, place, signers, post) for place, signer in enumerate(signers)]


def _shared_noun(context: Context, signers: Sequence[Signer]) -> tuple[str, Span] | None:
    """Return the post of one, and its words, of «подписывали главные спасатели: А – от Коми, Б – от Карелии»."""
    start = min(signer.mention.start for signer in signers)
    tokens, place = context.text.tokens, context.text.token_index(start) - 2
    if place < 0 or tokens[place + 1].text != ":":
        return None
    noun = next(
        (
            parse
            for parse in parses(tokens[place].lower)
            if parse.pos == "NOUN" and parse.number == "plur" and parse.case == "nomn" and "anim" in parse.grammemes
        ),
        None,
    )
    if noun is None or len(signers) < 2:
        return None
    words, first = [noun.lemma], place
    while first and parses(tokens[first - 1].lower)[0].pos == "ADJF" and tokens[first - 1].lower.endswith(("ые", "ие")):
        first -= 1
        words.insert(
            0, inflect(tokens[first].lower, "nomn", "sing", noun.gender or "masc", pos="ADJF") or tokens[first].lower
        )
    return " ".join(words), Span(tokens[first].start, tokens[place].end)


def _with_post(context: Context, signer: Signer, place: int, signers: Sequence[Signer], post: Post | None) -> Signer:
    """Return a signer with the plural post of the text, or as the colleague of the first one."""
    if signer.post is not None:
        return signer
    is_second = bool(place and signers[0].post) and is_colleague(context, signer.mention)
    if post is not None and not is_second:
        own = signer.territory if signer.territory >= 0 else _own_territory(context, post, place, len(signers))
        span = Span(post.start, post.end)
        return signer._replace(post=of_one(post.value), post_span=span, territory=own, is_listed=True, confidence=0.7)
    first = signers[0]
    if first.post and is_colleague(context, signer.mention):
        own = _adjective_before(context, signer)
        return signer._replace(post=first.post, post_span=first.post_span, territory=own, confidence=0.7)
    return signer


def _adjective_before(context: Context, signer: Signer) -> int:
    """Return the territory of «его чеченский коллега», «его коллега из Рязани», -1 where none is named."""
    start = signer.mention.start
    for number in reversed(context.territories.numbers(start - 60, start)):
        item = context.territories[number]
        if COLLEAGUE_WORD.search(context.text.lower, max(0, item.start - 30), start):
            return number
    return -1


def _plural_post(context: Context, signers: Sequence[Signer]) -> Post | None:
    last = max(signer.mention.start for signer in signers)
    for post in context.posts.before(last):
        if _is_of_several(context, post) and (post.names == () or len(post.names) > 1):
            return post
    return None


def _is_of_several(context: Context, post: Post) -> bool:
    """Tell whether a post is plural; «главы» may be either, and is where nobody is named behind it."""
    if post.value.startswith("депутат"):
        return False  # they are many, and sign nothing
    return post.number == "plur" or context.text.lower.startswith("главы", post.start)


def _own_territory(context: Context, post: Post, place: int, count: int) -> int:
    inside = list(context.territories.numbers(post.start, post.end))
    return inside[place] if len(inside) == count else -1


def _with_party_post(context: Context, signer: Signer, owner: str | None, parties: Sequence[Party]) -> Signer:
    """Return a signer without a post with the one that the text gives, without a name, to his party."""
    party = next((party for party in parties if party.name == owner), None)
    if signer.post is not None or party is None:
        return signer
    for post in context.posts:
        if post.number != "sing" or post.start > signer.mention.start or post.case not in ("nomn", ""):
            continue
        body = context.bodies[post.body] if post.body >= 0 else None
        code = context.territories[post.territory].code if post.territory >= 0 else None
        is_own = (
            body is not None
            and body.type in ("company", "institution", "other")
            and stems_of(body.name) & stems_of(party.name)
        ) or (code is not None and code == party.code and party.type in ("territory", "country"))
        if is_own:
            return signer._replace(post=post.value, post_span=Span(post.start, post.end), confidence=0.7)
    return signer


def to_people(context: Context, signers: Sequence[Signer], parties: Sequence[Party]) -> tuple[Person, ...]:
    """Return the signers as the record holds them, each with the party signed for, None where it cannot be told."""
    if len(signers) > len(parties):
        signers = [signer for signer in signers if not _is_of_other(context, signer, parties)] or signers
    owners = [owner_of(context, signer, parties) for signer in signers]
    if (
        len(owners) == 1
        and signers[0].territory < 0
        and len(parties) == 2
        and _is_noted(context, signers[0], parties[1])
    ):
        owners = [parties[1].name]  # «меморандум с Адыгеей (подписал глава республики Мурат Майкопский)»
    elif owners == [None] and signers[0].post and parties and (parties[0].rule, parties[0].type) == HOME:
        owners = [parties[0].name]  # «соглашение с Крымом подписал министр торговли»: the one of the region of the news
    taken = [owner for owner in owners if owner is not None]
    free = [party.name for party in parties if party.name not in taken]
    out = []
    open_places = [place for place, owner in enumerate(owners) if owner is None]
    for place, signer in enumerate(signers):
        owner, confidence = owners[place], signer.confidence
        if owner is None and len(open_places) == len(free) and free:
            by_order = [name for name in _text_order(parties) if name in free]
            owner = by_order[open_places.index(place)]
            confidence = min(confidence, 0.8 if len(free) == 1 else 0.6)
        known = _with_party_post(context, signer, owner, parties)
        spans = [Span(known.mention.start, known.mention.end)]
        if known.post_span is not None:
            spans.append(known.post_span)
        name = _full_name(context, known.mention)
        out.append(Person(name, known.post, owner, tuple(spans), confidence, "signatory.signed"))
    return tuple(out)


HOME = ("party.home", "territory")


def _is_noted(context: Context, signer: Signer, partner: Party) -> bool:
    """Tell whether a signer stands in the first brackets behind a partner's name, in the same sentence."""
    end, place = partner.spans[0].end, signer.mention.start
    opened = context.text.shadow.find("(", end, place)
    is_one = context.text.shadow.count(")", end, place) == 0
    return opened >= 0 and is_one and context.text.sentence_at(end - 1) == context.text.sentence_at(place)


def _is_of_other(context: Context, signer: Signer, parties: Sequence[Party]) -> bool:
    """Tell whether a signer's post names a territory that is no party: he signed another act of the same sentence."""
    if signer.territory < 0:
        return False
    item = context.territories[signer.territory]
    if item.level == "foreign":
        return all(party.name != item.name for party in parties if party.type == "territory")
    return item.level == "region" and item.form == "name" and all(party.code != item.code for party in parties)


def _text_order(parties: Sequence[Party]) -> list[str]:
    """Return the parties' names in the order in which the text first names them."""
    return [party.name for party in sorted(parties, key=lambda party: party.spans[0].start)]


def _full_name(context: Context, mention: PersonMention) -> str:
    """Return the fullest name that the text gives to a person."""
    best = mention.name
    for other in context.people:
        if other.is_short or not same_person(other, mention):
            continue
        if _weight(other.name) > _weight(best):
            best = other.name
    parts = best.split()
    if len(parts) == 2 and not parts[0].endswith("."):
        for other in context.people:
            words = other.name.split()
            if (
                len(words) == 2
                and words[0] == parts[0]
                and words[1].endswith(("ович", "евич", "ич", "овна", "евна", "ична"))
                and words[1] != parts[1]
            ):
                return f"{parts[0]} {words[1]} {parts[1]}"
    return best


def _weight(name: str) -> int:
    return sum(len(part) if not part.endswith(".") else 1 for part in name.split())
