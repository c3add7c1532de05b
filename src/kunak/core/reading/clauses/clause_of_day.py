"""The clause that a day stands in, and whether its verb tells of something else than the signing."""

from kunak.core.provenance import Span
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.entities.day import Day

MARKS = (", ", "; ", ": ", " – ", ". ")
OF_SIGNING = agrees(
    r"\b(?:подпис|заключ|скреп|постав|завизир|обменя|оформ|состоя|прош[еёл]|произош|распис|дат[аиу]|визит|встре[тч]|церемони)[а-я]*"
)
# what is told, settled, laid down or brought into force: never the signing itself
OF_OTHER = agrees(
    r"\bстал[аои]? известно\b|\b(?:сообщ|рассказ|заяви|уточни|поясни|объяви|написа|отчита|согласова|одобри|рассмотре|"
    r"проголосова|опубликова|напомни)[а-я]*\b|"
    r"\b(?:положени[ея]|устав|закон|порядок|регламент|бюджет)\b[^,;]{0,80} (?:утвер|прин)[а-я]+|"
    r"\b(?:родил(?:ся|ась|ись)|скончал|обыгра|ратифицир)[а-я]*|\b(?:основан|построен|назначен)(?:[аоы]|н[а-я]+)?\b|"
    r"\bвступ[а-я]+ (?:[а-я]+ )?в (?:силу|действие|должность)|\bзарабо[а-я]+|\bнач[а-я]+ (?:действ|работ)[а-я]+|"
    r"\bкотор[а-я]+ (?:[а-я]+ )?(?:прибы|приеха|прилете|верну|отправи|пришл|пришё)[а-я]*"
)
# the signing itself, where a sentence tells of several days: «10 сентября их принял мэр, 12 сентября дошло до подписей»
DEED = agrees(r"\b(?:подпис(?!чик)|росчерк|роспис|распис|автограф|заключ[ие][лвн]|скреп|завизир|обменял)[а-я]*")
TO_BE_DONE = agrees(r"\b(?:подпи[шс]|заключ|скреп|завизиру)(?:[еу]т|ат|ят|ит)(?:ся)?\b|\bбуд[еу]т\b")
LEAST = 4  # letters of a clause that says something


def is_of_other_deed(context: Context, sentence: Span, day: Day) -> bool:
    """Tell whether a day's own clause tells of another deed: «неделю назад текст согласовал комитет, а сегодня …»."""
    clause = clause_at(context, sentence, day.start, day.end)
    lower = context.text.lower
    return (
        OF_OTHER.search(lower, clause.start, clause.end) is not None
        and OF_SIGNING.search(lower, clause.start, clause.end) is None
    )


def is_of_deed(context: Context, place: int, end: int) -> bool:
    """Tell whether the clause of a stretch tells that something was signed."""
    clause = clause_at(context, context.text.sentence_at(place), place, end)
    lower = context.text.lower
    return (
        DEED.search(lower, clause.start, clause.end) is not None
        and TO_BE_DONE.search(lower, clause.start, clause.end) is None
    )


def clause_at(context: Context, sentence: Span, start: int, end: int) -> Span:
    """Return the clause of a stretch between marks.

    One that is nothing but it takes the clause before a dash, or behind commas: «сегодня, 5 мая, стало известно».
    """
    shadow = context.text.shadow
    first = max(shadow.rfind(mark, sentence.start, start) for mark in MARKS)
    last = min((place for mark in MARKS if (place := shadow.find(mark, end, sentence.end)) >= 0), default=sentence.end)
    if first > sentence.start and (start - first) + (last - end) < LEAST:
        if shadow.startswith(" – ", first):
            first = max(shadow.rfind(mark, sentence.start, first) for mark in MARKS)
        elif shadow.startswith(", ", last):
            ends = (place for mark in MARKS if (place := shadow.find(mark, last + 1, sentence.end)) >= 0)
            last = min(ends, default=sentence.end)
    return Span(max(first, sentence.start), last)
