"""The text of an agreement or a plan: its title, preamble, head line, articles and signature block."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kunak.core.provenance import Sourced, Span
from kunak.core.reading.clauses import parties as party_rules
from kunak.core.reading.clauses.kind import KINDS
from kunak.core.reading.clauses.mentions import find_mentions
from kunak.core.reading.clauses.party_lists import listed_parties, municipality_in, of_body, of_territory, same
from kunak.core.reading.clauses.place import place_of_text
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.entities.dates import Day
from kunak.core.reading.entities.people import PersonMention
from kunak.core.reading.record import Kind, Party, Person

TITLE_WORD = re.compile(
    r"^[ ]*(?P<word>дополнительное\s+соглашение|соглашение|договор|меморандум|протокол|"
    r"совместное\s+заявление|декларация|совместный\s+план|комплексный\s+план|план(?=[\s-])|"
    r"рабочая\s+программа|программа|«?дорожная\s+карта»?)",
    re.MULTILINE,
)
WORD_KINDS: dict[str, Kind] = {
    "доп": "amendment", "сог": "agreement", "дог": "treaty", "мем": "memorandum", "про": "protocol", "дек": "other",
    "пла": "programme", "ком": "programme", "раб": "programme", "дор": "roadmap", "«до": "roadmap",
}  # fmt: skip
PREAMBLE_END = agrees(
    r"(?:заключили|договорились|согласились|подписали)(?: о| нижеследующ| настоящ|:)|о нижеследующем|о следующем"
)
IN_PERSON = agrees(r"в лице |представленн\w+ |действующ\w+ в лице ")
NUMBER = re.compile(r"№\s*\S+")
SIGNATURES = re.compile(
    r"^\s*(?:[Пп]одписи(?:\s+[Сс]торон)?|[Зз]а\s+[А-ЯЁ]|от\s+имени|реквизиты|ПОДПИСИ)", re.MULTILINE
)
OPENING = re.compile(r"\s*(?:обо?|по|к)\s", re.IGNORECASE)
SIGNED_AT = agrees(r"совершено|подписан\w*|составлено|учинено|заключен\w*|принят\w*")
BLANK = re.compile(r"_{4,}")
PLACE_LINE = 130


def find_scopes(context: Context) -> tuple[Scope, ...]:
    """Return the one agreement that the text is; an article without a head gives one that is only mentioned."""
    text = context.text
    everything = tuple(range(len(text.sentences)))
    if not everything:
        return ()
    head = TITLE_WORD.search(text.lower[:1500])
    if head is None:
        return (Scope("agreement", "mentioned", everything, anchor=0),)
    kind = _kind(head["word"])
    title_end = _title_end(context, head.end())
    preamble_end = _preamble_end(context, title_end)
    title = _title(context, kind, head.end("word"), title_end)
    parties = _parties(context, head.start("word"), title_end, preamble_end)
    if title is not None:
        title = _inner_title(context, kind, title, parties)
    if not party_rules.has_public(parties):
        return ()
    scope = Scope(kind, "signed", everything, (Span(*head.span("word")),), title, parties=tuple(parties), anchor=0)
    scope.signing = ()
    scope.head_end = title_end
    scope.signatories = _signatories(context, parties, preamble_end)
    return (scope, *_base(context, scope))


def _kind(word: str) -> Kind:
    if word.startswith("совместн"):
        return "programme" if "план" in word else "other"
    return WORD_KINDS.get(word[:3], "agreement")


LATE_TITLE = re.compile(r"[^\n]{0,14}\n\s*(?=(?:обо?|о|по|между)\s)", re.IGNORECASE)


def _title_end(context: Context, start: int) -> int:
    """Return where the title block ends: at an empty line, a line of place and day, or the preamble."""
    shadow, place = context.text.shadow, start
    late = LATE_TITLE.match(shadow, start)
    if late:
        line_end = shadow.find("\n", late.end())
        rest = shadow[late.end() : line_end if line_end > 0 else len(shadow)]
        if len(rest) < 400 and not (line_end < 0):
            place = start = late.end()
    while True:
        line_end = shadow.find("\n", place)
        if line_end < 0:
            return len(shadow)
        rest = shadow[line_end + 1 :]
        following = rest.split("\n", 1)[0]
        if line_end > start + 1 and (not following.strip() or _opens_text(context, line_end + 1, following)):
            if shadow[start:line_end].strip() == "" and following.strip() == "":
                place = line_end + 1
                continue
            return line_end
        if line_end <= start + 1 and not following.strip() and not shadow[start:line_end].strip():
            place = line_end + 1
            start = place
            continue
        place = line_end + 1


def _opens_text(context: Context, start: int, line: str) -> bool:
    """Tell whether a line is of the place and day, or opens the preamble."""
    if (
        bool(context.days.within(start, start + len(line)))
        and len(line) < PLACE_LINE
        and not re.match(r"\s*(?:на|между|обо?|о|к|по|от)\b", line.lower())
    ):
        return True
    return len(line) > 160 or re.match(r"\s*(?:г\.|город\s|1\.|статья|принят|утвержд)", line.lower()) is not None


def _preamble_end(context: Context, start: int) -> int:
    found = PREAMBLE_END.search(context.text.lower, start, start + 3500)
    return found.end() if found else min(len(context.text.shadow), start + 1500)


def _title(context: Context, kind: Kind, start: int, end: int) -> Sourced[str] | None:
    """Return the words of the title block after the kind, its number left out."""
    shadow = context.text.shadow
    number = NUMBER.match(shadow, _skip(shadow, start))
    if number and number.end() <= end:
        start = number.end()
    start = _skip(shadow, start)
    end = start + len(shadow[start:end].rstrip(" \n.–"))
    if end <= start:
        return None
    return Sourced(context.text.clean(start, end), (Span(start, end),), 1.0, "title.block")


def _skip(shadow: str, place: int) -> int:
    while place < len(shadow) and shadow[place] in " \n":
        place += 1
    return place


def _inner_title(context: Context, kind: Kind, title: Sourced[str], parties: Sequence[Party]) -> Sourced[str] | None:
    """Return the title without parties at its front or end: from «о …» on, up to «между …»."""
    span = title.spans[0]
    lower = context.text.lower
    start, end = span.start, span.end
    if kind in ("programme", "roadmap") and not lower.startswith("между", start):
        return title
    between = agrees(r"\bмежду (?=\S)").search(lower, start, end)
    if kind == "amendment" and OPENING.match(lower, start):
        return title
    if between and between.start() > start + 2 and not _generic_between(context, between.end()):
        end = between.start()
    elif between and between.start() <= start + 2:
        opening = _opening_after(context, between.end(), end)
        if opening is None:
            return None
        start = opening
    elif OPENING.match(lower, start) is None and kind not in ("programme", "roadmap"):
        opening = _opening_after(context, start, end)
        if opening is None:
            return None
        start = opening
    end = start + len(context.text.shadow[start:end].rstrip(" \n,.–"))
    return Sourced(context.text.clean(start, end), (Span(start, end),), 1.0, "title.block") if end > start else None


def _generic_between(context: Context, place: int) -> bool:
    return context.text.shadow[place].islower() and context.bodies.at(place) is None


def _opening_after(context: Context, start: int, end: int) -> int | None:
    """Return where «о …» begins outside the names of the parties."""
    for found in re.finditer(r"(?<![\w-])(?:обо?|о)\s", context.text.lower[start:end]):
        place = start + found.start()
        if context.bodies.holding(place) is None:
            return place
    return None


def _parties(context: Context, start: int, title_end: int, preamble_end: int) -> list[Party]:
    """Return the parties of the title, or of the preamble; the preamble's order and fuller names count where both have them."""
    by_title = party_rules.between(context, start, title_end)
    if not by_title:
        listed = listed_parties(context, start, title_end, "party.title", towns=False)
        by_title = listed if len(listed) >= 2 and party_rules.has_public(listed) else []
    preamble = _of_preamble(context, title_end, preamble_end)
    if len(by_title) >= 2:
        return [_with_preamble(party, preamble) for party in by_title]
    if len(preamble) >= 2:
        return preamble
    by_signature = _of_signatures(context)
    return by_signature if len(by_signature) >= 2 else preamble or by_title


