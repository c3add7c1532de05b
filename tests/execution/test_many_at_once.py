"""Many people of both sides at one measure: no report is lost, no answer is on a content that its person never saw.

The model knows which revisions each person saw and what each has done; the journal's order tells what was settled when.
Hypothesis puts the deeds of few people in every order; threads let twenty people do theirs at once.
"""

import random
from collections import Counter
from dataclasses import dataclass, field
from functools import partial

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, settings
from hypothesis import given as drawn
from hypothesis import strategies as st
from tests.execution.test_races import at_once
from tests.factories.execution import ON, given, make_measure, person_of

from kunak.core.errors import KunakError
from kunak.core.execution import Answer, DepartureKind
from kunak.execution import services
from kunak.execution.models import Departure, DepartureKey, PublicKey, Report, ReportKey
from kunak.execution.services.locking import locked
from kunak.journal.models import Entry
from kunak.journal.queries import check
from kunak.people.models import Person
from kunak.programme.models import Measure

TOLD = {
    "report": "reported",
    "mend": "report mended",
    "confirm": "report confirmed",
    "return": "report returned",
    "depart": "departure proposed",
    "agree": "departure agreed",
}
DEEDS = ("look", "report", "mend", "confirm", "return", "publish", "depart", "agree")


@dataclass
class Somebody:
    """One person: the reports and departures that the person last saw, every content ever seen, what was done."""

    person: Person
    reports: list[Report] = field(default_factory=list)
    departures: list[Departure] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    did: Counter[str] = field(default_factory=Counter)
    mended: list[tuple[int, int]] = field(default_factory=list)  # the revision seen and the one written

    def look(self, measure: Measure) -> None:
        """Open the page of the measure: it shows the last revision of each report, and the departures."""
        with transaction.atomic():
            locked(measure.version.programme.agreement_id)
            every = Report.objects.filter(line=measure.line).select_related("side", "agreement")
            self.reports = list({one.number: one for one in every}.values())
            self.departures = list(Departure.objects.filter(line=measure.line).select_related("side", "agreement"))
        self.seen |= {one.content_hash for one in (*self.reports, *self.departures)}

    def do(self, deed: str, measure: Measure, place: int) -> None:
        """Do something with what was seen last; a refusal changes nothing."""
        try:
            with transaction.atomic():
                done = self._do(deed, measure, place)
        except KunakError:
            return
        self.did[done] += 1

    def _do(self, deed: str, measure: Measure, place: int) -> str:
        by, told = self.person, given(result=f"{self.person.name} {sum(self.did.values())}")
        if deed == "report":
            services.report(measure=measure, given=told, on=ON, by=by)
        elif deed == "depart":
            kind = DepartureKind.SHIFT
            ends_on = ON.replace(year=2027, day=1 + place)
            services.propose_departure(measure=measure, kind=kind, ends_on=ends_on, reason="надо", on=ON, by=by)
        elif deed == "agree" and self.departures:
            last, seen = self.departures[-1], self.departures[-1].content_hash
            services.answer_departure(departure=last, is_agreed=True, content_hash=seen, on=ON, by=by)
        elif deed in {"mend", "confirm", "return", "publish"} and self.reports:
            self._speak(deed, self.reports[place % len(self.reports)])
        else:
            self.look(measure)
            return "look"
        return deed

    def _speak(self, deed: str, report: Report) -> None:
        by, seen = self.person, report.content_hash
        if deed == "mend":
            told = given(result=f"{by.name} {sum(self.did.values())}")
            made = services.mend_report(report=report, given=told, on=ON, by=by)
            self.mended.append((report.revision, made.revision))
        elif deed == "publish":
            services.turn_public_key(report=report, content_hash=seen, by=by)
        else:
            said = Answer.CONFIRMED if deed == "confirm" else Answer.RETURNED
            services.answer_report(report=report, answer=said, content_hash=seen, on=ON, by=by, reason="нет подписи")


def make_people(measure: Measure, each: int) -> list[Somebody]:
    """Return so many coordinators of each side; everybody has looked once."""
    found = [Somebody(person_of(measure, side)) for _ in range(each) for side in (0, 1)]
    for one in found:
        one.look(measure)
    return found


