"""Acts that only their partners name, in a list of signings: «– с Камчатским краем о туризме;», «А – с Б; В – с Г».

A row is a sentence of a list, or a piece between semicolons behind the colon of a sentence that tells of a signing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.announced_rows import announced_rows, partners_told
from kunak.core.reading.clauses.counterparts import PLURALS, WITH, partners_of
from kunak.core.reading.clauses.event import is_background, tells_signing
from kunak.core.reading.clauses.home_side import home_of
from kunak.core.reading.clauses.items import is_pair, items_of, row_opening
from kunak.core.reading.clauses.kind import KINDS, WORD
from kunak.core.reading.clauses.mentions import Mention
from kunak.core.reading.clauses.parties import between, list_end
from kunak.core.reading.clauses.party_lists import in_harmony, listed_parties
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.title import title_after
from kunak.core.reading.context import Context
from kunak.core.reading.morph import parses
from kunak.core.reading.record import Kind, Party

Pair = tuple[Party, ...]


BySentence = Mapping[int, Sequence[Mention]]


def by_sentence(named: Iterable[Mention]) -> BySentence:
    """Return mentions, in their order, by the number of their sentence."""
    out: dict[int, list[Mention]] = {}
    for one in named:
        out.setdefault(one.sentence, []).append(one)
    return out


def partner_rows(context: Context, named: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the rows of lists of signings that name only their partners, each as a mention of an act.

    Args:
        named: the mentions that have a word for the act; their rows are left out.
    """
    items = items_of(context)
    words = by_sentence(one for one in named if not one.is_document)
    for row in sorted(items.signed):
        sentence = context.text.sentences[row]
        place = row_opening(context, sentence.start)
        if sentence.start <= place < sentence.end and row not in words:
            kind, title = _act_of_list(context, items.opening[row])
            is_alone = context.text.lower.startswith(("с ", "со "), place)
            yield from _acts(context, Span(place, sentence.end), row, kind, None if is_alone else title)
    for index in range(len(context.text.sentences)):
        yield from _acts_of_sentence(context, index, words)
    for index in sorted(context.text.may_hold(AND_OTHER)):
        yield from _acts_of_others(context, index, words)
    for index in sorted(context.text.may_hold(AMONG)):
        yield from _acts_among(context, index, words)
    told = announced_rows(context, words)
    told = told or list(partners_told(context, words))
    yield from told
    yield from _acts_left_out(context, words, {one.sentence for one in told})


def without_openers(context: Context, mentions: Sequence[Mention], rows: Sequence[Mention]) -> list[Mention]:
    """Return the mentions without the words that only open rows: «соглашения заключили: А – с Б; В – с Г»."""
    items = items_of(context)
    # a row at a dash only goes on: «…, а В – с Г»
    opened = {row.sentence for row in rows if row.parties and context.text.shadow[row.span.start] != " "}
    above = {items.opening[row.sentence] - 1 for row in rows if row.sentence in items.opening}
    announced = [row for row in rows if row.is_announced]
    return [
        one
        for one in mentions
        if one.sentence not in opened
        and not (one.sentence in above and _only_opens(context, one))
        and not (announced and _is_sum(context, one, announced))
    ]


def _is_sum(context: Context, mention: Mention, rows: Sequence[Mention]) -> bool:
    """Tell whether a word in the plural names all acts of rows behind it, with nobody else."""
    if mention.sentence > rows[-1].sentence or context.text.lower[mention.span.start : mention.span.end] not in PLURALS:
        return False
    told = {row.parties[-1].name for row in rows}
    return all(party.name in told for party in partners_of(context, mention))


def _only_opens(context: Context, mention: Mention) -> bool:
    """Tell whether a sentence closes with a colon and names no partner of its own act."""
    words = context.sentence_words(mention.sentence)
    return words.endswith(":") and context.text.lower[mention.span.start : mention.span.end] in PLURALS


