"""The ladders of a side."""

from dataclasses import dataclass

from kunak.core.reminders import Ladder
from kunak.people.models import Side
from kunak.reminders.models import LadderRule
from kunak.reminders.sources import SOURCES
from kunak.reminders.words import ladder_words, written_rungs


@dataclass(frozen=True, slots=True)
class LadderRow:
    """When people of a side are reminded of one kind of thing; `is_own` where the side has set it."""

    code: str
    name: str
    ladder: Ladder
    told: str
    is_own: bool


def ladder_rows(side: Side) -> list[LadderRow]:
    """Return the ladders of a side, usual ones where it has set none. One query."""
    own = dict(LadderRule.objects.filter(side=side).values_list("source", "rungs"))
    rows = []
    for code, source in SOURCES.items():
        ladder = Ladder.parse(own[code]) if code in own else source.usual
        before, after = written_rungs(ladder.before), written_rungs(ladder.after)
        told = ladder_words(before, after, on_the_day=ladder.on_the_day)
        rows.append(LadderRow(code, source.name, ladder, told, code in own))
    return rows
