"""The road map of the sample: a version that both sides put in force, and the next one, which waits for a key."""

from dataclasses import dataclass
from datetime import date, timedelta

from kunak.agreements.models import Agreement, Commitment
from kunak.config.sample.files import rows
from kunak.core import reference
from kunak.core.programme.term import MeasureTerm, parse_term
from kunak.people.models import Person
from kunak.programme import services
from kunak.programme.content import draft_hash
from kunak.programme.models import Measure, Programme, Version
from kunak.programme.services import MeasureInput, MilestoneInput

MOVED, MOVED_TO = "совместных выставок", "IV квартал {first}"
RETURNED = "У Дней Республики Татарстан нет срока. Предлагаем II квартал {second} года."
ADDED_TERM = "II квартал {second}"
USUAL_DAYS = 90  # how long the steps take of a measure that has only its last day

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Plan:
    """Whose plan it is and from which year on: the coordinators in the order of the parties."""

    agreement: Agreement
    coordinators: tuple[Person, Person]
    first_year: int

    def dated(self, words: str) -> str:
        """Return the words with the plan's years in their places."""
        return words.format(first=self.first_year, second=self.first_year + 1)


def first_year(on: date) -> int:
    """Return the year in which a plan made on this day begins, so that its terms still lie ahead."""
    return on.year if on.month <= 6 else on.year + 1


def put_plan_in_force(plan: Plan) -> Programme:
    """Propose the road map, fill in who answers, turn both keys, and make it public."""
    first, second = plan.coordinators
    period = {"starts_on": date(plan.first_year, 1, 1), "ends_on": date(plan.first_year + 1, 12, 31)}
    version = services.propose_programme(agreement=plan.agreement, by=first, **period)
    for row in rows("measures"):
        _write(plan, version, row, by=first)
    version = services.send(version=version, content_hash=draft_hash(version), waiver="", by=first)
    services.turn_key(version=version, content_hash=version.content_hash, by=second)
    for person in plan.coordinators:
        services.turn_plan_key(version=version, content_hash=version.content_hash, by=person)
    return version.programme


def send_next_version(plan: Plan, programme: Programme) -> Version:
    """Let the second side move one measure and add another, be returned once, mend it, and send it again."""
    first, second = plan.coordinators
    version = services.start_new_version(programme=programme, by=second)
    moved = next(row for row in rows("measures") if row["words"] == MOVED)
    [added] = rows("next_measures")
    _write(plan, version, moved | {"term": MOVED_TO}, by=second)
    _write(plan, version, added, by=second)
    version = services.send(version=version, content_hash=draft_hash(version), waiver="", by=second)
    reason = plan.dated(RETURNED)
    services.return_version(version=version, reason=reason, content_hash=version.content_hash, by=first)
    _write(plan, version, added | {"term": ADDED_TERM}, by=second)
    return services.send(version=version, content_hash=draft_hash(version), waiver="", by=second)


def _write(plan: Plan, version: Version, row: Row, *, by: Person) -> Measure:
    """Write a row over the measure that it tells of, or add it where there is none."""
    commitment = _commitment(plan.agreement, row["words"])
    given = _given(plan, row, commitment)
    same = {"commitment": commitment} if commitment else {"text": row["text"]}
    measure = version.measures.filter(**same).first()
    if measure is None:
        return services.add_measure(version=version, given=given, by=by)
    return services.change_measure(measure=measure, revision=measure.revision, given=given, by=by)


def _commitment(agreement: Agreement, words: str) -> Commitment | None:
    """Return the commitment that has these words."""
    return agreement.commitments.filter(text__contains=words).first() if words else None


def _given(plan: Plan, row: Row, commitment: Commitment | None) -> MeasureInput:
    term = parse_term(plan.dated(row["term"]))
    first, second = plan.agreement.parties.values_list("pk", flat=True)
    return MeasureInput(
        text=row["text"],
        sector=row["sector"],
        kind=row["kind"],
        commitment=commitment,
        term=term,
        executors={first: row["executors_first"].split(";"), second: row["executors_second"].split(";")},
        milestones=_milestones(row["kind"], term),
        expected_result=row["expected_result"],
        indicator=row["indicator"],
        money=row["money"],
    )


def _milestones(kind: str, term: MeasureTerm) -> list[MilestoneInput]:
    """Return the usual steps of a kind, spread evenly over the term, the last one on its last day."""
    steps = reference.measure_kinds()[kind].milestones
    return [
        MilestoneInput(step.name_ru, _due_on(term, place, len(steps)), step.code, step.is_final)
        for place, step in enumerate(steps, start=1)
    ]


def _due_on(term: MeasureTerm, place: int, count: int) -> date | None:
    if term.starts_on is None or term.ends_on is None:
        return None
    days = (term.ends_on - term.starts_on).days or USUAL_DAYS
    return term.ends_on - timedelta(days=days * (count - place) // count)
