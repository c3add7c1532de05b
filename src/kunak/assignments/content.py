"""The exact content of reports and requests: what answers are given to."""

from collections.abc import Iterable

from kunak.assignments.models import ChangeRequest, PartReport
from kunak.core.two_keys import content_hash


def report_hash(report: PartReport, proofs: Iterable[str]) -> str:
    """Return the hash of a report with its proofs. No query.

    Args:
        proofs: SHA-256 of their files, in their order.
    """
    return content_hash(
        {
            "part": report.part_id,
            "number": report.number,
            "outcome": str(report.outcome),
            "period": report.period.isoformat() if report.period else "",
            "result_kind": str(report.result_kind),
            "paper": report.paper,
            "result": report.result,
            "proofs": list(proofs),
        }
    )


def request_hash(request: ChangeRequest) -> str:
    """Return the hash of a request. No query."""
    return content_hash(
        {
            "assignment": request.assignment_id,
            "side": request.side_id,
            "number": request.number,
            "kind": str(request.kind),
            "before_on": request.before_on.isoformat(),
            "to_on": request.to_on.isoformat() if request.to_on else "",
            "reason": request.reason,
        }
    )
