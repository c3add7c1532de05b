"""Each constraint of the room, provoked."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from tests.factories.people import make_organisation
from tests.factories.programme import (
    add,
    agree,
    make_in_force,
    make_sent,
    make_version,
    name_everybody,
    send,
    without_guard,
    writer_of,
)

from kunak.programme import services
from kunak.programme.models import Dependency, Executor, Measure, Milestone, PlanKey, Version, VersionKey
from kunak.programme.services import FundingInput, MilestoneInput

pytestmark = [pytest.mark.django_db, pytest.mark.storage, pytest.mark.shares(made_by=make_version)]
NOW = timezone.now()


def refuses(name: str, change: Callable[[], Any]) -> None:
    """Expect the constraint; SQLite does not name a broken UNIQUE."""
    is_unique = connection.vendor == "sqlite" and name.startswith("UNIQUE ")
    told = "UNIQUE" if is_unique else name.removeprefix("UNIQUE ")
    with pytest.raises(IntegrityError, match=told), transaction.atomic():
        change()


def set_on(record: Any, **fields: Any) -> Callable[[], Any]:
    return lambda: type(record)._base_manager.filter(pk=record.pk).update(**fields)


MANY = {"executor": "executors", "milestone": "milestones", "funding": "funding", "dependency": "dependencies"}


def an_agreed(part: str) -> Any:
    """Return a measure that both sides agreed on, or a part of it."""
    version = make_version()
    first = version.programme.agreement.parties.first()
    step, money = MilestoneInput("Итог"), FundingInput(first.pk, "regional", 2026, Decimal(1))
    measure = add(version, milestones=[step], funding=[money])
    Dependency.objects.create(measure=measure, predecessor=version.measures.exclude(pk=measure.pk).first())
    name_everybody(version)
    agree(send(version))
    return measure if part == "measure" else getattr(measure, MANY[part]).first()


@pytest.mark.parametrize(
    ("part", "fields"),
    [
        ("measure", {"text": "Иначе"}),
        ("measure", {"details": {"place": "Казань"}}),
        ("measure", {"dropped_at": NOW, "dropped_by": 1}),
        ("executor", {"name": "Иначе"}),
        ("milestone", {"due_on": NOW.date()}),
        ("funding", {"amount": 2}),
        ("dependency", {"measure_id": 1}),
    ],
)
def test_what_both_sides_agreed_on_is_neither_changed_nor_removed(part: str, fields: dict[str, Any]) -> None:
    one = an_agreed(part)

    refuses(f"{part}_that_was_sent_is_never_changed", set_on(one, **fields))
    alone = type(one)._base_manager.filter(pk=one.pk)
    refuses(f"{part}_that_was_sent_is_never_removed", lambda: alone._raw_delete(alone.db))


@pytest.mark.parametrize("part", ["measure", *MANY])
def test_nothing_is_added_to_what_was_sent(part: str) -> None:
    one = an_agreed(part)
    kind = type(one)
    fields = {field.attname: getattr(one, field.attname) for field in kind._meta.concrete_fields}
    again = kind(**(fields | {"id": None} | ({"line": uuid4()} if "line" in fields else {})))

    refuses(f"{part}_is_never_added_to_what_was_sent", lambda: kind._base_manager.bulk_create([again]))


@pytest.mark.parametrize("part", ["measure", "milestone"])
def test_nothing_is_moved_into_what_was_sent(part: str) -> None:
    version = make_in_force()
    draft = services.start_new_version(programme=version.programme, by=writer_of(version))
    there, here = version.measures.first(), add(draft, milestones=[MilestoneInput("Итог")])
    one, fields = (here, {"version": version}) if part == "measure" else (here.milestones.get(), {"measure": there})

    refuses(f"{part}_that_was_sent_is_never_changed", set_on(one, **fields))


def test_a_key_is_neither_changed_nor_removed() -> None:
    key = make_in_force().keys.first()

    refuses("version_key_is_never_changed", set_on(key, content_hash="0" * 64))
    refuses("version_key_is_never_removed", key.delete)


def test_a_plan_is_not_in_force_by_the_key_of_one_side() -> None:
    version = make_sent()

    refuses("plan_is_never_in_force_by_one_side", set_on(version, state="in_force", in_force_at=NOW))


@pytest.mark.parametrize(
    "fields",
    [
        {"term_kind": "day"},
        {"term_kind": "none", "starts_on": date(2026, 1, 1)},
        {"term_kind": "constantly", "ends_on": date(2026, 1, 1)},
        {"term_kind": "day", "starts_on": date(2026, 1, 1)},
        {"term_kind": "day", "ends_on": date(2026, 1, 1)},
        {"term_kind": "span", "starts_on": date(2026, 1, 2), "ends_on": date(2026, 1, 1)},
        {"term_kind": "someday"},
        {"term_kind": ""},
    ],
)
def test_the_term_of_a_measure_has_its_days_in_their_order(fields: dict[str, Any]) -> None:
    refuses("measure_term_has_its_days", set_on(make_version().measures.first(), **fields))


def test_a_measure_has_its_text() -> None:
    refuses("measure_has_its_text", set_on(make_version().measures.first(), text=""))


@pytest.mark.parametrize("fields", [{"dropped_at": NOW}, {"drop_reason": "нет"}])
def test_what_is_dropped_is_dropped_by_somebody(fields: dict[str, Any]) -> None:
    refuses("measure_is_dropped_by_somebody", set_on(make_version().measures.first(), **fields))


def test_nobody_drops_what_stays() -> None:
    version = make_version()

    refuses("measure_is_dropped_by_somebody", set_on(version.measures.first(), dropped_by=writer_of(version)))


def test_a_measure_stands_once_in_a_version_even_dropped() -> None:
    first, second, _ = make_version().measures.all()

    refuses("UNIQUE measure_once_in_a_version", set_on(second, line=first.line))


def test_an_executor_is_named_once_on_a_measure_and_has_a_name() -> None:
    measure = add(make_version())
    one = measure.executors.first()
    again = {"measure": measure, "party_id": one.party_id, "organisation_id": one.organisation_id, "name": "х"}

    refuses("UNIQUE executor_once_on_a_measure", lambda: Executor.objects.create(**again))
    refuses("executor_has_its_name", set_on(one, name=""))


def test_one_body_of_a_side_reports_and_it_answers_for_the_measure() -> None:
    version = make_version()
    party = version.programme.agreement.parties.first()
    measure = add(version, executors={party.pk: ["Минторг", "Минэк"]}, coexecutors={party.pk: ["Фонд"]})
    first, second, helper = measure.executors.all()
    set_on(first, reporter="Начальник отдела")()

    refuses("UNIQUE one_reports_for_a_side", set_on(second, reporter="Заместитель министра"))
    refuses("who_reports_is_of_a_responsible_body", set_on(helper, reporter="Директор"))
    refuses("who_reports_is_of_a_responsible_body", set_on(first, is_co=True))


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("funding_is_an_amount", {"amount": 0}),
        ("funding_is_an_amount", {"amount": -1}),
        ("funding_source_is_known", {"source": "казна"}),
        ("funding_source_is_known", {"source": ""}),
        ("funding_year_is_near", {"year": 1989}),
        ("funding_year_is_near", {"year": 2101}),
        ("funding_goes_from_a_budget_to_another_sides", {"source": "grant", "to_party": 1}),
        ("funding_goes_from_a_budget_to_another_sides", {"to_party": 0}),
        ("funding_names_an_agreement_of_a_transfer_alone", {"ground": "Соглашение"}),
        ("funding_names_an_agreement_of_a_transfer_alone", {"agreement": 0}),
        ("funding_names_an_agreement_of_a_transfer_alone", {"to_party": 1, "agreement": 0, "ground": ""}),
        ("funding_names_an_agreement_of_a_transfer_alone", {"to_party": 1, "ground": "Соглашение"}),
    ],
)
def test_money_is_an_amount_from_a_known_source_and_a_transfer_goes_to_another_budget(
    name: str, fields: dict[str, Any]
) -> None:
    version = make_version()
    agreement = version.programme.agreement
    parties = list(agreement.parties.all())
    measure = add(version, funding=[FundingInput(parties[0].pk, "regional", 2026, Decimal(5))])
    records = {"to_party": parties, "agreement": [agreement]}
    told = {field: records[field][value] if field in records else value for field, value in fields.items()}

    refuses(name, set_on(measure.funding.get(), **told))


def test_money_stands_in_its_rows_and_has_a_year_a_side_and_a_source() -> None:
    version = make_version()
    party = version.programme.agreement.parties.first().pk
    rows = [FundingInput(party, "regional", 2026, Decimal(5)), FundingInput(party, "grant", 2026, Decimal(5))]
    first, second = add(version, funding=rows).funding.all()

    refuses("UNIQUE funding_order_once", set_on(second, order=first.order))
    for field in ("year", "party", "source", "amount"):
        with pytest.raises(IntegrityError), transaction.atomic():
            set_on(first, **{field: None})()


def test_a_measure_waits_once_for_another_one() -> None:
    first, second, _ = make_version().measures.all()
    Dependency.objects.create(measure=second, predecessor=first)

    refuses("UNIQUE dependency_once", lambda: Dependency.objects.create(measure=second, predecessor=first))
    refuses("dependency_on_another_measure", lambda: Dependency.objects.create(measure=first, predecessor=first))


@pytest.mark.answers
def test_a_measure_is_found_through_all_versions_by_an_index() -> None:
    assert "measure_line" in Measure.objects.filter(line=UUID(int=1)).explain()


def test_milestones_have_their_places_and_names() -> None:
    first, second, *_ = make_version().measures.first().milestones.all()

    refuses("UNIQUE milestone_once_in_a_measure", set_on(second, line=first.line))
    refuses("UNIQUE milestone_order_once", set_on(second, order=first.order))
    refuses("milestone_has_its_name", set_on(first, name=""))


def test_a_programme_does_not_end_before_it_starts() -> None:
    refuses("programme_ends_after_it_starts", set_on(make_version().programme, ends_on=date(2020, 1, 1)))


def copy(version: Version, **fields: Any) -> Callable[[], Any]:
    given = {
        "programme": version.programme,
        "number": version.number + 1,
        "drafted_by_side": version.drafted_by_side,
        "created_by": version.created_by,
        "created_at": version.created_at,
    }
    return lambda: Version.objects.create(**(given | fields))


@pytest.mark.parametrize("state", ["draft", "sent", "returned"])
def test_one_version_alone_is_under_way(state: str) -> None:
    refuses("UNIQUE one_version_under_way", copy(make_version(), state=state, content_hash="x", sent_at=NOW))


def test_one_version_alone_is_in_force() -> None:
    fields = {"state": "in_force", "content_hash": "x", "sent_at": NOW, "in_force_at": NOW}

    refuses("UNIQUE one_version_in_force", copy(make_in_force(), **fields))


def test_a_number_is_given_once() -> None:
    version = make_in_force()

    refuses("UNIQUE version_number_once", copy(version, number=version.number))


@pytest.mark.parametrize("state", ["sent", "returned", "in_force", "replaced"])
@pytest.mark.parametrize("fields", [{"content_hash": ""}, {"sent_at": None}])
def test_what_was_sent_has_its_hash_and_its_moment(state: str, fields: dict[str, Any]) -> None:
    given = {"content_hash": "x", "sent_at": NOW, "in_force_at": NOW} | fields

    with without_guard():  # which refuses a plan of one side before it looks at anything else
        refuses("version_sent_has_its_hash", set_on(make_version(), state=state, **given))


@pytest.mark.parametrize("state", ["in_force", "replaced"])
def test_what_was_agreed_has_its_moment(state: str) -> None:
    with without_guard():
        refuses("version_in_force_has_its_moment", set_on(make_version(), state=state, content_hash="x", sent_at=NOW))


def test_a_version_has_a_state_that_is_known() -> None:
    refuses("version_state_is_known", set_on(make_version(), state="agreed", content_hash="x", sent_at=NOW))


@pytest.mark.parametrize("model", [VersionKey, PlanKey])
@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"turned_at": NOW, "returned_at": NOW},
        {"turned_at": NOW, "reason": "нет"},
        {"returned_at": NOW},
        {"reason": "нет"},
    ],
)
def test_a_key_is_turned_or_returned_with_a_reason(model: type[VersionKey | PlanKey], fields: dict[str, Any]) -> None:
    version = make_version()
    given = {"version": version, "side": version.drafted_by_side, "by": version.created_by, "content_hash": "x"}

    refuses("is_turned_or_returned_with_a_reason", lambda: model.objects.create(**given, **fields))


def test_a_dropped_measure_is_left_out_by_every_relation_and_kept_by_everything() -> None:
    version = make_version()
    measure = version.measures.first()
    set_on(measure, dropped_at=NOW, dropped_by=writer_of(version))()

    assert measure not in version.measures.all()
    assert measure not in Measure.objects.all()
    assert measure not in measure.commitment.measures.all()
    assert measure in Measure.everything.all()


def test_a_body_that_is_renamed_keeps_its_name_in_what_was_agreed() -> None:
    version = make_in_force()
    executor = version.measures.first().executors.first()

    make_organisation(side=executor.organisation.side, name=executor.name)
    type(executor.organisation).objects.filter(pk=executor.organisation_id).update(name="Новое министерство")

    assert version.measures.first().executors.first().name == executor.name
    assert Milestone.objects.filter(measure__version=version).exists()
