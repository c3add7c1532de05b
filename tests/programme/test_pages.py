"""The pages of a plan: whole and as fragments, empty and long, with a number of queries that does not grow."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import html
from tests.factories.people import make_person
from tests.factories.programme import (
    add,
    agree,
    fill,
    given,
    make_in_force,
    make_returned,
    make_sent,
    make_version,
    name_everybody,
    other_of,
    send,
    writer_of,
)

from kunak.people.models import Person
from kunak.programme import services
from kunak.programme.content import draft_hash
from kunak.programme.models import Measure, Version

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_version)]
HTMX = {"HX-Request": "true"}
LONG = "Сельскохозяйственнопромышленнотранспортнологистический" * 3


def tree(response: Any) -> html.HtmlElement:
    return html.fromstring(response.content.decode())


def text_of(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).replace("\u00a0", " ").split())


def page_of(client: Client, version: Version, by: Person | None = None, **asked: str) -> html.HtmlElement:
    client.force_login(by or writer_of(version))
    response = client.get(version.get_absolute_url(), asked)
    assert response.status_code == 200
    return tree(response)


def post(client: Client, name: str, version: Version, by: Person, headers: Any = None, **form: str) -> Any:
    client.force_login(by)
    return client.post(reverse(f"programme:{name}", args=[version.pk]), form, headers=headers or {})


def rows_of(page: html.HtmlElement) -> list[list[str]]:
    return [[text_of(cell) for cell in row.xpath("./th|./td")] for row in page.xpath("//tr[starts-with(@id, 'm-')]")]


# --- the table


def test_the_table_stands_by_sector_with_executors_term_and_state(client: Client) -> None:
    version = make_version()
    add(version, sector="culture")

    page = page_of(client, version)

    assert [text_of(one) for one in page.xpath("//tr[@class='table__group']")] == ["Закупки", "Образование", "Культура"]
    numbers = [row[0].split()[-1] for row in rows_of(page)]  # before it stands what chooses the row
    assert numbers == ["1.1", "2.1", "3.1", "3.2"]
    first, last = rows_of(page)[0], rows_of(page)[-1]
    assert first[2:] == ["не назначен не назначен", "не указан", "черновик"]
    assert last[1].startswith("Провести совместный форум Мероприятие, вне договорённостей")
    assert last[2:] == ["Минпромторг РТ Минэкономразвития РИ", "III квартал 2026 г.", "черновик"]


@pytest.mark.parametrize(
    ("make", "state", "title"),
    [
        (make_sent, "ждём: Ингушетия", "Версия 1 ждёт согласования: Ингушетия"),
        (make_returned, "возвращено", "Версию 1 вернули"),
        (make_in_force, "в плане", "Версия 1 действует"),
    ],
)
def test_the_state_of_measures_is_that_of_the_version(
    client: Client, make: Callable[[], Version], state: str, title: str
) -> None:
    page = page_of(client, make())

    assert {row[4] for row in rows_of(page)} == {state}
    assert text_of(page.get_element_by_id("h-keys")) == title


def test_a_replaced_version_says_so_and_the_list_has_all(client: Client) -> None:
    first = make_in_force()
    second = agree(send(services.start_new_version(programme=first.programme, by=writer_of(first))))

    page = page_of(client, first)

    assert text_of(page.get_element_by_id("h-keys")) == "Версия 1 заменена"
    assert [text_of(one).split()[1] for one in page.xpath("//*[@id='versions']//a")] == ["2", "1"]
    assert "заменена" in text_of(page.get_element_by_id("versions"))
    assert text_of(page_of(client, second).get_element_by_id("h-keys")) == "Версия 2 действует"


def test_the_plan_of_an_agreement_opens_what_the_reader_may_see_first(client: Client) -> None:
    first = make_in_force()
    second = services.start_new_version(programme=first.programme, by=writer_of(first))
    url = first.programme.get_absolute_url()

    client.force_login(writer_of(first))
    ours = text_of(tree(client.get(url)).get_element_by_id("h-keys"))
    client.force_login(other_of(first))
    theirs = tree(client.get(url))

    assert ours == "Версия 2: черновик"
    assert text_of(theirs.get_element_by_id("h-keys")) == "Версия 1 действует"
    assert "Версия 2: над ней работает Татарстан" in text_of(theirs.get_element_by_id("versions"))
    assert not theirs.xpath(f"//a[contains(@href, '/version/{second.pk}/')]")
    assert not theirs.xpath("//form[contains(@action, 'new-version')]")


def test_chips_choose_rows_and_say_how_many_there_are(client: Client) -> None:
    version = make_version()
    add(version)

    page = page_of(client, version, show="executors")

    chips = [text_of(one) for one in page.xpath("//nav[@class='chips']/a")]
    assert chips == ["Все 4", "Не все исполнители 3", "Без срока 3"]
    assert len(rows_of(page)) == 3
    assert len(rows_of(page_of(client, version, show="nonsense"))) == 4


def test_a_commitment_has_its_measures_and_those_without_any_are_told(client: Client) -> None:
    version = make_version()
    first, *others = version.measures.all()
    for measure in others:
        services.drop_measure(measure=measure, revision=1, reason="", by=writer_of(version))

    page = page_of(client, version, commitment=str(first.commitment_id))

    assert len(rows_of(page)) == 1
    told = page.get_element_by_id("uncovered")
    assert text_of(told).startswith("2 договорённости без мероприятий:")
    forms = [tree(client.get(link)) for link in told.xpath(".//a/@href")]
    assert {form.get_element_by_id("id_text").text.strip() for form in forms} == {one.text for one in others}
    chosen = {form.xpath("string(//select[@id='id_commitment']/option[@selected]/@value)") for form in forms}
    assert chosen == {str(one.commitment_id) for one in others}


def test_a_term_that_goes_beyond_the_plan_is_marked(client: Client) -> None:
    from kunak.core.programme.term import parse_term

    version = make_version()
    add(version, term=parse_term("2026–2030"))

    terms = [row[3] for row in rows_of(page_of(client, version))]
    assert terms == ["2026–2030 годы позже конца плана", *["не указан"] * 3]


def test_the_plan_stands_among_the_agreements(client: Client) -> None:
    page = page_of(client, make_version())

    assert [text_of(one) for one in page.xpath("//nav[@class='mast__nav']/a[@aria-current]")] == ["Соглашения"]
    assert text_of(page.xpath("//nav[@class='tabs']/a[@aria-current]")[0]) == "План 3"


# --- what a version changes


def test_a_new_version_shows_what_it_changes_field_by_field(client: Client) -> None:
    first = make_in_force()
    by = writer_of(first)
    second = services.start_new_version(programme=first.programme, by=by)
    changed, gone, _ = second.measures.all()
    asked = given(second, text=changed.text, sector=changed.sector, kind=changed.kind, commitment=changed.commitment)
    services.change_measure(measure=changed, revision=1, given=asked, by=by)
    services.drop_measure(measure=gone, revision=1, reason="перенесли", by=by)
    add(second, text="Новая ярмарка")

    page = page_of(client, second)

    told = [text_of(one) for one in page.xpath("//*[@id='changes']//li")]
    assert len(told) == 3
    assert told[0].startswith(f"изменено {changed.text} Срок III квартал 2026 г.")
    assert told[1] == "новое Новая ярмарка"
    assert told[2] == f"исключено {gone.text} перенесли"
    marks = {row[1] for row in rows_of(page) if "изменено" in row[1] or "новое" in row[1]}
    assert len(marks) == 2
    assert "перенесли" in text_of(page.get_element_by_id("dropped"))


def test_a_first_version_changes_nothing(client: Client) -> None:
    assert not page_of(client, make_sent()).xpath("//*[@id='changes']")


def test_the_other_side_learns_why_what_it_saw_in_a_first_version_is_gone_and_nothing_of_what_it_never_saw(
    client: Client,
) -> None:
    version = make_returned()
    by, seen = writer_of(version), version.measures.first()
    unseen = add(version, text="Тайный замысел")
    for measure, reason in ((seen, "войдёт в другой план"), (unseen, "передумали")):
        services.drop_measure(measure=measure, revision=measure.revision, reason=reason, by=by)
    own = text_of(page_of(client, version).get_element_by_id("dropped"))
    send(Version.objects.get(pk=version.pk))

    page = page_of(client, version, by=other_of(version))

    told = text_of(page.get_element_by_id("dropped"))
    assert seen.text in told
    assert "войдёт в другой план" in told
    assert not page.xpath("//*[@id='dropped']//a | //*[@id='dropped']//form")
    assert "Тайный замысел" in own
    assert "Тайный замысел" not in text_of(page)


def test_what_the_changes_tell_of_is_not_told_twice(client: Client) -> None:
    first = make_in_force()
    second = services.start_new_version(programme=first.programme, by=writer_of(first))
    gone = second.measures.first()
    services.drop_measure(measure=gone, revision=1, reason="перенесли", by=writer_of(first))
    send(second)

    page = page_of(client, second, by=other_of(second))

    assert "перенесли" in text_of(page.get_element_by_id("changes"))
    assert not page.xpath("//*[@id='dropped']")


def test_of_many_dropped_measures_the_page_shows_the_last_and_leads_to_all_by_pages(client: Client) -> None:
    version = make_version()
    by, row = writer_of(version), version.measures.first()
    since = timezone.now()
    Measure.everything.bulk_create(
        Measure(
            version=version, order=9 + n, sector=row.sector, kind=row.kind, text=f"Ярмарка {n:03}", changed_by=by,
            changed_at=since, dropped_by=by, dropped_at=since + timedelta(seconds=n // 2), drop_reason="нет денег",
        )
        for n in range(121)
    )  # fmt: skip
    page = page_of(client, version).get_element_by_id("dropped")
    url = reverse("programme:dropped", args=[version.pk])

    pages = [tree(client.get(url, {"page": number, "size": size})) for number, size in ((1, ""), (2, ""), (9, 5000))]

    assert len(page.xpath(".//li")) == 20
    assert text_of(page.xpath(".//li")[0]).startswith("Ярмарка 120")
    assert page.xpath(".//p/a/@href") == [url]
    assert "все 121 исключённое мероприятие" in text_of(page)
    assert [len(one.xpath("//main//li[.//form]")) for one in pages] == [50, 50, 21]
    assert "нет денег" in text_of(pages[1])
    names = [text_of(li) for one in pages[:2] for li in one.xpath("//main//li[.//form]")]
    assert len(set(names)) == 100


# --- keys: whole page and panel


def markup(element: html.HtmlElement) -> str:
    """Return the markup without the tokens, which are masked anew each time."""
    for token in element.xpath(".//input[@name='csrfmiddlewaretoken']"):
        token.drop_tree()
    return html.tostring(element, encoding="unicode", with_tail=False)


def panel(response: Any) -> html.HtmlElement:
    return tree(response).xpath("//*[@id='keys-panel']")[0]


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_refused_sending_comes_back_with_its_sentence_and_what_was_typed(
    client: Client, headers: dict[str, str]
) -> None:
    version = make_version()
    form = {"content": draft_hash(version), "waiver": "х" * 4001}

    response = post(client, "send", version, writer_of(version), headers, **form)

    assert response.status_code == 422
    assert "Причина слишком длинная" in text_of(panel(response).xpath(".//*[@role='alert']")[0])
    assert panel(response).xpath(".//textarea[@name='waiver']")[0].text.strip() == "х" * 4001
    assert ("<html" in response.content.decode()) == (not headers)


def test_the_panel_alone_is_the_same_as_on_the_page(client: Client) -> None:
    version = make_version()
    form = {"content": "an older one", "waiver": "потом"}

    whole = post(client, "send", version, writer_of(version), **form)
    alone = post(client, "send", version, writer_of(version), HTMX, **form)

    assert markup(panel(whole)) == markup(panel(alone))
    assert "Содержание изменилось" in text_of(panel(alone))


def test_what_succeeds_leads_to_the_page_again(client: Client) -> None:
    version = make_version()
    name_everybody(version)
    by, form = writer_of(version), {"content": draft_hash(version)}

    plain = post(client, "send", version, by, **form)
    services.recall(version=version, by=by)
    live = post(client, "send", version, by, HTMX, **form)

    assert plain.headers["Location"] == version.get_absolute_url()
    assert live.headers["HX-Redirect"] == version.get_absolute_url()


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_returning_leads_to_the_plan_since_the_version_is_its_writers_again(
    client: Client, headers: dict[str, str]
) -> None:
    version = make_sent()
    form = {"content": version.content_hash, "reason": "нет сроков"}

    response = post(client, "return", version, other_of(version), headers, **form)

    there = response.headers["HX-Redirect" if headers else "Location"]
    assert there == version.programme.get_absolute_url()
    shown = text_of(tree(client.get(there)))
    assert "Версия возвращена" in shown
    assert "Над планом работает Татарстан" in shown


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_who_had_a_version_open_that_was_taken_back_is_told_so(client: Client, headers: dict[str, str]) -> None:
    version = make_sent()
    services.recall(version=version, by=writer_of(version))

    response = post(client, "turn-key", version, other_of(version), headers, content=version.content_hash)

    there = response.headers["HX-Redirect" if headers else "Location"]
    assert "снова у авторов" in text_of(tree(client.get(there)))


def test_a_refused_return_keeps_the_form_open(client: Client) -> None:
    version = make_sent()

    response = post(client, "return", version, other_of(version), HTMX, content=version.content_hash, reason=" ")

    assert response.status_code == 422
    assert "Напишите причину" in text_of(panel(response))


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_the_panel_of_the_public_plan_answers_in_its_place(client: Client, headers: dict[str, str]) -> None:
    version = make_in_force()
    by = writer_of(version)

    refused = post(client, "plan-keys", version, by, headers, content="x")
    taken = post(client, "plan-keys", version, by, headers, content=version.content_hash)
    unreasoned = post(client, "plan-keys", version, by, headers, withdraw="1", reason=" ")

    assert (refused.status_code, unreasoned.status_code) == (422, 422)
    for response, words in ((refused, "Содержание изменилось"), (unreasoned, "Напишите причину")):
        shown = tree(response).xpath("//*[@id='plan-keys-panel']")[0]
        assert words in text_of(shown)
    assert not tree(refused).xpath("//*[@id='keys-panel']//*[@role='alert']")
    assert taken.status_code == (200 if headers else 302)
    assert unreasoned.content.decode().count("<details open") == 1


def test_the_plan_of_a_version_replaced_meanwhile_leads_on(client: Client) -> None:
    first = make_in_force()
    agree(send(services.start_new_version(programme=first.programme, by=writer_of(first))))

    response = post(client, "plan-keys", first, writer_of(first), HTMX, content=first.content_hash)

    assert response.headers["HX-Redirect"] == first.get_absolute_url()


def make_in_force_of(version: Version) -> Version:
    name_everybody(version)
    return agree(send(Version.objects.get(pk=version.pk)))


# --- proposing, period, giving up


def test_a_plan_is_proposed_for_a_period_and_a_slip_in_it_is_told(client: Client) -> None:
    version = make_version()
    agreement = version.programme.agreement
    version.programme.delete()
    client.force_login(writer_of(version))
    url = reverse("programme:programme", args=[agreement.pk])

    blank = client.get(url)
    for form, told in (
        ({"starts_on": "2026-05-01", "ends_on": "2026-04-01"}, "План кончается раньше"),
        ({"starts_on": "0001-01-01", "ends_on": "2026-04-01"}, "слишком далеко"),
        ({"starts_on": "вчера", "ends_on": ""}, "С какого дня"),
    ):
        refused = client.post(url, form)
        assert refused.status_code == 422
        assert told in text_of(tree(refused))
        assert form["starts_on"] in refused.content.decode()
    made = client.post(url, {"starts_on": "01.01.2026", "ends_on": "31.12.2026"})

    assert blank.status_code == 200
    assert made.headers["Location"] == Version.objects.get().get_absolute_url()
    assert "План мероприятий на 2026 год" in text_of(tree(client.get(made.headers["Location"])).xpath("//h1")[0])
    again = client.post(url, {"starts_on": "2026-01-01", "ends_on": "2026-12-31"})
    assert again.status_code == 422
    assert "уже есть план" in text_of(tree(again))


def test_the_period_is_changed_until_a_version_was_agreed(client: Client) -> None:
    version = make_version()
    form = {"starts_on": "2027-01-01", "ends_on": "2028-12-31"}

    response = post(client, "period", version, writer_of(version), **form)

    assert response.headers["Location"] == version.get_absolute_url()
    assert "на 2027–2028 годы" in text_of(page_of(client, version).xpath("//h1")[0])
    assert not page_of(client, make_in_force_of(version)).xpath("//a[contains(@href, '/period/')]")


def test_a_draft_is_given_up_after_asking(client: Client) -> None:
    version = make_returned()
    url = reverse("programme:drop-version", args=[version.pk])
    client.force_login(writer_of(version))

    asked = client.get(url)
    refused = client.post(url, {"reason": ""})
    done = client.post(url, {"reason": "начнём заново"})

    assert "Снять версию 1?" in text_of(tree(asked))
    assert refused.status_code == 422
    assert "Напишите причину" in text_of(tree(refused))
    assert done.headers["Location"] == version.programme.get_absolute_url()
    assert tree(client.get(done.headers["Location"])).xpath("//form[@id='propose']")


# --- empty, long, many


def test_an_empty_version_has_a_way_to_its_first_measure(client: Client) -> None:
    version = make_version()
    for measure in version.measures.all():
        services.drop_measure(measure=measure, revision=1, reason="", by=writer_of(version))

    page = page_of(client, version)

    assert "Мероприятий пока нет" in text_of(page)
    assert not page.xpath("//table")


def test_long_words_and_marks_of_markup_are_shown_as_they_are(client: Client) -> None:
    version = make_version()
    party = version.programme.agreement.parties.first()
    measure = add(version, text=f"<b>{LONG}</b>", executors={party.pk: [f"<i>{LONG}</i>"]}, money="<script>")
    client.force_login(writer_of(version))

    for url in (version.get_absolute_url(), measure.get_absolute_url(), f"{measure.get_absolute_url()}change/"):
        page = tree(client.get(url))
        assert not page.xpath("//main//b | //main//i | //script[not(@src)]")
    assert f"<b>{LONG}</b>" in rows_of(page_of(client, version))[0][1]


def many(version: Version, count: int) -> None:
    for number in range(count):
        add(version, text=f"Мероприятие {number}", sector=["trade", "culture", "health"][number % 3])


def test_the_number_of_queries_does_not_grow_with_the_measures(client: Client) -> None:
    first = make_in_force()
    version = services.start_new_version(programme=first.programme, by=writer_of(first))
    readers = [writer_of(version), make_person(side=version.drafted_by_side, role="observer")]
    urls = [version.get_absolute_url(), first.programme.get_absolute_url()]

    def queries(by: Person, url: str) -> int:
        client.force_login(by)
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    add(version)  # what it changes is told from the first change on
    few = [queries(by, url) for by in readers for url in urls]
    many(version, 30)
    more = [queries(by, url) for by in readers for url in urls]

    assert more == few
    assert max(more) <= 57


def test_two_hundred_measures_stand_on_pages_of_a_hundred_and_none_is_missing(client: Client) -> None:
    version = make_version()
    fill(version, 200)

    pages = [page_of(client, version, page=str(number)) for number in (1, 2, 3)]

    numbers = [row[0] for page in pages for row in rows_of(page)]
    assert [len(rows_of(page)) for page in pages] == [100, 100, 3]
    assert len(set(numbers)) == 203
    assert "203 мероприятия в 5 сферах" in text_of(pages[0])


def test_the_page_is_in_english_too(client: Client) -> None:
    version = make_sent()
    client.cookies["kunak_language"] = "en"

    shown = text_of(page_of(client, version).xpath("//main")[0])

    assert "Version 1 waits for: Ingushetia" in shown
    assert "3 measures in 3 sectors" in shown
