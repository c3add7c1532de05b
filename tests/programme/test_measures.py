"""Measures of an open version: added, changed, dropped, put back; whoever was second learns of the first."""

from datetime import date
from typing import Any

import pytest
from tests.factories.people import make_organisation, make_person
from tests.factories.programme import (
    add,
    given,
    make_in_force,
    make_returned,
    make_sent,
    make_version,
    writer_of,
)

from kunak.agreements.errors import ReasonMissing, TextTooLong
from kunak.core.programme.term import parse_term
from kunak.journal.models import Entry
from kunak.people import services as people
from kunak.people.models import Organisation, Role
from kunak.programme import errors, services
from kunak.programme.content import draft_hash
from kunak.programme.models import Measure, Version
from kunak.programme.services import MeasureInput, MilestoneInput

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_version)]


def change(measure: Measure, by: Any = None, revision: int | None = None, **fields: Any) -> Measure:
    version = measure.version
    return services.change_measure(
        measure=measure,
        revision=measure.revision if revision is None else revision,
        given=given(version, **fields),
        by=by or writer_of(version),
    )


def drop(measure: Measure, reason: str = "", by: Any = None, revision: int | None = None) -> Measure:
    seen = measure.revision if revision is None else revision
    return services.drop_measure(measure=measure, revision=seen, reason=reason, by=by or writer_of(measure.version))


def told(verb: str) -> Entry:
    return Entry.objects.filter(verb=verb).latest("number")


# --- added


def test_a_measure_is_added_at_the_end_with_everything_that_was_entered() -> None:
    version = make_version()
    steps = [MilestoneInput("Программа", date(2026, 8, 1)), MilestoneInput(" "), MilestoneInput("Итоги", is_final=True)]

    measure = add(version, milestones=steps, expected_result=" договоры ", indicator="10 договоров", money="бюджет")

    assert list(version.measures.all())[-1] == measure
    assert [(one.name, one.party.label) for one in measure.executors.all()] == [
        ("Минпромторг РТ", "Татарстан"),
        ("Минэкономразвития РИ", "Ингушетия"),
    ]
    assert [(one.order, one.name, one.due_on) for one in measure.milestones.all()] == [
        (0, "Программа", date(2026, 8, 1)),
        (1, "Итоги", None),
    ]
    assert (measure.term_kind, measure.ends_on, measure.expected_result) == ("quarter", date(2026, 9, 30), "договоры")
    assert told("measure added").after["measure term"] == "quarter 2026-07-01 2026-09-30"


def test_a_body_is_made_once_whatever_its_case_and_stands_in_the_order_given() -> None:
    version = make_version()
    party = version.programme.agreement.parties.get(order=0)
    make_organisation(side=party.side, name="Минздрав")

    measure = add(version, executors={party.pk: ["Ярмарка", "минздрав", " ", "МИНЗДРАВ"]})

    assert [one.name for one in measure.executors.all()] == ["Ярмарка", "Минздрав"]
    assert Organisation.objects.filter(side=party.side, name__in=["Ярмарка", "минздрав", "МИНЗДРАВ"]).count() == 1


def test_a_body_proposed_by_a_former_name_is_named_as_it_is_called_today() -> None:
    version = make_version()
    party = version.programme.agreement.parties.get(order=0)
    body = people.organisations_named([(party.side, "Минздрав")])[party.side_id, "Минздрав"]
    by = writer_of(version)
    for name, since in (("Минздрав РТ", "2020"), ("Министерство будущего", "2199")):
        people.enter_name(body=body, new=people.NewName(name=name, since=since, ground="указ"), by=by)

    measure = add(version, executors={party.pk: ["минздрав"]})

    [executor] = measure.executors.all()
    assert (executor.organisation, executor.name) == (body, "Минздрав РТ")


@pytest.mark.parametrize("term", ["2025", "2028", "31.12.2025", "01.01.2028", "2020–2025"])
def test_a_term_without_a_day_in_the_plan_is_refused(term: str) -> None:
    version = make_version()

    with pytest.raises(errors.TermOutsideThePlan) as refusal:
        add(version, term=parse_term(term))

    assert (refusal.value.starts_on, refusal.value.ends_on) == (date(2026, 1, 1), date(2027, 12, 31))
    assert version.measures.count() == 3


