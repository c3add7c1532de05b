"""One board over many agreements: where measures are, what is late, whose keys are waited for, what comes next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kunak.agreements.contributions import DatedThing
from kunak.agreements.parties import parties_at
from kunak.agreements.queries import Row
from kunak.agreements.queries.page import term_dates
from kunak.agreements.queries.register import ListRow
from kunak.core.lifecycle import VersionState
from kunak.core.two_keys import KeyState
from kunak.desk.lines import Line, gather
from kunak.desk.queries.tallies import Tally, by
from kunak.execution.works import departure_states
from kunak.people.models import Side
from kunak.programme.content import states_of
from kunak.programme.models import Version

NONE = Tally()


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many keys are waited for: of the own side, and of others."""

    ours: int = 0
    theirs: int = 0

    def plus(self, other: "Waiting") -> "Waiting":
        """Return both together."""
        return Waiting(self.ours + other.ours, self.theirs + other.theirs)


@dataclass(frozen=True, slots=True)
class BoardRow:
    """An agreement on the board; `next` is what comes next under it, None for nothing."""

    listed: ListRow
    tally: Tally
    waiting: Waiting
    next: DatedThing | None


def board_rows(side: Side, listed: Sequence[ListRow], on: date, today: date) -> list[BoardRow]:
    """Return agreements with their measures as of a day; keys are told as they wait today. At most twenty queries."""
    keys = [one.row.agreement.pk for one in listed]
    lines = gather(side, on, today, keys)
    tallies, waiting = by(lambda one: [one.agreement], lines), _waiting(side, keys, lines)
    parted: dict[int, list[Line]] = {}
    for line in lines:
        parted.setdefault(line.agreement, []).append(line)
    return [
        BoardRow(one, tallies.get(key, NONE), waiting.get(key, Waiting()), _next(one.row, parted.get(key, []), on))
        for key, one in zip(keys, listed, strict=True)
    ]


def _next(row: Row, lines: Iterable[Line], on: date) -> DatedThing | None:
    """Return the nearest day of the agreement's term or of a measure that is not over."""
    days = [
        DatedThing(line.term.ends_on, line.text)
        for line in lines
        if line.term.ends_on and line.term.ends_on >= on and not line.progress.is_over
    ]
    return min([*days, *term_dates(row.known, on)], key=lambda one: one.on, default=None)


def _waiting(side: Side, keys: Sequence[int], lines: Iterable[Line]) -> Mapping[int, Waiting]:
    """Return whose keys are waited for, by the agreement: on versions, reports and departures. Five queries."""
    found: dict[int, Waiting] = {}
    for agreement, sides in [*_of_versions(keys), *_of_lines(lines)]:
        one = Waiting(int(side.pk in sides), len([key for key in sides if key != side.pk]))
        found[agreement] = found.get(agreement, Waiting()).plus(one)
    return found


def _of_versions(keys: Sequence[int]) -> Iterable[tuple[int, list[int]]]:
    sent = Version.objects.filter(programme__agreement__in=keys, state=VersionState.SENT).select_related(
        "programme__agreement"
    )
    for version in sent.prefetch_related(parties_at("programme__agreement"), "keys"):
        yield version.programme.agreement_id, _missing(states_of(version))


def _of_lines(lines: Iterable[Line]) -> Iterable[tuple[int, list[int]]]:
    for line in lines:
        work = line.work
        if line.progress.is_over:
            continue
        for known in work.reported:
            yield line.agreement, list(known.unanswered(work.sides))
        if work.departures:
            states = departure_states(work.departures[-1], work.sides, work.departures[-1].keys.all())
            if KeyState.RETURNED not in states.values():
                yield line.agreement, _missing(states)


def _missing(states: Mapping[int, KeyState]) -> list[int]:
    return [key for key, state in states.items() if state is not KeyState.TURNED]
