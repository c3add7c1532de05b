"""Plans: each row is an undertaking."""

from collections.abc import Iterator

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.commitments.grammar import is_predicate
from kunak.core.reading.clauses.commitments.listed import ROW_MARK, names_action, piece_of
from kunak.core.reading.clauses.commitments.pieces import Piece
from kunak.core.reading.clauses.commitments.places import FORMAL
from kunak.core.reading.clauses.commitments.split import Takes, conjuncts
from kunak.core.reading.clauses.moments import moment_of_row
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context, Scope

OWN = agrees(r"\bнастоящ[а-я]+ (?:план|программ|дорожн)")


def programme_rows(context: Context, scope: Scope) -> Iterator[Piece]:
    """Yield the rows of a plan: lines with a mark or a number, and cells that begin with an action."""
    start = max(scope.head_end, scope.mentions[0].end if scope.mentions else 0)
    told_in = -1
    for index in scope.sentences:
        row = context.text.sentences[index]
        if (
            row.start < start
            or FORMAL.search(context.sentence_words(index))
            or OWN.search(context.sentence_words(index))
        ):
            continue
        parts = list(columns(context, row))
        named = _column_of_deeds(context, parts)
        if named >= 0:
            told_in = named
        elif 0 <= told_in < len(parts) > 1 and _is_deed(context, parts[told_in]):
            yield Piece(parts[told_in].start, parts[told_in].end, index, "commitment.row", 0.95)
        elif not _is_headed_part(context, index):
            yield from _told(context, index, parts)


def _is_deed(context: Context, cell: Span) -> bool:
    return names_action(context, cell.start, cell.end, or_thing=True)


def _told(context: Context, index: int, parts: list[Span]) -> Iterator[Piece]:
    """Yield the first column of a row that names an action, or what it lists after a head."""
    for part in parts:
        mark = ROW_MARK.match(context.text.shadow, part.start, part.end)
        begin = mark.end() if mark else part.start
        if begin < part.end and names_action(context, begin, part.end, or_thing=_has_time(context, part, parts)):
            yield Piece(begin, part.end, index, "commitment.row", 0.95)
            return
        if begin < part.end and (told := list(_after_head(context, index, begin, part.end))):
            yield from told
            return


def _has_time(context: Context, part: Span, parts: list[Span]) -> bool:
    """Tell whether a row says when it is done, in brackets that end it or in a column of its own behind it."""
    lower, opened = context.text.lower, context.text.shadow.rfind("(", part.start, part.end)
    if opened > part.start and moment_of_row(lower, opened, part.end) is not None:
        return True
    return any(
        (moment := moment_of_row(lower, other.start, other.end)) is not None
        and 2 * (moment.end - moment.start) >= other.end - other.start
        for other in parts
        if other.start >= part.end
    )


def _column_of_deeds(context: Context, parts: list[Span]) -> int:
    """Return which column of a table holds what is to be done, by the words of its head; -1 for no such head."""
    lower = context.text.lower
    if len(parts) < FEWEST_COLUMNS:
        return -1
    found = (number for number, part in enumerate(parts) if OF_DEEDS.match(lower, part.start, part.end))
    number = next(found, -1)
    others = any(OF_OTHERS.match(lower, part.start, part.end) for part in parts)
    return number if others else -1


OF_DEEDS = re.compile(
    r"(?:содержание|(?:наименование |название |перечень )?(?:мероприяти|меропр|мер[аы]?\b|шаг|действи|дел[оа]\b)|"
    r"что (?:сдела|дела|буд|план|предсто|намеч))"
)
OF_OTHERS = re.compile(r"(?:срок|дат[аы]|когда|время|месяц|квартал|исполнител|ответствен|кто\b)")
FEWEST_COLUMNS = 2
LONGEST_HEAD = 6


def _after_head(context: Context, index: int, start: int, end: int) -> Iterator[Piece]:
    """Yield what a row lists after whoever is to do it: «Крым: приём пловцов, выезд тренеров»."""
    tokens = context.text.tokens_in(start, end)
    colon = next((number for number, token in enumerate(tokens[:LONGEST_HEAD]) if token.text == ":"), 0)
    is_head = colon and not any(is_predicate(token.lower) for token in tokens[:colon])
    if not is_head or not names_action(context, tokens[colon].end, end):
        return
    for item in conjuncts(tokens, colon + 1, len(tokens), Takes(infinitive=True, case="nomn")):
        yield piece_of(tokens, item, index, "commitment.row", 0.9)


def _is_headed_part(context: Context, index: int) -> bool:
    """Tell whether a line is the heading of a part: «Раздел 3. Социальная защита»."""
    if not index:
        return False
    before = context.text.sentences[index - 1]
    is_same_line = "\n" not in context.text.shadow[before.end : context.text.sentences[index].start]
    return is_same_line and PART.match(context.sentence_words(index - 1)) is not None


PART = re.compile(r"(?:раздел|глава|блок|часть|направление) (?:\d{1,2}|[ivx]{1,4})\.?$")
COLUMNS = re.compile(r"[ ]{3,}|\t|\s[|¦]\s?")


def columns(context: Context, row: Span) -> Iterator[Span]:
    """Yield the columns of a row, left to right; a row without columns is one."""
    start = row.start
    for found in COLUMNS.finditer(context.text.shadow, row.start, row.end):
        if found.start() > start:
            yield Span(start, found.start())
        start = found.end()
    if row.end > start:
        yield Span(start, row.end)
