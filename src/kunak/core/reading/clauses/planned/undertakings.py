"""Undertakings and rows of plans that have their time."""

from collections.abc import Iterator

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.commitments.grammar import top
from kunak.core.reading.clauses.commitments.pieces import Piece
from kunak.core.reading.clauses.commitments.trim import trimmed
from kunak.core.reading.clauses.moments import MONTH, is_lasting, moment_in, moment_of_row
from kunak.core.reading.clauses.planned.events import announced, event_at
from kunak.core.reading.clauses.planned.of_paper import DONE, OF_FORCE, OF_THE_PAPER, approves_plan
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.actions import is_of
from kunak.core.reading.record import Planned


def names_event(context: Context, piece: Piece) -> bool:
    """Tell whether an article's duty is an event, as «ежегодно в мае проводят турнир», and no standing service."""
    moment = moment_in(context.text.lower, piece.start, piece.end) or Span(piece.start, piece.start + 1)
    tokens = context.text.tokens_in(piece.start, piece.end)
    return any(is_of(token.lower, "event") and not moment.start <= token.start < moment.end for token in tokens)


BEFORE_DONE = 70  # letters
NEAR = 14  # letters: «ежегодно, в первых числах мая», «до 1 мая каждого года»
OF_ONE_YEAR = re.compile(r"20\d\d")
CHANGES_TEXT = ("дополнить", "перенести", "изложить", "заменить", "менять", "дополнять", "исключить", "начинать")


def is_of_one_day(context: Context, piece: Piece) -> bool:
    """Tell whether an article's duty is done once, by a day or in a year that is told, and is no change of the text."""
    lower = context.text.lower
    moment = moment_in(lower, piece.start, piece.end) or _in_own_brackets(context, piece)
    lemmas = {top(token.lower).lemma for token in context.text.tokens_in(piece.start, piece.end) if token.is_word}
    if (
        moment is None
        or not lemmas.isdisjoint(CHANGES_TEXT)
        or OF_ONE_YEAR.search(lower, moment.start, moment.end) is None
    ):
        return False
    return not is_done(context, piece.start, moment)


YEARLY = re.compile(r"\b(?:ежегодно|каждый\s+год|раз\s+в\s+год|каждого\s+года)\b")
OF_A_MONTH = re.compile(rf"\b{MONTH}")


def returns_each_year(context: Context, piece: Piece) -> bool:
    """Tell whether an article's duty comes back each year by a day or in a month: «ежегодно до 1 апреля»."""
    lower, sentence = context.text.lower, context.text.sentences[piece.sentence]
    moment = _moment_of(context, piece)
    if moment is None or OF_A_MONTH.search(lower, moment.start, moment.end) is None:
        return False
    return (
        YEARLY.search(lower, max(sentence.start, moment.start - NEAR), min(sentence.end, moment.end + NEAR)) is not None
    )


def of_piece(context: Context, piece: Piece) -> Iterator[Planned]:
    """Yield an undertaking that has its time."""
    span = trimmed(context, piece.start, piece.end)
    is_of_paper = piece.verb in OF_THE_PAPER and not approves_plan(
        piece.verb, context.text.tokens_in(piece.start, piece.end)
    )
    if piece.sentence in context.text.held(OF_FORCE):
        is_of_paper = is_of_paper or OF_FORCE.search(context.text.lower, piece.start, piece.end) is not None
    moment = None if is_of_paper else _moment_of(context, piece)
    if moment is not None and context.genre == "release" and context.text.lower.endswith(" срок", 0, moment.end):
        return  # «пересылают материалы в трёхдневный срок» each time
    if moment is not None and span is not None and not is_done(context, piece.start, moment):
        span = _with_what_is_done(context, span, moment, piece.sentence)
        yield event_at(context, span, moment, "planned.undertaking", piece.confidence)


def is_done(context: Context, start: int, moment: Span) -> bool:
    """Tell whether words of time say when something was signed, and not when it will be done: «от 2 июля»."""
    return DONE.search(context.text.lower, max(start, moment.start - BEFORE_DONE), moment.start) is not None


def _with_what_is_done(context: Context, span: Span, moment: Span, sentence: int) -> Span:
    """Return the span with what stands before its verb, where that is all it tells: «Первых гостей примут в мае»."""
    tokens = context.text.tokens_in(span.start, span.end)
    if any(top(one.lower).pos == "NOUN" for one in tokens if not moment.start <= one.start < moment.end):
        return span
    before = [token for token in context.text.tokens_of(sentence) if token.start < span.start]
    while before and (before[-1].is_word or before[-1].text.isdigit()):
        span = Span(before.pop().start, span.end)
    return span


STARTING = re.compile(r",?\s+начиная\s+(?=с)")  # «примет на практику десять врачей, начиная с мая 2025 года»
ROWS = frozenset(("commitment.rows", "commitment.listed"))
IN_BRACKETS = 30
BEFORE_DASH = 34  # letters: «в первой половине августа –»


