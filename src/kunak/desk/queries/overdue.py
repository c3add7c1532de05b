"""What is late: it stands first on the desk, whichever room it comes from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kunak.desk.queries.entries import Entry, Part, part
from kunak.desk.queries.rows import section
from kunak.execution.queries import Tasks, WorkTask
from kunak.ui.templatetags.kunak_ui import date_words


def parted(work: Tasks, parts: Iterable[Part]) -> tuple[Part, Tasks, tuple[Part, ...]]:
    """Return what is late, and the same reports and parts without it. No query."""
    late = [one for one in work.to_report if one.late_days]
    others, entries = [], [_entry(one) for one in late]
    can_act = bool(late) and work.can_act
    for one in parts:
        overdue = [row for row in one.section.rows if row.late_days]
        entries += overdue
        can_act |= bool(overdue) and one.section.can_act
        others.append(_without(one, overdue))
    first = part("overdue", _("Late"), entries, can_act=can_act, act=pgettext("button", "Look"), sign="clock")
    in_time = replace(work, to_report=[one for one in work.to_report if not one.late_days])
    return first, in_time, tuple(one for one in others if one.section.count)


def _without(one: Part, overdue: Sequence[Entry]) -> Part:
    if not overdue:
        return one
    rows = [row for row in one.section.rows if row not in overdue]
    return replace(one, section=section(rows, can_act=one.section.can_act))


def _entry(one: WorkTask) -> Entry:
    told = "; ".join(_told(one))
    return Entry(one.url, one.measure.text, one.names, told, one.due_on, one.late_days)


def _told(one: WorkTask) -> Iterator[str]:
    yield _("A report was due %(day)s") % {"day": date_words(one.due_on)}
    if one.year:
        yield _("for %(year)d") % {"year": one.year}
    if one.reporter:
        yield one.reporter