AFTER_SEMICOLON = re.compile(r"[:;]\s")
BEFORE_TITLE = re.compile(r"[:,]\s(?:а\s)?(?=[А-ЯЁ][^,;:–]{4,90}\s–\sоб?\s)")  # «: А и Б – о туризме, В и Г – о льне»


def _acts_of_sentence(context: Context, index: int, named: BySentence) -> Iterator[Mention]:
    """Yield the acts of «соглашения о туризме заключили: А – с Б; В – с Г»."""
    sentence = context.text.sentences[index]
    colon = context.text.shadow.find(": ", sentence.start, sentence.end)
    if colon < 0:
        return
    mark = AFTER_SEMICOLON if ";" in context.text.shadow[colon : sentence.end] else BEFORE_TITLE
    marks = [found.end() for found in mark.finditer(context.text.mixed, colon, sentence.end)]
    words = context.sentence_words(index)
    opening = WORD.search(context.text.lower, sentence.start, colon)
    if opening is None or not tells_signing(words) or is_background(words):
        return
    if any(one.span.start > colon for one in named.get(index, ())):
        return
    kind: Kind = next(name for name, _ in KINDS if opening[name])
    title = title_after(context, opening.end(), kind)
    if len(marks) < PAIR:
        for pair in _pairs_behind(context, opening, colon, sentence.end):
            yield Mention(kind, pair[-1].spans[0], index, title, parties=pair)
        return
    for start, end in pairwise([*(place for place in marks if place < sentence.end), sentence.end]):
        yield from _acts(context, Span(start, end), index, kind, title)


def _pairs_behind(context: Context, opening: re.Match[str], colon: int, end: int) -> list[Pair]:
    """Return the pairs behind the colon of «подписали три меморандума: А и Б, В и Г, Д и Е»; empty for none."""
    if opening[0] not in PLURALS and not COUNTED_NOUN.fullmatch(opening[0]):
        return []
    if context.text.shadow[colon + 2 : colon + 3].islower():
        return []
    places = list(TWO_OF_ROW.finditer(context.text.mixed, colon + 2, end))
    gaps = [context.text.mixed[left.end() : right.start()] for left, right in pairwise(places)]
    if len(places) < PAIR or places[0].start() != colon + 2 or any(BETWEEN_ROWS.fullmatch(gap) is None for gap in gaps):
        return []
    if context.text.shadow[places[-1].end() : end].strip(" .!"):
        return []
    return [
        tuple(in_harmony(context, [_side(context, *found.span(side)) for side in ("left", "right")]))
        for found in places
    ]


TWO_OF_ROW = re.compile(
    r"(?P<left>[А-ЯЁ][а-яё-]+(?:\s(?:[А-ЯЁа-яё][а-яё-]+)){0,3})(?:\s\([^()]{3,60}\))?\s(?:и|–|с|со)\s"
    r"(?P<right>(?:[а-яё]+(?:ий|ая|ое|ой|им)\s)?[А-ЯЁ][а-яё-]+(?:\s(?!и\s)[А-ЯЁа-яё][а-яё-]+){0,3})(?:\s\([^()]{3,60}\))?"
)
BETWEEN_ROWS = re.compile(r"(?:[,;]|,?\sи|,\sа\sтакже)\s")


def _side(context: Context, start: int, end: int) -> Party:
    """Return the one of a pair that stands at a place: what is known by its name, else a town."""
    listed = listed_parties(context, start, end, "party.row")
    name = context.text.clean(start, end)
    return listed[0] if listed else Party(name, "municipality", None, (Span(start, end),), 0.7, "party.row")


COUNTED_NOUN = re.compile(r"[а-я]+(?:ия|ора|ума|ола)")  # «три меморандума», as PLURALS «меморандумы»


# «Тверь заключила договор с Гомелем, а Ржев – с Жлобином»
AND_OTHER = agrees(r"[,;] а (?=[^,;:.–]{3,60} – со? )")