@pytest.mark.parametrize("term", ["", "постоянно", "2026–2030", "2020–2026", "31.12.2027"])
def test_a_term_that_has_a_day_in_the_plan_is_taken(term: str) -> None:
    assert add(make_version(), term=parse_term(term)).pk


# --- changed


def test_a_change_is_told_before_and_after_and_counts_a_revision() -> None:
    version = make_version()
    measure = version.measures.first()

    changed = change(measure, text="Провести семинар", sector="procurement")

    assert (changed.text, changed.revision) == ("Провести семинар", 2)
    entry = told("measure changed")
    assert entry.before["text"] == measure.text
    assert entry.after["text"] == "Провести семинар"
    assert entry.after["executors"] == {
        "Республика Татарстан": ["Минпромторг РТ"],
        "Республика Ингушетия": ["Минэкономразвития РИ"],
    }
    assert entry.about == f"agreements.agreement:{version.programme.agreement_id}"


def test_saving_the_same_again_counts_no_revision_and_tells_nothing() -> None:
    measure = add(make_version())
    somebody = make_person(side=measure.version.drafted_by_side)
    entries = Entry.objects.count()

    same = change(measure, by=somebody)

    assert (same.revision, Entry.objects.count()) == (1, entries)
    fresh = Measure.objects.get(pk=measure.pk)
    assert (fresh.revision, fresh.changed_by) == (1, measure.changed_by)


def test_the_second_of_two_writers_is_told_of_the_first_and_writes_nothing() -> None:
    measure = make_version().measures.first()
    colleague = make_person(side=measure.version.drafted_by_side, name="Айгуль")
    change(measure, by=colleague, text="Первый")

    with pytest.raises(errors.EditedMeanwhile) as refusal:
        change(measure, text="Второй")

    assert refusal.value.who == "Айгуль"
    assert Measure.objects.get(pk=measure.pk).text == "Первый"
    assert change(Measure.objects.get(pk=measure.pk), text="Второй").text == "Второй"


def test_a_measure_that_was_dropped_meanwhile_is_told_with_the_reason() -> None:
    measure = make_version().measures.first()
    drop(measure, "не нужно")

    with pytest.raises(errors.MeasureDropped) as refusal:
        change(measure, text="Второй")

    assert (refusal.value.who, refusal.value.reason) == (writer_of(measure.version).name, "не нужно")


def test_a_refused_change_leaves_nothing_half_done() -> None:
    version = make_version()
    measure = add(version)
    before, entries = draft_hash(version), Entry.objects.count()

    with pytest.raises(errors.TermOutsideThePlan):
        change(measure, text="Другое", executors={}, term=parse_term("2031"))

    assert (draft_hash(version), Entry.objects.count()) == (before, entries)


# --- dropped and put back


def test_a_dropped_measure_is_no_part_of_the_content_and_stays_with_its_reason() -> None:
    version = make_version()
    measure, before = version.measures.first(), draft_hash(version)

    drop(measure, " не ко времени ")

    gone = Measure.everything.get(pk=measure.pk)
    assert (gone.drop_reason, gone.dropped_by) == ("не ко времени", writer_of(version))
    assert draft_hash(version) != before
    assert told("measure dropped").after == {"reason": "не ко времени"}
    services.restore_measure(measure=measure, by=writer_of(version))
    assert draft_hash(version) == before
    assert told("measure restored").before == {"reason": "не ко времени"}


def test_putting_back_twice_is_as_once() -> None:
    measure = make_version().measures.first()
    drop(measure)
    for _ in range(2):
        services.restore_measure(measure=measure, by=writer_of(measure.version))

    assert Entry.objects.filter(verb="measure restored").count() == 1


def test_what_somebody_has_just_changed_is_not_dropped_unseen() -> None:
    measure = make_version().measures.first()
    change(measure, text="Новый текст")

    with pytest.raises(errors.EditedMeanwhile):
        drop(measure, revision=1)

    assert Measure.objects.filter(pk=measure.pk).exists()
    drop(Measure.objects.get(pk=measure.pk))


