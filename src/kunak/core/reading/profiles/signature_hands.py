"""The hands of a block of signatures, by its shape: columns side by side, or one hand under the other.

A *hand* is one name with what stands over, beside or under it in its column: the side that it is for, its post.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.party_lists import listed_parties
from kunak.core.reading.context import Context
from kunak.core.reading.entities.post_extent import head_of

LONGEST_CELL = 130  # letters; what is longer is text
NAME = re.compile(
    r"(?P<initials>[А-ЯЁ](?<!\w.)\. ?(?:[А-ЯЁ]\. ?)?)(?P<after>[А-ЯЁ][а-яёo]+(?:-[А-ЯЁ][а-яё]+)*)|"
    r"(?P<before>[А-ЯЁ](?<!\w.)[а-яё]+(?:-[А-ЯЁ][а-яё]+)*) (?P<letters>[А-ЯЁ]\. ?(?:[А-ЯЁ]\.)?)"
)
FOREIGN = re.compile(r"[А-ЯЁ][а-яё]+(?:[- ][А-ЯЁ][а-яё]+){1,3}")  # «Чжан Юйлинь», alone in its cell
# what a hand's cells hold beside its side, its post and its name
ELSE = re.compile(r"(?:утвержд[а-яё]+|согласован[а-яё]*|подпис[а-яё]+)\W*|м\.?\s?п\.?|[\W\d_]*", re.IGNORECASE)
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


CELL = re.compile(r"\S+(?: {1,2}\S+)*")  # of a line: what three blanks part from the rest
TAB = re.compile(r"\t")  # what parts the cells of a row in a file's table


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
        if token.is_capital and (token.lower in EPITHETS or is_head(token.lower))
    ]
    opens = [line.start, *(heads if len(heads) > 1 else sides)[1:], line.end]
    return [Span(left, right) for left, right in pairwise(opens)]


def is_head(word: str) -> bool:
    """Tell whether a word heads a post and stands in the nominative: the words of another hand begin there."""
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
        elif out and (begins or left_over(context, cell)):
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


def left_over(context: Context, cell: Span) -> bool:
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