def _moment_of(context: Context, piece: Piece) -> Span | None:
    """Return the time of an undertaking: before its dash, in its row, or in it and more than a deadline."""
    lower, sentence = context.text.lower, context.text.sentences[piece.sentence]
    if piece.rule == "commitment.dated_line":
        return moment_of_row(lower, sentence.start, piece.start) or moment_of_row(lower, piece.end, sentence.end)
    if piece.rule == "commitment.dated":
        return moment_in(lower, max(sentence.start, piece.start - BEFORE_DASH), piece.start - 1)
    own = _in_own_brackets(context, piece)
    if own is not None:
        return own
    if piece.rule in ROWS:
        return moment_of_row(lower, piece.start, _until_next(context, piece, sentence.end)) or _before_dash(
            context, piece
        )
    if (since := STARTING.match(lower, piece.end, sentence.end)) is not None:
        return moment_in(lower, since.end(), min(since.end() + IN_BRACKETS, sentence.end))
    in_brackets = lower[piece.end : piece.end + 2] == " ("
    end = min(piece.end + IN_BRACKETS, sentence.end) if in_brackets else piece.end
    moment = moment_of_row(lower, piece.end, end) if in_brackets else None
    moment = moment or moment_in(lower, piece.start, piece.end) or _before_dash(context, piece)
    moment = moment or _before_comma(context, piece)
    return None if moment is None or is_lasting(lower, moment) else moment


OTHER_FOLLOWS = re.compile(r",\s+(?!(?:в|во|на|к|до|с|ежегодно|раз)\s)[а-яё«]|;")


def _until_next(context: Context, piece: Piece, end: int) -> int:
    """Return where the words after a piece end: at a mark after which another may follow, else with its sentence."""
    stop = OTHER_FOLLOWS.search(context.text.shadow, piece.end, end)
    return stop.start() if stop is not None else end


YEAR_ALONE = re.compile(r"\((20\d\d)(?:-й)?\)")


def _in_own_brackets(context: Context, piece: Piece) -> Span | None:
    """Return the time in the brackets that a row ends with: «сборка автобусов (2023 год)», «сплав (2024)»."""
    shadow, end = context.text.shadow, piece.end
    while end > piece.start and shadow[end - 1] in " .,;":
        end -= 1
    opened = shadow.rfind("(", piece.start, end)
    if opened < 0 or shadow[end - 1] != ")":
        return None
    year = YEAR_ALONE.match(shadow, opened, end)
    if year is not None:
        return Span(*year.span(1))
    return moment_of_row(context.text.lower, opened, end)


def _before_dash(context: Context, piece: Piece) -> Span | None:
    """Return the time that stands right before the dash before a piece: «В планах на весну – рейд»."""
    lower, dash = context.text.lower, piece.start - 2
    if lower[dash : piece.start] != "– ":
        return None
    sentence = context.text.sentences[piece.sentence]
    moment = moment_in(lower, max(sentence.start, dash - BEFORE_DASH), dash)
    return moment if moment is not None and not lower[moment.end : dash].strip(" ,") else None


PARTED = re.compile(r"(?:^|,|\bи|\bа)\s*$")


def _before_comma(context: Context, piece: Piece) -> Span | None:
    """Return the time that stands between marks before a piece: «Стороны ежегодно, в начале мая, проводят сбор»."""
    lower, comma = context.text.lower, piece.start - 2
    start = max(context.text.sentences[piece.sentence].start, comma - BEFORE_DASH)
    if lower[comma : piece.start] != ", " or (moment := moment_in(lower, start, comma)) is None:
        return None
    is_parted = moment.start == start or PARTED.search(lower[start : moment.start])
    return moment if is_parted and moment.end == comma else None


def of_row(context: Context, piece: Piece) -> Iterator[Planned]:
    """Yield a row of a plan with the time in it or above it."""
    line_end = context.text.shadow.find("\n", piece.end)
    end = line_end if line_end > 0 else len(context.text.shadow)
    moment = _in_own_brackets(context, piece) or _label_of(context, piece)
    moment = moment or moment_of_row(context.text.lower, piece.start, end)
    moment = moment or _heading_above(context, piece)
    if moment is not None and not is_done(context, piece.start, moment):
        yield from announced(context, piece.start, piece.end, moment, rule="planned.row", confidence=piece.confidence)


LONGEST_LABEL = 34  # letters: «вторая половина сентября –»
ONLY_MARKS = re.compile(r"[\W\d]*")


def _label_of(context: Context, piece: Piece) -> Span | None:
    """Return the time that opens the line of a row before a colon or a dash: «февраль: лыжный пробег»."""
    lower = context.text.lower
    start = lower.rfind("\n", 0, piece.start) + 1
    label = lower[start : piece.start].rstrip()
    if not label.endswith((":", "–")) or len(label) > LONGEST_LABEL:
        return None
    moment = moment_of_row(lower, start, piece.start)
    is_alone = moment is not None and ONLY_MARKS.fullmatch(
        lower[start : moment.start] + lower[moment.end : piece.start]
    )
    return moment if is_alone else None


PERIOD = agrees(
    r"^\W*(?:январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь|i|ii|iii|iv|\d|"
    r"перв[а-я]+|втор[а-я]+|трет[а-я]+|четверт[а-я]+)\b"
    r"[^.;]{0,40}\.?$"
)


def _heading_above(context: Context, piece: Piece) -> Span | None:
    """Return the line above a row that names a period: «Январь – март», «II квартал»."""
    for index in range(piece.sentence - 1, max(-1, piece.sentence - 12), -1):
        line = context.text.sentences[index]
        if PERIOD.search(context.sentence_words(index)):
            return line
    return None
