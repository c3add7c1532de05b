"""Who signed the text of an agreement: «в лице …», and the block of signatures with its columns."""

from collections.abc import Sequence
from dataclasses import replace

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.context import Context
from kunak.core.reading.entities.people import PersonMention
from kunak.core.reading.morph import inflect
from kunak.core.reading.profiles.hand_posts import owner_of_hand
from kunak.core.reading.profiles.signature_columns import signatories_by_columns
from kunak.core.reading.profiles.signature_hands import Hand
from kunak.core.reading.profiles.text_head import IN_PERSON
from kunak.core.reading.record import Party, Person

SIGNATURES = re.compile(
    r"^[^\S\n]*(?:[Пп]одписи(?:\s+[Сс]торон)?|[Зз]а\s+[А-ЯЁ]|от\s+имени|реквизиты|ПОДПИСИ)", re.MULTILINE
)


def signatories_of_text(
    context: Context, parties: Sequence[Party], title_end: int, preamble_end: int, head: int = 0
) -> tuple[Person, ...]:
    """Return who signed: by «в лице …» or beside each party in the preamble, or by the block of signatures alone.

    Args:
        head: where the title begins; approvals may stand over it.
    """
    people = _in_person(context, parties, preamble_end) or _beside_parties(context, parties, title_end, preamble_end)
    if people:
        return tuple(people)
    return tuple(signatories_by_columns(context, parties, head) or _of_block(context, parties))


def _beside_parties(context: Context, parties: Sequence[Party], start: int, end: int) -> list[Person]:
    """Return who acts for each party by the preamble's order, whatever words join them; empty unless each has one.

    «А, за которую выступает глава X, и Б (директор Y)», «вице-глава X от имени А и капитан Y от имени Б».
    """
    acting = [person for person in context.people.within(start, end) if not person.is_short]
    spans = sorted((span.start, party.name) for party in parties for span in party.spans if start <= span.start < end)
    if len(parties) < 2 or len(acting) != len(parties) or not any(person.post for person in acting):
        return []
    if not spans:  # the title has the sides: «… которых представляют председатель Думы А и председатель Совета Б»
        hands = [Hand(person.name, Span(*_whole(person)), [Span(*_whole(person))]) for person in acting]
        told = [owner_of_hand(context, hand, parties) for hand in hands]
        is_each = all(person.post for person in acting) and len(set(told) - {None}) == len(parties)
        return [_acting(context, one, name, end) for one, name in zip(acting, told, strict=True) if is_each and name]
    edges = [start, *(max(person.end, person.post_end) for person in acting)]
    before = [
        [name for place, name in spans if left <= place < person.start]
        for left, person in zip(edges, acting, strict=False)
    ]
    after = [
        [name for place, name in spans if person.end <= place < right]
        for person, right in zip(acting, [*(other.post_start or other.start for other in acting[1:]), end], strict=True)
    ]
    for sides, is_last in ((before, True), (after, False)):
        owners = [names[-1 if is_last else 0] for names in sides if names]
        if len(set(owners)) == len(parties):
            return [_acting(context, person, name, end) for person, name in zip(acting, owners, strict=True)]
    return []


def _whole(person: PersonMention) -> tuple[int, int]:
    return min(person.post_start, person.start), max(person.post_end, person.end)


def _acting(context: Context, mention: PersonMention, party: str, preamble_end: int) -> Person:
    """Return the person of a preamble as a signatory, with the place of his signature below."""
    spans = [Span(mention.start, mention.end)]
    post = mention.post
    if post is not None:
        spans.append(Span(mention.post_start, mention.post_end))
    elif (rank := _rank_before(context, mention.start)) is not None:
        post, place = rank
        spans.append(place)
    later = [other for other in context.people if other.start > preamble_end and _is_same(other, mention)]
    if later:
        spans.append(Span(later[-1].start, later[-1].end))
    return Person(_as_signed(mention, later), post, party, tuple(spans), 0.95, "signatory.preamble")


