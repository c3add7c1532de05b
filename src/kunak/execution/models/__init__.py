"""What the room keeps: reports with their proofs and answers, forecasts, departures from the plan, silence."""

from kunak.execution.models.departures import Departure, DepartureKey
from kunak.execution.models.forecasts import Forecast
from kunak.execution.models.reports import Proof, PublicKey, Report, ReportKey
from kunak.execution.models.silence import ExecutionRule, Silence

__all__ = [
    "Departure",
    "DepartureKey",
    "ExecutionRule",
    "Forecast",
    "Proof",
    "PublicKey",
    "Report",
    "ReportKey",
    "Silence",
]