def _distinct(parties: Sequence[Party]) -> list[Party]:
    out: list[Party] = []
    for party in parties:
        if not any(same(party, other) for other in out):
            out.append(party)
    return out


def _with_preamble(party: Party, preamble: Sequence[Party]) -> Party:
    """Return a party with its place in the preamble and, of a firm, the short form stated there."""
    for other in preamble:
        if same(party, other) or (party.type == other.type == "company" and party.name[-8:] == other.name[-8:]):
            return replace(
                party, name=other.name if party.type == "company" else party.name, spans=(*party.spans, *other.spans)
            )
    return party


def _of_preamble(context: Context, start: int, end: int) -> list[Party]:
    """Return the parties that open the preamble, each before its «в лице …»."""
    lower = context.text.lower
    out: list[Party] = []
    place = start
    for found in [*IN_PERSON.finditer(lower, start, end)]:
        listed = _nominative_parties(context, place, found.start())
        if listed:
            out.append(listed[-1])
        place = found.end()
        after = next((person.end for person in context.people if person.start >= found.end()), place)
        place = max(place, after)
    if len(out) >= 2:
        return _distinct(out)
    return _distinct(_nominative_parties(context, start, end))


def _nominative_parties(context: Context, start: int, end: int) -> list[Party]:
    out: list[tuple[int, Party]] = []
    taken: list[tuple[int, int]] = []
    for body in context.bodies:
        if " " not in body.name:
            continue
        if start <= body.start < end and body.case in ("nomn", "") and not _is_of_person(context, body.start):
            party = of_body(context, body, "party.preamble")
            if party is not None:
                out.append((body.start, party))
            taken.append((body.start, body.end))
    for item in context.territories:
        if (
            start <= item.start < end
            and item.form == "name"
            and item.case == "nomn"
            and not any(left <= item.start < right for left, right in taken)
        ):
            if not _is_of_person(context, item.start):
                out.append((item.start, of_territory(item, "party.preamble")))
    district = re.compile(r"(?:^|\n|, и |и )\s*(?:Муниципальное образование\s+)?(?P<town>[Гг]ород\s+[А-ЯЁ][а-яё-]+)")
    for found in district.finditer(context.text.shadow, start, end):
        name = municipality_in(context, found.start("town"), found.end("town"))
        if name:
            out.append(
                (
                    found.start("town"),
                    Party(name, "municipality", None, (Span(*found.span("town")),), 0.9, "party.preamble"),
                )
            )
    return [party for _, party in sorted(out, key=lambda pair: pair[0])]


