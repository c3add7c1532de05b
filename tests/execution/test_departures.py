"""Departures from the plan: by the keys of all sides, each with its reason and its turn; what was signed stays."""

from datetime import date, timedelta

import pytest
from django.test import Client
from tests.factories.execution import ON, answer, given, make_measure, make_report, person_of
from tests.factories.versions import make_version, measure_input, move

from kunak.agreements.errors import ReasonMissing, StaleContent
from kunak.core.execution import DepartureKind, MeasureState, Outcome, Progress
from kunak.core.lifecycle import VersionState
from kunak.execution import services
from kunak.execution.errors import NotTheLatestDeparture, OwnReport, ResultMissing, SameTerm, WorkOver
from kunak.execution.models import Departure
from kunak.execution.works import works_of
from kunak.journal.models import Entry
from kunak.people.errors import NotAllowed
from kunak.people.models import Person, Role
from kunak.programme import services as plans
from kunak.programme.models import Measure
from kunak.programme.progress import progress_of
from kunak.programme.queries import PlanAsked, plan_choice, plan_year, timeline

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_version)]
SIGNED, LATER = date(2026, 3, 20), date(2026, 6, 30)
DUE = date(2026, 3, 19)  # the signed day is a day off in Tatarstan


def propose(measure: Measure, by: Person, kind: DepartureKind = DepartureKind.SHIFT, **changes: object) -> Departure:
    """Propose a departure, a shift to 30 June by default."""
    fields = {"ends_on": LATER if kind is DepartureKind.SHIFT else None, "reason": "просит завод", "on": ON}
    return services.propose_departure(measure=measure, kind=kind, by=by, **(fields | changes))


def reply(departure: Departure, by: Person, *, is_agreed: bool = True, reason: str = "") -> None:
    """Answer a departure as it stands."""
    services.answer_departure(
        departure=departure, is_agreed=is_agreed, content_hash=departure.content_hash, on=ON, by=by, reason=reason
    )


def progress(measure: Measure, by: Person) -> Progress:
    """Return how far a measure is."""
    return progress_of([measure.line], by, ON)[measure.line]


def test_a_shift_holds_once_the_other_side_agrees_and_the_drift_is_from_the_baseline() -> None:
    measure = make_measure()
    a, b = person_of(measure), person_of(measure, 1)

    shift = propose(measure, a)
    before = progress(measure, a)
    reply(shift, b)
    after = progress(measure, a)

    assert (before.due_on, before.drift_days) == (DUE, 0)
    assert (after.due_on, after.drift_days) == (LATER, (LATER - SIGNED).days)
    assert Measure.objects.get(pk=measure.pk).ends_on == SIGNED
    assert Entry.objects.order_by("-number").values_list("verb", flat=True)[0] == "term shifted"


def test_ways_to_see_the_plan_show_the_term_that_holds_beside_the_signed_one(client: Client) -> None:
    measure = make_measure()
    a, b = person_of(measure), person_of(measure, 1)
    reply(propose(measure, a), b)
    choice = plan_choice(measure.version, a, PlanAsked(), ON)

    [row] = [one for one in timeline(choice, choice.lines, {}).rows if one.line.pk == measure.pk]
    year = plan_year(choice, LATER.year)
    client.force_login(a)
    shown = client.get(measure.get_absolute_url(), headers={"accept-language": "ru"}).content.decode()

    assert (row.line.term.ends_on, row.drift != "", row.baseline is not None) == (LATER, True, True)
    assert LATER in [one.on for month in year.months for one in month.events if one.line.pk == measure.pk]
    assert "Сейчас действует" in shown
    assert "г.. " not in shown


def test_each_shift_keeps_its_turn_and_its_reason() -> None:
    measure = make_measure()
    a, b = person_of(measure), person_of(measure, 1)
    for days, reason in ((10, "погода"), (20, "приказ")):
        reply(propose(measure, a, ends_on=SIGNED + timedelta(days), reason=reason), b)

    work = works_of([measure.line])[measure.line]

    assert [(one.turn, one.days) for one in work.course.shifts] == [(1, 10), (2, 10)]
    assert [one.reason for one in work.departures] == ["погода", "приказ"]
    assert work.plan.baseline.ends_on == SIGNED


