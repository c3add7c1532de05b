"""First events are proposals until somebody takes them."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.people import make_person
from tests.factories.programme import make_version, writer_of

from kunak.core.programme.term import parse_term
from kunak.programme import errors, services

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_version)]
ON = date(2026, 1, 1)


def test_what_is_taken_becomes_a_measure_with_executors_to_be_named() -> None:
    version = make_version()

    [made] = services.take_first_events(version=version, codes=["culture-tour", "none"], on=ON, by=writer_of(version))

    assert (made.sector, made.term) == ("culture", parse_term("01.04.2026–30.06.2026"))
    assert not made.executors.exists()
    assert made.milestones.exists()
    assert made.expected_result


def test_all_that_was_chosen_is_taken_or_nothing() -> None:
    version = make_version()
    lead = make_person(side=version.drafted_by_side, role="sector_lead", sectors=("culture",))

    with pytest.raises(errors.NotOfThisSector):
        services.take_first_events(version=version, codes=["trade-meeting", "culture-tour"], on=ON, by=lead)
    with pytest.raises(errors.NothingChosen):
        services.take_first_events(version=version, codes=[], on=ON, by=lead)

    assert version.measures.count() == 3


@pytest.mark.answers
def test_the_page_marks_each_as_a_proposal_and_one_that_was_taken_as_taken(client: Client) -> None:
    version = make_version()
    client.force_login(writer_of(version))
    url = reverse("programme:first-events", args=[version.pk])

    before = client.get(url).content.decode()
    refused, taken = client.post(url), client.post(url, {"event": ["culture-tour"]})
    after = client.get(url).content.decode()

    assert (refused.status_code, taken.status_code) == (422, 302)
    assert before.count("tag--draft") == after.count("tag--draft") + 1
    assert "disabled" in after
