"""An agreement's own terms as the core counts with them; what the text does not say is counted by a named default."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from kunak.agreements.models import UNSIGNED
from kunak.core.terms import BadTerms, PartialDate
from kunak.core.terms.acts import Act
from kunak.core.terms.course import check_course, ended_before, terms_on
from kunak.core.terms.parse import acts_from_json, terms_from_json
from kunak.core.terms.standing import IN_FORCE, Period, Standing, in_common, periods, standing
from kunak.core.terms.terms import Terms

ENTERABLE = ("signed_on", "in_force", "term", "renewal", "renewal_period", "notice")  # what a coordinator may add
ENDS = {"notice", "termination", "supersession"}  # acts that may end an agreement
ENDED = frozenset({"expired", "terminated", "superseded"})  # states after a last day in force
DAYS_OF_NO_PERIOD = ("since", "ends_on")  # they mean the same in whichever period it is
DAYS = ("since", "period_start", "period_end", "notice_deadline", "renews_on", "ends_on")


class HasTerms(Protocol):
    """An agreement or its card."""

    @property
    def event(self) -> str: ...
    @property
    def signed_on(self) -> str: ...
    @property
    def in_force(self) -> Mapping[str, Any] | None: ...
    @property
    def term(self) -> Mapping[str, Any] | None: ...
    @property
    def renewal(self) -> Mapping[str, Any] | None: ...
    @property
    def notice(self) -> str: ...
    @property
    def happened(self) -> Sequence[Mapping[str, Any]]: ...  # the acts that count, as TERMS.md writes them


@dataclass(frozen=True, slots=True)
class KnownTerms:
    """The terms with the first and the last day that the signing may have, equal where it is known; and the acts."""

    earliest: Terms
    latest: Terms
    acts: tuple[Act, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownStanding:
    """The standing on a day, as far as it is certain.

    Args:
        standing: what both ends of an imprecise day of signing agree on; a state that differs is ``unknown``.
        days: each day as precise as both ends of what is known allow: a day, a month, a year; absent where they differ.
        renews, ends, is_endless: whether it is certain that it will be renewed by itself, that it has a last day, and
            that it goes on with neither.
        earlier: the periods before the one of the day asked; none where the signing is not known to the day.
        beginning: the first day in force that is still to come, of what is signed and not in force yet.
        terms: as the amendments that hold on the day have left them.
    """

    standing: Standing
    days: Mapping[str, PartialDate]
    renews: bool = False
    ends: bool = False
    is_endless: bool = False
    earlier: tuple[Period, ...] = ()
    beginning: date | None = None
    terms: Terms | None = None

    @property
    def state(self) -> str:
        """The state of TERMS.md, or ``unknown``."""
        return self.standing.state

    @property
    def is_exact(self) -> bool:
        """Whether every day is known."""
        return all(day.exact for day in self.days.values()) and self.state != "unknown" and self.is_period_known

    @property
    def is_period_known(self) -> bool:
        """Whether it is certain in which of its periods it is; true where it is in none."""
        return self.state not in IN_FORCE or self.standing.period is not None

    def day(self, name: str) -> PartialDate | None:
        """Return one of `DAYS` as far as it is known."""
        return self.days.get(name)


def known_terms(agreement: HasTerms) -> KnownTerms | None:
    """Return the terms, or None where nothing can be counted.

    Nothing can be counted where the term or the day of signing is not known, where they contradict each other, and
    where the document tells that the agreement was ended and no act of an end is recorded. Counted where the text
    is silent: in force from the signing, no renewal, notice by the last day.
    """
    if is_ended_unrecorded(agreement):
        return None
    try:
        return _terms(agreement)
    except BadTerms:
        return None


def is_ended_unrecorded(agreement: HasTerms) -> bool:
    """Return whether the document tells of an end whose act is not recorded."""
    return agreement.event == "terminated" and not any(one["kind"] in ENDS for one in agreement.happened)


def check_terms(agreement: HasTerms, *, more: Mapping[str, Any] | None = None) -> KnownTerms | None:
    """Let terms and acts pass that can be counted with, as far as they are known; return them.

    Args:
        more: one act beside those that count already, as TERMS.md writes it.

    Raises:
        BadTerms: they contradict each other; the error names the field.
    """
    known = _terms(agreement, more=more)
    if known is not None:
        check_course(known.earliest, known.acts)
        check_course(known.latest, known.acts)
    return known


def _terms(agreement: HasTerms, *, more: Mapping[str, Any] | None = None) -> KnownTerms | None:
    acts = acts_from_json([*agreement.happened, *([dict(more)] if more else [])])
    given: dict[str, object] = {
        "in_force": agreement.in_force or {"rule": "on_signing"},
        "term": agreement.term,
        "renewal": agreement.renewal or {"kind": "none"},
        "notice": agreement.notice or None,
    }
    if agreement.event in UNSIGNED:
        term = agreement.term or {"kind": "period", "period": "P1Y"}  # its length plays no part before the signing
        unsigned = terms_from_json(given | {"signed_on": None, "term": term})
        return KnownTerms(unsigned, unsigned, acts)
    if not agreement.term or not agreement.signed_on:
        return None
    day = PartialDate.parse(agreement.signed_on)
    return KnownTerms(
        terms_from_json(given | {"signed_on": day.earliest.isoformat()}),
        terms_from_json(given | {"signed_on": day.latest.isoformat()}),
        acts,
    )


def last_day_before(known: KnownTerms, day: date) -> date | None:
    """Return the last day of an agreement that had ended before a day; None while it had not, or where it may have."""
    ends = [ended_before(terms, known.acts, day) for terms in (known.earliest, known.latest)]
    return max(filter(None, ends)) if all(ends) else None


def read_value(agreement: HasTerms, field: str) -> str:
    """Return a term in the shape that it has in a reading: ``P5Y``, ``automatic``, ``2025-05-29``; empty for silence.

    An act still to come stands as ``on_act``: which one it is, only the words of the document tell.
    """
    term, renewal, effect = agreement.term or {}, agreement.renewal or {}, agreement.in_force or {}
    match field:
        case "term":
            return (
                "indefinite" if term.get("kind") == "indefinite" else str(term.get("period") or term.get("date") or "")
            )
        case "renewal":
            return str(renewal.get("kind") or "")
        case "renewal_period":
            return str(renewal.get("period") or "")
        case "in_force":
            return str(effect.get("date") or effect.get("rule") or "")
        case _:
            return str(getattr(agreement, field))


def standing_of(agreement: HasTerms, on: date, *, with_earlier: bool = True) -> KnownStanding | None:
    """Return the standing on a day, as `standing_with`; None where nothing can be counted."""
    known = known_terms(agreement)
    try:
        return standing_with(known, on, with_earlier=with_earlier) if known else None
    except BadTerms:  # an act that the terms of today contradict: nobody can enter it, the terms came later
        return None


def standing_with(known: KnownTerms, on: date, *, with_earlier: bool = True) -> KnownStanding:
    """Return the standing on a day.

    Args:
        with_earlier: whether the earlier periods are counted too; for long lists it is half of the work.

    Raises:
        BadTerms: the acts contradict the terms.
    """
    first = standing(known.earliest, known.acts, on)
    if known.earliest == known.latest:
        earlier = _earlier(known, first) if with_earlier else ()
        beginning = _beginning(known.earliest, first)
        amended = terms_on(known.earliest, known.acts, on)
        return KnownStanding(first, _shared(first, first), *_outlook(first, first), earlier, beginning, amended)
    last = standing(known.latest, known.acts, on)
    certain = in_common(first, last).standing
    if first.state != last.state:
        return KnownStanding(certain, {})
    amended = terms_on(known.earliest, known.acts, on)
    days = _shared(first, last, DAYS if first.period == last.period else DAYS_OF_NO_PERIOD)
    return KnownStanding(certain, days, *_outlook(first, last), terms=amended)


def _earlier(known: KnownTerms, found: Standing) -> tuple[Period, ...]:
    return tuple(one for one in periods(known.earliest, known.acts, found.on) if one.start != found.period_start)


def _outlook(first: Standing, last: Standing) -> tuple[bool, bool, bool]:
    known = (first.renews_on, last.renews_on, first.ends_on, last.ends_on)
    return bool(known[0] and known[1]), bool(known[2] and known[3]), first.state in IN_FORCE and not any(known)


def _beginning(terms: Terms, found: Standing) -> date | None:
    """Return the day on which what is signed takes effect, where no act is needed for it."""
    from kunak.core.terms.duration import add_days
    from kunak.core.terms.terms import AfterSigning, OnDate

    if found.state != "signed" or terms.signed_on is None:
        return None
    rule = terms.in_force
    if isinstance(rule, OnDate):
        return rule.day
    return add_days(terms.signed_on, rule.days) if isinstance(rule, AfterSigning) else None


def _shared(first: Standing, last: Standing, names: Iterable[str] = DAYS) -> dict[str, PartialDate]:
    pairs = ((name, getattr(first, name), getattr(last, name)) for name in names)
    found = ((name, shared_part(early, late)) for name, early, late in pairs if early and late)
    return {name: day for name, day in found if day}


def shared_part(first: date, last: date) -> PartialDate | None:
    """Return what two days have in common: the day, the month or the year; None where not even the year."""
    if first == last:
        return PartialDate(first.year, first.month, first.day)
    if first.year != last.year:
        return None
    return PartialDate(first.year, first.month if first.month == last.month else None)


def term_json(value: str | None) -> dict[str, str] | None:
    """Return a read term as TERMS.md writes it: ``P5Y`` or ``indefinite``."""
    if not value:
        return None
    return {"kind": "indefinite"} if value == "indefinite" else {"kind": "period", "period": value}


def renewal_json(kind: str | None, period: str | None) -> dict[str, object] | None:
    """Return a read renewal as TERMS.md writes it; an automatic one without a period repeats the term."""
    if kind != "automatic":
        return {"kind": kind} if kind else None
    return {"kind": "automatic", "period": period, "times": None}


def in_force_json(value: str | None) -> dict[str, str] | None:
    """Return a read entry into force as TERMS.md writes it: on signing, on a date, or by an act still to come."""
    if not value:
        return None
    if value == "on_signing":
        return {"rule": "on_signing"}
    return {"rule": "on_act"} if value.startswith("on_") else {"rule": "on_date", "date": value}
