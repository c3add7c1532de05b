"""The whole course of an agreement as spells on which lists have the same to say of it.

Pure: the same terms and acts give the same spells. What is kept of them in the database is a copy (`listing`).
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kunak.agreements.terms import ENDED, HasTerms, KnownStanding, KnownTerms, known_terms, shared_part
from kunak.core.terms import BadTerms
from kunak.core.terms.acts import Act, Amendment
from kunak.core.terms.standing import Standing, in_common
from kunak.core.terms.stretches import stretches
from kunak.core.terms.terms import Terms

NO_DAY = date.max  # stands where there is no day: in every order of days it comes last


@dataclass(frozen=True, slots=True)
class Counted:
    """What a list asks of a standing, in days that can be compared.

    Args:
        state: of TERMS.md, or ``unknown``.
        period: how many times it was renewed; None where that is not known or it is not in force.
        last_day: the last day in force if nobody acts, as late as it may be; `NO_DAY` where it goes on.
        notice_by: the last day on which a notice still stops the next renewal.
        period_end: the last day of the period, or of the whole.
        renews: whether it is certain that it will be renewed by itself.
    """

    state: str
    period: int | None = None
    last_day: date = NO_DAY
    notice_by: date = NO_DAY
    period_end: date = NO_DAY
    renews: bool = False


@dataclass(frozen=True, slots=True)
class Spell:
    """Days on end on which the same is counted: from `since` to the day before `until`."""

    since: date
    until: date
    counted: Counted


UNKNOWN = Counted("unknown")
OVER = ENDED | {"void"}


def counted_of(known: KnownStanding | None) -> Counted:
    """Return what a list asks of the standing of a day."""
    if known is None:
        return UNKNOWN
    days = {name: day.latest for name, day in known.days.items()}
    return _counted(known.state, known.standing.period, days, renews=known.renews)


def _counted(state: str, period: int | None, days: dict[str, date], *, renews: bool) -> Counted:
    ends_on = days.get("ends_on", NO_DAY)
    return Counted(
        state=state,
        period=period,
        last_day=NO_DAY if renews else ends_on,
        notice_by=days.get("notice_deadline", NO_DAY),
        period_end=days.get("period_end", ends_on),
        renews=renews,
    )


def spells_of(agreement: HasTerms, until: date) -> list[Spell]:
    """Return the spells of an agreement, oldest first and without a gap, from the first day of the calendar on.

    Args:
        until: the last day that is counted. What is over by then goes on to the end of the calendar; the last spell of
            anything else ends with this day, so that it is seen that nobody has counted further.
    """
    known = known_terms(agreement)
    if known is None:
        return [Spell(date.min, date.max, UNKNOWN)]
    starts: list[tuple[date, Counted]] = []
    for day, counted in _in_time(known, until):
        if not starts or counted != starts[-1][1]:
            starts.append((day, counted))
    is_over = starts[-1][1].state in OVER
    ends = [*(day for day, _counted in starts[1:]), date.max if is_over else until + timedelta(days=1)]
    return [Spell(day, end, counted) for (day, counted), end in zip(starts, ends, strict=True)]


def _in_time(known: KnownTerms, until: date) -> Iterator[tuple[date, Counted]]:
    """Yield the days on which what is counted may change, with what is counted from then on."""
    first = _stretches(known.earliest, known.acts, until)
    if known.earliest == known.latest:
        yield from ((day, _exact(one)) for day, one in first)
        return
    last = _stretches(known.latest, known.acts, until)
    for day in sorted({day for day, _one in (*first, *last)}):
        yield day, _in_common(_at(first, day), _at(last, day))


def _at(ones: Sequence[tuple[date, Standing | None]], day: date) -> Standing | None:
    return ones[bisect_right(ones, day, key=lambda one: one[0]) - 1][1]


def _exact(one: Standing | None) -> Counted:
    if one is None:
        return UNKNOWN
    renews, ends_on = one.renews_on is not None, one.ends_on or NO_DAY
    last_day, notice_by = NO_DAY if renews else ends_on, one.notice_deadline or NO_DAY
    return Counted(one.state, one.period, last_day, notice_by, one.period_end or ends_on, renews)


def _in_common(first: Standing | None, last: Standing | None) -> Counted:
    """Return what both ends of a day of signing that is known in part agree on; as `terms.standing_with`."""
    if first is None or last is None:
        return UNKNOWN
    certain = in_common(first, last).standing
    if first.state != last.state:
        return Counted(certain.state, certain.period)
    days: dict[str, date] = {}
    for name in ("ends_on", "notice_deadline", "period_end") if first.period == last.period else ("ends_on",):
        early, late = getattr(first, name), getattr(last, name)
        day = shared_part(early, late) if early and late else None
        if day:
            days[name] = day.latest
    return _counted(certain.state, certain.period, days, renews=bool(first.renews_on and last.renews_on))


def _stretches(terms: Terms, acts: tuple[Act, ...], until: date) -> list[tuple[date, Standing | None]]:
    """Return the first day of each stretch with its standing; None from where an act is seen to contradict the terms.

    Nobody can enter such an act: the terms came later.
    """
    try:
        return [(one.on, one) for one in stretches(terms, acts, until)]
    except BadTerms:
        days = {act.holds_from if isinstance(act, Amendment) else act.on for act in acts}
        days |= {terms.signed_on} if terms.signed_on else set()
        for day in sorted(days, reverse=True):
            try:
                return [*_stretches_before(terms, acts, day), (day, None)]
            except BadTerms:
                continue
        return [(date.min, None)]


def _stretches_before(terms: Terms, acts: tuple[Act, ...], day: date) -> list[tuple[date, Standing | None]]:
    return [(one.on, one) for one in stretches(terms, acts, day - timedelta(days=1))]