def _is_of_person(context: Context, place: int) -> bool:
    return any(person.post_start <= place < person.post_end for person in context.people if person.post) or any(
        post.start < place < post.end for post in context.posts
    )


def _of_signatures(context: Context) -> list[Party]:
    out = []
    for found in re.finditer(r"^[ ]*за\s+(?=[А-ЯЁа-яё])", context.text.lower, re.MULTILINE):
        line_end = context.text.shadow.find("\n", found.end())
        listed = listed_parties(
            context, found.end(), line_end if line_end > 0 else len(context.text.shadow), "party.signature"
        )
        out += listed[:1]
    return _distinct(out)


def _signatories(context: Context, parties: Sequence[Party], preamble_end: int) -> tuple[Person, ...]:
    """Return who signed: by «в лице …» with the signature block's place, or by the block alone."""
    people = _in_person(context, parties, preamble_end)
    if people:
        return tuple(people)
    return tuple(_of_block(context, parties))


def _in_person(context: Context, parties: Sequence[Party], preamble_end: int) -> list[Person]:
    out: list[Person] = []
    for number, found in enumerate(IN_PERSON.finditer(context.text.lower, 0, preamble_end)):
        mention = next((person for person in context.people if found.end() <= person.start < found.end() + 320), None)
        if mention is None:
            continue
        party = _party_before(context, parties, found.start(), number)
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
        out.append(Person(mention.name, post, party, tuple(spans), 1.0, "signatory.in_person"))
    return out


def _post_words(context: Context, start: int, end: int) -> tuple[str, Span] | None:
    """Return an unknown post between «в лице» and the name, its first word in the nominative."""
    from kunak.core.reading.morph import inflect

    words = context.text.clean(start, end).strip(" ,")
    if not words or len(words) > 120:
        return None
    first, _, rest = words.partition(" ")
    form = inflect(first.lower(), "nomn", "sing", pos="NOUN") or first.lower()
    left = start + len(context.text.shadow[start:end]) - len(context.text.shadow[start:end].lstrip())
    return f"{form} {rest}".strip(), Span(left, left + len(context.text.shadow[left:end].rstrip(" ,")))


def _is_same(other: PersonMention, mention: PersonMention) -> bool:
    return other.surname == mention.surname and other.name[:1] == mention.name[:1]


