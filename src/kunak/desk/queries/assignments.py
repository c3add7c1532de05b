"""Assignments on the desk: what the own side reports, accepts or decides, and what other sides are to do."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kunak.assignments.queries import AssignmentTask, AssignmentTasks, assignment_tasks
from kunak.desk.queries.entries import Entry, Part, part
from kunak.people.models import Side
from kunak.people.policies import Reader
from kunak.ui.templatetags.kunak_ui import date_words


def assignments(reader: Reader, side: Side, on: date) -> tuple[Part, ...]:
    """Return what is to be reported, what is to be answered, and what others are to do. A fixed number of queries."""
    tasks = assignment_tasks(reader, side, on)
    look = pgettext("button", "Look")
    return (
        part(
            "assignments",
            _("Assignments"),
            _to_report(tasks),
            can_act=tasks.can_report,
            act=pgettext("button", "Report"),
            sign="flag",
        ),
        part(
            "assignments-answer",
            _("Reports on assignments that wait for our answer"),
            _to_answer(tasks),
            can_act=tasks.can_answer,
            act=look,
            sign="check",
        ),
        part(
            "assignments-theirs",
            _("Assignments that wait for the other side"),
            (replace(_entry(one, ", ".join(one.who)), late_days=0) for one in tasks.theirs),
            can_act=False,
            act="",
            sign="clock",
            is_theirs=True,
        ),
    )


def _to_report(tasks: AssignmentTasks) -> Iterator[Entry]:
    yield from (_entry(one, _("the report was returned")) for one in tasks.to_mend)
    yield from (_entry(one) for one in tasks.to_report)


def _to_answer(tasks: AssignmentTasks) -> Iterator[Entry]:
    yield from (_entry(one, _("accept the report or return it")) for one in tasks.to_accept)
    yield from (_entry(one, _("another day or an end is asked for")) for one in tasks.to_decide)


def _entry(one: AssignmentTask, told: str = "") -> Entry:
    """Return an assignment with its executor and its day."""
    body = one.part.name if one.part else one.row.executor.name
    by = _("by %(day)s") % {"day": date_words(one.due_on)} if one.due_on else ""
    words = ", ".join(filter(None, (body, by, told)))
    return Entry(one.url, one.row.assignment.text, one.row.names, words, one.due_on, one.late_days)
