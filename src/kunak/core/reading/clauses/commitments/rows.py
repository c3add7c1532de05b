"""Plans: each row is an undertaking."""

from collections.abc import Iterator

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.commitments.listed import ROW_MARK, names_action
from kunak.core.reading.clauses.commitments.pieces import Piece
from kunak.core.reading.clauses.commitments.places import FORMAL
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context, Scope

OWN = agrees(r"\bнастоящ[а-я]+ (?:план|программ|дорожн)")


def programme_rows(context: Context, scope: Scope) -> Iterator[Piece]:
    """Yield the rows of a plan: lines with a mark or a number, and cells that begin with an action."""
    start = max(scope.head_end, scope.mentions[0].end if scope.mentions else 0)
    for index in scope.sentences:
        row = context.text.sentences[index]
        if (
            row.start < start
            or FORMAL.search(context.sentence_words(index))
            or OWN.search(context.sentence_words(index))
        ):
            continue
        for part in columns(context, row):
            mark = ROW_MARK.match(context.text.shadow, part.start, part.end)
            begin = mark.end() if mark else part.start
            if _is_headed_part(context, index):
                break
            if begin < part.end and names_action(context, begin, part.end):
                yield Piece(begin, part.end, index, "commitment.row", 0.95)
                break


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
