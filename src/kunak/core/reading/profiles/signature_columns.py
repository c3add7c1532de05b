"""Who signed by the shape of a block of signatures: columns side by side, or one hand under the other.

A *hand* is one name with what stands over, beside or under it in its column: the side that it is for, its post.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.municipalities import municipalities
from kunak.core.reading.clauses.party_lists import listed_parties
from kunak.core.reading.clauses.party_of_entity import of_territory, same
from kunak.core.reading.context import Context
from kunak.core.reading.entities.post_extent import head_of
from kunak.core.reading.record import Party, Person

CELL = re.compile(r"\S+(?: {1,2}\S+)*")  # of a line: what three blanks part from the rest
TAB = re.compile(r"\t")  # what parts the cells of a row in a file's table
LONGEST_CELL = 130  # letters; what is longer is text
LONGEST_BLOCK = 1600  # letters from the end of the text
NAME = re.compile(
    r"(?P<initials>[А-ЯЁ](?<!\w.)\. ?(?:[А-ЯЁ]\. ?)?)(?P<after>[А-ЯЁ][а-яёo]+(?:-[А-ЯЁ][а-яё]+)*)|"
    r"(?P<before>[А-ЯЁ](?<!\w.)[а-яё]+(?:-[А-ЯЁ][а-яё]+)*) (?P<letters>[А-ЯЁ]\. ?(?:[А-ЯЁ]\.)?)"
)
FOREIGN = re.compile(r"[А-ЯЁ][а-яё]+(?:[- ][А-ЯЁ][а-яё]+){1,3}")  # «Чжан Юйлинь», alone in its cell
FOR = re.compile(r"(?:за|от|от имени)\s(?=[а-яё«])", re.IGNORECASE)
BEHIND_SIDE = re.compile(r"(?::|\s–)\s")  # «За Тверскую область: министр …»
# what a hand's cells hold beside its side, its post and its name
ELSE = re.compile(r"(?:утвержд[а-яё]+|согласован[а-яё]*|подпис[а-яё]+)\W*|м\.?\s?п\.?|[\W\d_]*", re.IGNORECASE)
APPROVED = re.compile(r"\b(?:утвержд|согласован)", re.IGNORECASE)
# who stands below those who sign: «При подписании присутствовал посол …», «Согласовано: юрист …», «Исполнитель: …»
APART = re.compile(r"\b(?:присутств|согласован|исполнитель\b|подготовил|свидетел)")
NOMINATIVES = ("nomn", "")
EPITHETS = ("первый", "первая", "старший", "исполняющий", "исполняющая", "временно", "главный", "врио")


@dataclass
class Hand:
    """One name of a block, the cells of its column, and the cell that the name stands in."""

    name: str
    span: Span
    cells: list[Span] = field(default_factory=list)


def hands_of_block(context: Context, start: int, end: int) -> list[Hand]:
    """Return those who sign in a stretch with the cells of their columns, in the order of the text."""
    out: list[Hand] = []
    for block in _close(context, list(_blocks(context, start, end))):
        cells = [cell for line in block for cell in line]
        if not cells:
            continue
        out += _of_columns(context, block) or _of_glued_columns(context, cells) or _of_stack(context, cells)
    signed = [
        hand for hand in out if not any(APART.search(context.text.lower, cell.start, cell.end) for cell in hand.cells)
    ]
    return signed if len(signed) > 1 else out


def _blocks(context: Context, start: int, end: int) -> Iterator[list[list[Span]]]:
    """Yield the runs of lines between empty ones, each line as its cells."""
    shadow, block, place = context.text.shadow, list[list[Span]](), start
    while place <= end:
        line_end = shadow.find("\n", place, end)
        line_end = line_end if line_end >= 0 else end
        edges = [place, *(tab.end() for tab in TAB.finditer(context.text.raw, place, line_end)), line_end]
        cells = [Span(*cell.span()) for left, right in pairwise(edges) for cell in CELL.finditer(shadow, left, right)]
        if cells:
            block.append(cells)
        elif block:
            yield block
            block = []
        place = line_end + 1
    if block:
        yield block


def _close(context: Context, blocks: list[list[list[Span]]]) -> list[list[list[Span]]]:
    """Return the blocks; those of one line each as one, as files have them whose paragraphs empty lines part."""
    if len(blocks) < 2 or any(len(block) > 1 for block in blocks):
        return blocks
    lines = [block[0] for block in blocks]
    texts = [number for number, line in enumerate(lines) if _is_text(context, line)]
    return [lines[texts[-1] + 1 if texts else 0 :]]


LONG = 40  # letters of a line that is a sentence, where it ends as one


def _is_text(context: Context, line: list[Span]) -> bool:
    longest = max(cell.end - cell.start for cell in line)
    is_sentence = len(line) == 1 and longest > LONG and context.text.shadow[line[0].end - 1] in ".;:"
    return longest > LONGEST_CELL or is_sentence


def _of_columns(context: Context, block: list[list[Span]]) -> list[Hand]:
    """Return the hands of a block whose lines have two cells or more, by column; empty where it is no such block."""
    block = block[next((number for number, line in enumerate(block) if len(line) > 1), 0) :]  # text may stand above
    widest = max(block, key=len)
    if len(widest) < 2 or any(cell.end - cell.start > LONGEST_CELL for line in block for cell in line):
        return []
    edges = [_left(context, cell) for cell in widest]
    columns: list[list[Span]] = [[] for _ in edges]
    for line in block:
        for cell in line:
            left = _left(context, cell)
            columns[min(range(len(edges)), key=lambda number: abs(edges[number] - left))].append(cell)
    found = [_of_stack(context, column) for column in columns]
    return [hand for hands in found for hand in hands] if all(len(hands) == 1 for hands in found) else []


def _of_glued_columns(context: Context, lines: list[Span]) -> list[Hand]:
    """Return the hands of columns that one blank parts, as text taken from a page has them: «А. Б. Ким В. Г. Цой»."""
    last = lines[-1]
    hands = [
        Hand(_initials(found), Span(*found.span()))
        for found in NAME.finditer(context.text.shadow, last.start, last.end)
    ]
    edges = [last.start, *(hand.span.end for hand in hands), last.end]
    starts = [*(hand.span.start for hand in hands), last.end]
    if len(hands) < 2 or any(start - edge > 1 for edge, start in zip(edges, starts, strict=False)):
        return []
    for line in lines[:-1]:
        parts = _parts(context, line)
        if len(parts) == len(hands):
            for hand, part in zip(hands, parts, strict=True):
                hand.cells.append(part)
    for hand in hands:
        hand.cells.append(hand.span)
    return hands


def _parts(context: Context, line: Span) -> list[Span]:
    """Return a line in its parts: one for each side that it names, or for each post in the nominative."""
    sides = [party.spans[0].start for party in listed_parties(context, line.start, line.end, "party.signature")]
    heads = [
        token.start
        for token in context.text.tokens_in(line.start, line.end)
        if token.is_capital and (token.lower in EPITHETS or _is_head(token.lower))
    ]
    opens = [line.start, *(heads if len(heads) > 1 else sides)[1:], line.end]
    return [Span(left, right) for left, right in pairwise(opens)]


def _is_head(word: str) -> bool:
    parse = head_of(word)
    return parse is not None and parse.case in NOMINATIVES


def _left(context: Context, cell: Span) -> int:
    return cell.start - (context.text.shadow.rfind("\n", 0, cell.start) + 1)


def _of_stack(context: Context, cells: list[Span]) -> list[Hand]:
    """Return the hands of cells one under the other, behind the last text: each ends or begins with its name."""
    texts = [number for number, cell in enumerate(cells) if cell.end - cell.start > LONGEST_CELL]
    named = [(cell, _name_in(context, cell)) for cell in cells[texts[-1] + 1 if texts else 0 :]]
    first = next((name for _, name in named if name is not None), None)
    if first is None:
        return []
    opening = next(number for number, (_, name) in enumerate(named) if name is not None)
    begins = _goes_on(context, named[opening][0], first) and not _is_beside(context, named, opening)
    out: list[Hand] = []
    waiting: list[Span] = []
    for cell, name in named:
        if name is not None:
            out.append(Hand(name[0], name[1], [*waiting, cell]))
            waiting = []
        elif out and (begins or _left_over(context, cell)):
            out[-1].cells.append(cell)
        elif out or not (_is_text(context, [cell]) or context.days.within(cell.start, cell.end)):
            waiting.append(cell)
        else:
            waiting = []  # the last words of the text, the line of place and day
    if waiting and out:
        out[-1].cells += waiting
    return out


def _is_beside(context: Context, named: Sequence[tuple[Span, object]], number: int) -> bool:
    """Tell whether the cell before one stands on its line: «Дума города:      И. И. Иванов, председатель»."""
    return number > 0 and "\n" not in context.text.shadow[named[number - 1][0].end : named[number][0].start]


def _left_over(context: Context, cell: Span) -> bool:
    """Tell whether a cell has no words of a side or a post: a day, a stamp, «(подпись)»."""
    return ELSE.fullmatch(context.text.shadow, cell.start, cell.end) is not None


def _goes_on(context: Context, cell: Span, name: tuple[str, Span]) -> bool:
    """Tell whether the words of a post stand behind the name in its cell: «Иванов И. И., министр»."""
    after = context.text.shadow[name[1].end : cell.end].lstrip(" ,–-—(")
    return bool(after) and head_of(after.split()[0].lower().strip(",.)")) is not None


def _name_in(context: Context, cell: Span) -> tuple[str, Span] | None:
    """Return the name that a cell holds: one that is known, initials with a surname, or a foreign one."""
    for person in context.people.within(cell.start, cell.end):
        if person.end <= cell.end and (not person.is_short or (person.start, person.end) == (cell.start, cell.end)):
            return person.name, Span(person.start, person.end)
    shadow = context.text.shadow
    found = NAME.search(shadow, cell.start, cell.end)
    if found is not None and head_of((found["after"] or found["before"]).lower()) is None:
        return _initials(found), Span(*found.span())
    foreign = FOREIGN.fullmatch(shadow, cell.start, cell.end)
    if foreign is None or context.territories.within(cell.start, cell.end) or context.bodies.within(*foreign.span()):
        return None
    if any(head_of(word.lower()) is not None for word in foreign[0].split()):
        return None
    return context.text.clean(*foreign.span()), Span(*foreign.span())


def _initials(found: re.Match[str]) -> str:
    letters = (found["initials"] or found["letters"]).replace(" ", "").replace(".", ". ").strip()
    return f"{letters} {found['after'] or found['before']}"


def post_of(context: Context, hand: Hand) -> tuple[str, Span] | None:
    """Return the post of a hand as it stands, without the names of territories, and the words of its first line."""
    words: list[str] = []
    place: Span | None = None
    for start, end in (part for cell in hand.cells for part in _beside(cell, hand.span)):
        opening = _post_start(context, start, end)
        if place is None and opening < 0:
            continue
        if place is not None and (opening >= 0 or _left_over(context, Span(start, end))):
            break
        start = max(start, opening)  # noqa: PLW2901  a post may begin behind a mark
        cut = _cut(context, start, end)
        words.append(OF_PLACE.sub("", context.text.clean(start, cut)))
        place = place or Span(start, start + len(context.text.shadow[start:cut].rstrip(" ,;:(")))
        if cut < end:
            break
    value = OF_ALL.sub("", " ".join(words).strip(" ,;:(."))
    return (value[0].lower() + value[1:], place) if place is not None and value else None


def _beside(cell: Span, name: Span) -> list[tuple[int, int]]:
    """Return a cell without the name in it, as its parts."""
    if not cell.start <= name.start < cell.end:
        return [(cell.start, cell.end)]
    return [(left, right) for left, right in ((cell.start, name.start), (name.end, cell.end)) if right > left]


def _post_start(context: Context, start: int, end: int) -> int:
    """Return where a post begins in a part of a cell, -1 where none does: at a head in the nominative."""
    shadow = context.text.shadow
    if FOR.match(shadow, start, end):
        behind = BEHIND_SIDE.search(shadow, start, end)
        if behind is None:
            return -1
        start = behind.end()
    opening = -1
    for token in context.text.tokens_in(start, end):
        if not token.is_word:
            continue
        if token.lower in EPITHETS:
            opening = opening if opening >= 0 else token.start
            continue
        if _is_head(token.lower):
            return opening if opening >= 0 else token.start
        if opening < 0:
            return -1
    return -1


def _cut(context: Context, start: int, end: int) -> int:
    """Return where the words of a post end in a part of a cell: before a territory, a town, a mark that closes it."""
    places = [item.start for item in context.territories.within(start, end) if item.form != "adjective"]
    places += [opening for opening, span, _ in municipalities(context, start, end) if _is_name(context, span)]
    stop = STOP.search(context.text.shadow, start, end)
    return min([*places, *([stop.start()] if stop else []), end])


def _is_name(context: Context, span: Span) -> bool:
    """Tell whether a town or district stands as a name, and not as an adjective of its council."""
    return OF_PLACE.match(context.text.shadow, span.start) is None


# «Председатель Лидского районного исполнительного комитета»: the place says whose, and is no part of the post
OF_PLACE = re.compile(r"(?<=\s)[А-ЯЁ][а-яё-]+(?:ского|цкого|ской|цкой)\s(?=[а-яё])")
STOP = re.compile(r"[_«\"]|\(?подпись|\s\d|\sгорода\s(?=[А-ЯЁ])|(?<=общины)\s(?=[А-ЯЁ])")
OF_ALL = re.compile(r"\s(?:республики|края|области|округа|района)$", re.IGNORECASE)  # «Глава Республики»


def owner_of_hand(context: Context, hand: Hand, parties: Sequence[Party]) -> str | None:
    """Return the party whose territory, or most words of whose name, a hand's cells hold; None where none is it."""
    codes = {item.code for cell in hand.cells for item in context.territories.within(cell.start, cell.end)}
    fitting = [party.name for party in parties if party.code in codes]
    if len(fitting) == 1:
        return fitting[0]
    told = [word for cell in hand.cells for word in _words_of(context.text.shadow[cell.start : cell.end])]
    shared = sorted(((_shared(told, _words_of(party.name)), party.name) for party in parties), reverse=True)
    return shared[0][1] if len(shared) > 1 and shared[0][0] > shared[1][0] else None


