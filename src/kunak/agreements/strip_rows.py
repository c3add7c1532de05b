"""What the strip of an agreement's time shows, as a list: for phones and screen readers."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Protocol

from django.utils.translation import gettext as _

from kunak.agreements.act_words import act_sentence
from kunak.agreements.terms import ENDED, HasTerms, KnownStanding
from kunak.agreements.words import renewal_length, told_once
from kunak.core.terms import PartialDate
from kunak.core.terms.course import notice_deadline
from kunak.core.terms.standing import Period
from kunak.ui.templatetags.kunak_ui import date_words, duration_ru

MOST_ROWS = 6  # earlier periods that the list tells of


class HasStrip(HasTerms, Protocol):
    """An agreement's card."""

    @property
    def place(self) -> str: ...
    @property
    def replaces(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class StripRow:
    """The same fact for a phone or a screen reader; `kind` is done, now or maybe."""

    when: PartialDate | date
    text: str
    kind: str


def now_words(agreement: HasTerms, known: KnownStanding) -> str:
    """Return what the period of the day asked is: «Действует: срок 5 лет», «Действует: 2-я пролонгация»."""
    if known.state == "signed":
        return _("Signed, not in force yet")
    if known.state in ENDED:
        return {"expired": _("Expired"), "terminated": _("Terminated"), "superseded": _("Superseded")}[known.state]
    words = {"in_force": _("In force"), "lapsing": _("Lapsing"), "suspended": _("Suspended")}[known.state]
    if not known.is_period_known:
        return words
    if known.standing.period:
        return _("%(state)s: renewal %(n)d") % {"state": words, "n": known.standing.period}
    length = duration_ru((agreement.term or {}).get("period", ""))
    return _("%(state)s: term %(length)s") % {"state": words, "length": length} if length else words


def not_in_text(value: str) -> str:
    """Return the remark for a date that is not known to the day; empty for one that is."""
    return _("the day is not in the text") if len(value) < len("2013-05-29") else ""


def rows_of(agreement: HasStrip, known: KnownStanding, on: date, *, is_today: bool) -> list[StripRow]:
    """Return what was, what is on the day asked, and what comes by itself, in the order of time."""
    rows = [
        StripRow(PartialDate.parse(day), " ".join(filter(None, (_("The earlier agreement."), _sentence(day)))), "done")
        for day in agreement.replaces
    ]
    if agreement.signed_on:
        where = _("Signed, %(place)s.") % {"place": agreement.place} if agreement.place else _("Signed.")
        rows.append(StripRow(PartialDate.parse(agreement.signed_on), where, "done"))
    rows += _earlier_rows(agreement, known)
    rows += [
        StripRow(date.fromisoformat(act["on"]), told_once(f"{act_sentence(act)}."), "done")
        for act in agreement.happened
        if date.fromisoformat(act["on"]) <= on
    ]
    told = _("Today: %(now)s") if is_today else _("On this day: %(now)s")
    rows.append(StripRow(on, told % {"now": _lower(now_words(agreement, known))} + ".", "now"))
    return sorted(rows, key=_order) + _later_rows(agreement, known, on)


def is_cut(known: KnownStanding) -> bool:
    """Return whether the sides ended it before its period runs out."""
    end, last = known.day("period_end"), known.day("ends_on")
    return bool(last and last != end and not known.renews)


def last_of_period(known: KnownStanding) -> PartialDate | None:
    """Return the last day of the current period, or of the agreement where that comes sooner."""
    return known.day("ends_on") if is_cut(known) else known.day("period_end")


def _order(row: StripRow) -> date:
    return row.when.earliest if isinstance(row.when, PartialDate) else row.when


def _lower(text: str) -> str:
    return (text[:1].lower() + text[1:]).replace(": ", ", ")


def _sentence(day: str) -> str:
    told = not_in_text(day)
    return f"{told[:1].upper()}{told[1:]}." if told else ""


def _earlier_rows(agreement: HasTerms, known: KnownStanding) -> list[StripRow]:
    periods = [*known.earlier]
    if known.standing.period is not None and known.standing.period_start:
        periods.append(Period(known.standing.period, known.standing.period_start, known.standing.period_end))
    begun = [_renewed_row(agreement, known, *pair) for pair in pairwise(periods)][-MOST_ROWS:]
    last = known.day("ends_on") if known.state in ENDED else None
    return [*begun, *([StripRow(last, _("The last day in force."), "done")] if last else [])]


def _renewed_row(agreement: HasTerms, known: KnownStanding, before: Period, begun: Period) -> StripRow:
    """Return how a period came after the one before: by agreement, or since the register has no notice in time."""
    acts = [act for act in agreement.happened if before.start <= date.fromisoformat(act["on"]) < begun.start]
    if any(act["kind"] == "renewal" for act in acts):
        return StripRow(begun.start, _("Renewed, as the sides have agreed."), "done")
    is_amended = any(act["kind"] == "amendment" for act in agreement.happened)
    if is_amended or known.terms is None or before.end is None:
        return StripRow(begun.start, _("Renewed automatically, renewal %(n)d.") % {"n": begun.number}, "done")
    told = _("Renewed automatically, renewal %(n)d: the register has no notice given by %(day)s.")
    day = date_words(notice_deadline(before.end, known.terms.notice))
    return StripRow(begun.start, told_once(told % {"n": begun.number, "day": day}), "done")


def _later_rows(agreement: HasTerms, known: KnownStanding, on: date) -> list[StripRow]:
    if known.state in ENDED:
        return []
    if known.state == "signed":
        return [StripRow(known.beginning, _("Takes effect."), "maybe")] if known.beginning else []
    rows = []
    end, deadline, day = last_of_period(known), known.day("notice_deadline"), known.day("renews_on")
    if deadline and deadline.latest >= on and deadline != end:
        rows.append(StripRow(deadline, _("The last day to give notice."), "maybe"))
    if end:
        told = _("The last day in force.") if is_cut(known) else _("The last day of the term.")
        if deadline == end and not agreement.notice:
            told += " " + _("Notice can be given until then: the text names no other time.")
        rows.append(StripRow(end, told, "maybe"))
    if day:
        length, is_said = renewal_length(agreement, known)
        told = _("Renewed automatically.") if deadline else _("Renewed, as the sides have agreed.")
        if deadline and not is_said and length:
            told += " " + _("The period is not in the text: the same as the term is counted.")
        rows.append(StripRow(day, told, "maybe"))
    last = known.day("ends_on")
    if last and known.renews:
        rows.append(StripRow(last, _("The last day in force."), "maybe"))
    return rows
