"""A plan proposed, its period, versions begun and given up."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories.agreements import make_agreement
from tests.factories.programme import (
    PERIOD,
    add,
    agree,
    make_in_force,
    make_returned,
    make_sent,
    make_version,
    name_everybody,
    other_of,
    send,
    writer_of,
)

from kunak.agreements.errors import ReasonMissing
from kunak.agreements.search.verifying import differing
from kunak.core import reference
from kunak.core.lifecycle import VERSION_MOVES, VersionState
from kunak.journal.models import Entry
from kunak.programme import errors, queries, services
from kunak.programme.content import draft_hash
from kunak.programme.models import Programme, Version
from kunak.programme.services import FundingInput

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_version)]


def test_lists_of_agreements_know_at_once_of_a_plan_that_came_into_force() -> None:
    assert not differing([make_in_force().programme.agreement_id])


def test_a_plan_is_proposed_from_the_commitments_with_the_steps_of_their_kinds() -> None:
    version = make_version()

    found = [(one.sector, one.kind, one.text, one.milestones.count()) for one in version.measures.all()]

    kinds = reference.measure_kinds()
    assert found == [
        (
            "procurement",
            "procurement-exchange",
            "Обмениваться опытом закупок",
            len(kinds["procurement-exchange"].milestones),
        ),
        ("education", "general", "Принимать студентов из соседней республики", 3),
        ("culture", "exhibition", "Проводить общие выставки", len(kinds["exhibition"].milestones)),
    ]
    assert version.measures.first().commitment.text == "обмениваться опытом закупок"
    assert not any(one.executors.exists() for one in version.measures.all())
    assert {one.term_kind for one in version.measures.all()} == {"none"}
    assert Entry.objects.get(verb="programme proposed").after == {
        "starts_on": "2026-01-01",
        "ends_on": "2027-12-31",
        "measures": 3,
    }


@pytest.mark.shares(made_by=None)
def test_an_agreement_without_commitments_gets_an_empty_plan() -> None:
    agreement = make_agreement()
    agreement.commitments.all().delete()

    assert make_version(agreement).measures.count() == 0


@pytest.mark.parametrize("make", [make_version, make_sent, make_returned, make_in_force])
def test_a_plan_that_is_there_is_not_proposed_again(make: Any) -> None:
    version = make()

    with pytest.raises(errors.ProgrammeExists):
        services.propose_programme(agreement=version.programme.agreement, by=other_of(version), **PERIOD)


@pytest.mark.parametrize("make", [make_version, make_sent, make_returned])
def test_one_version_at_a_time_is_under_way(make: Any) -> None:
    version = make()

    with pytest.raises(errors.VersionUnderWay):
        services.start_new_version(programme=version.programme, by=other_of(version))


def test_a_draft_given_up_leaves_the_way_free_for_any_side() -> None:
    version = make_version()

    services.drop_version(version=version, reason="", by=writer_of(version))
    second = services.propose_programme(
        agreement=version.programme.agreement,
        starts_on=date(2027, 1, 1),
        ends_on=date(2027, 12, 31),
        by=other_of(version),
    )

    assert Version.objects.get(pk=version.pk).state == "dropped"
    assert (second.number, second.measures.count(), Programme.objects.count()) == (2, 3, 1)
    assert second.programme.starts_on == date(2027, 1, 1)
    assert Entry.objects.filter(verb="draft given up").exists()
    name_everybody(second)
    assert agree(send(second)).state == "in_force"


def test_a_version_that_the_other_side_has_seen_is_given_up_with_a_reason() -> None:
    version = make_returned()

    with pytest.raises(ReasonMissing):
        services.drop_version(version=version, reason=" ", by=writer_of(version))
    services.drop_version(version=version, reason="начнём заново", by=writer_of(version))

    assert Entry.objects.get(verb="version given up").after == {"reason": "начнём заново"}


def test_the_version_in_force_stays_when_the_next_is_given_up_and_is_begun_from_again() -> None:
    first = make_in_force()
    second = services.start_new_version(programme=first.programme, by=writer_of(first))
    add(second)
    services.drop_version(version=second, reason="", by=writer_of(first))

    third = services.start_new_version(programme=first.programme, by=other_of(first))

    assert (third.number, third.measures.count()) == (3, first.measures.count())
    assert queries.shown_version(first.programme, writer_of(first)) == Version.objects.get(pk=first.pk)


def test_nothing_is_begun_where_nothing_was_agreed() -> None:
    version = make_version()
    services.drop_version(version=version, reason="", by=writer_of(version))

    with pytest.raises(errors.NothingInForce):
        services.start_new_version(programme=version.programme, by=writer_of(version))


def test_the_period_is_a_part_of_the_content_and_settled_by_agreement() -> None:
    version = make_version()
    by, later = writer_of(version), {"starts_on": date(2027, 1, 1), "ends_on": date(2028, 12, 31)}

    services.change_period(version=version, by=by, **later)
    services.change_period(version=version, by=by, **later)

    entry = Entry.objects.get(verb="period changed")
    assert (entry.before["starts_on"], entry.after["starts_on"]) == ("2026-01-01", "2027-01-01")
    name_everybody(version)
    agree(send(Version.objects.get(pk=version.pk)))
    second = services.start_new_version(programme=version.programme, by=by)
    with pytest.raises(errors.PeriodSettled):
        services.change_period(version=second, by=by, **PERIOD)


def test_every_state_has_its_moves_and_the_ends_have_none() -> None:
    assert set(VERSION_MOVES) == set(VersionState)
    assert {state for state, targets in VERSION_MOVES.items() if not targets} == {
        VersionState.REPLACED,
        VersionState.DROPPED,
    }


def test_a_new_version_is_copied_whole_in_as_many_queries_however_long_it_is() -> None:
    def begun(version: Version) -> tuple[Version, int]:
        with CaptureQueriesContext(connection) as asked:
            made = services.start_new_version(programme=version.programme, by=writer_of(version))
        return made, len(asked)

    longer, few = begun(make_in_force())
    party = longer.programme.agreement.parties.first().pk
    for _ in range(9):
        add(longer, funding=[FundingInput(party, "own", 2026, Decimal(7))], signed_result="проработать")
    version = agree(send(longer))
    made, many = begun(version)

    assert many == few + 1  # the money, of which the first version had none
    assert draft_hash(made) == draft_hash(version)
    assert {one.revision for one in made.measures.all()} == {1}
    assert not made.measures.exclude(shown_at=None).exists()
