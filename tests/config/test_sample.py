"""The sample: made by the services, whole or not at all, and something to do on each desk."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.databases import kept_for_a_file

from kunak.agreements.models import Agreement
from kunak.agreements.search.verifying import verify
from kunak.config import sample
from kunak.config.sample.errors import DatabaseNotEmpty
from kunak.config.sample.files import rows
from kunak.config.sample.plan import first_year
from kunak.core.lifecycle import VersionState
from kunak.desk.queries import Desk, desk
from kunak.documents.models import Document
from kunak.drafts.models import Visa
from kunak.groups.models import Meeting
from kunak.journal.models import Entry
from kunak.journal.queries import check
from kunak.people.models import Person
from kunak.people.policies import membership_of
from kunak.programme import services
from kunak.programme.models import Version

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_hashes")]
DAY = date(2026, 3, 2)


def desk_of(person: Person) -> Desk:
    membership = membership_of(person)
    assert membership is not None
    return desk(person, membership.side, DAY)


def person_of(people: list[sample.SamplePerson], role: str, code: str = "") -> Person:
    return next(one.person for one in people if (one.role, one.code) == (role, code))


# --- on an empty database; these come first, since the sample of those below stays until the last of them


def test_the_terms_of_the_plan_lie_ahead_on_the_last_day_of_a_half_year() -> None:
    on = date(2026, 6, 30)

    sample.load(on=on)

    version = Version.objects.get(number=1)
    last = version.programme.ends_on
    assert (version.programme.starts_on, last) == (date(2026, 1, 1), date(2027, 12, 31))
    assert not [one.text for one in version.measures.all() if one.ends_on and not on <= one.ends_on <= last]


def test_a_sample_that_fails_at_its_last_step_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("kunak.config.sample.loading.send_next_version", fail)

    with pytest.raises(RuntimeError):
        sample.load(on=DAY)

    assert sample.is_empty()
    assert not Document.objects.exists()
    assert not Person.objects.exists()


# --- on the sample


@pytest.fixture(scope="module")
def loaded(files_of_all: Path, django_db_setup: None, django_db_blocker: Any) -> Iterator[list[sample.SamplePerson]]:
    """Return the people of a sample that is loaded once, in seconds, for all tests that look at it."""
    with kept_for_a_file(files_of_all / "sample", django_db_blocker):
        yield sample.load(on=DAY)


@pytest.fixture
def people(loaded: list[sample.SamplePerson], db: None) -> list[sample.SamplePerson]:
    return loaded


@pytest.mark.usefixtures("people")
def test_the_sample_is_one_agreement_marked_as_an_example_with_a_plan_in_force_and_the_next_one_on_its_way() -> None:
    agreement = Agreement.objects.get(event="signed")
    assert (agreement.is_sample, agreement.signed_on, agreement.notice) == (True, "2025-05-29", "")
    assert [party.name for party in agreement.parties.all()] == ["Республика Татарстан", "Республика Ингушетия"]
    states = Version.objects.order_by("number").values_list("state", "drafted_by_side__territory__code")
    assert list(states) == [(VersionState.IN_FORCE, "RU-TA"), (VersionState.SENT, "RU-IN")]
    assert Version.objects.get(number=2).keys.filter(returned_at__isnull=False).count() == 1


@pytest.mark.usefixtures("people")
def test_every_room_that_the_sample_goes_through_keeps_what_lists_are_answered_from() -> None:
    assert [one for _count, found in verify(mend=False) for one in found] == []


@pytest.mark.usefixtures("people")
def test_every_commitment_of_the_release_has_a_measure_with_executors_of_both_sides() -> None:
    version = Version.objects.get(number=1)
    agreement = version.programme.agreement
    assert agreement.commitments.count() == len([row for row in rows("measures") if row["words"]])
    assert not agreement.commitments.filter(measures=None).exists()
    assert version.measures.count() == len(rows("measures"))
    assert not [one.text for one in version.measures.all() if one.executors.values("party").distinct().count() != 2]


@pytest.mark.parametrize(
    ("on", "first"), [(date(2026, 6, 30), 2026), (date(2026, 7, 1), 2027), (date(2027, 1, 1), 2027)]
)
def test_a_plan_made_late_in_a_year_begins_with_the_next(on: date, first: int) -> None:
    assert first_year(on) == first


def test_each_coordinator_has_something_on_the_desk_and_the_first_can_turn_the_key_that_waits(
    people: list[sample.SamplePerson],
) -> None:
    first, second = (person_of(people, "coordinator", code) for code in ("RU-TA", "RU-IN"))
    version = Version.objects.get(state=VersionState.SENT)

    assert [one.number for one in desk_of(first).our_key.rows] == [2]
    assert [one.number for one in desk_of(second).their_key.rows] == [2]
    services.turn_key(version=version, content_hash=version.content_hash, by=first)
    assert Version.objects.get(pk=version.pk).state == VersionState.IN_FORCE


def test_the_lawyer_has_nothing_against_the_draft_and_the_other_side_does_not_see_it(
    people: list[sample.SamplePerson], client: Client
) -> None:
    lawyer, other = person_of(people, "observer", "RU-TA"), person_of(people, "coordinator", "RU-IN")
    visa = Visa.objects.get()

    told = {}
    for who in (lawyer, other):
        client.force_login(who)
        told[who] = client.get(visa.edition.draft.get_absolute_url()).content.decode()

    assert (visa.kind, visa.outcome, visa.entered_by) == ("legal", "agreed", lawyer)
    assert [visa.body in told[who] for who in (lawyer, other)] == [True, False]


def test_everybody_has_the_password_that_was_told(people: list[sample.SamplePerson]) -> None:
    assert [(one.role, one.code) for one in people] == [
        ("coordinator", "RU-TA"),
        ("sector_lead", "RU-TA"),
        ("observer", "RU-TA"),
        ("coordinator", "RU-IN"),
        ("sector_lead", "RU-IN"),
        ("administrator", ""),
    ]
    assert len({one.password for one in people}) == len(people)
    assert all(one.person.check_password(one.password) for one in people)
    told = sample.how_to_sign_in(people)
    assert all(part in told for one in people for part in (one.person.name, one.person.email, one.password))


@pytest.mark.usefixtures("people")
def test_anybody_sees_the_plan_in_force_and_not_the_next_one_and_the_journal_holds(client: Client) -> None:
    page = client.get(f"/public/{Agreement.objects.get(event='signed').pk}/").content.decode()

    assert "Совместный IT-форум" in page
    assert "Дни Республики Татарстан" not in page
    assert check()[0] is None
    verbs = set(Entry.objects.values_list("verb", flat=True))
    assert {"document added", "agreement accepted", "key turned", "version returned", "plan made public"} <= verbs


@pytest.mark.usefixtures("people")
def test_a_second_sample_is_refused_and_nothing_changes() -> None:
    before = Entry.objects.count()

    with pytest.raises(DatabaseNotEmpty):
        sample.load(on=DAY)

    assert Entry.objects.count() == before


@pytest.mark.usefixtures("people")
def test_the_group_has_met_with_minutes_of_both_sides_and_its_next_agenda_opens_with_the_unfinished() -> None:
    held, ahead = Meeting.objects.order_by("starts_on")
    assert (held.state, ahead.state) == ("accepted", "called")
    assert held.starts_on < DAY < ahead.starts_on
    given = [one.assignment for one in held.decisions.all() if one.assignment]
    assert {one.assignment for one in ahead.items.all()} == {*given, None}
