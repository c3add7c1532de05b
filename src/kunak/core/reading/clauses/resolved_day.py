"""Days whose year, month or self is open, told by the day of the text: «29 мая», «в среду», «неделю назад»."""

from calendar import monthrange
from datetime import date, timedelta

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.context import Context
from kunak.core.reading.entities.day import Day, is_day

WEEK = 7
OPEN_YEAR = ("no_year", "holiday")
AHEAD = 60  # days that a day without a year may lie after the text: beyond, it is of the year before
MONTH_LONG, DAY_LONG = len("2020-03"), len("2020-03-15")


def resolved(context: Context, day: Day) -> Sourced[str] | None:
    """Return the ISO value of a day; of an open one, by the date of the document; None where nothing helps."""
    span = Span(day.start, day.end)
    if day.iso:
        return Sourced(day.iso, (span,), 1.0 if day.exactness == "day" else 0.9, f"date.{day.exactness}")
    if day.exactness == "later":
        return _after_day_before(context, day)
    reference, source = _reference(context)
    if reference is None:
        return _without_reference(context, day, span)
    if day.exactness in TOLD_FROM_TODAY:
        reference, source = _of_dateline(context, reference, source)
    value = _value(day, reference)
    if value is None:
        return None
    confidence = 0.95 if day.exactness == "no_year" else 0.85
    return Sourced(value, (span, *source), confidence, f"date.{day.exactness}", derived=True)


def _reference(context: Context) -> tuple[date | None, tuple[Span, ...]]:
    """Return the day of the document and where it says so."""
    if context.published is not None and len(context.published.value) == DAY_LONG:
        return date.fromisoformat(context.published.value), context.published.spans
    if context.reference_day and len(context.reference_day) == DAY_LONG:
        return date.fromisoformat(context.reference_day), ()
    told = day_of_dateline(context)
    return (date.fromisoformat(told.value), told.spans) if told is not None else (None, ())


def day_of_dateline(context: Context) -> Sourced[str] | None:
    """Return the day of a dateline without a year, «ТВЕРЬ, 1 марта», with the year that the text has elsewhere."""
    if "dateline" not in context.memo:
        near = (day for day in context.days.within(0, OPENING) if day.exactness == "no_year")
        day = next((day for day in near if is_of_dateline(context.text.shadow, day)), None)
        context.memo["dateline"] = _without_reference(context, day, Span(day.start, day.end)) if day else None
    known: Sourced[str] | None = context.memo["dateline"]
    return known


def _of_dateline(context: Context, reference: date, source: tuple[Span, ...]) -> tuple[date, tuple[Span, ...]]:
    """Return the day of a dateline without a year, «ТВЕРЬ, 1 марта», with its words; else that of the document.

    What happened «сегодня» is told on that day, whenever the page was made.
    """
    for day in context.days:
        if day.start > OPENING:
            break
        if day.exactness == "no_year" and is_of_dateline(context.text.shadow, day):
            value = _value(day, reference)
            if value is not None and 0 <= (reference - date.fromisoformat(value)).days <= WEEK:
                return date.fromisoformat(value), (Span(day.start, day.end), *source)
    return reference, source


BASES = ("day", "no_year", "relative", "weekday", "later")


def _after_day_before(context: Context, day: Day) -> Sourced[str] | None:
    """Return the day of «двумя днями позднее», told from the nearest day before it that is one of the same story."""
    later, spans = day.offset, [Span(day.start, day.end)]
    # from and to where such days were followed to nothing known, by what is known of the page
    walked = f"days in vain {day.offset < 0, context.published is None, context.year_hint is None}"
    first, last, is_unknown = context.memo.get(walked, (0, -1, False))
    for base in reversed(context.days.before(day.start)):
        is_span = base.exactness in ("month", "month_only") and context.text.raw[base.start].isdigit()
        if not (base.exactness in BASES or is_span) or is_of_dateline(context.text.shadow, base):
            continue
        if day.offset < 0 and _is_of_history(context, base):
            continue
        if _is_of_page(context, base) or (not is_span and context.text.lower.startswith("в день", day.start)):
            break
        if base.exactness == "later":  # told from another one before it, and so on
            if first <= base.start <= last:
                context.memo[walked] = (first, max(last, day.start), is_unknown)
                if is_unknown:
                    return None
                break
            later += base.offset
            spans.append(Span(base.start, base.end))
            continue
        known = resolved(context, _first_of(context, base) if is_span else base)
        if known is None or len(known.value) != DAY_LONG:
            context.memo[walked] = (base.start, day.start, True)
            return None
        try:
            value = (date.fromisoformat(known.value) + timedelta(days=later)).isoformat()
        except OverflowError:  # no calendar goes so far
            return None
        return Sourced(value, (*spans, *known.spans), 0.85, "date.later", derived=True)
    else:
        context.memo[walked] = (0, day.start, False)
    return resolved(context, day._replace(exactness="relative")) if day.offset < 0 else None


