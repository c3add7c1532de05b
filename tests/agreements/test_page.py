"""The page of an agreement as of any day, for everybody who may see it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import html
from tests.factories.agreements import A, coordinators, make_act, make_agreement, ready_candidate
from tests.factories.documents import read, words
from tests.factories.people import make_person, make_side

from kunak.agreements import queries, services
from kunak.agreements.contributions import CONTRIBUTORS, DatedThing, Remark, Tab, Unfinished
from kunak.agreements.lulls import Going
from kunak.agreements.models import Agreement
from kunak.people import policies
from kunak.people import services as people
from kunak.people.models import Person
from kunak.people.policies import Reader

pytestmark = pytest.mark.django_db


class Contribution:
    """An upper room that knows one measure for each commitment of even number."""

    def tabs(self, agreement: Agreement, reader: Reader) -> Iterable[Tab]:
        return [Tab("Выставки", "/elsewhere/", 7)]

    def coverage(self, agreement: Agreement, reader: Reader) -> Mapping[int, int]:
        return {one.pk: 2 for one in agreement.commitments.all() if one.order % 2 == 0}

    def measures_url(self, agreement: Agreement, commitment: int) -> str:
        return f"/elsewhere/{commitment}/"

    def goings(self, agreements: Collection[int]) -> Mapping[int, Going]:
        return {}

    def dates(self, agreement: Agreement, reader: Reader, on: date) -> Iterable[DatedThing]:
        days = [date(2026, 3, 20), date(2025, 6, 2)]
        return [DatedThing(day, f"Срок {day.year}", "/elsewhere/") for day in days if day >= on]

    def remarks(self, agreement: Agreement, reader: Reader) -> Iterable[Remark]:
        return [Remark("Выставку не видно.", "/elsewhere/#show", "Показать")]

    def tail(self, agreement: Agreement, reader: Reader) -> Iterable[Unfinished]:
        return [
            Unfinished("Выставка без конца", "/elsewhere/1/"),
            Unfinished("Форум", "/elsewhere/2/", date(2031, 1, 1)),
        ]


@pytest.fixture
def alone() -> Iterator[list[Any]]:
    """Let no upper room add to the page; the list may be filled by the test."""
    kept, CONTRIBUTORS[:] = list(CONTRIBUTORS), []
    yield CONTRIBUTORS
    CONTRIBUTORS[:] = kept


def shown(client: Client, agreement: Agreement, by: Person | None = None, on: str = "") -> html.HtmlElement:
    client.force_login(by or make_person(side=make_side(A)))
    response = client.get(agreement.get_absolute_url(), {"on": on} if on else {})
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def text_of(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).replace("\u00a0", " ").split())


def section(page: html.HtmlElement, heading: str) -> html.HtmlElement:
    return page.xpath(f"//section[@aria-labelledby='{heading}']")[0]


# --- what stands there


def test_the_head_names_kind_state_term_and_parties(client: Client) -> None:
    page = shown(client, make_agreement(), on="2026-11-24")

    head = text_of(page.xpath("//*[@class='head__kind']")[0])
    assert head == "Соглашение Действует до 29 мая 2030 г., далее продлевается автоматически"
    assert text_of(page.xpath("//h1")[0]) == (
        "Соглашение о сотрудничестве между Республикой Татарстан и Республикой Ингушетия"
    )
    assert [text_of(one) for one in page.xpath("//p[@class='pair__name']")] == [
        "Республика Татарстан",
        "Республика Ингушетия",
    ]


def test_parties_that_are_not_territories_stand_after_a_colon(client: Client) -> None:
    body = {"name": "Завод «Заря»", "type": "company", "code": "RU-TA", "spans": words("Татарстан"), "confidence": 1.0}
    territory = {"name": "Республика Татарстан", "type": "territory", "code": "RU-TA"}
    candidate, by = ready_candidate(parties=[territory | {"spans": words("Татарстан"), "confidence": 1.0}, body])

    page = shown(client, services.accept(candidate=candidate, by=by))

    assert text_of(page.xpath("//h1")[0]) == "Соглашение о сотрудничестве: Республика Татарстан и Завод «Заря»"


def test_three_parties_stand_as_a_list(client: Client) -> None:
    names = {"RU-TA": "Республика Татарстан", "RU-IN": "Республика Ингушетия", "RU-DA": "Республика Дагестан"}
    parties = [
        {"name": name, "type": "territory", "code": code, "spans": words("Татарстан"), "confidence": 1.0}
        for code, name in names.items()
    ]
    candidate, by = ready_candidate(parties=parties)

    page = shown(client, services.accept(candidate=candidate, by=by))

    assert [text_of(one) for one in page.xpath("//p[@class='pair__name']")] == list(names.values())
    assert len(page.xpath("//*[contains(@class, 'keys-panel__side ')]")) == 3


@pytest.mark.parametrize(
    ("on", "state", "nobody"),
    [
        ("2025-05-28", "Готовится", "сроки ещё не идут"),
        ("2025-05-29", "Действует", "30 мая 2030 г. соглашение продлится"),
        ("2030-05-29", "Действует", "30 мая 2030 г. соглашение продлится"),
        ("2030-05-30", "Действует", "30 мая 2035 г. соглашение продлится"),
        ("1999-01-01", "Готовится", "не подписано"),
    ],
)
def test_the_page_tells_the_state_of_the_day_asked(client: Client, on: str, state: str, nobody: str) -> None:
    page = shown(client, make_agreement(), on=on)

    assert state in text_of(page.xpath("//*[@class='head__kind']")[0])
    assert nobody in text_of(page.get_element_by_id("if-nobody-acts"))
    assert page.get_element_by_id("on").get("value") == on


def test_without_a_day_the_page_is_as_of_today(client: Client) -> None:
    page = shown(client, make_agreement())

    assert page.get_element_by_id("on").get("value") == timezone.localdate().isoformat()
    assert "Состояние на" in text_of(page.xpath("//footer")[0])


@pytest.mark.parametrize(
    "on", ["вчера", "2025-02-30", "29.05.2025", "2025-13-01", "0001-01-01", "9999-12-31", "1" * 400]
)
def test_what_is_no_day_gets_a_sentence_and_not_an_error(client: Client, on: str) -> None:
    page = shown(client, make_agreement(), on=on)

    [told] = page.xpath("//*[@id='on-error']")
    assert told.get("role") == "alert"
    assert "сегодняшний день" in text_of(told)


def test_the_predecessor_known_to_the_year_is_never_a_first_of_january(client: Client) -> None:
    page = shown(client, make_agreement(), on="2026-11-24")

    told = text_of(page.xpath("//ol[contains(@class, 'strip__list')]/li[1]")[0])
    assert told == "2013 год Прежнее соглашение. День в тексте не указан."
    assert "1 января" not in text_of(page)
    assert "Что изменилось с 2013 года" in text_of(section(page, "h-cmp"))
    assert "текст не загружен" in text_of(section(page, "h-cmp"))


def test_a_day_of_signing_known_to_the_year_is_never_a_first_of_january(client: Client) -> None:
    agreement = make_agreement(signed_on="2013", identity=None)

    for on in ("2013-06-01", "2015-03-08", "2018-06-01", "2026-03-08"):
        assert "1 января" not in text_of(shown(client, agreement, on=on))


def test_every_value_leads_to_its_words(client: Client) -> None:
    agreement = make_agreement()

    page = shown(client, agreement)

    reading = agreement.documents.get().get_absolute_url()
    places = {url.split("#")[1] for url in page.xpath("//a/@href") if url.startswith(f"{reading}?") and "#f-" in url}
    assert {"f-term", "f-renewal", "f-signed_on", "f-commitments-0", "f-coordinators-1", "f-signatories-0"} <= places
    assert {"f-supersedes-0", "f-planned-0", "f-working_groups"} <= places
    target = html.fromstring(client.get(agreement.candidate.get_absolute_url()).content.decode())
    there = {f"f-{key.removeprefix('f-')}" for key in target.xpath("//@id")}
    assert places <= there


def test_the_silence_of_the_text_is_told_with_what_is_counted(client: Client) -> None:
    page = shown(client, make_agreement(), on="2026-01-01")

    terms = text_of(page.get_element_by_id("terms"))
    assert "Период пролонгации в тексте нет: считаем тем же сроком" in terms
    assert "Уведомление в тексте нет: считаем по последний день срока" in terms
    assert "Вступает в силу в тексте нет: считаем со дня подписания" in terms
    note = text_of(section(page, "h-dates").xpath(".//*[contains(@class, 'note--warn')]")[0])
    assert note == (
        "Срок уведомления об отказе в тексте не указан. Пока крайним днём считаем последний день срока, "
        "29 мая 2030 г. Внести из подписанного текста"
    )


def test_a_notice_period_that_is_known_needs_no_remark(client: Client) -> None:
    page = shown(client, make_agreement(notice="P6M"), on="2026-01-01")

    assert "note--warn" not in html.tostring(section(page, "h-dates")).decode()
    dates = [text_of(one) for one in section(page, "h-dates").xpath(".//ul[@class='dates']/li")]
    assert "29 ноя 2029 Последний день для уведомления" in dates


def test_sectors_without_commitments_are_shown_as_such(client: Client) -> None:
    candidate, by = ready_candidate(commitments=[])

    page = shown(client, services.accept(candidate=candidate, by=by))

    rows = [text_of(one) for one in section(page, "h-sec").xpath(".//ul[@class='sectors']/li")]
    assert rows == [f"{name} договорённостей в тексте нет" for name in ("Закупки", "Образование", "Культура")]


def test_an_agreement_of_which_nothing_is_known_still_has_its_page(client: Client) -> None:
    silent = ("title", "signed_on", "place", "term", "renewal", "working_groups")
    lists = ("signatories", "coordinators", "sectors", "commitments", "planned", "supersedes")
    candidate, by = ready_candidate(**dict.fromkeys(silent), **{name: [] for name in lists})

    page = shown(client, services.accept(candidate=candidate, by=by))

    assert "Состояние неизвестно" in text_of(page.xpath("//*[@class='head__kind']")[0]) or "не известно" in text_of(
        page
    )
    assert "День подписания не известен" in text_of(page.get_element_by_id("if-nobody-acts"))
    assert not page.xpath("//svg[contains(@class, 'strip__svg')]")


def test_a_signatory_of_no_named_party_has_a_column_of_its_own(client: Client) -> None:
    named = {"name": "Ильдар Сабиров", "post": None, "party": None}
    candidate, by = ready_candidate(signatories=[named | {"spans": words("Тимур Галиев"), "confidence": 1.0}])

    page = shown(client, services.accept(candidate=candidate, by=by))

    assert [text_of(one) for one in section(page, "h-who").xpath(".//thead//th")] == [
        "Татарстан",
        "Ингушетия",
        "Сторона не указана",
    ]
    assert "Ильдар Сабиров" in text_of(section(page, "h-who"))


def test_the_example_is_marked(client: Client) -> None:
    agreement = make_agreement()

    assert not shown(client, agreement).xpath("//aside[@class='specimen']")
    Agreement.objects.filter(pk=agreement.pk).update(is_sample=True)
    assert shown(client, agreement).xpath("//aside[@class='specimen']")


def test_words_of_a_document_are_never_markup(client: Client) -> None:
    agreement = make_agreement(title="<script>alert(1)</script>", place="<b>Магас</b>")

    page = shown(client, agreement, on="2026-01-01")

    assert not page.xpath("//script[not(@src)]")
    assert not page.xpath("//main//b")


# --- upper rooms


def test_upper_rooms_add_tabs_coverage_and_dates(client: Client, alone: list[Any]) -> None:
    alone.append(Contribution())

    page = shown(client, make_agreement(), on="2025-12-01")

    assert "Выставки 7" in text_of(page.xpath("//nav[@class='tabs']")[0])
    assert text_of(page.xpath("//a[@href='/elsewhere/#show']/..")[0]) == "Выставку не видно. Показать"
    assert "Мероприятия есть у 2." in text_of(section(page, "h-sec"))
    coverage = [text_of(one) for one in section(page, "h-sec").xpath(".//*[contains(@class, 'cov')]")]
    assert [told.split(":")[0].strip() for told in coverage] == ["2 мероприятия", "2 мероприятия", "нет мероприятий"]
    assert len(section(page, "h-sec").xpath(".//a[starts-with(@href, '/elsewhere/')][contains(@class, 'cov')]")) == 2
    dates = [text_of(one) for one in section(page, "h-dates").xpath(".//ul[@class='dates']/li")]
    assert dates == [
        "20 мар 2026 Срок 2026",
        "29 мая 2030 Последний день для уведомления",
        "30 мая 2030 Автоматическая пролонгация, если никто не уведомит об отказе",
    ]


def test_near_days_tell_how_far_they_are(client: Client, alone: list[Any]) -> None:
    alone.append(Contribution())

    page = shown(client, make_agreement(), on="2025-05-30")

    dates = [text_of(one) for one in section(page, "h-dates").xpath(".//ul[@class='dates']/li")]
    assert dates[0] == "2 июн 2025 Срок 2025 через 3 дня"


def test_without_a_plan_nothing_is_told_of_measures(client: Client, alone: list[Any]) -> None:
    page = shown(client, make_agreement())

    assert "Мероприятий в плане пока нет." in text_of(section(page, "h-sec"))
    assert not section(page, "h-sec").xpath(".//*[contains(@class, 'cov')]")


# --- who


def test_an_agreement_that_does_not_exist_is_not_there(client: Client) -> None:
    """Who sees one that exists is in the table of `tests/test_policies.py`."""
    client.force_login(make_person(side=make_side(A)))

    for view in ("agreement", "history", "card-keys"):
        assert client.get(reverse(f"agreements:{view}", args=[1000])).status_code == 404


@pytest.mark.parametrize("view", ["agreement", "history", "card-keys", "register"])
def test_strangers_are_asked_to_sign_in(client: Client, view: str) -> None:
    arguments = [] if view == "register" else [make_agreement().pk]

    response = client.get(reverse(f"agreements:{view}", args=arguments))

    assert response.status_code == 302
    assert response.headers["Location"].startswith(reverse("people:sign-in"))


def test_each_renewal_made_is_shown_with_what_the_register_has_of_notices(client: Client) -> None:
    agreement = make_agreement(
        signed_on="2014-02-12", notice="P6M", renewal={"kind": "automatic", "period": "P1Y", "times": None}
    )
    party = agreement.parties.get(order=0)
    by, _ = coordinators(agreement)
    before = shown(client, agreement, by, on="2019-02-12")
    make_act(agreement=agreement, kind="notice", on=date(2018, 8, 13), party=party)

    told = text_of(section(shown(client, agreement, by, on="2019-06-01"), "h-prolonged"))

    assert not before.xpath("//*[@id='prolonged']")
    assert "Пролонгация 1, с 13 февраля 2019 г. по 12 февраля 2020 г." in told
    assert "в реестре нет уведомления, направленного до 12 августа 2018 г. включительно" in told
    assert f"Уведомление от 13 августа 2018 г. ({party.name}) опоздало" in told


def test_bodies_have_the_names_of_the_signing_and_of_today(client: Client) -> None:
    agreement = make_agreement()
    by, _ = coordinators(agreement)
    party = agreement.parties.get(side=policies.side_of(by))
    told = agreement.coordinators.filter(party=party).first()
    ministry = people.organisations_named([(party.side, "Минпром")])[party.side_id, "Минпром"]
    agreement.coordinators.filter(pk=told.pk).update(organisation=ministry)
    new = people.NewName(name="Минпромторг", since="2025-09-01", ground="указ")
    people.enter_name(body=ministry, new=new, by=by)
    signatory = agreement.signatories.filter(party=party).first()
    government = people.add_body(side=party.side, name="Аппарат", by=by)
    who = people.NewHead(name=signatory.name, post="Глава", since="2020", ground="указ")
    people.enter_head(body=government, new=who, by=by)

    later = text_of(section(shown(client, agreement, by, on="2026-01-01"), "h-who"))
    at_once = text_of(section(shown(client, agreement, by, on="2025-06-01"), "h-who"))

    assert "тогда: Минпром; сейчас: Минпромторг" in later
    assert "Аппарат" in later
    assert "Минпромторг" not in at_once


def test_the_number_of_queries_does_not_grow_with_the_agreement(
    alone: list[Any],
) -> None:
    small = make_agreement()
    by, _ = coordinators(small)
    one = {"spans": words("опытом закупок"), "confidence": 1.0}
    promises = [one | {"text": f"дело {n}", "sector": "trade", "kind": None} for n in range(30)]
    people = [one | {"name": f"Имя {n}", "post": None, "party": None} for n in range(20)]
    candidate, other = ready_candidate(
        commitments=promises, signatories=people, signed_on=read("2025-05-30", "30.05.2025")
    )
    large = services.accept(candidate=candidate, by=other)
    counts = []
    for agreement in (small, large):
        fresh = queries.with_parties(Agreement.objects.filter(pk=agreement.pk)).get()
        reader = Person.objects.get(pk=by.pk)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            queries.agreement_page(fresh, reader, date(2026, 1, 1), is_today=False)
        counts.append(len(asked))

    assert counts[0] == counts[1]
    assert counts[0] <= 25


def test_what_goes_on_after_the_end_stands_with_what_has_ended(alone: list[Any], client: Client) -> None:
    alone.append(Contribution())
    agreement = make_agreement()
    make_act(agreement=agreement, kind="termination", on=date(2026, 2, 1), effective=date(2026, 2, 28))

    before, after = (
        shown(client, agreement, on=day).xpath("//*[@id='tail']//li") for day in ("2026-02-28", "2026-03-01")
    )

    assert not before
    assert [" ".join(" ".join(one.itertext()).split()) for one in after] == [
        "постоянно Выставка без конца",
        "1 янв 2031 Форум",
    ]