def test_what_was_put_back_is_seen_anew_before_it_is_dropped_again() -> None:
    measure = make_version().measures.first()
    drop(measure)
    services.restore_measure(measure=measure, by=writer_of(measure.version))

    with pytest.raises(errors.EditedMeanwhile):
        drop(measure, revision=1)


@pytest.mark.parametrize("make", [make_returned, make_in_force])
def test_what_the_other_side_has_seen_is_dropped_with_a_reason_only(make: Any) -> None:
    version = make()
    if version.state == "in_force":
        version = services.start_new_version(programme=version.programme, by=writer_of(version))
    measure = version.measures.first()

    with pytest.raises(ReasonMissing):
        drop(measure, "  ")

    assert drop(measure, "объединено с другим").dropped_at


def test_what_was_written_after_a_return_was_seen_by_nobody_and_may_go_without_a_reason() -> None:
    version = make_returned()

    assert drop(add(version)).dropped_at


def test_what_is_new_in_a_later_version_may_go_without_a_reason() -> None:
    version = make_in_force()
    version = services.start_new_version(programme=version.programme, by=writer_of(version))

    assert drop(add(version)).dropped_at


def test_a_reason_has_its_longest() -> None:
    measure = make_version().measures.first()

    with pytest.raises(TextTooLong):
        drop(measure, "х" * 4001)

    assert drop(measure, "х" * 4000).dropped_at


# --- frozen


@pytest.mark.parametrize("make", [make_sent, make_in_force])
def test_nothing_is_written_to_a_version_that_is_not_open(make: Any) -> None:
    version = make()
    measure, by, seen = version.measures.first(), writer_of(version), version.content_hash
    names = {measure.sector: {party.pk: ["Х"] for party in version.programme.agreement.parties.all()}}
    deeds: list[Any] = [
        lambda: add(version),
        lambda: change(measure),
        lambda: drop(measure, "нет"),
        lambda: services.restore_measure(measure=measure, by=by),
        lambda: services.name_executors(version=version, names=names, by=by),
        lambda: services.change_period(version=version, starts_on=date(2026, 1, 1), ends_on=date(2026, 2, 1), by=by),
    ]

    for deed in deeds:
        with pytest.raises(errors.VersionFrozen):
            deed()

    assert Version.objects.get(pk=version.pk).content_hash == seen


# --- sectors


def test_a_sector_lead_writes_the_own_sectors_alone_and_takes_none_out_of_them() -> None:
    version = make_version()
    lead = make_person(side=version.drafted_by_side, role=Role.SECTOR_LEAD, sectors=("culture",))
    own, foreign = version.measures.get(sector="culture"), version.measures.get(sector="education")
    names = {"education": {version.programme.agreement.parties.first().pk: ["Х"]}}
    refused: list[Any] = [
        lambda: services.add_measure(version=version, given=given(version, sector="trade"), by=lead),
        lambda: change(foreign, by=lead, sector="education"),
        lambda: change(foreign, by=lead, sector="culture"),
        lambda: change(own, by=lead, sector="trade"),
        lambda: drop(foreign, by=lead),
        lambda: services.restore_measure(measure=foreign, by=lead),
        lambda: services.name_executors(version=version, names=names, by=lead),
    ]

    for deed in refused:
        with pytest.raises(errors.NotOfThisSector):
            deed()

    assert change(own, by=lead, sector="culture", text="Наша выставка").text == "Наша выставка"
    assert services.add_measure(version=version, given=MeasureInput("Ещё одна", "culture"), by=lead).pk
    drop(Measure.objects.get(pk=own.pk), by=lead)


def test_a_measure_put_back_keeps_its_place_before_those_added_since() -> None:
    version = make_version()
    first = add(version, text="Первое")
    drop(first)
    second = add(version, text="Второе")

    services.restore_measure(measure=first, by=writer_of(version))

    assert [one.text for one in version.measures.all()][-2:] == ["Первое", "Второе"]
    assert len({first.order, second.order}) == 2
