"""Terms and acts from JSON, each fault named by its field."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import cast

from kunak.core.terms import acts as a
from kunak.core.terms import terms as t
from kunak.core.terms.duration import Duration
from kunak.core.terms.errors import BadTerms

Json = Mapping[str, object]


def terms_from_json(given: object, field: str = "terms") -> t.Terms:
    """Return terms from JSON values as TERMS.md writes them.

    Raises:
        BadTerms: a field is unknown, missing or contradicts another; the error names it.
    """
    row = _object(given, field)
    _only(row, field, {"signed_on", "in_force", "term", "renewal", "notice"})
    signed_on = None if row.get("signed_on") is None else _day(row["signed_on"], f"{field}.signed_on")
    notice = None if row.get("notice") is None else Duration.parse(row["notice"], f"{field}.notice")
    in_force = _in_force(_needed(row, "in_force", field), f"{field}.in_force")
    term = _term(_needed(row, "term", field), f"{field}.term")
    renewal = _renewal(_needed(row, "renewal", field), f"{field}.renewal")
    return t.Terms(signed_on, in_force, term, renewal, notice)


def acts_from_json(given: object, field: str = "acts") -> tuple[a.Act, ...]:
    """Return acts from a JSON list.

    Raises:
        BadTerms: an act is unknown or lacks a field; the error names it, for instance ``acts[2].effective``.
    """
    if not isinstance(given, list):
        raise BadTerms(field=field, value=given, reason="is not a list")
    return tuple(_act(_object(row, f"{field}[{place}]"), f"{field}[{place}]") for place, row in enumerate(given))


def _in_force(given: object, field: str) -> t.InForce:
    row = _object(given, field)
    match row.get("rule"):
        case "on_signing":
            _only(row, field, {"rule"})
            return t.OnSigning()
        case "on_date":
            _only(row, field, {"rule", "date"})
            return t.OnDate(_day(_needed(row, "date", field), f"{field}.date"))
        case "after":
            _only(row, field, {"rule", "days"})
            return t.AfterSigning(_count(_needed(row, "days", field), f"{field}.days", least=0))
        case "on_act":
            _only(row, field, {"rule"})
            return t.OnAct()
        case rule:
            raise BadTerms(field=f"{field}.rule", value=rule, reason="is none of on_signing, on_date, after, on_act")


def _term(given: object, field: str) -> t.Term:
    row = _object(given, field)
    match row.get("kind"):
        case "period":
            _only(row, field, {"kind", "period"})
            return t.ForPeriod(Duration.parse(_needed(row, "period", field), f"{field}.period"))
        case "until":
            _only(row, field, {"kind", "date"})
            return t.Until(_day(_needed(row, "date", field), f"{field}.date"))
        case "indefinite":
            _only(row, field, {"kind"})
            return t.Indefinite()
        case kind:
            raise BadTerms(field=f"{field}.kind", value=kind, reason="is none of period, until, indefinite")


def _renewal(given: object, field: str) -> t.Renewal:
    row = _object(given, field)
    match row.get("kind"):
        case "none":
            _only(row, field, {"kind"})
            return t.NoRenewal()
        case "by_consent":
            _only(row, field, {"kind"})
            return t.ByConsent()
        case "automatic":
            _only(row, field, {"kind", "period", "times"})
            period = None if row.get("period") is None else Duration.parse(row["period"], f"{field}.period")
            times = None if row.get("times") is None else _count(row["times"], f"{field}.times", least=1)
            return t.Automatic(period, times)
        case kind:
            raise BadTerms(field=f"{field}.kind", value=kind, reason="is none of none, automatic, by_consent")


def _act(row: Json, field: str) -> a.Act:
    kind = row.get("kind")
    make = ACTS.get(kind) if isinstance(kind, str) else None
    if make is None:
        raise BadTerms(field=f"{field}.kind", value=kind, reason=f"is none of {', '.join(ACTS)}")
    return make(row, _day(_needed(row, "on", field), f"{field}.on"), field)


def _plain(make: Callable[..., a.Act]) -> Callable[[Json, date, str], a.Act]:
    def made(row: Json, on: date, field: str) -> a.Act:
        _only(row, field, {"kind", "on"})
        return make(on)

    return made


def _by_party(make: Callable[..., a.Act]) -> Callable[[Json, date, str], a.Act]:
    def made(row: Json, on: date, field: str) -> a.Act:
        _only(row, field, {"kind", "on", "by"})
        return make(on, _text(_needed(row, "by", field), f"{field}.by"))

    return made


def _renewal_agreed(row: Json, on: date, field: str) -> a.Act:
    _only(row, field, {"kind", "on", "period", "until"})
    period, until = row.get("period"), row.get("until")
    if (period is None) == (until is None):
        raise BadTerms(
            field=f"{field}.period", value=period, reason="a renewal needs its period or its last day, not both"
        )
    if period is not None:
        return a.RenewalAgreed(on, period=Duration.parse(period, f"{field}.period"))
    return a.RenewalAgreed(on, until=_day(until, f"{field}.until"))


def _termination(row: Json, on: date, field: str) -> a.Act:
    _only(row, field, {"kind", "on", "effective"})
    return a.Termination(on, _day(_needed(row, "effective", field), f"{field}.effective"))


def _supersession(row: Json, on: date, field: str) -> a.Act:
    _only(row, field, {"kind", "on", "effective", "by_agreement"})
    later = _text(_needed(row, "by_agreement", field), f"{field}.by_agreement")
    return a.Supersession(on, later, _day(_needed(row, "effective", field), f"{field}.effective"))


def _amendment(row: Json, on: date, field: str) -> a.Act:
    _only(row, field, {"kind", "on", "effective", "terms"})
    effective = _day(_needed(row, "effective", field), f"{field}.effective")
    changed = _object(_needed(row, "terms", field), f"{field}.terms")
    _only(changed, f"{field}.terms", {"term", "renewal", "notice"})
    if not changed:
        raise BadTerms(field=f"{field}.terms", value=changed, reason="changes nothing: name term, renewal or notice")
    place = f"{field}.terms"
    return a.Amendment(
        on,
        effective,
        term=_term(changed["term"], f"{place}.term") if "term" in changed else None,
        renewal=_renewal(changed["renewal"], f"{place}.renewal") if "renewal" in changed else None,
        notice=Duration.parse(changed["notice"], f"{place}.notice") if changed.get("notice") is not None else None,
        drops_notice="notice" in changed and changed["notice"] is None,
    )


ACTS: dict[str, Callable[[Json, date, str], a.Act]] = {
    "in_force": _plain(a.EntryIntoForce),
    "notice": _by_party(a.Notice),
    "notice_withdrawn": _by_party(a.NoticeWithdrawn),
    "renewal": _renewal_agreed,
    "termination": _termination,
    "supersession": _supersession,
    "amendment": _amendment,
    "suspension": _plain(a.Suspension),
    "resumption": _plain(a.Resumption),
}


def _object(given: object, field: str) -> Json:
    if not isinstance(given, dict):
        raise BadTerms(field=field, value=given, reason="is not an object")
    return cast("Json", given)


def _needed(row: Json, name: str, field: str) -> object:
    if row.get(name) is None:
        raise BadTerms(field=f"{field}.{name}", value=None, reason="is missing")
    return row[name]


def _only(row: Json, field: str, names: set[str]) -> None:
    for name in row:
        if name not in names:
            raise BadTerms(field=f"{field}.{name}", value=row[name], reason="is not known here")


def _day(given: object, field: str) -> date:
    if isinstance(given, str) and len(given) == len("2025-05-29"):
        try:
            return date.fromisoformat(given)
        except ValueError:
            pass
    raise BadTerms(field=field, value=given, reason="is not a day like 2025-05-29")


def _count(given: object, field: str, *, least: int) -> int:
    if isinstance(given, int) and not isinstance(given, bool) and least <= given <= 1_000_000:
        return given
    raise BadTerms(field=field, value=given, reason=f"is not a whole number from {least}")


def _text(given: object, field: str) -> str:
    if isinstance(given, str) and given.strip():
        return given
    raise BadTerms(field=field, value=given, reason="is not a name")
