"""The search over everything: in any form of the words, with an address for all, and never beyond one's rights."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from lxml import html
from tests.factories.agreements import A, B, coordinators, make_agreement
from tests.factories.assignments import make_assignment
from tests.factories.documents import make_document
from tests.factories.drafts import make_draft
from tests.factories.execution import make_report, measure_of
from tests.factories.groups import circulated, decide, make_group, opened, staffed
from tests.factories.people import make_administrator, make_person, make_side
from tests.factories.versions import make_version, measure_input

from kunak.agreements.models import Commitment
from kunak.core.lifecycle import VersionState
from kunak.desk.search import found, looking, seeker
from kunak.groups import services as group_services
from kunak.people import services as people
from kunak.people.models import Person, Role
from kunak.programme import search as words
from kunak.programme import services as programme
from kunak.programme.models import Measure, MeasureWords

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 1)
STRANGE = "RU-SA"


def person(code: str = A, role: Role = Role.COORDINATOR) -> Person:
    return make_person(side=make_side(code), role=role)


def hits(by: Person, typed: str) -> dict[str, list[str]]:
    """Return the titles of what is found, by kind."""
    with translation.override("ru"):
        who = seeker(by, typed, ON)
        groups = found(who) if who is not None else []
        return {one.source.code: [hit.title for hit in one.hits] for one in groups}


def test_an_agreement_is_found_by_its_card_in_any_form_of_the_words() -> None:
    make_agreement()

    assert hits(person(), "ингушетии сотрудничестве")["agreements"]
    assert hits(person(STRANGE), "ингушетии сотрудничестве") == {}


@pytest.mark.storage
@pytest.mark.parametrize("typed", ["встреч закупщика", "ВСТРЕЧЕ", "перечни общей закупки"])
def test_a_measure_is_found_by_its_words_and_by_its_result(typed: str) -> None:
    make_version()

    for code in (A, B):
        assert hits(person(code), typed)["measures"] == ["Провести встречу закупщиков"]
    assert "measures" not in hits(person(STRANGE), typed)


def test_a_measure_stands_once_as_it_is_in_force_and_a_draft_is_the_writers_alone() -> None:
    agreement = make_version().programme.agreement
    given = measure_input(agreement, text="Тайная встреча ветеринаров")
    draft = make_version(agreement=agreement, state=VersionState.DRAFT)
    programme.add_measure(version=draft, given=given, by=coordinators(agreement)[0])

    assert sorted(hits(person(), "встреча")["measures"]) == [
        "Провести встречу закупщиков",
        "Тайная встреча ветеринаров",
    ]
    assert hits(person(B), "встреча")["measures"] == ["Провести встречу закупщиков"]


@pytest.fixture(params=["looked through", "waiting", "kept"])
def state_of_words(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Have few rows looked through as they stand, or none: found by the index once their words are kept."""
    if request.param != "looked through":
        monkeypatch.setattr(looking, "FEW", 0)
    return str(request.param)


def ready(state: str) -> None:
    if state == "kept":
        assert words.make_ready()
        assert words.make_ready() == 0


@pytest.mark.storage
def test_rows_that_are_many_are_found_as_few_are(state_of_words: str) -> None:
    agreement = make_version().programme.agreement
    given = measure_input(agreement, text="Тайная встреча ветеринаров", expected_result="12 отчётов")
    draft = make_version(agreement=agreement, state=VersionState.DRAFT)
    added = programme.add_measure(version=draft, given=given, by=coordinators(agreement)[0])
    ready(state_of_words)

    common, secret = "Провести встречу закупщиков", "Тайная встреча ветеринаров"
    asked = [
        "встречей",
        "встр",
        "закупщика встречи",
        "тайный ветеринар",
        "ветер",
        "12 отчет",
        "отчёта",
        "нет такого",
        "люди",
    ]
    answers = [sorted(hits(person(), typed).get("measures", ())) for typed in asked]
    assert answers == [[common, secret], [common, secret], [common], [secret], [secret], [secret], [secret], [], []]
    assert hits(person(B), "встреча")["measures"] == [common]
    assert "measures" not in hits(person(B), "тайная")
    assert "measures" not in hits(person(STRANGE), "встреча")
    text = agreement.commitments.all()[0].text
    assert [text in hits(person(code), text).get("commitments", ()) for code in (A, B, STRANGE)] == [True, True, False]

    Measure.objects.filter(pk=added.pk).update(text="Явный съезд")

    assert hits(person(), "съезды")["measures"] == ["Явный съезд"]
    assert "measures" not in hits(person(), "ветеринар")
    ready(state_of_words)
    assert hits(person(), "съезды")["measures"] == ["Явный съезд"]
    Commitment.objects.filter(pk=agreement.commitments.all()[0].pk).update(text="Беречь зубров")
    assert hits(person(), "зубр")["commitments"] == ["Беречь зубров"]


