"""The pages of the room."""

from kunak.execution.views.agreement import agreement, rule
from kunak.execution.views.departures import depart, departure
from kunak.execution.views.forecasts import forecast
from kunak.execution.views.reports import mend, proof, public, report, show

__all__ = ["agreement", "depart", "departure", "forecast", "mend", "proof", "public", "report", "rule", "show"]
