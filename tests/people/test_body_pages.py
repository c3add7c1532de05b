"""Pages of bodies: the list as of a day, one body, tables."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.factories.people import make_administrator, make_organisation, make_person, make_side

from kunak.people import services
from kunak.people.models import Organisation, Person, Role
from kunak.people.services import NewHead, NewName

pytestmark = [pytest.mark.django_db, pytest.mark.answers]
ACT = "Указ от 01.05.2014 № 7"


@pytest.fixture
def by() -> Person:
    return make_person(side=make_side())


@pytest.fixture
def renamed(by: Person) -> Organisation:
    body = make_organisation(name="Минэкономики")
    services.enter_name(body=body, new=NewName(name="Минэкономразвития", since="2014-05-02", ground=ACT), by=by)
    services.enter_head(body=body, new=NewHead(name="Иванов", post="Министр", since="2010", ground=ACT), by=by)
    return Organisation.objects.get(pk=body.pk)


def signed_in(person: Person) -> Client:
    client = Client(headers={"accept-language": "ru"})
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


def test_the_list_has_the_names_of_the_day_asked(by: Person, renamed: Organisation) -> None:
    client = signed_in(by)

    now, then = (client.get("/bodies/", query).content.decode() for query in ({}, {"on": "2013-05-29"}))

    assert "Минэкономики" not in now
    assert "сейчас: Минэкономразвития" in then
    assert "Иванов" in then


def test_a_body_is_found_by_a_former_name_and_by_its_head_and_only_on_its_own_side(
    by: Person, renamed: Organisation
) -> None:
    make_organisation(name="Минфин")
    make_organisation(side=make_side("RU-IN"), name="Минэкономики чужое")
    client = signed_in(by)

    for words in ("минэкономики", "ИВАНОВ"):
        page = client.get("/bodies/", {"q": words}, headers={"hx-request": "true"}).content.decode()
        assert "Минэкономразвития" in page
        assert "Минфин" not in page
        assert "чужое" not in page


def test_the_fragment_is_the_same_part_of_the_page(by: Person, renamed: Organisation) -> None:
    client = signed_in(by)

    whole = client.get("/bodies/").content.decode()
    part = client.get("/bodies/", headers={"hx-request": "true"}).content.decode()

    assert part.strip().startswith('<div id="rows"')
    assert part.strip() in whole


def test_the_list_asks_the_same_number_of_questions_whatever_its_length(
    by: Person, renamed: Organisation, django_assert_max_num_queries: Any
) -> None:
    for number in range(20):
        body = make_organisation(name=f"Орган {number}")
        services.enter_name(body=body, new=NewName(name=f"Бюро {number}", since="2014", ground=ACT), by=by)
    client = signed_in(by)

    with django_assert_max_num_queries(8):
        client.get("/bodies/")


def test_a_name_entered_on_the_page_stands_there_with_its_act(by: Person, renamed: Organisation) -> None:
    client = signed_in(by)
    typed = {"what": "name", "name": "Минэк", "since": "май 2020", "ground": "Указ № 9"}

    answer = client.post(renamed.get_absolute_url(), typed, follow=True)

    page = answer.content.decode()
    assert "с мая 2020 года по настоящее время" in page.replace("\u00a0", " ")
    assert "Указ № 9" in page


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"what": "name", "name": "Минэк", "since": "вчера", "ground": ACT}, "Это не дата"),
        ({"what": "name", "name": "Минэк", "ground": ACT}, "Укажите, с какого дня"),
        (
            {"what": "head", "name": "Петров", "post": "Министр", "since": "2009", "until": "2012", "ground": ACT},
            "«Иванов»",
        ),
        ({"what": "kind", "kind": "банк"}, "банк"),
    ],
)
def test_what_cannot_be_entered_is_told_and_what_was_typed_stays(
    by: Person, renamed: Organisation, typed: dict[str, str], told: str
) -> None:
    answer = signed_in(by).post(renamed.get_absolute_url(), typed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page
    assert typed["what"] == "kind" or f'value="{typed["name"]}"' in page


def test_an_entry_is_corrected_and_taken_back(by: Person, renamed: Organisation) -> None:
    client, entry = signed_in(by), renamed.heads.get()
    address = f"/bodies/{renamed.pk}/head/{entry.pk}/"
    typed = {"name": "Иванов", "post": "Министр", "since": "2010", "until": "01.02.2013", "ground": ACT}

    assert client.get(address).status_code == 200
    assert client.post(address, typed | {"until": "2009"}).status_code == 422
    client.post(address, typed)
    entry.refresh_from_db()
    assert entry.until == "2013-02-01"
    client.post(address, {"take-back": "1"})
    assert not renamed.heads.exists()


def test_a_table_that_cannot_be_taken_tells_why_by_row(by: Person) -> None:
    table = "Орган;Вид органа\r\nМинфин;банк\r\n".encode()

    answer = signed_in(by).post("/bodies/table/", {"file": SimpleUploadedFile("органы.csv", table)})

    assert answer.status_code == 422
    assert "строка 2, Вид органа: Такого значения" in answer.content.decode()
    assert not Organisation.objects.exists()


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_what_goes_out_comes_in_again(by: Person, renamed: Organisation, ending: str) -> None:
    client = signed_in(by)
    given = client.get("/bodies/table/", {"format": ending})

    answer = client.post("/bodies/table/", {"file": SimpleUploadedFile(f"органы.{ending}", given.content)})

    assert answer.status_code == 200
    assert "новое в 0 строках" in answer.content.decode()


def test_an_administrator_chooses_a_side_and_an_observer_only_reads(by: Person, renamed: Organisation) -> None:
    side = make_side("RU-IN")
    make_organisation(side=side, name="Минфин Ингушетии")

    chosen = signed_in(make_administrator()).get("/bodies/", {"side": side.pk}).content.decode()
    read = signed_in(make_person(side=make_side(), role=Role.OBSERVER)).get(renamed.get_absolute_url()).content.decode()

    assert "Минфин Ингушетии" in chosen
    assert 'name="ground"' not in read


def test_a_body_is_said_to_be_another_spelling_and_to_be_its_own_again(by: Person, renamed: Organisation) -> None:
    typed, client = make_organisation(name="Мин экономразвития"), signed_in(by)
    foreign = make_organisation(side=make_side("RU-IN"), name="Минэкономики чужое")

    refused = client.post(typed.get_absolute_url(), {"what": "same", "known": foreign.pk})
    said = client.post(typed.get_absolute_url(), {"what": "same", "known": renamed.pk})

    assert (refused.status_code, said.status_code) == (422, 302)
    assert "чужое" not in refused.content.decode()
    assert "Другое написание органа" in client.get(typed.get_absolute_url()).content.decode()
    assert "Мин экономразвития" in client.get(renamed.get_absolute_url()).content.decode()
    assert "другое написание органа: Минэкономразвития" in client.get("/bodies/").content.decode()
    client.post(typed.get_absolute_url(), {"what": "apart"})
    typed.refresh_from_db()
    assert typed.same_as is None