@pytest.mark.storage
def test_of_very_many_rows_the_last_written_are_found(state_of_words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    agreement = make_version().programme.agreement
    draft = make_version(agreement=agreement, state=VersionState.DRAFT)
    for number in range(5):
        given = measure_input(agreement, text=f"Съезд {number}")
        programme.add_measure(version=draft, given=given, by=coordinators(agreement)[0])
    ready(state_of_words)
    if state_of_words == "kept":
        monkeypatch.setattr(looking, "MOST", 2)

    [own] = [one for one in found(seeker(person(), "съезд", ON)) if one.source.code == "measures"]  # type: ignore[arg-type]

    shown = ["Съезд 3", "Съезд 4"] if state_of_words == "kept" else [f"Съезд {number}" for number in range(5)]
    assert ([hit.title for hit in own.hits], own.is_cut) == (shown, state_of_words == "kept")
    assert "measures" not in hits(person(B), "съезд")


@pytest.mark.storage
def test_the_database_keeps_a_place_for_the_words_of_each_row() -> None:
    version = make_version(state=VersionState.DRAFT)
    given = measure_input(version.programme.agreement, text="Сеять рожь")
    measure = programme.add_measure(version=version, given=given, by=coordinators(version.programme.agreement)[0])
    row = MeasureWords.objects.filter(pk=measure.pk)
    assert row.get().words is None
    assert words.make_ready() == Measure.everything.count() + Commitment.objects.count()

    Measure.objects.filter(pk=measure.pk).update(revision=7)
    assert "рожь" in row.get().words.split()

    Measure.objects.filter(pk=measure.pk).update(indicator="тонны")
    assert row.get().words is None

    Measure.objects.get(pk=measure.pk).delete()
    assert not row.exists()


def test_a_report_is_found_by_its_latest_words_by_every_side() -> None:
    report = make_report()

    for code in (A, B):
        [title] = hits(person(code), "Казани закупщик")["reports"]
        assert title == f"Отчёт №\xa0{report.number}: Провести встречу закупщиков"
    assert "reports" not in hits(person(STRANGE), "Казани закупщик")


def test_a_document_that_is_in_no_agreement_is_its_sides_alone_and_found_by_its_text() -> None:
    make_document(side=make_side(A), text="Секретное письмо о лимонах", name="письмо.txt")

    assert hits(person(), "лимон") == {"documents": ["письмо.txt"]}
    assert hits(person(), "письма")["documents"] == ["письмо.txt"]
    assert hits(person(B), "лимон") == {}


def test_commitments_drafts_groups_and_bodies_are_found() -> None:
    agreement = make_agreement()
    commitment = agreement.commitments.first()
    make_assignment(agreement)
    draft, group = make_draft(), make_group(agreement=agreement)
    people.add_body(side=make_side(A), name="Агентство по туризму", by=person())

    assert commitment.text in hits(person(B), commitment.text)["commitments"]
    assert hits(person(B), "группы здравоохранения")["groups"] == [group.name]
    assert "assignments" in hits(person(), "перечня предприятия")
    assert "assignments" not in hits(person(B), "перечня предприятия")
    assert "groups" not in hits(person(STRANGE), "группы здравоохранения")
    assert len(hits(person(), draft.agreement.title)["drafts"]) == 1
    assert hits(person(), "агентства туризма")["bodies"] == ["Агентство по туризму"]
    assert "bodies" not in hits(person(B), "агентства туризма")


def test_minutes_and_materials_are_found_and_restricted_ones_by_members_of_the_group_alone() -> None:
    group, chairs = staffed()
    by = chairs[0].person
    for is_restricted in (False, True):
        meeting = opened(group, chairs, by=by, is_restricted=is_restricted)
        decide(meeting, by=by, text="Собрать образцы семян")
        given = {"item": meeting.items.get(), "file": ("Сорта пшеницы.pdf", b"%PDF-1.4"), "on": ON}
        group_services.give_material(**given, by=by)
        circulated(meeting, by=by)

    seen = [hits(one, "образец семени") for one in (by, person(B), person(B, Role.OBSERVER), person(STRANGE))]
    files = [hits(one, "пшеница") for one in (by, person(B), person(B, Role.OBSERVER), person(STRANGE))]

    assert [len(one.get("meetings", ())) for one in seen] == [2, 2, 1, 0]
    assert [len(one.get("materials", ())) for one in files] == [2, 2, 1, 0]
    assert seen[0]["meetings"][0].startswith("Протокол № ")


def test_a_body_of_another_side_is_found_once_a_plan_that_both_know_names_it() -> None:
    agreement = make_agreement()
    version = make_version(agreement=agreement, state=VersionState.DRAFT)
    assert "bodies" not in hits(person(B), "министерство татарстан")

    programme.send(
        version=version, content_hash=_content(version), by=make_person(side=version.drafted_by_side), waiver=""
    )

    assert hits(person(B), "министерство татарстан")["bodies"] == ["Министерство, Татарстан"]


def _content(version: object) -> str:
    from kunak.programme.content import draft_hash

    return draft_hash(version)  # type: ignore[arg-type]


def test_people_are_found_by_whoever_looks_after_them() -> None:
    colleague = make_person(side=make_side(A), role=Role.OBSERVER, name="Салимова Роза")

    assert hits(person(), "салимовой")["people"] == [colleague.name]
    assert hits(person(A, Role.SECTOR_LEAD), "салимовой") == {}
    assert hits(person(B), "салимовой") == {}


def test_nothing_is_found_for_nothing_and_by_whoever_has_no_side() -> None:
    make_agreement()

    assert hits(person(), " , ") == {}
    assert seeker(make_administrator(), "сотрудничество", ON) is None


def test_the_number_of_queries_does_not_grow() -> None:
    def count() -> int:
        by = person()
        with CaptureQueriesContext(connection) as asked:
            groups = hits(by, "закупщик")
        assert set(groups) >= {"measures", "reports"}
        return len(asked)

    report = make_report()
    few = count()
    make_report(measure_of(report), by=person(B))

    assert count() == few <= 40


# --- the page


@pytest.fixture
def shown(client: Client) -> Client:
    make_report()
    client.force_login(person())
    return client


def page(client: Client, **asked: str) -> html.HtmlElement:
    response = client.get(reverse("desk:search"), asked)
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def test_every_hit_has_an_address_that_opens_and_shows_where_the_words_stand(shown: Client) -> None:
    found_page = page(shown, q="перечень закупки")

    links = found_page.xpath("//div[@id='found']//li//a/@href")
    assert links
    for url in links:
        assert shown.get(url.partition("#")[0]).status_code == 200, url
    assert [" ".join(one.split()) for one in found_page.xpath("//mark/text()")]


def test_one_kind_has_its_pages_and_a_fragment(shown: Client) -> None:
    whole = page(shown, q="встреча", **{"in": "measures"})
    assert whole.xpath("//div[@id='found']//h2/text()")[0].strip() == "Мероприятия"

    response = shown.get(reverse("desk:search"), {"q": "встреча"}, headers={"HX-Request": "true"})

    assert response.content.decode().lstrip().startswith('<div id="found"')


def test_words_that_are_markup_are_shown_as_words(shown: Client) -> None:
    assert "<script>" not in page(shown, q="<script>").text_content().replace("&lt;", "")
    assert page(shown, q="щщщщ").xpath("//div[@class='empty']")


def test_choices_while_a_person_types_are_options_with_addresses(shown: Client) -> None:
    response = shown.get(reverse("desk:quick"), {"q": "встреч"})

    options = html.fromstring(f"<div>{response.content.decode()}</div>").xpath("//a[@role='option']")
    assert options
    assert all(one.get("href") and one.get("id") for one in options)
    assert shown.get(reverse("desk:quick")).content.decode().strip() == ""