def _acts_of_others(context: Context, index: int, named: BySentence) -> Iterator[Mention]:
    """Yield the acts of «…, а В – с Г», where the clause before tells of a signing with somebody."""
    sentence = context.text.sentences[index]
    words = context.sentence_words(index)
    first = next(iter(named.get(index, ())), None)
    if first is None or not tells_signing(words) or is_background(words):
        return
    for found in AND_OTHER.finditer(context.text.lower, first.span.end, sentence.end):
        dash = context.text.shadow.find(" – ", found.end(), sentence.end)
        place = context.text.shadow.find(" ", dash + 3, sentence.end) + 1
        who = listed_parties(context, found.end(), dash, "party.subject")
        whom = listed_parties(context, place, list_end(context, place, sentence.end), "party.partner")
        if len(who) == 1 and whom and not any(found.end() < one.span.start for one in named[index]):
            yield Mention(
                first.kind, Span(dash, dash + 2), index, parties=tuple(in_harmony(context, [who[0], whom[0]]))
            )


# «заключила 31 соглашение. Среди них – с А о …, с Б о … и с В»
AMONG = agrees(
    r"\W{0,3}(?:среди них|в их числе|в том числе|из них|это)(?: [^.:;!?–]{0,40}?)? ?[:–](?: [а-я]+ ?:)? (?=со? )"
)
NEXT_WITH = agrees(r"(?:[,;)]|\bи|\bа также) (?=со? )")
NEAR = 40  # letters of «с монгольским аймаком »


def _acts_among(context: Context, index: int, named: BySentence) -> Iterator[Mention]:
    """Yield the acts of «Среди них – с А о …, с Б о …», where the sentence before tells that several were signed."""
    sentence = context.text.sentences[index]
    opening = AMONG.match(context.text.lower, sentence.start, sentence.end)
    if opening is None or not index or index in named:
        return
    words = context.sentence_words(index - 1)
    before = context.text.sentences[index - 1]
    word = WORD.search(context.text.lower, before.start, before.end)
    if word is None or not tells_signing(words) or is_background(words):
        return
    kind: Kind = next(name for name, _ in KINDS if word[name])
    places = [
        opening.end(),
        *(one.end() for one in NEXT_WITH.finditer(context.text.lower, opening.end(), sentence.end)),
    ]
    for start, end in pairwise([*places, sentence.end]):
        listed = listed_parties(context, start + 2, list_end(context, start + 2, end), "party.partner")
        if listed and listed[0].spans[0].start - start < NEAR:
            title = title_of_partner(context, listed[0], kind)
            home = home_of(context, listed[0], before.end)
            sides = (home, listed[0]) if home is not None else ()
            yield Mention(kind, Span(start - 2, start - 1), index, title, parties=sides)


# «…, с Мурманской областью – о рейсе», «А с ректором … – о наборе», «На три года – с Хакасией: …»
LEFT_OUT = re.compile(r"[,;]\s(?:а\s|и\s|а\sтакже\s)?(?=со?\s)")
OPENS_LEFT_OUT = re.compile(r"(?:\W*(?:а|и)\s|\W*[^.,;:!?–]{1,40}\s–\s)(?=со?\s)")
BEFORE_OWN_TITLE = re.compile(r"[^.,;:!?–]{0,60}\s–\s(?=об?о?\s(?!чем|котор|том))")
BEFORE_CONTENT = re.compile(r"[^.,;:!?–]{0,60}:\s")
FOLLOWING = 4  # sentences


