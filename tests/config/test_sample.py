"""The sample: made by the services, whole or not at all, and something to do on each desk."""

from datetime import date

import pytest
from django.test import Client

from kunak.agreements.models import Agreement
from kunak.config import sample
from kunak.config.sample.errors import DatabaseNotEmpty
from kunak.config.sample.files import rows
from kunak.core.lifecycle import VersionState
from kunak.desk.queries import desk
from kunak.documents.models import Document
from kunak.journal.models import Entry
from kunak.journal.queries import check
from kunak.people.models import Person
from kunak.people.policies import membership_of
from kunak.programme import services
from kunak.programme.models import Version

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


def person_of(people: list[sample.SamplePerson], role: str, code: str = "") -> Person:
    return next(one.person for one in people if (one.role, one.code) == (role, code))


def test_the_sample_is_one_agreement_marked_as_an_example_with_a_plan_in_force_and_the_next_one_on_its_way() -> None:
    sample.load(on=DAY)

    agreement = Agreement.objects.get()
    assert (agreement.is_sample, agreement.signed_on, agreement.notice) == (True, "2025-05-29", "")
    assert [party.name for party in agreement.parties.all()] == ["Республика Татарстан", "Республика Ингушетия"]
    states = Version.objects.order_by("number").values_list("state", "drafted_by_side__territory__code")
    assert list(states) == [(VersionState.IN_FORCE, "RU-TA"), (VersionState.SENT, "RU-IN")]
    assert Version.objects.get(number=2).keys.filter(returned_at__isnull=False).count() == 1


def test_every_commitment_of_the_release_has_a_measure_with_executors_of_both_sides() -> None:
    sample.load(on=DAY)

    version = Version.objects.get(number=1)
    agreement = version.programme.agreement
    assert not agreement.commitments.filter(measures=None).exists()
    assert version.measures.count() == len(rows("measures"))
    assert not [one.text for one in version.measures.all() if one.executors.values("party").distinct().count() != 2]


@pytest.mark.parametrize(
    ("on", "first"), [(date(2026, 6, 30), 2026), (date(2026, 7, 1), 2027), (date(2027, 1, 1), 2027)]
)
def test_the_terms_of_the_plan_lie_ahead_whenever_it_is_loaded(on: date, first: int) -> None:
    sample.load(on=on)

    version = Version.objects.get(number=1)
    assert version.programme.starts_on == date(first, 1, 1)
    assert not [one.text for one in version.measures.all() if one.ends_on is not None and one.ends_on < on]
    assert not [one.text for one in version.measures.all() if one.ends_on and one.ends_on > version.programme.ends_on]


def test_each_coordinator_has_something_on_the_desk() -> None:
    people = sample.load(on=DAY)

    first = membership_of(person_of(people, "coordinator", "RU-TA"))
    second = membership_of(person_of(people, "coordinator", "RU-IN"))
    assert first is not None
    assert second is not None
    assert [version.number for version in desk(first).our_key] == [2]
    assert [version.number for version in desk(second).their_key] == [2]


def test_the_first_coordinator_can_turn_the_key_that_waits() -> None:
    people = sample.load(on=DAY)
    version = Version.objects.get(state=VersionState.SENT)

    by = person_of(people, "coordinator", "RU-TA")
    services.turn_key(version=version, content_hash=version.content_hash, by=by)

    assert Version.objects.get(pk=version.pk).state == VersionState.IN_FORCE


def test_everybody_signs_in_with_the_password_that_was_told(client: Client) -> None:
    people = sample.load(on=DAY)

    assert [(one.role, one.code) for one in people] == [
        ("coordinator", "RU-TA"),
        ("sector_lead", "RU-TA"),
        ("coordinator", "RU-IN"),
        ("sector_lead", "RU-IN"),
        ("administrator", ""),
    ]
    assert len({one.password for one in people}) == len(people)
    assert all(one.person.check_password(one.password) for one in people)
    told = sample.how_to_sign_in(people)
    assert all(part in told for one in people for part in (one.person.name, one.person.email, one.password))


def test_anybody_sees_the_agreement_and_the_plan_in_force_on_the_public_page(client: Client) -> None:
    sample.load(on=DAY)

    page = client.get(f"/public/{Agreement.objects.get().pk}/").content.decode()

    assert "Совместный IT-форум" in page
    assert "Дни Республики Татарстан" not in page


def test_the_journal_tells_all_of_it_and_holds() -> None:
    sample.load(on=DAY)

    assert check()[0] is None
    verbs = set(Entry.objects.values_list("verb", flat=True))
    assert {"document added", "agreement accepted", "key turned", "version returned", "plan made public"} <= verbs


def test_a_second_sample_is_refused_and_nothing_changes() -> None:
    sample.load(on=DAY)
    before = Entry.objects.count()

    with pytest.raises(DatabaseNotEmpty):
        sample.load(on=DAY)

    assert Entry.objects.count() == before


def test_a_sample_that_fails_at_its_last_step_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("kunak.config.sample.loading.send_next_version", fail)

    with pytest.raises(RuntimeError):
        sample.load(on=DAY)

    assert sample.is_empty()
    assert not Document.objects.exists()
    assert not Person.objects.exists()