def check_all(measure: Measure, people: list[Somebody]) -> None:
    """Check that nothing is lost or doubled, and that every key is on what its person saw, of the other side."""
    did, seen = Counter[str](), {one.person.pk: one.seen for one in people}
    for one in people:
        did += one.did
    reports = list(Report.objects.filter(line=measure.line))
    answers = list(ReportKey.objects.filter(report__line=measure.line).select_related("report"))
    agreed = list(DepartureKey.objects.select_related("departure"))
    assert (len(reports), len(answers)) == (did["report"] + did["mend"], did["confirm"] + did["return"])
    assert (len(agreed), PublicKey.objects.count()) == (did["agree"], did["publish"])
    assert sorted({one.number for one in reports}) == list(range(1, did["report"] + 1))
    assert all(after == before + 1 for one in people for before, after in one.mended)
    assert not [key for key in (*answers, *agreed, *PublicKey.objects.all()) if key.content_hash not in seen[key.by_id]]
    assert not [
        key for key in answers if key.side_id == key.report.side_id or key.content_hash != key.report.content_hash
    ]
    assert not [key for key in agreed if key.side_id == key.departure.side_id]
    verbs = Counter(Entry.objects.values_list("verb", flat=True))
    assert {deed: verbs[verb] for deed, verb in TOLD.items()} == {deed: did[deed] for deed in TOLD}
    check_order(answers)
    assert check()[0] is None


def check_order(answers: list[ReportKey]) -> None:
    """Check by the journal's order that nothing is said of what was settled, nor of what was mended in the meantime."""
    confirmed = Counter(key.report_id for key in answers if key.turned_at)
    assert not [pk for pk, count in confirmed.items() if count > 1]
    is_settled, latest, settled = False, dict[int, int](), set[int]()
    for verb, told in Entry.objects.order_by("number").values_list("verb", "after"):
        assert not (is_settled and verb in {"reported", "departure proposed", "departure agreed"}), verb
        if verb in {"reported", "report mended"}:
            latest[told["report"]] = told["revision"]
            settled.discard(told["report"])
        if verb in {"report confirmed", "report returned"}:
            assert told["revision"] == latest[told["report"]]
            assert told["report"] not in settled
        if verb == "report confirmed":
            settled.add(told["report"])
        is_settled = verb == "measure settled" or (is_settled and verb != "report mended")


Steps = list[tuple[int, str, int]]  # who, what, which report; 0 and 2 are of one side, 1 and 3 of the other
STEPS = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(DEEDS), st.integers(0, 2)), min_size=4, max_size=12)

REPORTED: Steps = [(0, "report", 0), (1, "look", 0)]


@pytest.fixture
def measure(db: None) -> Measure:
    """Return a measure in force."""
    return make_measure()


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@drawn(steps=STEPS)
@example(steps=[*REPORTED, (0, "look", 0), (0, "mend", 0), (1, "confirm", 0)])  # of what was mended after the look
@example(steps=[*REPORTED, (0, "look", 0), (2, "look", 0), (0, "mend", 0), (2, "mend", 0)])
@example(steps=[*REPORTED, (3, "look", 0), (1, "confirm", 0), (3, "return", 0)])  # of what is settled
@example(steps=[*REPORTED, (3, "look", 0), (1, "confirm", 0), (3, "confirm", 0)])
@example(steps=[*REPORTED, (1, "confirm", 0), (3, "report", 0), (0, "depart", 0)])
@example(steps=[*REPORTED, (0, "look", 0), (0, "confirm", 0)])  # of the own side's
def test_in_every_order_of_deeds_no_report_is_lost_and_no_answer_is_on_what_nobody_saw(
    measure: Measure, steps: Steps
) -> None:
    with transaction.atomic():
        people = make_people(measure, 2)
        for who, deed, place in steps:
            people[who].do(deed, measure, place)
        check_all(measure, people)
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_twenty_people_of_both_sides_report_mend_and_confirm_at_once_and_lose_nothing() -> None:
    measure = make_measure()
    people, chance = make_people(measure, 10), random.Random(20)
    plans = [[("look", 0), *((chance.choice(DEEDS), chance.randrange(3)) for _ in range(4))] for _ in people]

    def live(one: Somebody, plan: list[tuple[str, int]]) -> None:
        for deed, place in plan:
            one.do(deed, measure, place)

    at_once(*[partial(live, one, plan) for one, plan in zip(people, plans, strict=True)])

    check_all(measure, people)
    assert Report.objects.exists()