# «от имени которого действует капитан 3 ранга Иван Ильин»: an officer who is told by his rank alone
RANK = re.compile(
    r"\b(?P<noun>(?:[а-я]+-)?(?:капитан|полковник|подполковник|майор|лейтенант|адмирал|генерал)(?:[а-я]{0,3}|-[а-я]+))"
    r"(?P<rest>\s[1-3](?:-го)?\sранга)?\s$"
)
LONGEST_RANK = 40  # letters


def _rank_before(context: Context, place: int) -> tuple[str, Span] | None:
    """Return the rank right before a name, in the nominative, and its words; None where none stands there."""
    found = RANK.search(context.text.lower, max(0, place - LONGEST_RANK), place)
    if found is None:
        return None
    noun = inflect(found["noun"], "nomn", "sing", pos="NOUN") or found["noun"]
    return f"{noun}{found['rest'] or ''}", Span(found.start(), found.end() - 1)


def _in_person(context: Context, parties: Sequence[Party], preamble_end: int) -> list[Person]:
    out: list[Person] = []
    named = IN_PERSON.finditer(context.text.lower, 0, preamble_end, context.text.letters_before(preamble_end))
    for number, found in enumerate(named):
        mention = next((person for person in context.people if found.end() <= person.start < found.end() + 320), None)
        if mention is None:
            continue
        party = _party_before(parties, found.start(), number)
        spans = [Span(mention.start, mention.end)]
        if mention.post is not None:
            spans.append(Span(mention.post_start, mention.post_end))
        later = [other for other in context.people if other.start > preamble_end and _is_same(other, mention)]
        if later:
            spans.append(Span(later[-1].start, later[-1].end))
        post = mention.post
        if post is None:
            words = _post_words(context, found.end(), mention.start)
            if words is not None:
                post, span = words
                spans.insert(1, span)
        out.append(Person(_as_signed(mention, later), post, party, tuple(spans), 1.0, "signatory.in_person"))
    return out


def _post_words(context: Context, start: int, end: int) -> tuple[str, Span] | None:
    """Return an unknown post between «в лице» and the name, its first word in the nominative."""
    words = context.text.clean(start, end).strip(" ,")
    if not words or len(words) > 120:
        return None
    first, _, rest = words.partition(" ")
    form = inflect(first.lower(), "nomn", "sing", pos="NOUN") or first.lower()
    left = start + len(context.text.shadow[start:end]) - len(context.text.shadow[start:end].lstrip())
    return f"{form} {rest}".strip(), Span(left, left + len(context.text.shadow[left:end].rstrip(" ,")))


def _is_same(other: PersonMention, mention: PersonMention) -> bool:
    if other.name[:1] != mention.name[:1]:
        return False
    return other.surname == mention.surname or _as_adjective(other.surname) == _as_adjective(mention.surname)


def _as_adjective(surname: str) -> str:
    """Return a surname without the ending that «Трубецкого» leaves open: Трубецкой or Трубецкий."""
    return surname[:-2] if surname.endswith(("кий", "кой", "ный", "ной")) else surname


def _as_signed(mention: PersonMention, below: Sequence[PersonMention]) -> str:
    """Return a person's name with the surname as it stands under the text, in the nominative."""
    first, _, surname = mention.name.rpartition(" ")
    own = below[-1].name.rpartition(" ")[2] if below and "." in below[-1].name else surname
    return f"{first} {own}" if own != surname and below[-1].surname != mention.surname else mention.name


def _party_before(parties: Sequence[Party], place: int, number: int) -> str | None:
    """Return the party named last before «в лице», else the one of that number."""
    nearest, best = None, -1
    for party in parties:
        for span in party.spans:
            if best < span.start < place:
                nearest, best = party.name, span.start
    if best > 0 and place - best < 260:
        return nearest
    return parties[number].name if number < len(parties) else None


