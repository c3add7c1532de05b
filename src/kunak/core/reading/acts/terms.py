"""An act that was read as `kunak.core.terms` counts it."""

from datetime import date

from kunak.core.provenance import Sourced
from kunak.core.reading.record.acts import Act, ChangedTerms
from kunak.core.terms import acts as a
from kunak.core.terms import terms as t
from kunak.core.terms.duration import Duration
from kunak.core.terms.errors import BadTerms


def to_terms(act: Act) -> a.Act | None:  # noqa: PLR0911  one answer a kind
    """Return the act for `standing`; None where it changes nothing there, or its day or a needed field was not read.

    A termination, renewal or supersession told by one side's act (`by` is set) is none: only the parties together end
    an agreement or go on with it.
    """
    on = _day(act.on)
    match act.kind:
        case "in_force" if on:
            return a.EntryIntoForce(on)
        case "notice" if on and act.by:
            return a.Notice(on, act.by.name)
        case "notice_withdrawn" if on and act.by:
            return a.NoticeWithdrawn(on, act.by.name)
        case "renewal" if on and not act.by:
            return _renewal(act, on)
        case "termination" if on and not act.by and (last := _day(act.effective)):
            return a.Termination(on, last)
        case "supersession" if on and not act.by and act.by_agreement and (first := _day(act.effective)):
            return a.Supersession(on, act.by_agreement.value, first)
        case "amendment" if on and act.terms:
            return _amendment(act.terms, on, _day(act.effective) or on)
        case "suspension" if first := _day(act.effective) or on:
            return a.Suspension(first)
        case "resumption" if first := _day(act.effective) or on:
            return a.Resumption(first)
    return None


def _day(read: Sourced[str] | None) -> date | None:
    """Return a day known to the day."""
    return date.fromisoformat(read.value) if read is not None and len(read.value) == len("2026-01-01") else None


def _length(read: Sourced[str] | None) -> Duration | None:
    try:
        return Duration.parse(read.value) if read is not None else None
    except BadTerms:
        return None


def _renewal(act: Act, on: date) -> a.RenewalAgreed | None:
    until, period = _day(act.until), _length(act.period)
    return a.RenewalAgreed(on, period=period, until=until) if (until is None) != (period is None) else None


def _amendment(read: ChangedTerms, on: date, effective: date) -> a.Amendment | None:
    term = _term(read)
    renewal = _automatic(read)
    notice = _length(read.notice)
    if term is None and renewal is None and notice is None:
        return None
    return a.Amendment(on, effective, term, renewal, notice)


def _term(read: ChangedTerms) -> t.Term | None:
    if read.term is not None and read.term.value == "indefinite":
        return t.Indefinite()
    period, until = _length(read.term), _day(read.until)
    return t.ForPeriod(period) if period else t.Until(until) if until else None


def _automatic(read: ChangedTerms) -> t.Renewal | None:
    match read.renewal.value if read.renewal is not None else "":
        case "automatic":
            return t.Automatic(_length(read.renewal_period))
        case "by_consent":
            return t.ByConsent()
        case "none":
            return t.NoRenewal()
    return None
