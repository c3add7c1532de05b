"""The steps of a draft as people read them: what is done, what is due by which rule, what is late."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kunak.agreements.models import Party
from kunak.agreements.words import told_once
from kunak.core.drafting import Step
from kunak.core.registration import Limit
from kunak.drafts.words import STEPS
from kunak.ui.templatetags.kunak_ui import date_words

SIGNS: Mapping[str, str] = {"done": "check", "done_late": "check", "late": "alert", "returned": "back", "due": "clock"}


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step; `rule` is where its last day comes from, empty where it has none."""

    code: str
    kind: str
    name: str
    party: Party | None
    told: str
    rule: str

    @property
    def sign(self) -> str:
        """The icon; empty for what is open or ahead."""
        return SIGNS.get(self.kind, "")

    @property
    def is_done(self) -> bool:
        """Whether it is behind."""
        return self.kind in {"done", "done_late"}


def step_rows(steps: Iterable[Step], parties: Mapping[int, Party]) -> tuple[StepRow, ...]:
    """Return the steps in words.

    Args:
        parties: by the primary key of their side.
    """
    return tuple(
        StepRow(
            one.code,
            one.kind,
            str(STEPS[one.code]),
            parties.get(one.side) if one.side else None,
            told_once(told(one)),
            rule_words(one),
        )
        for one in steps
    )


def told(step: Step) -> str:
    """Return where a step stands, in words."""
    if step.deadline is None or step.kind in {"done", "returned"}:
        return {
            "returned": _("given back on %(day)s") % {"day": date_words(step.done_on)},
            "ahead": _("after what comes before it"),
            "open": _("can be done; no last day is set"),
        }.get(step.kind, date_words(step.done_on))
    day = date_words(step.deadline.last)
    if step.kind == "done_late":
        late = ngettext("%(done)s, %(n)d day late", "%(done)s, %(n)d days late", step.days)
        return late % {"done": date_words(step.done_on), "n": step.days}
    if step.kind == "late":
        late = ngettext(
            "%(n)d day late: the last day was %(day)s", "%(n)d days late: the last day was %(day)s", step.days
        )
        return late % {"n": step.days, "day": day}
    return _("by %(day)s") % {"day": day}


def rule_words(step: Step) -> str:
    """Return the rule of a deadline: «30 календарных дней с 2 марта 2026 г.»."""
    if step.limit is None or step.since is None:
        return ""
    return _("%(days)s from %(day)s") % {"days": limit_words(step.limit), "day": date_words(step.since)}


def limit_words(limit: Limit) -> str:
    """Return a limit in words."""
    if limit.is_working:
        return ngettext("%(n)d working day", "%(n)d working days", limit.days) % {"n": limit.days}
    return ngettext("%(n)d calendar day", "%(n)d calendar days", limit.days) % {"n": limit.days}
