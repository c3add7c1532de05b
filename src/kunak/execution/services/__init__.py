"""Every write of the room."""

from kunak.execution.services.answers import answer_report
from kunak.execution.services.departures import answer_departure, propose_departure
from kunak.execution.services.forecasts import forecast, forecast_all
from kunak.execution.services.given import ReportInput
from kunak.execution.services.publication import turn_public_key, withdraw_public_key
from kunak.execution.services.reports import MOST_PROOFS, mend_report, report
from kunak.execution.services.silence import record_silence, set_answer_days

__all__ = [
    "MOST_PROOFS",
    "ReportInput",
    "answer_departure",
    "answer_report",
    "forecast",
    "forecast_all",
    "mend_report",
    "propose_departure",
    "record_silence",
    "report",
    "set_answer_days",
    "turn_public_key",
    "withdraw_public_key",
]
