"""Measures from the lines of a plan that has no table: numbered, marked, or opened by their time."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.context import Context
from kunak.core.reading.measures.details import Details, details_of, tight
from kunak.core.reading.measures.frame import Frame
from kunak.core.reading.measures.sector import sector_of
from kunak.core.reading.measures.stated_term import Years, meaning, stated_term
from kunak.core.reading.measures.table_plan import value
from kunak.core.reading.record.measures import Measure, StatedTerm
from kunak.core.reading.text import Text

ITEM = re.compile(r"\s*(?:(?P<number>(?:\d{1,2}\.)*\d{1,3}|[а-я](?=\)))(?:[.)]|(?<=\.\d)|(?<=\.\d\d))|[•*–])\s+(?=\S)")
ROMAN = re.compile(r"\s*(?:[IVX]{1,5}\.|Раздел\s)")
DETAIL = re.compile(
    r"\s*(?:ответственн|исполнител|соисполнител|срок|ожидаем|результат|показател|индикатор|источник|финансир)"
)
CLOSES = re.compile(
    r"\s*(?:расходы|настоящ|подпис|за правительств|министр\b|глава|председатель|губернатор|(?:первый )?заместитель|"
    r"совершено|составлен|утвержд|контроль|мэр|м\.\s?п\.|приложени|директор|_)"
)
TWO = re.compile(r"[.!?](?<=[^\W\d]{2}.) (?=[А-ЯЁ])")
BY_TIME = re.compile(
    r"(?P<when>(?:в\s|во\s)?(?:(?:i{1,3}|iv|[1-4]|перв\w+|втор\w+|треть\w+|четверт\w+)(?:-?й)?\s(?:квартал\w*|полугоди\w+)|"
    r"(?:январ|феврал|март|апрел|ма[йяе]\b|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]*(?:\s?[–-]\s?[а-я]{3,8})?)"
    r"(?:\s20\d\d(?:\sгода|\sг\.)?)?)\s*(?::|\s–)\s+(?=\S)"
)
SEMICOLON = re.compile(r";")
LONGEST_SECTION = 160


@dataclass(slots=True)
class Item:
    """One item on its way to a measure: its lines, and the heading above it."""

    start: int
    end: int
    number: Span | None = None
    section: Span | None = None
    lines: list[Span] = field(default_factory=list)


def find_listed(context: Context, start: int, frame: Frame) -> Iterator[Measure]:
    """Yield the measures of the items after a place, up to the signatures."""
    for item in find_items(context.text, start):
        details = details_of(context, item.start, item.end, frame)
        text = _text(context, item, details)
        if text is None:
            continue
        yield Measure(
            text=text,
            number=None if item.number is None else _number(context.text, item.number),
            section=None if item.section is None else value(context, (item.section,), "measure.section"),
            sector=sector_of(context, item.section, text.spans, frame.commitments),
            executors=details.executors,
            term=details.term or _of_heading(context, item.section, frame.years),
            expected_result=details.expected_result,
            indicator=details.indicator,
            money=details.money,
        )


def find_by_months(context: Context, start: int, frame: Frame) -> Iterator[Measure]:
    """Yield the measures of lines that open with their time: «Март: выставка; семинар», «II квартал – турнир»."""
    for left, right in _lines(context.text, start, len(context.text.shadow)):
        found = BY_TIME.match(context.text.lower, left, right)
        if found is None:
            continue
        when = Span(*found.span("when"))
        if meaning(found["when"], frame.years.only if frame.years else None).kind == "other":
            continue
        term = stated_term(context.text, (when,), frame.years, rule="measure.by_time")
        place = found.end()
        for stop in [*(mark.start() for mark in SEMICOLON.finditer(context.text.shadow, place, right)), right]:
            begin, end = tight(context, place, stop)
            text = value(context, (Span(begin, end),), "measure.by_time") if end > begin else None
            if text is not None:
                yield Measure(text, sector=sector_of(context, None, text.spans, frame.commitments), term=term)
            place = stop + 1


def _text(context: Context, item: Item, details: Details) -> Sourced[str] | None:
    end = details.text_end
    left = len(context.text.raw[item.start : end].rstrip(" \n.;,:"))
    return value(context, (Span(item.start, item.start + left),), "measure.listed") if left else None


def _number(text: Text, span: Span) -> Sourced[str]:
    return Sourced(text.raw[span.start : span.end], (span,), 1.0, "measure.number")


def _of_heading(context: Context, section: Span | None, years: Years | None) -> StatedTerm | None:
    """Return the term of the items under «Январь – март», «II квартал 2026 года»."""
    if section is None:
        return None
    words = context.text.lower[section.start : section.end]
    said = meaning(words, years.only if years else None)
    return None if said.kind == "other" else stated_term(context.text, (section,), years, rule="measure.heading")


def find_items(text: Text, start: int, end: int | None = None) -> Iterator[Item]:
    """Yield the items of the list in a stretch; a heading is a line before an item that is none itself."""
    item: Item | None = None
    section: Span | None = None
    held: Span | None = None  # a line that is a heading if an item follows
    for left, right in _lines(text, start, len(text.shadow) if end is None else end):
        found = ITEM.match(text.shadow, left, right)
        if found:
            if item is not None and not _is_heading(text, item, found):
                yield item
            elif item is not None:
                section = Span(item.start, item.end)
            section = held or section
            number = Span(*found.span("number")) if found["number"] else None
            item, held = Item(found.end(), right, number, section), None
        elif item is not None and not _opens_section(text, left, right) and _continues(text, item, left, held):
            item.end = right
        elif CLOSES.match(text.lower, left, right) and not _opens_section(text, left, right):
            held = None
            if item is not None:
                yield item
            item = None
        else:
            held = Span(left, right) if _may_head(text, left, right) else None
    if item is not None:
        yield item


def _lines(text: Text, start: int, end: int) -> Iterator[tuple[int, int]]:
    place = start
    while place < end:
        stop = text.shadow.find("\n", place, end)
        stop = end if stop < 0 else stop
        words = text.shadow[place:stop]
        if words.strip():
            yield place + len(words) - len(words.lstrip()), place + len(words.rstrip())
        place = stop + 1


def _may_head(text: Text, start: int, end: int) -> bool:
    """Tell whether a line may be a heading: short, and not two sentences."""
    number = ROMAN.match(text.shadow, start, end)
    return end - start < LONGEST_SECTION and not TWO.search(text.shadow, number.end() if number else start, end)


def _opens_section(text: Text, start: int, end: int) -> bool:
    return ROMAN.match(text.shadow, start, end) is not None


def _continues(text: Text, item: Item, start: int, held: Span | None) -> bool:
    """Tell whether a line goes on from an item: a detail, or words in mid-sentence."""
    if held is not None:
        return False
    if DETAIL.match(text.lower, start):
        return True
    last = text.shadow[item.end - 1]
    return text.shadow[start].islower() or (last in ",:–" and not text.shadow[start].isupper())


def _is_heading(text: Text, item: Item, following: re.Match[str]) -> bool:
    """Tell whether an item is only the heading of the next one: «1. Торговля», then «1.1. …»."""
    if item.number is None or following["number"] is None:
        return False
    return following["number"].startswith(text.shadow[item.number.start : item.number.end] + ".")