def _acts_left_out(context: Context, named: BySentence, told: Set[int]) -> Iterator[Mention]:
    """Yield the acts of clauses without noun and verb behind a sentence that tells of a signing.

    Such a clause names a partner and a title; or opens a line by a dash and closes its partner by a colon.

    Args:
        told: the numbers of sentences that other rows are told by.
    """
    done = 0
    rows = items_of(context).signed
    for index in sorted(context.text.may_hold(WORD)):
        sentence = context.text.sentences[index]
        words = context.sentence_words(index)
        word = WORD.search(context.text.lower, max(done, sentence.start), sentence.end)
        if word is None or not tells_signing(words) or is_background(words) or TO_COME.search(words):
            continue
        kind: Kind = next(name for name, _ in KINDS if word[name])
        own = [one for one in named.get(index, ()) if one.span.start == word.start()]
        known = {key for one in own for party in partners_of(context, one) for key in (party.name, party.code) if key}
        for number in range(index, min(index + FOLLOWING, len(context.text.sentences))):
            if (number > index and number in named) or number in rows or number in told:
                break
            start = word.end() if number == index else context.text.sentences[number].start
            found = list(_left_out(context, number, start, kind, opens=number > index))
            if number > index and not found:
                break
            done = context.text.sentences[number].end
            for party, place, title in found:
                if party.name not in known and party.code not in known:
                    home = home_of(context, party, sentence.end)
                    yield Mention(kind, Span(place - 1, place), number, title, parties=(home, party) if home else ())


def _left_out(
    context: Context, index: int, start: int, kind: Kind, *, opens: bool
) -> Iterator[tuple[Party, int, Sourced[str] | None]]:
    """Yield partner, place and title of each clause of a sentence that leaves out noun and verb."""
    lower, end = context.text.lower, context.text.sentences[index].end
    first = OPENS_LEFT_OUT.match(lower, start, end) if opens else None
    places = [first.end()] if first is not None else []
    places += [one.end() for one in LEFT_OUT.finditer(lower, start, end)]
    for place in places:
        listed = listed_parties(context, place + 2, list_end(context, place + 2, end), "party.partner")
        if not listed or listed[0].spans[0].start - place > LONGEST_POST:
            continue
        behind = listed[0].spans[-1].end
        dash = BEFORE_OWN_TITLE.match(lower, behind, end)
        title = title_after(context, dash.end(), kind) if dash is not None else None
        is_line = first is not None and place == first.end() and BEFORE_CONTENT.match(lower, behind, end) is not None
        stop = dash.end() if dash is not None else behind
        if (title is not None or is_line) and not _has_verb(context, place, stop):
            yield listed[0], place, title


LONGEST_POST = 60  # letters of «с ректором », «с заместителем председателя правительства »
TO_COME = agrees(r"\b(?:планиру|намерен|собира|предсто|будет|будут|готов|проект)[а-я]*\b")


def _has_verb(context: Context, start: int, end: int) -> bool:
    return any(
        parses(token.lower)[0].pos in ("VERB", "PRTS", "INFN")
        for token in context.text.tokens_in(start, end)
        if token.is_word and not token.is_capital
    )


def _acts(context: Context, row: Span, sentence: int, kind: Kind, title: Sourced[str] | None) -> Iterator[Mention]:
    """Yield the acts of a row: with the partner alone, where it opens with «с», or with both sides."""
    lower = context.text.lower
    if lower.startswith(("с ", "со "), row.start):
        listed = listed_parties(context, row.start + 2, list_end(context, row.start + 2, row.end), "party.partner")
        if listed:
            own = title_of_partner(context, listed[0], kind) or title
            start = context.text.sentences[sentence].start
            yield Mention(kind, Span(start, max(start + 1, row.start - 1)), sentence, own)
        return
    for pair in _pairs(context, row):
        own = title_of_partner(context, pair[-1], kind) or title
        yield Mention(kind, Span(pair[-1].spans[0].start, pair[-1].spans[0].end), sentence, own, parties=pair)