def _words_of(words: str) -> list[str]:
    return re.findall(r"[а-яё]{4,}", words.lower())


def _shared(told: Sequence[str], own: Sequence[str]) -> int:
    """Return how many words of a name are told, in whatever case."""
    return sum(any(_is_one(word, one) for one in told) for word in own)


def _is_one(left: str, right: str) -> bool:
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False)))
    return alike >= max(SHORTEST_STEM, max(len(left), len(right)) - LONGEST_ENDING)


SHORTEST_STEM, LONGEST_ENDING = 3, 3


def signatories_by_columns(context: Context, parties: Sequence[Party], head: int) -> list[Person]:
    """Return one hand for each party, of the approvals over the title or of the block at the end; empty where not so.

    Args:
        head: where the title begins.
    """
    end = len(context.text.shadow)
    stretches = [(max(head, end - LONGEST_BLOCK), end)]
    if APPROVED.search(context.text.shadow, 0, head) is not None or head > SHORTEST_HEAD:
        stretches.insert(0, (0, head))
    for start, stop in stretches:
        people = _one_of_each(context, hands_of_block(context, start, stop), parties)
        if people:
            return people
    return []


SHORTEST_HEAD = 60  # letters


def _one_of_each(context: Context, hands: Sequence[Hand], parties: Sequence[Party]) -> list[Person]:
    if len(hands) > len(parties):  # «Печатается по изданию: К. К. Волков» stands below those who sign
        owned = [hand for hand in hands if owner_of_hand(context, hand, parties)]
        hands = owned if len(owned) == len(parties) else hands[-len(parties) :]
    if len(hands) != len(parties) or len(parties) < 2:
        return []
    posts = [post_of(context, hand) for hand in hands]
    owners = [owner_of_hand(context, hand, parties) for hand in hands]
    told = [owner for owner in owners if owner]
    free = [party.name for party in parties if party.name not in told]
    if len(told) + len(free) != len(parties) or not (told or all(posts)):
        return []
    out = []
    for hand, post, owner in zip(hands, posts, owners, strict=True):
        name, post = (hand.name, post) if post else _told_of(context, hand)  # noqa: PLW2901  told in the preamble
        spans = (hand.span, *((post[1],) if post else ()))
        sure = 0.9 if owner else 0.7
        out.append(Person(name, post[0] if post else None, owner or free.pop(0), spans, sure, "signatory.column"))
    return out


