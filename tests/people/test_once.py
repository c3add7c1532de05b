"""A form that comes twice: of two at once one is carried out; what is told of the other, and what is another form."""

from datetime import timedelta
from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.assignments.test_races import at_once
from tests.factories.agreements import make_agreement
from tests.factories.assignments import people_of

from kunak.agreements.models import Agreement
from kunak.assignments import services
from kunak.assignments.errors import AssignmentUnusable
from kunak.assignments.models import Assignment
from kunak.documents.models import Document
from kunak.journal import sending
from kunak.journal.models import SentForm
from kunak.journal.queries import check
from kunak.journal.sending import Sending
from kunak.people.models import Person
from kunak.people.once import TOKEN

pytestmark = pytest.mark.django_db
GIVEN = {
    "text": "Представить перечень",
    "executor": "Минпромторг",
    "source": "Письмо № 5",
    "signed_on": "02.03.2026",
    TOKEN: "page",
}
TOLD = "Эта форма уже была отправлена"


def signed_in(person: Person) -> Client:
    client = Client(headers={"accept-language": "ru"})
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def agreement() -> Agreement:
    return make_agreement()


@pytest.fixture
def client(agreement: Agreement) -> Client:
    return signed_in(people_of(agreement)[0])


@pytest.fixture
def address(agreement: Agreement) -> str:
    return reverse("assignments:give", args=[agreement.pk])


@pytest.mark.django_db(transaction=True)
def test_of_one_form_sent_twice_at_once_one_is_carried_out_and_both_lead_to_what_it_made(
    agreement: Agreement, address: str
) -> None:
    person = people_of(agreement)[0]
    tabs = [signed_in(person) for _turn in range(3)]

    answers = at_once(*(partial(tab.post, address, GIVEN) for tab in tabs))

    made = Assignment.objects.get()
    assert {answer["Location"] for answer in answers} == {made.get_absolute_url()}
    assert SentForm.objects.count() == 1
    assert check()[0] is None


def test_that_a_form_is_carried_out_once_is_kept_by_the_database() -> None:
    fields = {"form": "f" * 64, "at": timezone.now()}
    SentForm.objects.create(arrival=Sending("").arrival, **fields)

    with pytest.raises(IntegrityError), transaction.atomic():
        SentForm.objects.create(arrival=Sending("").arrival, **fields)


@pytest.mark.answers
def test_whoever_sends_a_form_again_is_told_so_where_the_first_time_led(client: Client, address: str) -> None:
    client.post(address, GIVEN)

    again = client.post(address, GIVEN, follow=True)

    assert again.redirect_chain == [(Assignment.objects.get().get_absolute_url(), 302)]
    assert TOLD in again.content.decode()


@pytest.mark.answers
def test_a_part_of_a_page_that_is_sent_again_is_loaded_anew(client: Client, address: str) -> None:
    client.post(address, GIVEN)

    again = client.post(address, GIVEN, headers={"hx-request": "true"})

    assert again["HX-Refresh"] == "true"


@pytest.mark.answers
def test_other_words_another_page_and_another_person_send_another_form(agreement: Agreement, address: str) -> None:
    client, colleague = (signed_in(people_of(agreement)[0]) for _person in range(2))

    client.post(address, GIVEN)
    for tab, more in ((client, {"text": "Представить план"}), (client, {TOKEN: "other"}), (colleague, {})):
        tab.post(address, {**GIVEN, **more})

    assert Assignment.objects.count() == 4


@pytest.mark.answers
def test_a_form_that_was_refused_or_lost_its_change_is_carried_out_when_it_comes_again(
    client: Client, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.raise_request_exception = False
    with monkeypatch.context() as patch:
        patch.setattr("kunak.journal.services.Entry.save", lambda self, **options: 1 / 0)
        assert client.post(address, GIVEN).status_code == 500
    assert client.post(address, {**GIVEN, "text": ""}).status_code == 422

    assert client.post(address, GIVEN).status_code == 302
    assert Assignment.objects.count() == 1


@pytest.mark.answers
def test_files_of_one_name_and_other_content_are_another_form(client: Client) -> None:
    for content in ("Письмо о встрече.", "Письмо о встрече.", "Письмо о выставке."):
        client.post("/documents/add/", {"file": SimpleUploadedFile("письмо.txt", content.encode()), TOKEN: "page"})

    assert Document.objects.filter(name="письмо.txt").count() == 2


@pytest.mark.answers
@pytest.mark.parametrize(
    ("page", "led"), [("http://testserver/people/", "http://testserver/people/"), ("http://x.ru/", "/")]
)
def test_a_form_whose_first_answer_was_no_way_on_leads_back_to_the_page_it_came_from(
    client: Client, address: str, page: str, led: str
) -> None:
    client.post(address, GIVEN)
    SentForm.objects.update(led_to="", at=timezone.now() - timedelta(days=1))

    assert client.post(address, GIVEN, headers={"referer": page})["Location"] == led


@pytest.mark.answers
def test_who_is_refused_for_what_the_first_sending_did_is_led_to_it(
    client: Client, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(**asked: object) -> None:
        arrival, given = Sending("").arrival, sending.under_way()
        SentForm.objects.create(form=given.form, arrival=arrival, at=timezone.now(), led_to="/desk/")
        raise AssignmentUnusable(field="co_executors", reason="twice")

    monkeypatch.setattr(services, "give", meanwhile)

    assert client.post(address, GIVEN)["Location"] == "/desk/"