LONG_AGO = 90  # days


def _is_of_history(context: Context, day: Day) -> bool:
    """Tell whether a day lies so long before the text that nothing new was «a day earlier» than it."""
    reference, _ = _reference(context)
    if reference is None or not day.year:
        return False
    return (reference - date(day.year, day.month or 12, day.day or 28)).days > LONG_AGO


EVE = "накануне"
NEAR = 400  # letters between a day and the eve of it


def _on_the_eve(context: Context, day: Day) -> Sourced[str] | None:
    """Return the day before the one told last, where the text has none of its own: «1 февраля … накануне подписал»."""
    if not context.text.lower.startswith(EVE, day.start):
        return None
    near = context.days.within(day.start - 2 * NEAR, day.start)
    before = [base for base in near if base.exactness == "day" and day.start - base.end < NEAR]
    if not before or is_of_dateline(context.text.shadow, before[-1]) or _is_of_page(context, before[-1]):
        return None
    base = before[-1]
    value = (date.fromisoformat(base.iso) + timedelta(days=day.offset)).isoformat()
    return Sourced(value, (Span(day.start, day.end), Span(base.start, base.end)), 0.8, "date.eve", derived=True)


def _first_of(context: Context, span: Day) -> Day:
    """Return the first of the days of «10 и 11 октября», «26–28 мая»."""
    found = re.match(r"\d{1,2}", context.text.raw[span.start : span.end])
    first = span._replace(day=int(found[0]) if found else 1)
    return first._replace(exactness="day") if span.year else first._replace(exactness="no_year")


def _is_of_page(context: Context, day: Day) -> bool:
    """Tell whether a day is that of publication."""
    known = context.published
    return known is not None and any(span.start <= day.start < span.end for span in known.spans)


TOLD_FROM_TODAY = ("relative", "weekday")
OPENING = 200  # characters that a headline and a dateline fit into


PLACE_OF_LINE = re.compile(r"(?:^|\n)\s*[А-ЯЁ][^.,;:\n]{1,30}[.,]\s+$")
LONGEST_PLACE = 40  # letters of «Петропавловск-Камчатский, »


def is_of_dateline(shadow: str, day: Day) -> bool:
    """Tell whether a day closes a dateline, and a text begins behind it: «МАЙКОП, 30 апр. Минспорт …»."""
    if shadow[day.end - 1] != "." and shadow[day.end : day.end + 2].strip()[:1] not in (".", ":", "/", "(", "–"):
        return False
    return PLACE_OF_LINE.search(shadow, max(0, day.start - LONGEST_PLACE), day.start) is not None


# rates of exchange or the weather right under a day: that of the visit to the page
RATES = re.compile(
    r"(?:[^\S\n]*\d\d:\d\d)?[^\S\n]*\n\s{0,9}(?:[^\n]{1,12}\n\s{0,9})?[^\n]{0,8}(?:[$€°]|\bкурсы? |\busd)"
)


def is_of_visit(context: Context, day: Day) -> bool:
    """Tell whether rates of exchange or the weather stand right under a day, so that it tells nothing of the news."""
    return RATES.match(context.text.lower, day.end) is not None


def _value(day: Day, reference: date) -> str | None:
    """Return what a day is, told on another day; None where the calendar has no such day or the words are vague."""
    if day.exactness == "relative":
        return (reference + timedelta(days=day.offset)).isoformat()
    if day.exactness == "weekday":
        return _weekday(day, reference).isoformat()
    if day.exactness == "day_only":
        return _day_of_month(day, reference)
    if day.exactness == "month_only":
        year = reference.year + (day.offset or -(day.month > reference.month))
        return f"{year:04d}-{day.month:02d}"
    if day.exactness not in OPEN_YEAR or not is_day(reference.year + day.offset, day.month, day.day):
        return None
    year = reference.year + day.offset
    if not day.offset and date(year, day.month, day.day) > reference + timedelta(days=AHEAD):
        year -= 1
    return f"{year:04d}-{day.month:02d}-{day.day:02d}" if is_day(year, day.month, day.day) else None


