"""The list of a side's agreements: what is asked, how it is sorted, as a table for a spreadsheet."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html
from tests.factories.agreements import A, B, make_agreement, ready_candidate
from tests.factories.documents import read, words
from tests.factories.people import make_administrator, make_person, make_side
from tests.factories.replayed import once_a_run

from kunak.agreements import queries, search, services
from kunak.agreements.listing import asking
from kunak.agreements.models import Agreement
from kunak.people.models import Role, Side

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 24)
BODY = "Министерство экономического развития"


def other(code: str, name: str, **fields: Any) -> Agreement:
    """Return an agreement of Tatarstan with another territory; `fields` are columns."""
    parties = [
        {"name": party, "type": "territory", "code": place, "spans": words("Татарстан"), "confidence": 1.0}
        for place, party in ((A, "Республика Татарстан"), (code, name))
    ]
    candidate, by = ready_candidate(parties=parties)
    agreement = services.accept(candidate=candidate, by=by)
    Agreement.objects.filter(pk=agreement.pk).update(**fields)
    agreement.refresh_from_db()
    search.keep(agreement)
    return agreement


@pytest.fixture
@once_a_run
def three() -> dict[str, Agreement]:
    """Return three agreements of Tatarstan: in force, expired, and one whose term nobody knows."""
    return {
        "in force": make_agreement(),
        "expired": other(
            "RU-CU",
            "Чувашская Республика",
            kind="memorandum",
            title="о Надёжном туризме",
            signed_on="2016-06-17",
            renewal={"kind": "none"},
            sectors=["tourism"],
        ),
        "unknown": other("RU-DA", "Республика Дагестан", term=None, signed_on="2020", title="арктика"),
    }


def found(three: dict[str, Agreement], **asked: Any) -> list[str]:
    names = {agreement.pk: name for name, agreement in three.items()}
    rows = queries.register(make_side(A), queries.Asked(ON, **asked)).found
    return [names[key] for key in rows]


def table(client: Client, **asked: str) -> html.HtmlElement:
    client.force_login(make_person(side=make_side(A)))
    response = client.get(reverse("agreements:register"), asked)
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def text_of(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).replace("\u00a0", " ").split())


# --- what is asked


ANSWERS: list[tuple[dict[str, str], list[str]]] = [
    ({}, ["in force", "unknown", "expired"]),
    ({"words": "НАДЕЖНОМ"}, ["expired"]),
    ({"words": "Чувашия"}, ["expired"]),
    ({"words": "надёжного"}, ["expired"]),
    ({"words": "туризма надёжные"}, ["expired"]),
    ({"words": "memorandum"}, ["expired"]),
    ({"words": "выставка"}, ["in force", "unknown", "expired"]),
    ({"words": "Республика Дагестан"}, ["unknown"]),
    ({"words": "туризм"}, ["expired"]),
    ({"words": "общие выставки"}, ["in force", "unknown", "expired"]),
    ({"words": "татарстан меморандум"}, ["expired"]),
    ({"words": "чего нет нигде"}, []),
    ({"kind": "memorandum"}, ["expired"]),
    ({"kind": "nonsense"}, []),
    ({"sector": "culture"}, ["in force", "unknown"]),
    ({"state": "expired"}, ["expired"]),
    ({"state": "unknown"}, ["unknown"]),
    ({"state": "in_force", "sector": "culture"}, ["in force"]),
    ({"sort": "signed"}, ["expired", "unknown", "in force"]),
    ({"sort": "title"}, ["unknown", "expired", "in force"]),
    ({"sort": "-title"}, ["in force", "expired", "unknown"]),
    ({"sort": "end"}, ["expired", "in force", "unknown"]),
    ({"sort": "notice"}, ["in force", "expired", "unknown"]),
    ({"coordinator": BODY}, ["in force", "unknown", "expired"]),
    ({"coordinator": "Министерство"}, []),
    ({"ends": "365"}, []),
    ({"notice": "1282"}, ["in force"]),
    ({"notice": "1281"}, []),
    ({"notice": "nonsense"}, []),
    ({"notice": "999999999999999999"}, ["in force"]),
    ({"renewed": "0"}, ["in force"]),
    ({"renewed": "1"}, []),
    ({"renewed": "nonsense"}, []),
    ({"words": "выставка", "renewed": "0"}, ["in force"]),
    ({"words": "выставка", "notice": "1282", "sort": "notice"}, ["in force"]),
    ({"words": "выставка", "state": "expired", "sort": "-end"}, ["expired"]),
    ({"words": "выставка", "sector": "culture", "state": "in_force", "sort": "end"}, ["in force"]),
    ({"sector": "culture", "sort": "-notice"}, ["unknown", "in force"]),
    ({"partner": "nonsense"}, []),
    ({"sort": "nonsense"}, ["expired", "unknown", "in force"]),
]


def test_the_list_answers_what_is_asked(three: dict[str, Agreement]) -> None:
    answers = [(asked, found(three, **asked)) for asked, _ in ANSWERS]

    assert answers == ANSWERS


@pytest.mark.storage
@pytest.mark.parametrize("most", [0, 1, 2])
def test_a_list_too_long_to_count_answers_the_same(
    three: dict[str, Agreement], monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(asking, "MOST", most)
    side = make_side(A)

    for asked, names in ANSWERS:
        register = queries.register(side, queries.Asked(ON, **asked))
        keys = register.found.all_keys()
        assert [three[name].pk for name in names] == keys, asked
        assert register.found[:1] == keys[: min(most, 1)]
        assert (len(register.found), register.found.is_more) == (min(len(keys), most), len(keys) > most)


@pytest.mark.storage
@pytest.mark.parametrize("many", [0, asking.MANY])
def test_a_far_page_is_the_same_whether_words_are_tried_on_each_or_gathered_first(
    three: dict[str, Agreement], monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(asking, "MOST", 2)
    monkeypatch.setattr(asking, "NEAR", 0)
    monkeypatch.setattr(asking, "MANY", many)

    for asked, names in ANSWERS:
        register = queries.register(make_side(A), queries.Asked(ON, **asked))
        assert register.found[:2] == [three[name].pk for name in names[:2]], asked


def test_of_a_list_too_long_to_count_the_states_are_told_without_numbers(
    three: dict[str, Agreement], monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    monkeypatch.setattr(asking, "MOST", 2)

    register = queries.register(make_side(A), queries.Asked(ON))
    page = table(client, size="1", page="9")

    assert register.total is None
    assert [(one.value, one.count) for one in register.states] == [
        ("in_force", None),
        ("expired", None),
        ("unknown", None),
    ]
    assert "Больше 2 соглашений" in text_of(page)
    assert [text_of(one) for one in page.xpath("//nav[@class='pager']//*[@aria-current]")] == ["2"]


def test_a_partner_is_asked_by_its_side(three: dict[str, Agreement]) -> None:
    assert found(three, partner=str(make_side("RU-CU").pk)) == ["expired"]


def test_the_state_is_that_of_the_day_asked(three: dict[str, Agreement]) -> None:
    asked = queries.Asked(date(2018, 1, 1))
    found = queries.register(make_side(A), asked)

    assert {one.row.agreement.pk: one.row.state for one in queries.rows_of(found.found, asked)} == {
        three["in force"].pk: "draft",
        three["expired"].pk: "in_force",
        three["unknown"].pk: "unknown",
    }
    assert {one.value: one.count for one in found.states} == {"draft": 1, "in_force": 1, "unknown": 1}


def test_the_choices_are_what_there_is(three: dict[str, Agreement]) -> None:
    register = queries.register(make_side(A), queries.Asked(ON, state="expired"))

    assert [(one.value, one.count) for one in register.states] == [("in_force", 1), ("expired", 1), ("unknown", 1)]
    assert [one.words for one in register.partners] == ["Дагестан", "Ингушетия", "Чувашия"]
    assert [one.value for one in register.kinds] == ["agreement", "memorandum"]
    assert [one.value for one in register.sectors] == ["procurement", "education", "culture", "tourism"]


def test_a_side_sees_its_own_agreements_only(three: dict[str, Agreement]) -> None:
    def seen(side: Side) -> int:
        return len(queries.register(side, queries.Asked(ON)).found)

    assert [seen(make_side(code)) for code in (A, B, "RU-CU", "RU-KO")] == [3, 1, 1, 0]


def test_the_number_of_queries_does_not_grow_with_the_list(three: dict[str, Agreement]) -> None:
    counts = []
    for asked in (queries.Asked(ON), queries.Asked(ON, words="туризм")):
        with CaptureQueriesContext(connection) as few:
            queries.register(make_side(A), asked)
        counts.append(len(few))
    other("RU-KO", "Республика Коми")
    other("RU-ME", "Республика Марий Эл")

    for asked, count in zip((queries.Asked(ON), queries.Asked(ON, words="туризм")), counts, strict=True):
        with CaptureQueriesContext(connection) as many:
            queries.register(make_side(A), asked)
        assert len(many) == count
    assert counts[0] <= 7


# --- the page


def test_the_page_shows_the_rows_with_links_as_of_the_day(client: Client, three: dict[str, Agreement]) -> None:
    page = table(client, on="2018-01-01")

    rows = page.xpath("//tbody/tr")
    assert len(rows) == 3
    assert text_of(rows[0].xpath("./td[3]")[0]) == "готовится"
    assert rows[0].xpath(".//a/@href") == [f"{three['in force'].get_absolute_url()}?on=2018-01-01"]


def test_a_last_day_for_notice_that_has_passed_is_not_told_as_one_to_come(
    client: Client, three: dict[str, Agreement]
) -> None:
    Agreement.objects.filter(pk=three["in force"].pk).update(notice="P6M")
    search.keep(three["in force"])

    cells = [text_of(table(client, on=day).xpath("//tbody/tr[1]/td[5]")[0]) for day in ("2029-11-29", "2029-11-30")]

    assert cells == ["29 ноября 2029", "29 ноября 2029 прошёл"]


def test_what_nothing_fits_says_so_and_leads_back(client: Client, three: dict[str, Agreement]) -> None:
    page = table(client, q="чего нет нигде")

    assert "Ничего не подошло" in text_of(page)
    assert page.get_element_by_id("q").get("value") == "чего нет нигде"


def test_an_empty_register_leads_to_reading(client: Client) -> None:
    page = table(client)

    assert "Соглашений пока нет" in text_of(page)
    assert reverse("documents:add") in page.xpath("//main//a/@href")


def test_what_is_no_day_gets_a_sentence(client: Client, three: dict[str, Agreement]) -> None:
    page = table(client, on="вчера")

    assert "не день календаря" in text_of(page.xpath("//*[@role='alert']")[0])
    assert len(page.xpath("//tbody/tr")) == 3


def test_htmx_gets_the_same_rows_as_the_page(client: Client, three: dict[str, Agreement]) -> None:
    whole = table(client, q="туризм").get_element_by_id("rows")

    response = client.get(reverse("agreements:register"), {"q": "туризм"}, headers={"HX-Request": "true"})

    fragment = html.fromstring(response.content.decode())
    assert "<html" not in response.content.decode()
    assert fragment.get("id") == "rows"
    assert text_of(fragment) == text_of(whole)


def test_long_lists_come_by_pages_and_keep_what_is_asked(client: Client, three: dict[str, Agreement]) -> None:
    page = table(client, size="1", kind="agreement", page="2")

    assert len(page.xpath("//tbody/tr")) == 1
    assert all("kind=agreement" in url for url in page.xpath("//nav[@class='pager']//a/@href"))


@pytest.mark.parametrize("role", list(Role))
def test_every_role_of_a_side_sees_the_list(client: Client, three: dict[str, Agreement], role: Role) -> None:
    client.force_login(make_person(side=make_side(B), role=role))

    assert client.get(reverse("agreements:register")).status_code == 200


@pytest.mark.parametrize("role", list(Role))
def test_only_those_who_may_add_are_led_to_reading(client: Client, role: Role) -> None:
    client.force_login(make_person(side=make_side(B), role=role))

    page = html.fromstring(client.get(reverse("agreements:register")).content.decode())

    assert bool(page.xpath(f"//main//a[@href='{reverse('documents:add')}']")) == (role != Role.OBSERVER)


@pytest.mark.parametrize("who", [make_administrator, make_person])
def test_who_acts_for_no_side_has_no_register(client: Client, who: Any) -> None:
    client.force_login(who())

    assert client.get(reverse("agreements:register")).status_code == 404


def test_something_planned_is_not_called_signed(client: Client) -> None:
    candidate, by = ready_candidate(event="planned", signed_on=read("2026-12-10", "29 мая"))
    services.accept(candidate=candidate, by=by)

    row = text_of(table(client).xpath("//tbody/tr")[0])

    assert "не подписано" in row
    assert "готовится" in row
