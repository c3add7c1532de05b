"""What the pages of the room ask."""

from kunak.execution.queries.agreement import ExecutionPage, execution_page
from kunak.execution.queries.beyond import beyond
from kunak.execution.queries.panel import MeasurePanel, measure_panel
from kunak.execution.queries.public import PublicResult, public_results
from kunak.execution.queries.reports import ReportRow, report_row
from kunak.execution.queries.tasks import Tasks, WorkTask, work_tasks

__all__ = [
    "ExecutionPage",
    "MeasurePanel",
    "PublicResult",
    "ReportRow",
    "Tasks",
    "WorkTask",
    "beyond",
    "execution_page",
    "measure_panel",
    "public_results",
    "report_row",
    "work_tasks",
]
