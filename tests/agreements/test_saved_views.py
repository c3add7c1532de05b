"""Saved views: an address that holds what is asked, one's own or the side's, and the pages of tables."""

import io
from datetime import date
from typing import Any
from urllib.parse import parse_qsl

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from lxml import html
from tests.agreements.test_tables import new, table
from tests.factories.agreements import A, B, make_agreement
from tests.factories.people import make_person, make_side

from kunak.agreements import queries, services
from kunak.agreements.errors import NameMissing, TextTooLong, TooManyViews
from kunak.agreements.models import RegisterImport, SavedView
from kunak.agreements.queries import Asked, asked_of
from kunak.core.sheets import csv_rows, xlsx_rows
from kunak.people.models import Role

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 25)


def test_an_address_holds_what_is_asked_in_one_order_and_nothing_else() -> None:
    given = {"sort": "-signed", "ends": "90", "q": "туризм и спорт", "page": "7", "on": "2020-01-01", "state": ""}

    address = asked_of(given, ON).address

    assert parse_qsl(address) == [("q", "туризм и спорт"), ("ends", "90")]
    assert asked_of(dict(parse_qsl(address)), ON) == Asked(ON, words="туризм и спорт", ends="90")
    assert asked_of({"q": "а\x00", "kind": "x" * 999}, ON) == Asked(ON, kind="x" * 200)


def test_a_view_is_saved_opened_sent_to_a_colleague_and_deleted(client: Client) -> None:
    make_agreement()
    side = make_side(A)
    owner, colleague, other = make_person(side=side), make_person(side=side), make_person(side=make_side(B))
    client.force_login(owner)
    asked = {"asked": "sector=culture&page=3&evil=1", "name": "  Про   культуру ", "is_shared": "on"}

    saved = client.post(reverse("agreements:save-view"), asked)

    view = SavedView.objects.get()
    assert (view.name, view.asked, view.is_shared) == ("Про культуру", "sector=culture", True)
    assert saved.headers["Location"] == f"{reverse('agreements:register')}?sector=culture"
    for person in (owner, colleague):
        client.force_login(person)
        assert client.get(view.get_absolute_url()).headers["Location"].endswith("?sector=culture")
        page = html.fromstring(client.get(reverse("agreements:register"), {"sector": "culture"}).content.decode())
        assert page.xpath(f"//a[@href='{view.get_absolute_url()}']/@aria-current") == ["true"]
        assert bool(page.xpath(f"//form[@action='{reverse('agreements:delete-view', args=[view.pk])}']")) == (
            person == owner
        )
    client.force_login(other)
    assert client.get(view.get_absolute_url()).status_code == 404
    services.delete_view(view=view, by=owner)
    assert not SavedView.objects.exists()


def test_the_same_name_is_asked_anew_and_a_colleague_has_it_too() -> None:
    one, two = make_person(side=make_side(A)), make_person(side=make_side(A), role=Role.OBSERVER)
    for by, asked in ((one, "ends=30"), (one, "ends=90"), (two, "ends=365")):
        services.save_view(name="Скоро", asked=asked, is_shared=False, by=by)

    assert sorted(SavedView.objects.values_list("asked", flat=True)) == ["ends=365", "ends=90"]
    assert [view.asked for view in queries.views_for(two)] == ["ends=365"]
    with pytest.raises(IntegrityError), transaction.atomic():
        SavedView.objects.create(owner=one, side=make_side(A), name="Скоро")
    with pytest.raises(IntegrityError, match="view_has_a_name"), transaction.atomic():
        SavedView.objects.create(owner=one, side=make_side(A), name="")


def test_a_name_is_needed_and_nobody_has_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    by = make_person(side=make_side(A))
    monkeypatch.setattr("kunak.agreements.services.views.MOST", 1)
    services.save_view(name="Первый", asked="", is_shared=False, by=by)

    for name, refusal in ((" ", NameMissing), ("я" * 101, TextTooLong), ("Второй", TooManyViews)):
        with pytest.raises(refusal):
            services.save_view(name=name, asked="", is_shared=False, by=by)