def _of_block(context: Context, parties: Sequence[Party]) -> list[Person]:
    """Return the people of the signature block at the end of a text, each by its column or line."""
    start = _block_start(context)
    people = [person for person in context.people if person.start >= start and not person.is_short]
    signed = [person for person in people if "." in person.name]
    people = signed if len(signed) >= 2 else people
    out: list[Person] = []
    for mention in people:
        if any(_is_same_person(mention, person) for person in out):
            continue
        post, span, party = _of_column(context, mention, start, parties)
        spans = (Span(mention.start, mention.end), *((span,) if span else ()))
        out.append(Person(mention.name, post, party, spans, 0.9, "signatory.block"))
    if len(out) == len(parties) > 1 and out[0].party and len({person.party for person in out}) == 1:
        # one territory near them all says of none: «подписана в Нижнем Новгороде заместителями А и Б»
        out = [replace(person, party=None) for person in out]
        if not all(person.post for person in out):
            return out
    named = [person.party for person in out if person.party]
    free = [party.name for party in parties if party.name not in named]
    open_ones = [place for place, person in enumerate(out) if person.party is None]
    if len(out) == len(parties) and len(free) == len(open_ones):
        for place, name in zip(open_ones, free, strict=True):
            out[place] = replace(out[place], party=name, confidence=0.7)
    return out if len(out) <= max(2, len(parties)) else out[-len(parties) :]


def _is_same_person(mention: PersonMention, person: Person) -> bool:
    return person.name == mention.name


def _block_start(context: Context) -> int:
    shadow = context.text.shadow
    found = SIGNATURES.search(shadow, len(shadow) // 3)
    if found:
        return found.start()
    return max(0, len(shadow) - 900)


def _of_column(
    context: Context, mention: PersonMention, start: int, parties: Sequence[Party]
) -> tuple[str | None, Span | None, str | None]:
    """Return post and party that stand over a name in its column, or before it on its line."""
    line = context.text.shadow.rfind("\n", 0, mention.start) + 1
    own = _of_header(context, mention, start, parties) or _party_of(context, parties, line, mention.start)
    if mention.post is not None:
        party = _party_of(context, parties, mention.post_start, mention.post_end) or own
        return mention.post, Span(mention.post_start, mention.post_end), party
    column = _column(context, mention.start)
    for post in reversed(context.posts):
        if (
            start - 5 <= post.start < mention.start
            and _near(_column(context, post.start), column)
            and mention.start - post.end < 600
        ):
            party = _party_of(context, parties, post.start, post.end) or own
            return post.value, Span(post.start, post.end), party
    above = next((one for one in context.people if one.post is not None and _is_same(one, mention)), None)
    if above is None or above.start > mention.start:
        return None, None, own
    place = Span(above.post_start, above.post_end)  # told in the preamble, signed below by initials
    return above.post, place, own or _party_of(context, parties, place.start, place.end)


# «За Министерство культуры            За главное управление»
HEADER = re.compile(r"(?:^|(?<=\s{3}))(?:[Зз]а|[Оо]т)\s(?P<owner>[А-ЯЁа-яё«][^\n]{2,80}?)(?=\s{3}|$)", re.MULTILINE)
SHORTEST_KEY = 5


def _of_header(context: Context, mention: PersonMention, start: int, parties: Sequence[Party]) -> str | None:
    """Return the party that the «За …» over a name's column names, by the words that it shares with one most."""
    column = _column(context, mention.start)
    memo = f"headers {start}"
    if memo not in context.memo:
        context.memo[memo] = list(HEADER.finditer(context.text.shadow, start))
    for found in reversed(context.memo[memo]):
        if found.end() > mention.start or not _near(_column(context, found.start()), column):
            continue
        told = _keys(found["owner"])
        shared = sorted(((len(told & _keys(party.name)), party.name) for party in parties), reverse=True)
        if len(shared) > 1 and shared[0][0] > shared[1][0]:
            return shared[0][1]
    return None


def _keys(words: str) -> set[str]:
    return {word[:SHORTEST_KEY] for word in re.findall(r"[а-яё]{4,}", words.lower())}


def _column(context: Context, place: int) -> int:
    return place - (context.text.shadow.rfind("\n", 0, place) + 1)


def _near(left: int, right: int) -> bool:
    return abs(left - right) <= 24


def _party_of(context: Context, parties: Sequence[Party], start: int, end: int) -> str | None:
    codes = {item.code for item in context.territories if start <= item.start < end}
    fitting = [party for party in parties if party.code in codes]
    return fitting[0].name if len(fitting) == 1 else None