@pytest.mark.parametrize(
    ("kind", "state"), [(DepartureKind.DROP, MeasureState.DROPPED), (DepartureKind.MOVE, MeasureState.MOVED)]
)
def test_dropping_and_moving_need_the_keys_of_both_sides(kind: DepartureKind, state: MeasureState) -> None:
    measure = make_measure()
    a, b = person_of(measure), person_of(measure, 1)
    proposed = propose(measure, a, kind)

    with pytest.raises(OwnReport):
        reply(proposed, person_of(measure))
    with pytest.raises(NotAllowed):
        reply(proposed, person_of(measure, 1, role=Role.SECTOR_LEAD, sectors=("procurement",)))
    assert not progress(measure, a).is_over
    reply(proposed, b)

    assert progress(measure, a).state == state
    with pytest.raises(WorkOver):
        make_report(measure, by=b)


def test_a_returned_proposal_changes_nothing_and_another_one_may_follow() -> None:
    measure = make_measure()
    a, b = person_of(measure), person_of(measure, 1)
    first = propose(measure, a)
    with pytest.raises(ReasonMissing):
        reply(first, b, is_agreed=False)
    reply(first, b, is_agreed=False, reason="рано")
    with pytest.raises(NotTheLatestDeparture):
        reply(first, person_of(measure, 1))
    told = Entry.objects.get(verb="departure returned").after
    assert (told["reason"], told["content"]) == ("рано", first.content_hash)

    second = propose(measure, a, ends_on=LATER + timedelta(1))

    assert progress(measure, a).due_on == DUE
    with pytest.raises(NotTheLatestDeparture):
        reply(first, b)
    reply(second, b)
    assert progress(measure, a).due_on == LATER + timedelta(1)
    with pytest.raises(NotTheLatestDeparture):
        reply(second, person_of(measure, 1), is_agreed=False, reason="передумали")


def test_the_term_of_a_measure_that_is_over_is_neither_shifted_nor_agreed_on() -> None:
    measure = make_measure()
    a, b = person_of(measure), person_of(measure, 1)
    waits = propose(measure, a)
    answer(make_report(measure, by=a), by=b)

    with pytest.raises(WorkOver):
        reply(waits, b)
    with pytest.raises(WorkOver):
        propose(measure, b)


def test_a_later_proposal_takes_the_place_of_one_that_waits() -> None:
    measure = make_measure()
    a, b = person_of(measure), person_of(measure, 1)
    first, second = propose(measure, a), propose(measure, b, ends_on=LATER + timedelta(5))

    with pytest.raises(NotTheLatestDeparture):
        reply(first, b)
    with pytest.raises(StaleContent):
        services.answer_departure(
            departure=second, is_agreed=True, content_hash=first.content_hash, on=ON, by=a, reason=""
        )


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [({"ends_on": None}, ResultMissing), ({"ends_on": SIGNED}, SameTerm), ({"reason": " "}, ReasonMissing)],
)
def test_a_shift_lacks_nothing(changes: dict[str, object], refusal: type[Exception]) -> None:
    measure = make_measure()

    with pytest.raises(refusal):
        propose(measure, person_of(measure), **changes)

    assert not Departure.objects.exists()


def test_a_version_that_carries_the_measure_on_leaves_an_agreed_shift_and_one_without_it_drops_it() -> None:
    measure = make_measure()
    a, b = person_of(measure), person_of(measure, 1)
    agreement = measure.version.programme.agreement
    reply(propose(measure, a), b)

    make_version(agreement=agreement)
    carried = progress(measure, a)
    make_version(agreement=agreement, measures=[measure_input(agreement, text="Другое")])

    assert carried.due_on == LATER
    assert progress(measure, a).state == MeasureState.DROPPED


def test_done_late_is_counted_by_the_shifted_term() -> None:
    measure = make_measure()
    a, b = person_of(measure), person_of(measure, 1)
    reply(propose(measure, a), b)
    report = services.report(measure=measure, given=given(held_on=ON), on=ON, by=a)

    answer(report, by=b)

    found = progress(measure, a)
    assert (found.state, found.drift_days) == (MeasureState.DONE, (ON - SIGNED).days)


def test_a_measure_that_the_next_plan_takes_up_is_open_again_though_it_was_not_done_in_the_last() -> None:
    measure = make_measure()
    a, b = person_of(measure), person_of(measure, 1)
    report = make_report(measure, by=a, outcome=Outcome.NOT_DONE, reason="закрыта граница", result="")
    answer(report, by=b)
    agreement = measure.version.programme.agreement
    period = {"starts_on": date(2028, 1, 1), "ends_on": date(2029, 12, 31)}

    opened = plans.open_next_plan(agreement=agreement, **period, left={}, on=ON, by=a)
    before = progress(measure, a)
    move(opened, VersionState.IN_FORCE, by=a, others=[b])
    after = progress(measure, a)

    assert (before.state, after.state) == (MeasureState.NOT_DONE, MeasureState.IN_PLAN)
    assert make_report(measure, by=b).number == 2
