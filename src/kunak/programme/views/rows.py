"""The rows of the table: a page of what was asked for."""

from collections.abc import Mapping

from kunak.agreements.views.asking import PersonRequest
from kunak.core.lifecycle import VersionState
from kunak.programme import queries
from kunak.programme.queries import PlanChoice
from kunak.programme.way_words import column_names
from kunak.ui.paging import page_of

ROWS = "programme/_measures.html"
SIZE = 100


def rows_of(request: PersonRequest, choice: PlanChoice, marks: Mapping[str, str]) -> dict[str, object]:
    """Return the page of the table that is asked for. Five queries at most.

    Args:
        marks: what became of a measure since the version before, by its line.
    """
    listed, asked = page_of(request, choice.lines, SIZE), choice.asked
    sections = queries.page_sections(
        choice.version,
        choice.told(list(listed)),
        request.user,
        is_by_sector=not asked.sort,
        marks=marks,
        columns=asked.columns,
        baseline=queries.baseline_of(choice.version) if "baseline" in asked.columns else {},
    )
    names = column_names(is_in_force=choice.version.state == VersionState.IN_FORCE)
    columns = [(code, label, code in asked.columns) for code, label in names.items()]
    shown = [(code, label) for code, label, is_shown in columns if is_shown]
    return {"listed": listed, "sections": sections, "columns": columns, "shown": shown, "width": 2 + len(shown)}