def _pairs(context: Context, row: Span) -> list[Pair]:
    """Return the pairs of «между А и Б» and of «А – с Б и с В»; empty where a row tells something else."""
    told = between(context, row.start, row.end)
    if len(told) > 1 and context.text.lower.startswith("между ", row.start):
        return [tuple(told)]
    places = list(WITH.finditer(context.text.lower, row.start, row.end))
    head = listed_parties(context, row.start, places[0].start(), "party.row") if places else []
    if not places:
        limit = row.end if is_pair(context, row.start) else list_end(context, row.start, row.end)
        listed = listed_parties(context, row.start, limit, "party.row")
        return [tuple(listed)] if len(listed) == PAIR and listed[0].spans[0].start == row.start else []
    if len(head) != 1 or not _opens(context, row, head[0], places[0].start()):
        return []
    home = head[0]
    limits = pairwise([*(found.end() for found in places), row.end])
    partners = [listed_parties(context, start, list_end(context, start, end), "party.row") for start, end in limits]
    return [tuple(in_harmony(context, [home, partner])) for listed in partners for partner in listed]


PAIR = 2
VERB = re.compile(r"[\s,–]*(?:(?:подпис|заключ)[а-я]+(?:\s[а-я]+){0,4}\s*)?")


def _opens(context: Context, row: Span, party: Party, place: int) -> bool:
    """Tell whether a row begins with a party, and nothing but a dash or a verb parts it from «с»."""
    span = party.spans[0]
    return span.start == row.start and VERB.fullmatch(context.text.lower, span.end, place) is not None


def in_pairs(context: Context, parties: Sequence[Party]) -> list[tuple[Party, ...]]:
    """Return the pairs of «А и Б, В и Г, а также Д и Е»; empty where the joints are of one row of parties."""
    if len(parties) == PAIR:
        return [tuple(parties)]
    if len(parties) < PAIR or len(parties) % PAIR:
        return []
    joints = [_joint(context, left, right) for left, right in pairwise(parties)]
    within, beside = joints[::PAIR], joints[1::PAIR]
    if not all(WITHIN.fullmatch(joint) for joint in within) or not all(BESIDE.fullmatch(joint) for joint in beside):
        return []
    return [tuple(parties[place : place + PAIR]) for place in range(0, len(parties), PAIR)]


def _joint(context: Context, left: Party, right: Party) -> str:
    return IN_BRACKETS.sub("", context.text.lower[left.spans[0].end : right.spans[0].start])


# what stands between the two of a pair, and between two pairs; a noun or a government may be left before a name
IN_BRACKETS = re.compile(r"\s\([^()]*\)")  # where the party before lies
WITHIN = re.compile(r"(?:\s+[а-я]{3,12})?\s+(?:и|со?)\s+(?:[а-я-]+\s+){0,2}")
BESIDE = re.compile(r"(?:\s+[а-я]{3,12})?(?:[,;](?:\s+а\s+также)?|\s+и)(?:\s+между)?\s+(?:[а-я-]+\s+){0,2}")


def _act_of_list(context: Context, opening: int) -> tuple[Kind, Sourced[str] | None]:
    """Return kind and title of the acts of a list by the sentence above it: «Соглашения о дружбе подписали: …»."""
    if not opening:
        return "agreement", None
    sentence = context.text.sentences[opening - 1]
    found = WORD.search(context.text.lower, sentence.start, sentence.end)
    if found is None:
        return "agreement", None
    kind: Kind = next(name for name, _ in KINDS if found[name])
    is_many = context.text.lower[found.start() : found.end()] in PLURALS
    return kind, title_after(context, found.end(), kind) if is_many else None


OWN_TITLE = re.compile(r"(?:\s+[а-я]+\s*–|\s*(?:–|,|\()?)\s*(?=(?:об|о)\s)")


def title_of_partner(context: Context, partner: Party, kind: Kind) -> Sourced[str] | None:
    """Return the title behind a partner: «с Кировской областью – о сотрудничестве в лесной отрасли»; None for none."""
    found = OWN_TITLE.match(context.text.lower, partner.spans[0].end)
    return title_after(context, found.end(), kind) if found else None
