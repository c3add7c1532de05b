"""How often people corrected what was read: counted field by field."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.factories.documents import fact_of, make_candidate
from tests.factories.people import make_side

from kunak.documents import queries, services
from kunak.documents.fields import FIELDS
from kunak.documents.models import Candidate, Fact, Reading
from kunak.documents.report import Group, Tally, tallies, total
from kunak.people.models import Person


def test_each_state_is_counted_for_its_field_and_the_share_is_of_what_was_decided() -> None:
    found = tallies(
        [
            Group("term", "proposed", is_read=True, count=5),
            Group("term", "confirmed", is_read=True, count=6),
            Group("term", "corrected", is_read=True, count=3),
            Group("term", "refused", is_read=True, count=1),
            Group("term", "entered", is_read=False, count=2),
        ]
    )

    assert found["term"] == Tally(proposed=15, confirmed=6, corrected=3, refused=1, entered=2)
    assert (found["term"].waiting, found["term"].share_corrected) == (5, 0.3)


def test_every_field_has_its_line_and_none_a_share_of_nothing() -> None:
    found = tallies([])

    assert list(found) == list(FIELDS)
    assert {tally.share_corrected for tally in found.values()} == {None}


def test_a_value_entered_and_taken_back_is_nobodys_correction() -> None:
    assert tallies([Group("term", "refused", is_read=False, count=4)])["term"] == Tally()


def test_tallies_add_up() -> None:
    one = Tally(proposed=5, confirmed=1, corrected=2, refused=1, entered=3)

    assert total([one, one]) == Tally(proposed=10, confirmed=2, corrected=4, refused=2, entered=6)
    assert total([]) == Tally()


@pytest.fixture
def decided(by: Person) -> Candidate:
    """Return a candidate with one value corrected, one confirmed, one refused and one entered by hand."""
    candidate = make_candidate()
    place, term, renewal = (fact_of(candidate, name) for name in ("place", "term", "renewal"))
    services.correct_fact(fact=place, value="Назрань", spans=[], revision=place.revision, by=by)
    services.confirm_fact(fact=term, revision=term.revision, by=by)
    services.refuse_fact(fact=renewal, revision=renewal.revision, by=by)
    services.enter_fact(candidate=candidate, field="notice", value="P6M", spans=[], by=by)
    return candidate


@pytest.mark.django_db
def test_what_people_decided_is_counted_in_one_query(
    decided: Candidate, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        found = queries.corrections()

    assert found["place"] == Tally(proposed=1, corrected=1)
    assert found["term"] == Tally(proposed=1, confirmed=1)
    assert found["renewal"] == Tally(proposed=1, refused=1)
    assert found["notice"] == Tally(entered=1)
    assert found["parties"] == Tally(proposed=2)


@pytest.mark.django_db
def test_a_correction_stays_beside_what_was_proposed_and_changes_no_other_reading(decided: Candidate) -> None:
    other = make_candidate(side=make_side("RU-IN"))

    assert (fact_of(decided, "place").proposed, fact_of(decided, "place").value) == ("Магас", "Назрань")
    assert decided.reading.record["agreements"][0]["place"]["value"] == "Магас"
    assert fact_of(other, "place").value == "Магас"


@pytest.mark.django_db
def test_only_what_was_read_since_a_day_is_counted(decided: Candidate) -> None:
    today = timezone.localdate()

    assert queries.corrections(today)["place"].corrected == 1
    assert queries.corrections(today + timedelta(days=1))["place"] == Tally()
    Reading.objects.update(read_at=timezone.now() - timedelta(days=400))
    assert queries.corrections(today)["place"] == Tally()
    assert Fact.objects.filter(field="place").exists()
