"""The exact content of reports and departures: what answers and keys are turned on."""

from collections.abc import Iterable
from datetime import date

from kunak.core.two_keys import content_hash
from kunak.execution.models import Departure, Report


def report_hash(report: Report, proofs: Iterable[str]) -> str:
    """Return the hash of a revision with its proofs. No query.

    Args:
        proofs: SHA-256 of their files, in their order.
    """
    return content_hash(
        {
            "line": str(report.line),
            "side": report.side_id,
            "number": report.number,
            "revision": report.revision,
            "step": report.step,
            "year": report.year,
            "outcome": str(report.outcome),
            "held_on": _day(report.held_on),
            "place": report.place,
            "participants": report.participants,
            "result": report.result,
            "reason": report.reason,
            "fields": report.fields,
            "proofs": list(proofs),
        }
    )


def departure_hash(departure: Departure) -> str:
    """Return the hash of a departure. No query."""
    return content_hash(
        {
            "line": str(departure.line),
            "side": departure.side_id,
            "number": departure.number,
            "kind": str(departure.kind),
            "before_on": _day(departure.before_on),
            "ends_on": _day(departure.ends_on),
            "reason": departure.reason,
        }
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