def test_a_refused_name_is_told_on_the_list(client: Client) -> None:
    client.force_login(make_person(side=make_side(A)))

    page = client.post(reverse("agreements:save-view"), {"name": "", "asked": "ends=30"}, follow=True)

    assert page.redirect_chain[-1][0].endswith("?ends=30")
    assert "Назовите отбор" in page.content.decode()


# --- the pages of tables


@pytest.mark.parametrize(("ending", "read"), [("csv", csv_rows), ("xlsx", xlsx_rows)])
def test_the_list_is_taken_out_as_it_was_asked(client: Client, ending: str, read: Any) -> None:
    make_agreement()
    client.force_login(make_person(side=make_side(A)))

    response = client.get(reverse("agreements:export"), {"format": ending, "on": "2026-11-25", "sector": "culture"})
    empty = client.get(reverse("agreements:export"), {"format": ending, "sector": "tourism"})

    rows = [row.cells for row in read(response.getvalue())]
    assert rows[0][:5] == ("Номер карточки", "Вид документа", "Событие", "Название", "Стороны")
    assert rows[1][-4:] == ("2026-11-25", "действует", "2030-05-29", "2030-05-29")
    assert len(rows) == 2
    assert f'filename="agreements-2026-11-25.{ending}"' in response.headers["Content-Disposition"]
    assert len(list(read(empty.getvalue()))) == 1


def test_a_table_is_given_followed_and_its_refusals_are_shown(client: Client) -> None:
    client.force_login(make_person(side=make_side(A)))
    file = SimpleUploadedFile("реестр.csv", table(new(), new(kind="Указ", signed_on="2019")))

    given = client.post(reverse("agreements:imports"), {"file": file})
    started = RegisterImport.objects.get()
    waiting = client.get(started.get_absolute_url()).content.decode()
    services.run_import(import_id=started.pk)
    page = html.fromstring(client.get(started.get_absolute_url()).content.decode())
    part = html.fromstring(client.get(started.get_absolute_url(), headers={"HX-Request": "true"}).content.decode())

    assert given.headers["Location"] == started.get_absolute_url()
    assert "hx-trigger" in waiting
    assert "Остановить" in waiting
    [row] = page.xpath("//tbody/tr")
    cells = [" ".join(cell.text_content().split()) for cell in row]
    assert cells[:2] == ["3", "Вид документа"]
    assert cells[2].startswith("«Указ»: такого значения в этом столбце нет. Напишите: Соглашение; Договор;")
    assert page.get_element_by_id("import").text_content().split() == part.text_content().split()
    assert "реестр.csv" in client.get(reverse("agreements:imports")).content.decode()


@pytest.mark.parametrize("file", [None, io.BytesIO(b"")])
def test_no_file_is_told_on_the_page(client: Client, file: object) -> None:
    client.force_login(make_person(side=make_side(A)))

    response = client.post(reverse("agreements:imports"), {"file": file} if file else {})

    assert response.status_code == 422
    assert "В таблице нет строк" in response.content.decode()


def test_a_table_taken_or_stopped_says_so(client: Client) -> None:
    by = make_person(side=make_side(A))
    client.force_login(by)
    taken = services.begin_import(name="а.csv", data=table(new()), by=by)
    services.run_import(import_id=taken.pk)
    stopped = services.begin_import(name="б.csv", data=table(new(signed_on="2019")), by=by)

    page = client.post(reverse("agreements:stop-import", args=[stopped.pk]), follow=True).content.decode()
    again = client.post(reverse("agreements:stop-import", args=[stopped.pk]), follow=True)

    assert "из таблицы в реестр ничего не попало" in page
    assert again.status_code == 200
    assert "1 соглашение" in client.get(taken.get_absolute_url()).content.decode()
