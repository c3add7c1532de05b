"""The strip of an agreement's time: what was, what is, what comes if nobody acts; drawn from numbers, told in rows.

The drawing is `WIDTH` by 136 units. What was before stands at the left up to `PAST`, the period of the day asked up to
`NOW`, what comes by itself up to `NEXT`; only the middle one is to scale.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kunak.agreements.act_words import act_sentence
from kunak.agreements.strip_rows import HasStrip, StripRow, is_cut, last_of_period, not_in_text, now_words, rows_of
from kunak.agreements.terms import ENDED, HasTerms, KnownStanding
from kunak.core.terms import PartialDate
from kunak.core.terms.duration import Duration, add_days
from kunak.ui.dates import words_of_date
from kunak.ui.templatetags.kunak_ui import date_words

WIDTH, PAST, NOW, NEXT = 1120, 287, 807, 1080
SPLIT = 186  # where the earlier agreement gives way to the earlier periods of this one
HATCHED = 23  # how wide the edge of a band is whose day is not known
LETTER = 6.9  # about the width of a letter of the drawing's 13 px, for texts that must not meet
WINDOW = Duration(months=6)  # how long before the last day of notice the time to decide is marked


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the axis; `kind` is past, now, next or ended; hatched where its edge is not known to the day."""

    kind: str
    x: int
    width: int
    text: str
    text_x: int
    is_hatched: bool = False

    @property
    def edge_x(self) -> int:
        """Where the hatched edge begins."""
        return self.x - HATCHED


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the axis with one or two lines of words."""

    x: int
    title: str
    note: str = ""
    is_low: bool = True  # false for a date of the past that has no tick


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis."""

    x: int
    label: str


@dataclass(frozen=True, slots=True)
class Pointer:
    """A line over the bands with its words: the day asked, or the last day of notice."""

    x: int
    text: str
    text_x: int
    anchor: str
    window_x: int = 0
    window_width: int = 0


