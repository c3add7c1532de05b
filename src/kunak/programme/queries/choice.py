"""The measures of a version that were asked for, and what else could be asked: under every way to see a plan."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kunak.agreements.models import Commitment
from kunak.agreements.queries.register import Choice
from kunak.core import reference
from kunak.core.lifecycle import MeasureState, VersionState
from kunak.core.places import name_of
from kunak.core.programme.term import MeasureTerm
from kunak.people.policies import Reader
from kunak.programme.models import Version
from kunak.programme.progress import shifted_terms
from kunak.programme.queries.asked import FREE, PlanAsked
from kunak.programme.queries.lines import CHOICES, PlanLine, chosen_lines, plan_lines, with_states
from kunak.programme.queries.places import NOWHERE, Place, places_of
from kunak.programme.queries.states import STATES
from kunak.ui.templatetags.kunak_ui import kind_name, sector_name

MANY = 300  # measures; how far each of more is, is told of those that are shown
WORKING = tuple(state for state in MeasureState if state not in {MeasureState.PROPOSED, MeasureState.AGREED})


@dataclass(frozen=True, slots=True)
class Chip:
    """A quick choice of rows: its name in the address and how many rows it has."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """What was asked of a version and what answers to it.

    Args:
        all_lines: every measure, in the order of the plan.
        lines: those that answer, in the order asked.
        places: where each measure happens, where that is asked for.
        is_told: whether states were told of all; in a long plan they are told of what is shown, unless asked for.
        commitments: all of the agreement.
        commitment: whose measures alone are shown.
    """

    version: Version
    on: date
    asked: PlanAsked
    all_lines: tuple[PlanLine, ...]
    lines: Sequence[PlanLine]
    commitments: tuple[Commitment, ...]
    commitment: Commitment | None
    is_told: bool
    reader: Reader | None
    places: Mapping[int, Place] = field(default_factory=dict)

    @property
    def is_over(self) -> bool:
        """Whether the period of the plan has ended by the day."""
        return self.version.programme.ends_on < self.on

    def told(self, lines: Sequence[PlanLine]) -> Sequence[PlanLine]:
        """Return lines with their states. No query where they were told of all."""
        return lines if self.is_told else with_states(self.version, lines, self.reader, self.on)

    @property
    def count(self) -> int:
        """How many measures the version has."""
        return len(self.all_lines)

    @property
    def sector_count(self) -> int:
        """In how many sectors they are."""
        return len({line.sector for line in self.all_lines})

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The quick choices with their numbers."""
        return tuple(Chip(name, sum(map(fits, self.all_lines))) for name, fits in CHOICES.items())

    @property
    def states(self) -> tuple[Choice, ...]:
        """The states that measures are in, in their order."""
        if not self.is_told:
            return tuple(Choice(code, code) for code in WORKING)
        counts = Counter(line.state.code for line in self.all_lines)
        return tuple(Choice(code, code, counts[code]) for code in STATES if counts[code])

    @property
    def late_count(self) -> int:
        """How many are late; nobody counted it where states were not told of all."""
        return sum(line.state.is_late for line in self.all_lines) if self.is_told else 0

    @property
    def sectors(self) -> tuple[Choice, ...]:
        """The sectors that measures are of."""
        counts = Counter(line.sector for line in self.all_lines)
        ordered = dict.fromkeys([*reference.sectors(), *counts])
        return tuple(Choice(code, sector_name(code), counts[code]) for code in ordered if counts[code])

    @property
    def kinds(self) -> tuple[Choice, ...]:
        """The kinds that measures are of, by their names."""
        counts = Counter(line.kind for line in self.all_lines)
        found = [Choice(code, kind_name(code), count) for code, count in counts.items()]
        return tuple(sorted(found, key=lambda one: one.words))

    @property
    def bodies(self) -> tuple[Choice, ...]:
        """The executors of all sides, each side's by name."""
        return tuple(self._bodies())

    def _bodies(self) -> Iterator[Choice]:
        counts = Counter(body for line in self.all_lines for body in line.bodies)
        for party in self.version.programme.agreement.parties.all():
            own = sorted((body for body in counts if body.letter == party.letter), key=lambda body: body.name)
            yield from (Choice(body.value, f"{party.label}: {body.name}", counts[body]) for body in own)

    @property
    def territories(self) -> tuple[Choice, ...]:
        """Where measures happen, as far as that is asked for: the most frequent first; last, that it is not known."""
        counts = Counter(code for place in self.places.values() for code in place.codes)
        found = [Choice(code, name_of(code, get_language() or "ru"), count) for code, count in counts.most_common()]
        nowhere = sum(not place.codes for place in self.places.values())
        return (*found, *([Choice(NOWHERE, _("place not known"), nowhere)] if nowhere else []))

    @property
    def totals(self) -> tuple[tuple[str, int], ...]:
        """How many of the chosen lines each sector has."""
        counts = Counter(line.sector for line in self.lines)
        return tuple(counts.items())


def plan_choice(
    version: Version,
    reader: Reader | None,
    asked: PlanAsked,
    on: date,
    *,
    needs_states: bool = False,
    needs_places: bool = False,
) -> PlanChoice:
    """Return the measures of a version that are asked for. A fixed number of queries.

    Args:
        needs_states: whether the way shows the state of every measure, however many there are.
        needs_places: whether it shows where each happens.
    """
    lines = plan_lines(version)
    by_state = bool(asked.state or asked.due) or asked.sort.lstrip("-") == "state"
    is_told = needs_states or by_state or len(lines) <= MANY or version.state != VersionState.IN_FORCE
    lines = with_states(version, lines, reader, on) if is_told else lines
    places = _places(version, lines) if needs_places or asked.place else {}
    commitments = tuple(version.programme.agreement.commitments.all())
    return PlanChoice(
        version=version,
        on=on,
        asked=asked,
        all_lines=lines,
        lines=chosen_lines(lines, asked, on, places),
        commitments=commitments,
        commitment=_asked_commitment(commitments, asked.commitment),
        is_told=is_told,
        reader=reader,
        places=places,
    )


def shifts_in(choice: PlanChoice) -> Mapping[UUID, MeasureTerm]:
    """Return the terms of a plan in force that all sides have shifted, by line; of another version none is."""
    if choice.version.state != VersionState.IN_FORCE:
        return {}
    terms = shifted_terms(choice.version.programme.agreement_id, choice.reader)
    return {line: terms[line] for one in choice.all_lines if (line := UUID(one.line)) in terms} if terms else {}


def _places(version: Version, lines: Iterable[PlanLine]) -> dict[int, Place]:
    return places_of(version, {line.pk: [body.letter for body in line.bodies] for line in lines})


def _asked_commitment(commitments: Iterable[Commitment], asked: str) -> Commitment | None:
    if asked in {"", FREE}:
        return None
    return next((one for one in commitments if str(one.pk) == asked), None)