def _party_before(context: Context, parties: Sequence[Party], place: int, number: int) -> str | None:
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
    found = None
    for found in SIGNATURES.finditer(shadow, len(shadow) // 3):
        break
    if found:
        return found.start()
    return max(0, len(shadow) - 900)


def _of_column(
    context: Context, mention: PersonMention, start: int, parties: Sequence[Party]
) -> tuple[str | None, Span | None, str | None]:
    """Return post and party that stand over a name in its column, or before it on its line."""
    if mention.post is not None:
        party = _party_of(context, parties, mention.post_start, mention.post_end)
        return mention.post, Span(mention.post_start, mention.post_end), party
    column = _column(context, mention.start)
    line = context.text.shadow.rfind("\n", 0, mention.start) + 1
    own = _party_of(context, parties, line, mention.start)
    for post in reversed(context.posts):
        if (
            start - 5 <= post.start < mention.start
            and _near(_column(context, post.start), column)
            and mention.start - post.end < 600
        ):
            party = _party_of(context, parties, post.start, post.end) or own
            return post.value, Span(post.start, post.end), party
    return None, None, own


def _column(context: Context, place: int) -> int:
    return place - (context.text.shadow.rfind("\n", 0, place) + 1)


def _near(left: int, right: int) -> bool:
    return abs(left - right) <= 24


def _party_of(context: Context, parties: Sequence[Party], start: int, end: int) -> str | None:
    codes = {item.code for item in context.territories if start <= item.start < end}
    fitting = [party for party in parties if party.code in codes]
    return fitting[0].name if len(fitting) == 1 else None


def find_day(context: Context, scope: Scope) -> Sourced[str] | None:
    """Return the day of a text: of its head line, of «Совершено …», of its last lines."""
    if scope.event != "signed" or not scope.mentions:
        return None
    for day in _days_in_order(context, scope):
        return Sourced(day.iso, (Span(day.start, day.end),), 1.0, "date.of_text")
    return None


def _days_in_order(context: Context, scope: Scope) -> list[Day]:
    full = [day for day in context.days if day.exactness == "day"]
    head_end = max(scope.head_end, scope.mentions[0].end)
    head = [day for day in full if head_end <= day.start < head_end + 260 and _is_head_line(context, day)]
    stated = [
        day
        for day in full
        if SIGNED_AT.search(context.text.lower, max(0, day.start - 60), day.start) and not _is_of_other(context, day)
    ]
    last = [day for day in full if day.start > len(context.text.shadow) * 0.6 and _is_short_line(context, day)]
    approved = [day for day in full if day.start < scope.mentions[0].start]
    return [*head, *stated, *last, *([max(approved, key=lambda day: day.iso)] if approved else [])]


def _is_head_line(context: Context, day: Day) -> bool:
    line_start = context.text.shadow.rfind("\n", 0, day.start) + 1
    line_end = context.text.shadow.find("\n", day.start)
    return (line_end if line_end > 0 else len(context.text.shadow)) - line_start < PLACE_LINE and not _is_of_other(
        context, day
    )


def _is_of_other(context: Context, day: Day) -> bool:
    before = context.text.lower[max(0, day.start - 60) : day.start]
    return (
        re.search(r"(?:соглашени\w+|договор\w*|закон\w*|постановлени\w+|протокол\w*)(?:[^.\n]{0,30})?\s+от\s+$", before)
        is not None
        or re.search(r"(?:\bдо|\bпо|\bс)\s+$", before) is not None
    )


def _is_short_line(context: Context, day: Day) -> bool:
    return _is_head_line(context, day)


def find_place(context: Context, scope: Scope, signed_on: Sourced[str] | None) -> Sourced[str] | None:
    """Return the settlement of the line that has the day, or of the lines beside it."""
    if not scope.mentions:
        return None
    if signed_on is not None:
        day = signed_on.spans[0]
        start = context.text.shadow.rfind("\n", 0, max(0, day.start)) + 1
        end = context.text.shadow.find("\n", day.end)
        end = end if end > 0 else len(context.text.shadow)
        found = place_of_text(context, max(start, day.start - 200), min(end, day.end + 160))
        if found is not None:
            return found
        following = context.text.shadow.find("\n", end + 1)
        found = place_of_text(context, end, following if following > 0 else len(context.text.shadow), named=True)
        if found is not None and following - end < 80:
            return found
        found = place_of_text(context, max(0, start - 80), start)
        if found is not None and "\n\n" not in context.text.shadow[found.spans[0].end : start - 1]:
            return found
    head_end = max(scope.head_end, scope.mentions[0].end)
    line_end = head_end
    for _ in range(4):
        line_end = context.text.shadow.find("\n", line_end + 1)
        if line_end < 0:
            break
    found_line = re.compile(r"^[ ]*(?:г\.|город)\s*[А-ЯЁ][^\n]{2,60}$", re.MULTILINE).search(
        context.text.shadow, head_end, max(line_end, head_end)
    )
    return place_of_text(context, *found_line.span()) if found_line else None


def _base(context: Context, scope: Scope) -> list[Scope]:
    """Return the agreement that a plan or an amendment rests on, named with its day or title."""
    if scope.kind not in ("programme", "roadmap", "amendment"):
        return []
    for mention in find_mentions(context):
        if mention.kind not in ("agreement", "treaty", "memorandum") or mention.is_document:
            continue
        if scope.mentions and mention.span.start <= scope.mentions[0].end:
            continue
        sentence = context.text.sentences[mention.sentence]
        days = [day for day in context.days.within(mention.span.end, sentence.end) if day.iso]
        if not days:
            continue
        base = Scope(
            mention.kind,
            "mentioned",
            (mention.sentence,),
            (mention.span,),
            mention.title,
            is_main=False,
            parties=scope.parties,
            anchor=mention.sentence,
        )
        base.signing = (mention.sentence,)
        return [base]
    return []


ALL_KINDS = tuple(kind for kind, _ in KINDS)