def _weekday(day: Day, reference: date) -> date:
    """Return the last such day of the week; of the week before, or before today, where the words say so."""
    if day.offset and not day.is_past:
        return reference + timedelta(days=day.weekday - reference.weekday() + WEEK * day.offset)
    back = (reference.weekday() - day.weekday) % WEEK
    return reference + timedelta(days=WEEK * day.offset - (back or WEEK * day.is_past))


def _day_of_month(day: Day, reference: date) -> str | None:
    """Return the last day of that number: «29-го числа»."""
    month = reference.replace(day=1)
    if day.offset or day.day > reference.day:
        month = (month - timedelta(days=1)).replace(day=1)
    return month.replace(day=day.day).isoformat() if day.day <= monthrange(month.year, month.month)[1] else None


BESIDE = 31  # days between two days of one story: «с 14 по 16 мая 2024 года … 14 мая»


def _year_beside(context: Context, day: Day) -> Sourced[str] | None:
    """Return the only year of the days that are told within a month of one without a year, with its words."""
    years: dict[int, Day] = {}
    for other in context.days:
        if other.year and other.month and is_day(other.year, day.month, day.day):
            gap = date(other.year, day.month, day.day) - date(other.year, other.month, other.day or min(day.day, 28))
            if abs(gap.days) <= BESIDE:
                years.setdefault(other.year, other)
    if len(years) > 1:  # «25 и 26 мая 2017 года … 25 мая … придёт в мае 2018 года»: the year is told before
        years = {year: other for year, other in years.items() if other.start < day.start}
    if len(years) != 1:
        return None
    [(year, other)] = years.items()
    return Sourced(str(year), (Span(other.start, other.end),), 0.8, "year.beside")


RANGE = re.compile(r"(?P<first>\d{1,2})\s?[–-]\s?(?P<last>\d{1,2})\s")


def _of_week_told(context: Context, day: Day, span: Span) -> Sourced[str] | None:
    """Return the day of the one week that the text is about: «за неделю (16–20 июня 2025 года) … Понедельник.»."""
    weeks = [
        (other, found)
        for other in context.days
        if other.exactness == "month" and (found := RANGE.match(context.text.raw, other.start, other.end))
    ]
    if len(weeks) != 1 or day.offset:
        return None
    [(week, found)] = weeks
    first, last = int(found["first"]), int(found["last"])
    if not 0 < last - first < WEEK:
        return None
    value = next(
        (
            known
            for number in range(first, last + 1)
            if is_day(week.year, week.month, number)
            and (known := date(week.year, week.month, number)).weekday() == day.weekday
        ),
        None,
    )
    spans = (span, Span(week.start, week.end))
    return Sourced(value.isoformat(), spans, 0.85, "date.week_told", derived=True) if value else None


def _of_month_told(context: Context, day: Day, span: Span) -> Sourced[str] | None:
    """Return the day of «одиннадцатого числа» in the month of the page or of the day told before it."""
    known = context.published if context.published is not None and len(context.published.value) == MONTH_LONG else None
    if known is None:
        before = [base for base in context.days.before(day.start) if base.exactness in ("day", "no_year", "month")]
        known = resolved(context, before[-1]) if before else None
    if known is None or len(known.value) < MONTH_LONG or day.offset:
        return None
    year, month = int(known.value[:4]), int(known.value[5:7])
    if not is_day(year, month, day.day):
        return None
    value = f"{year:04d}-{month:02d}-{day.day:02d}"
    return Sourced(value, (span, *known.spans), 0.8, "date.month_told", derived=True)


def _without_reference(context: Context, day: Day, span: Span) -> Sourced[str] | None:
    """Return a day without a year by the month of the page or the year that the text has for everything."""
    if day.exactness == "relative":
        return _on_the_eve(context, day)
    if day.exactness == "weekday":
        return _of_week_told(context, day, span)
    if day.exactness == "day_only":
        return _of_month_told(context, day, span)
    known = context.published if context.published is not None and len(context.published.value) == MONTH_LONG else None
    source = known or context.year_hint or _year_beside(context, day)
    if day.exactness == "month_only" and source is not None and not day.offset:
        value = f"{source.value[:4]}-{day.month:02d}"
        return Sourced(value, (span, *source.spans), 0.8, "date.month_hint", derived=True)
    if day.exactness not in OPEN_YEAR or source is None or not is_day(int(source.value[:4]), day.month, day.day):
        return None
    value = f"{source.value[:4]}-{day.month:02d}-{day.day:02d}"
    rule, confidence = ("date.month_of_page", 0.85) if known else ("date.year_hint", 0.8)
    return Sourced(value, (span, *source.spans), confidence, rule, derived=True)