@dataclass(frozen=True, slots=True)
class ActMark:
    """An act on the axis with what it says."""

    x: int
    text: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A drawing and its rows."""

    label: str
    bands: tuple[Band, ...]
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    notice: Pointer | None
    today: Pointer
    rows: tuple[StripRow, ...]
    acts: tuple[ActMark, ...] = ()
    has_end: bool = False

    @property
    def goes_on(self) -> bool:
        """Whether something comes after the last band."""
        return not self.has_end and self.bands[-1].kind == "next" and self.bands[-1].x > NOW


@dataclass(frozen=True, slots=True)
class Scale:
    """Where days stand in the middle of the drawing."""

    start: date
    end: date
    first: int

    def x(self, day: date) -> int:
        """Return the place of a day, within the middle."""
        share = (day - self.start).days / max((self.end - self.start).days, 1)
        return round(self.first + min(max(share, 0.0), 1.0) * (NOW - self.first))


def strip(agreement: HasStrip, known: KnownStanding | None, on: date, *, is_today: bool) -> Strip | None:
    """Return the strip on a day, or None where nothing can be counted: what is not signed or has no known term."""
    if known is None or known.state in {"draft", "unknown", "void"}:
        return None
    start, end = _stretch(agreement, known)
    has_past = bool(agreement.replaces or (known.earlier and known.state not in ENDED) or len(known.earlier) > 1)
    scale = Scale(start.earliest, end.latest if end else _far(start, on), PAST + 3 if has_past else 0)
    today = _today(scale, known, on, is_today=is_today)
    rows = tuple(rows_of(agreement, known, on, is_today=is_today))
    return Strip(
        label="; ".join(f"{date_words(row.when)}: {row.text.rstrip('.')}" for row in rows),
        bands=(*_past(agreement, known, scale), _now(agreement, known, scale, today), *_next(known)),
        marks=tuple(_marks(agreement, known, scale, start, end)),
        ticks=tuple(_ticks(scale)),
        notice=_notice(agreement, known, scale, today),
        today=today,
        rows=rows,
        acts=tuple(_acts(agreement, scale, on)),
        has_end=known.ends,
    )


def _acts(agreement: HasTerms, scale: Scale, on: date) -> Iterator[ActMark]:
    """Yield the acts of the middle that have happened by the day asked."""
    for act in agreement.happened:
        day = date.fromisoformat(act["on"])
        if scale.start <= day <= min(on, scale.end):
            yield ActMark(scale.x(day), f"{date_words(day)}: {act_sentence(act)}")


def _stretch(agreement: HasTerms, known: KnownStanding) -> tuple[PartialDate, PartialDate | None]:
    """Return the first and the last day of the middle: the period of the day asked, the last one, or the wait."""
    if known.state == "signed":
        return PartialDate.parse(agreement.signed_on), _part(known.beginning) if known.beginning else None
    if known.state in ENDED:
        last = known.earlier[-1].start if known.earlier else None
        return _part(last) if last else PartialDate.parse(agreement.signed_on), known.day("ends_on")
    start = known.day("period_start") or PartialDate.parse(agreement.signed_on)  # renewed on a day not known: all of it
    return start, last_of_period(known)


def _part(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def _far(start: PartialDate, on: date) -> date:
    """Return where the middle of the drawing ends for what has no end: some way past the day asked."""
    return max(add_days(start.latest, 5 * 365), add_days(on, max((on - start.earliest).days // 6, 1)))


def _past(agreement: HasStrip, known: KnownStanding, scale: Scale) -> list[Band]:
    """Return what was before: the earlier agreement, the earlier periods, or both side by side."""
    if not scale.first:
        return []
    texts = []
    if agreement.replaces:
        earlier = agreement.replaces[-1]
        texts.append((_earlier_agreement(earlier), len(earlier) < len("2013-05-29")))
    before = [one for one in known.earlier if one.start != scale.start]
    if before:
        end = before[-1].end or scale.start
        start = f"{before[0].start.year}–" if before[0].number == 0 else "…\u00a0"  # of more than are told, the last
        texts.append((f"{start}{end.year}", False))
    if len(texts) == 1:
        return [_band("past", 0, PAST, *texts[0])]
    return [_band("past", 0, SPLIT, *texts[0]), _band("past", SPLIT + 3, PAST - SPLIT - 3, *texts[1])]


def _band(kind: str, x: int, width: int, text: str, is_hatched: bool) -> Band:  # noqa: FBT001
    edge = HATCHED if is_hatched else 0
    return Band(kind, x + edge, width - edge, text, x + edge + 12, is_hatched)


def _earlier_agreement(dated: str) -> str:
    """Return what a narrow place says of the earlier agreement: «Соглашение 2013 года», «Соглашение от 29.05.2013»."""
    if len(dated) == len("2013"):
        return pgettext("year", "Agreement of %(day)s") % {"day": words_of_date(dated, genitive=True)[1]}
    return _("Agreement of %(day)s") % {"day": ".".join(reversed(dated.split("-")))}


def _now(agreement: HasTerms, known: KnownStanding, scale: Scale, today: Pointer) -> Band:
    kind = "ended" if known.state in ENDED else "next" if known.state == "signed" else "now"
    is_hatched = not known.is_exact and kind == "now"
    band = _band(kind, scale.first, NOW - scale.first, now_words(agreement, known), is_hatched)
    end = band.text_x + len(band.text) * LETTER * 1.1
    if not band.text_x - 8 < today.x < end + 4:
        return band
    after = today.x + 10  # the words step aside for the line of the day asked, where they have room
    return replace(band, text_x=after) if after + end - band.text_x < NOW else band


def _next(known: KnownStanding) -> list[Band]:
    if known.state == "signed":
        return []
    if known.renews:
        day = known.day("renews_on")
        told = _("Renewal from %(day)s") % {"day": date_words(day, "table")} if day else _("Renewal")
        if known.ends and known.day("ends_on"):
            told = _("until %(day)s") % {"day": date_words(known.day("ends_on"), "table")}
        return [Band("next", NOW + 3, NEXT - NOW - 3, told, NOW + 17)]
    return [Band("next", NOW + 3, NEXT - NOW - 3, _("without an end"), NOW + 17)] if known.is_endless else []


def _marks(
    agreement: HasStrip, known: KnownStanding, scale: Scale, start: PartialDate, end: PartialDate | None
) -> list[Mark]:
    marks = []
    if agreement.replaces:
        earlier = agreement.replaces[-1]
        note = "" if len(earlier) == len("2013-05-29") else not_in_text(earlier)
        marks.append(Mark(0, date_words(earlier, "table"), note, is_low=False))
    elif scale.first and known.earlier[0].number == 0:
        marks.append(Mark(0, date_words(known.earlier[0].start, "table"), _("first day"), is_low=False))
    is_signing = start.iso() == agreement.signed_on
    told = _signed(agreement) if is_signing else _("first day")
    marks.append(Mark(scale.first, date_words(start, "table"), told if start.exact else not_in_text(start.iso())))
    if end:
        note = _("takes effect") if known.state == "signed" else _last_note(known)
        marks.append(Mark(NOW + 3, date_words(end, "table"), note if end.exact else _last_part(end)))
    return marks


def _last_part(end: PartialDate) -> str:
    return _("last month of the term") if end.month else _("last year of the term")


def _last_note(known: KnownStanding) -> str:
    return _("last day in force") if is_cut(known) else _("last day of the term")


def _signed(agreement: HasStrip) -> str:
    return _("signed, %(place)s") % {"place": agreement.place} if agreement.place else _("signed")


def _ticks(scale: Scale) -> list[Tick]:
    """Return the years that have room: not under the marks at both ends."""
    years = range(scale.start.year + 1, scale.end.year + 1)
    step = max(1, -(-len(years) // 8))
    found = [Tick(scale.x(date(year, 1, 1)), str(year)) for year in years[::step]]
    return [tick for tick in found if scale.first + 30 < tick.x < NOW - 30]


def _today(scale: Scale, known: KnownStanding, on: date, *, is_today: bool) -> Pointer:
    x = NOW + 60 if known.state in ENDED else scale.x(on)
    text = _("today") if is_today else date_words(on, "table")
    half = round(len(text) * LETTER / 2)
    return Pointer(x, text, min(max(x, half), WIDTH - half), "middle")


def _notice(agreement: HasTerms, known: KnownStanding, scale: Scale, today: Pointer) -> Pointer | None:
    deadline = known.day("notice_deadline")
    if deadline is None or deadline.exact is None or deadline.exact < known.standing.on:
        return None
    x, window = scale.x(deadline.exact), scale.x(WINDOW.before(deadline.exact))
    text = _("Notice by %(day)s") % {"day": date_words(deadline, "table")}
    told = text if agreement.notice else text + _(": the time is not in the text")
    width = max(x - window, 4)
    taken = today.text_x + round(len(today.text) * LETTER / 2) + 12  # by the words of the day asked
    if x - len(told) * LETTER > taken:
        return Pointer(x, told, x, "end", window, width)
    return Pointer(x, text, max(x + 8, taken), "start", window, width)  # the list tells the rest