def _told_of(context: Context, hand: Hand) -> tuple[str, tuple[str, Span] | None]:
    """Return the post of a name in another case («утверждён министром А»), or that and the name which stand above."""
    own = context.people.at(hand.span.start)
    if own is not None and own.post:
        return hand.name, (own.post, Span(own.post_start, own.post_end))
    surname = hand.name.rsplit(maxsplit=1)[-1].lower().replace("ё", "е")
    for person in context.people.before(hand.span.start):
        if person.post and person.surname == surname and person.name[:1] == hand.name[:1]:
            return person.name, (person.post, Span(person.post_start, person.post_end))
    return hand.name, None


def parties_of_block(context: Context) -> list[Party]:
    """Return the sides that the hands at the end of a text are for: each column's first territory, town or body."""
    end = len(context.text.shadow)
    out: list[Party] = []
    for hand in hands_of_block(context, max(0, end - LONGEST_BLOCK), end):
        told = [
            party
            for cell in hand.cells
            for start, stop in _beside(cell, hand.span)
            for party in listed_parties(context, start, stop, "party.signature")
            if party.code or party.type != "body"  # not «Народное правительство», whose land stands a line below
        ]
        first = told[0] if told else _territory_of(context, hand)
        if first is None or any(same(first, other) for other in out):
            return []
        out.append(first)
    return out


def _territory_of(context: Context, hand: Hand) -> Party | None:
    """Return the territory of a hand, though it stands in brackets: «вице-губернатор (Краснодарский край)»."""
    items = (item for cell in hand.cells for item in context.territories.within(cell.start, cell.end))
    return next((of_territory(item, "party.signature") for item in items if item.form == "name"), None)
