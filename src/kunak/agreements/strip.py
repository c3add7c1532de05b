"""The strip of an agreement's time: what was, what is, what comes if nobody acts; drawn from numbers, told in rows."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kunak.agreements.models import Agreement
from kunak.core.terms import Standing
from kunak.core.terms.duration import add_days
from kunak.ui.templatetags.kunak_ui import date_words, duration_ru

WIDTH, PAST, NOW, NEXT = 1120, 287, 807, 1080  # where the bands end, in units of the drawing


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the axis with one or two lines of words."""

    x: int
    title: str
    note: str = ""
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class StripRow:
    """The same fact for a phone or a screen reader; `when` is ISO 8601 as far as it is known."""

    when: str
    text: str
    kind: str  # done, now, maybe


@dataclass(frozen=True, slots=True)
class Strip:
    """A drawing of `WIDTH` by 136 units, and its rows."""

    label: str
    past: str
    now_x: int
    now_width: int
    now: str
    next: str
    next_x: int
    marks: tuple[Mark, ...]
    years: tuple[Mark, ...]
    notice_x: int | None
    notice: str
    today_x: int | None
    rows: tuple[StripRow, ...]

    @property
    def next_width(self) -> int:
        """How wide the band of what may come is."""
        return NEXT - self.next_x


def strip(agreement: Agreement, standing: Standing, on: date) -> Strip | None:
    """Return the strip on a day, or None where the agreement is not in force or its beginning is not exact."""
    start, end = standing.period_start, standing.period_end
    if start is None:
        return None
    earlier = agreement.predecessors.first()
    first = PAST + 3 if earlier else 0
    last = end or add_days(start, 5 * 365)
    years = _years(start, last, first)
    deadline = standing.notice_deadline
    return Strip(
        label="; ".join(row.text for row in _rows(agreement, standing, on)),
        past=_("Agreement of %(day)s") % {"day": date_words(earlier.dated)} if earlier else "",
        now_x=first,
        now_width=NOW - first,
        now=_now(agreement, standing),
        next=_next(standing),
        next_x=NOW + 3,
        marks=_marks(agreement, standing, first),
        years=years,
        notice_x=_place(deadline, start, last, first) if deadline else None,
        notice=_("Notice by %(day)s") % {"day": date_words(deadline)} if deadline else "",
        today_x=_place(on, start, last, first) if start <= on <= last else None,
        rows=_rows(agreement, standing, on),
    )


def _place(day: date, start: date, end: date, first: int) -> int:
    length = max((end - start).days, 1)
    share = min(max((day - start).days / length, 0.0), 1.0)
    return round(first + share * (NOW - first))


def _years(start: date, end: date, first: int) -> tuple[Mark, ...]:
    step = max(1, (end.year - start.year) // 6 + 1)
    days = [date(year, 1, 1) for year in range(start.year + 1, end.year + 1, step)]
    places = [(_place(day, start, end, first), day) for day in days]
    return tuple(Mark(x, str(day.year), anchor="middle") for x, day in places if first + 40 < x < NOW - 40)


def _now(agreement: Agreement, standing: Standing) -> str:
    words = {"in_force": _("In force"), "lapsing": _("Lapsing"), "suspended": _("Suspended")}[standing.state]
    if standing.period:
        return _("%(state)s: renewal %(n)d") % {"state": words, "n": standing.period}
    length = duration_ru((agreement.term or {}).get("period", ""))
    return _("%(state)s: term %(length)s") % {"state": words, "length": length} if length else words


def _next(standing: Standing) -> str:
    if standing.renews_on:
        return _("Renewal from %(day)s") % {"day": date_words(standing.renews_on)}
    return "" if standing.period_end else _("without an end")


def _marks(agreement: Agreement, standing: Standing, first: int) -> tuple[Mark, ...]:
    marks = []
    earlier = agreement.predecessors.first()
    if earlier:
        exact = len(earlier.dated) == len("2013-05-29")
        marks.append(Mark(0, date_words(earlier.dated), "" if exact else _("the day is not in the text")))
    if standing.period_start:
        signed = standing.period == 0 and agreement.signed_on == standing.period_start.isoformat()
        told = (
            (_("signed, %(place)s") % {"place": agreement.place} if agreement.place else _("signed"))
            if signed
            else _("begins")
        )
        marks.append(Mark(first, date_words(standing.period_start), told))
    if standing.period_end:
        marks.append(Mark(NOW + 3, date_words(standing.period_end), _("the last day of the term")))
    return tuple(marks)


def _rows(agreement: Agreement, standing: Standing, on: date) -> tuple[StripRow, ...]:
    rows = []
    for earlier in agreement.predecessors.all():
        exact = len(earlier.dated) == len("2013-05-29")
        told = _("The earlier agreement.") + ("" if exact else " " + _("The day is not in the text."))
        rows.append(StripRow(earlier.dated, told, "done"))
    if agreement.signed_on:
        where = _("Signed, %(place)s.") % {"place": agreement.place} if agreement.place else _("Signed.")
        rows.append(StripRow(agreement.signed_on, where, "done"))
    rows.append(StripRow(on.isoformat(), _("The day asked: %(now)s") % {"now": _now(agreement, standing)}, "now"))
    if standing.notice_deadline and standing.notice_deadline >= on and standing.notice_deadline != standing.period_end:
        rows.append(StripRow(standing.notice_deadline.isoformat(), _("The last day to give notice."), "maybe"))
    if standing.period_end:
        rows.append(StripRow(standing.period_end.isoformat(), _("The last day of the term."), "maybe"))
    if standing.renews_on:
        rows.append(
            StripRow(standing.renews_on.isoformat(), _("Renewed automatically if nobody gives notice."), "maybe")
        )
    return tuple(rows)
