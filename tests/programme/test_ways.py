"""The ways to see a plan: what is asked for is found, under every way alike, in a number of queries that is fixed."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import IntegrityError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html
from tests.factories.people import make_person
from tests.factories.programme import (
    BODIES,
    add,
    agree,
    fill,
    make_in_force,
    make_sent,
    make_version,
    name_everybody,
    other_of,
    send,
    writer_of,
)

from kunak.agreements.errors import TooManyViews
from kunak.core.execution import MeasureState, Progress
from kunak.core.programme.term import MeasureTerm, parse_term
from kunak.core.two_keys import KeyState
from kunak.people.models import Person
from kunak.programme import queries, services
from kunak.programme.models import PlanView, Version
from kunak.programme.queries.asked import PlanAsked, asked_of_address
from kunak.programme.queries.board import key_of
from kunak.programme.services import FundingInput

pytestmark = [pytest.mark.django_db, pytest.mark.answers, pytest.mark.shares(made_by=make_version)]
WAYS = ("version", "board", "timeline", "calendar", "map", "coverage")
HTMX = {"HX-Request": "true"}
TODAY = date(2026, 11, 26)
LATE = MeasureTerm("day", date(2026, 2, 1), date(2026, 2, 1))


def tree(response: Any) -> html.HtmlElement:
    return html.fromstring(response.content.decode())


def text_of(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).replace("\u00a0", " ").split())


def page(client: Client, way: str, version: Version, by: Person | None = None, **asked: Any) -> html.HtmlElement:
    client.force_login(by or writer_of(version))
    response = client.get(reverse(f"programme:{way}", args=[version.pk]), asked)
    assert response.status_code == 200
    return tree(response)


def found(version: Version, **asked: Any) -> list[str]:
    choice = queries.plan_choice(version, writer_of(version), PlanAsked(**asked), TODAY)
    return [line.text for line in choice.lines]


def make_plan() -> Version:
    """Return a draft: three measures of commitments without executors or terms, and three that somebody entered."""
    version = make_version()
    first, second = version.programme.agreement.parties.all()
    add(version, text="Форум врачей", sector="health", kind="forum", term=parse_term("29.05.2027"))
    add(version, text="Ярмарка", term=parse_term("2026"), executors={second.pk: [BODIES[1]]})
    add(version, text="Выставка", sector="culture", term=parse_term("постоянно"), executors={first.pk: [BODIES[0]]})
    return version


def test_each_filter_finds_its_measures_and_all_of_them_together_fewer() -> None:
    version = make_plan()
    own = {one.text for one in version.measures.filter(commitment__isnull=False)}
    first = version.measures.filter(commitment__isnull=False).first()

    assert found(version, sector="health") == ["Форум врачей"]
    assert found(version, kind="forum") == ["Форум врачей"]
    assert found(version, body=f"a:{BODIES[0]}") == ["Форум врачей", "Выставка"]
    assert found(version, body=f"b:{BODIES[0]}") == []
    assert set(found(version, commitment="none")) == {"Форум врачей", "Ярмарка", "Выставка"}
    assert found(version, commitment=str(first.commitment_id)) == [first.text]
    assert set(found(version, show="term")) == own
    assert set(found(version, show="executors")) == {*own, "Ярмарка", "Выставка"}
    assert set(found(version, state="proposed")) == {*own, "Форум врачей", "Ярмарка", "Выставка"}
    assert found(version, due="200") == ["Ярмарка", "Форум врачей"]
    assert found(version, words="врача форумы") == ["Форум врачей"]
    assert found(version, words="Минпромторг", sector="culture") == ["Выставка"]
    assert found(version, sector="nonsense") == found(version, due="x", sector="health", words="ярмарка") == []


def test_what_is_sorted_stands_in_that_order_and_back() -> None:
    version = make_plan()

    by_text, by_term = found(version, sort="text"), found(version, sort="term")

    assert by_text == sorted(by_text, key=str.casefold)
    assert found(version, sort="-text") == by_text[::-1]
    assert by_term[:2] == ["Ярмарка", "Форум врачей"]


def test_a_measure_of_a_version_in_force_is_late_after_its_term_and_only_then() -> None:
    version = make_version()
    fill(version, 1, text="Поздно", term_kind="day", starts_on=LATE.starts_on, ends_on=LATE.ends_on)
    fill(version, 1, text="Ещё не поздно", term_kind="day", starts_on=date(2027, 2, 1), ends_on=date(2027, 2, 1))
    draft = found(version, due="late")
    name_everybody(version)

    agreed = agree(send(version))

    assert draft == []
    assert found(agreed, due="late") == ["Поздно"]
    assert found(agreed, state="in_plan", due="90") == ["Ещё не поздно"]


def test_of_a_long_plan_states_are_told_of_what_is_shown_and_of_all_where_they_are_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    version = make_in_force()
    by = writer_of(version)
    short = queries.plan_choice(version, by, PlanAsked(), TODAY)
    monkeypatch.setattr("kunak.programme.queries.choice.MANY", 1)

    long = queries.plan_choice(version, by, PlanAsked(), TODAY)
    asked = queries.plan_choice(version, by, PlanAsked(state="in_plan"), TODAY)

    assert [short.is_told, long.is_told, asked.is_told] == [True, False, True]
    assert [line.state for line in long.told(long.lines[:2])] == [line.state for line in short.lines[:2]]
    assert [one.value for one in short.states] == ["in_plan"]
    assert {"in_plan", "done"} < {one.value for one in long.states}
    assert len(asked.lines) == 3


@pytest.mark.parametrize(
    ("address", "again"),
    [
        ("q=%D1%84&sector=trade&sort=-term", "q=%D1%84&sector=trade&sort=-term"),
        ("sort=nonsense&page=3&nothing=1", ""),
        ("col=steps&col=term", "col=term&col=steps"),
        ("col=", "col="),
        ("col=executors&col=term&col=state&sector=", ""),
    ],
)
def test_an_address_holds_what_was_asked_and_nothing_else(address: str, again: str) -> None:
    assert asked_of_address(address).address == again


@pytest.mark.parametrize("way", WAYS)
def test_a_way_shows_what_was_asked_whole_and_as_a_fragment(client: Client, way: str) -> None:
    version = make_plan()
    client.force_login(writer_of(version))
    url = reverse(f"programme:{way}", args=[version.pk])

    asked = {"sector": "health", "year": "2027"}

    whole = tree(client.get(url, asked))
    part = tree(client.get(url, asked, headers=HTMX))

    assert text_of(whole.get_element_by_id("plan-rows")) == text_of(part)
    assert ("1 мероприятие" if way == "map" else "Форум врачей") in text_of(part)
    assert "Ярмарка" not in text_of(part)
    here = whole.xpath("//nav[contains(@class, 'ways')]/a[@aria-current]")
    assert len(here) == 1
    assert all("sector=health" in link.get("href") for link in whole.xpath("//nav[contains(@class, 'ways')]/a"))


def test_a_way_asks_as_much_of_a_long_plan_as_of_a_short_one(client: Client) -> None:
    version = make_in_force()
    client.force_login(writer_of(version))

    def asked(way: str) -> int:
        url = reverse(f"programme:{way}", args=[version.pk])
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    few = {way: asked(way) for way in WAYS}
    fill(version, 40, term_kind="day", starts_on=LATE.starts_on, ends_on=LATE.ends_on)

    assert {way: asked(way) for way in WAYS} == few
    assert max(few.values()) <= 52


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("asked", [{}, {"q": "ничего такого"}])
def test_a_way_without_measures_says_so(client: Client, way: str, asked: dict[str, str]) -> None:
    version = make_version()
    if not asked:
        version.measures.all().delete()

    shown = text_of(page(client, way, version, year="2026", **asked))

    if way == "coverage":
        assert "Мероприятия есть у 0 из 3 договорённостей" in shown
    elif way == "calendar":
        assert "В 2026 году ничего не выпадает" in shown
    else:
        assert ("Ничего не подошло" if asked else "Мероприятий пока нет") in shown


def test_columns_stand_as_they_are_chosen(client: Client) -> None:
    version = make_plan()

    heads = [
        [text_of(one) for one in page(client, "version", version, **asked).xpath("//table//thead//th")]
        for asked in ({}, {"col": ["money", "term"]}, {"col": ""})
    ]

    assert heads == [
        ["№", "Мероприятие", "Исполнители", "Срок", "Согласование"],
        ["№", "Мероприятие", "Срок", "Источник средств"],
        ["№", "Мероприятие"],
    ]


def test_helpers_who_reports_what_was_signed_and_money_are_columns_too(client: Client) -> None:
    version = make_version()
    first, second = version.programme.agreement.parties.all()
    add(
        version,
        text="Ярмарка",
        coexecutors={second.pk: ["Союз мастеров"]},
        reporters={first.pk: "Иванова А. А."},
        signed_result="проработать",
        funding=[FundingInput(first.pk, "regional", 2026, Decimal(500))],
    )

    asked = {"col": ["helpers", "reporters", "signed", "funding"], "q": "ярмарка"}
    [row] = page(client, "version", version, **asked).xpath("//tr[starts-with(@id, 'm-')]")

    cells = {cell.get("data-label"): text_of(cell) for cell in row.xpath("td[@data-label]")}
    assert cells == {
        "Соисполнители": "Союз мастеров",
        "Кто отчитывается": "Иванова А. А.",
        "Результат, как подписан": "проработать",
        "Деньги по источникам": "Татарстан, бюджет региона, 2026, 500",
    }


def test_rows_in_another_order_stand_without_heads_of_sectors_and_name_theirs(client: Client) -> None:
    version = make_plan()

    shown = page(client, "version", version, sort="term")

    assert not shown.xpath("//tr[@class='table__group']")
    assert "Торговля, Мероприятие" in text_of(shown.xpath("//tr[starts-with(@id, 'm-')][1]/th")[0])


# --- the board


def test_a_card_has_the_bodies_of_each_side_and_whose_keys_are_waited_for(client: Client) -> None:
    version = make_sent()
    first = version.programme.agreement.parties.first()

    [card, *_] = page(client, "board", version).xpath("//article")

    assert [text_of(one) for one in card.xpath(".//span[@class='board__who']/span")] == list(BODIES[:2])
    assert card.xpath(".//*[name()='path']/@class") == ["a yes", "b wait"]
    assert text_of(card.xpath(".//span[@class='sr']")[-1]) == "ждём: Ингушетия"
    assert first.side_id == version.drafted_by_side_id


@pytest.mark.parametrize(
    ("state", "waits", "key"),
    [
        (MeasureState.IN_PLAN, (2,), KeyState.TURNED),
        (MeasureState.REPORTED, (2,), KeyState.WAITING),
        (MeasureState.REPORTED, (1,), KeyState.TURNED),
        (MeasureState.DONE, (), KeyState.TURNED),
    ],
)
def test_a_half_of_a_card_in_force_waits_only_for_an_answer_to_a_report(
    state: MeasureState, waits: tuple[int, ...], key: KeyState
) -> None:
    assert key_of(Progress(state, who_waits=waits), 2) is key


def test_the_board_of_a_plan_in_force_has_the_columns_of_the_work_even_empty_ones(client: Client) -> None:
    version = make_in_force()
    fill(version, 45)

    shown = page(client, "board", version)

    heads = [text_of(one) for one in shown.xpath("//section[@class='board__col']/h2")]
    assert heads == [
        "В плане 48",
        "В работе 0",
        "Отчёт на подтверждении 0",
        "Подтверждено, продолжается 0",
        "Выполнено 0",
    ]
    assert len(shown.xpath("//article")) == 40
    assert "Ещё 8 в таблице" in text_of(shown)


# --- the timeline


def test_the_timeline_draws_terms_to_scale_beside_what_was_first_agreed(client: Client) -> None:
    first = make_version()
    measure = add(first, text="Форум", term=MeasureTerm("day", date(2026, 3, 1), date(2026, 3, 1)))
    name_everybody(first)
    second = services.start_new_version(programme=agree(send(first)).programme, by=writer_of(first))
    moved = second.measures.get(line=measure.line)
    second.measures.filter(pk=moved.pk).update(starts_on=date(2026, 4, 1), ends_on=date(2026, 4, 1))

    choice = queries.plan_choice(second, writer_of(first), PlanAsked(words="форум"), TODAY)
    drawn = queries.timeline(choice, choice.lines, queries.baseline_of(second))
    shown = page(client, "timeline", second, q="форум")

    [row] = drawn.rows
    assert row.bar is not None
    assert row.baseline is not None
    assert row.bar.x - row.baseline.x == pytest.approx(1120 * 31 / 730, abs=1)
    assert row.drift == "на 31 день позже"
    assert "Форум, 1 апреля 2026 г., черновик, первоначально согласован: 1 марта 2026 г." in row.told.replace(
        "\xa0", " "
    )
    assert [one.get("aria-label") for one in shown.xpath("//svg//a")] == [row.told]
    told = [text_of(cell) for cell in shown.xpath("//details//table//tbody/tr[1]/*")]
    assert told[1:3] == ["1 апреля 2026 г.", "1 марта 2026 г. на 31 день позже"]


@pytest.mark.parametrize(
    ("term", "x", "width"),
    [
        (parse_term("2026"), 0, 560),
        (parse_term("постоянно"), 0, 1120),
        (parse_term("31.12.2027"), 1114, 6),
    ],
)
def test_a_bar_is_as_long_as_its_term_and_never_too_thin(term: MeasureTerm, x: float, width: float) -> None:
    version = make_version()
    add(version, text="Форум", term=term)

    choice = queries.plan_choice(version, writer_of(version), PlanAsked(words="форум"), TODAY)
    [row] = queries.timeline(choice, choice.lines, {}).rows

    assert row.bar is not None
    assert (row.bar.x, row.bar.width) == pytest.approx((x, width), abs=1)


@pytest.mark.answers
def test_what_a_measure_waits_for_is_drawn_and_told(client: Client) -> None:
    version = make_version()
    first = add(version, text="Форум сначала", term=parse_term("Q2 2026"))
    second = add(version, text="Форум потом", term=parse_term("2027"))
    early = add(version, text="Форум раньше", term=parse_term("Q1 2026"))
    for one, waits in ((second, [first]), (early, [first])):
        services.set_predecessors(measure=one, revision=1, predecessors=waits, by=writer_of(version))

    choice = queries.plan_choice(version, writer_of(version), PlanAsked(words="форум"), TODAY)
    drawn = queries.timeline(choice, choice.lines, {})
    shown = page(client, "timeline", version, q="форум")

    number = drawn.rows[0].line.number
    assert [link.is_late for link in drawn.links] == [False, True]
    assert [row.waits for row in drawn.rows] == [(), (number,), (number,)]
    assert f"ждёт: {number}" in drawn.rows[1].told
    assert len(shown.xpath("//*[contains(@class, 'link-head')]")) == 2
    assert shown.xpath("//td[@data-label='Ждёт']/text()") == ["—", number, number]


def test_milestones_stand_on_the_timeline_and_in_the_calendar_with_their_days(client: Client) -> None:
    version = make_version()
    steps = [services.MilestoneInput("Программа", date(2026, 3, 2)), services.MilestoneInput("Итог", None)]
    add(version, text="Форум", milestones=steps)

    line = page(client, "timeline", version, q="форум")
    calendar = page(client, "calendar", version, q="форум", year="2026")

    assert [text_of(one) for one in line.xpath("//svg//title")] == ["Программа, 2 мар 2026"]
    months = [text_of(one) for one in calendar.xpath("//section[@class='ledger']")]
    assert months == [
        "Март 1 дата 2 мар, пн Программа · 1.1 Форум",
        "Сентябрь 1 дата 30 сен, ср срок мероприятия · 1.1 Форум III квартал 2026 г.",
    ]


def test_a_year_in_which_nothing_falls_names_the_others(client: Client) -> None:
    version = make_plan()

    shown = page(client, "calendar", version, year="2031")

    assert "В 2031 году ничего не выпадает" in text_of(shown)
    assert "2026 (1), 2027 (1)" in text_of(shown)


# --- coverage


def test_coverage_tells_both_ways_what_lacks_the_other(client: Client) -> None:
    version = make_plan()
    first, *_others = version.measures.filter(commitment__isnull=False)
    services.drop_measure(measure=first, revision=1, reason="", by=writer_of(version))

    shown = page(client, "coverage", version)

    bare, free = (text_of(shown.xpath(f"//section[@aria-labelledby='{name}']")[0]) for name in ("h-bare", "h-free"))
    assert first.commitment.text[5:] in bare
    assert f"?commitment={first.commitment_id}" in html.tostring(shown, encoding="unicode")
    assert all(text in free for text in ("Форум врачей", "Ярмарка", "Выставка"))
    assert "Мероприятия есть у 2 из 3 договорённостей" in text_of(shown)


# --- saved views


def keep(client: Client, version: Version, by: Person, **form: str) -> Any:
    client.force_login(by)
    return client.post(reverse("programme:save-view", args=[version.pk]), form)


def test_a_view_is_kept_under_a_name_and_opens_its_way_with_what_was_asked(client: Client) -> None:
    version = make_in_force()
    by = writer_of(version)

    kept = keep(client, version, by, name=" Наши  сроки ", way="calendar", asked="page=2&due=30&col=term")
    view = PlanView.objects.get()
    opened = client.get(view.get_absolute_url())

    address = f"{reverse('programme:calendar', args=[version.pk])}?due=30&col=term#measures"
    assert (view.name, view.way, view.asked, view.is_shared) == ("Наши сроки", "calendar", "due=30&col=term", False)
    assert kept.url == opened.url == address
    chips = tree(client.get(address)).xpath("//nav[contains(@class, 'chips')]/a[@aria-current]")
    assert "Наши сроки" in [text_of(one) for one in chips]


def test_the_same_name_is_asked_anew_and_colleagues_see_what_is_shared(client: Client) -> None:
    version = make_in_force()
    by, colleague = writer_of(version), make_person(side=version.drafted_by_side, role="observer")

    keep(client, version, by, name="Мой", way="board", asked="due=30")
    keep(client, version, by, name="Мой", way="board", asked="due=90", is_shared="on")
    keep(client, version, by, name="Только мой", way="board", asked="")

    assert {one.name: one.asked for one in PlanView.objects.all()} == {"Мой": "due=90", "Только мой": ""}
    assert [one.name for one in queries.views_for(colleague)] == ["Мой"]
    assert list(queries.views_for(other_of(version))) == []


@pytest.mark.parametrize("name", ["", "  ", "я" * 101])
def test_a_view_without_a_fit_name_is_refused_and_nothing_is_kept(client: Client, name: str) -> None:
    version = make_in_force()

    answer = keep(client, version, writer_of(version), name=name, way="board", asked="due=30")

    assert not PlanView.objects.exists()
    assert [str(one) for one in get_messages(answer.wsgi_request)]


def test_nobody_keeps_views_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kunak.programme.services.views.MOST", 1)
    version = make_in_force()
    fields: dict[str, Any] = {"way": "table", "asked": "", "is_shared": False, "by": writer_of(version)}
    services.save_view(version=version, name="Первый", **fields)

    with pytest.raises(TooManyViews):
        services.save_view(version=version, name="Второй", **fields)


@pytest.mark.parametrize(
    ("changes", "name"),
    [({"name": ""}, "plan_view_has_a_name"), ({"way": "globe"}, "plan_view_way_is_known")],
)
def test_the_database_refuses_a_view_that_cannot_be(changes: dict[str, str], name: str) -> None:
    version = make_in_force()
    fields: dict[str, Any] = {"name": "Мой", "way": "table", "programme": version.programme}
    fields |= {"side": version.drafted_by_side, "owner": writer_of(version)}

    with pytest.raises(IntegrityError, match=name):
        PlanView.objects.create(**(fields | changes))


def test_one_person_has_one_view_of_a_name_at_a_plan() -> None:
    version = make_in_force()
    fields: dict[str, Any] = {"name": "Мой", "programme": version.programme}
    fields |= {"side": version.drafted_by_side, "owner": writer_of(version)}
    PlanView.objects.create(**fields)

    with pytest.raises(IntegrityError):
        PlanView.objects.create(**fields)
