"""The first page: what waits for whom, by role; what the side waits for; what lies ahead."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from lxml import html
from tests.factories.agreements import A, B, coordinators, make_act, make_agreement, ready_candidate
from tests.factories.documents import make_candidate, make_document, settle
from tests.factories.people import make_administrator, make_person, make_side
from tests.factories.public import published, turn_card
from tests.factories.replayed import once_a_run
from tests.factories.versions import THREE, make_version, measure_input, move, parties_of, publish_plan

from kunak.agreements import services as agreement_services
from kunak.agreements.acts import act_hash
from kunak.core.lifecycle import VersionState
from kunak.core.programme.term import MeasureTerm
from kunak.desk.queries import Desk, desk
from kunak.desk.queries.rows import SHOWN
from kunak.documents import services as document_services
from kunak.people.models import Person, Role
from kunak.programme import services
from kunak.programme.services import MilestoneInput

pytestmark = pytest.mark.django_db
ON = date(2026, 2, 1)
HOME = "desk:home"
DRAFT, SENT, RETURNED = VersionState.DRAFT, VersionState.SENT, VersionState.RETURNED
SECTIONS = ("our_key", "acts", "publications", "returned", "readings", "drafts", "their_key")


def person(code: str = A, role: Role = Role.COORDINATOR) -> Person:
    return make_person(side=make_side(code), role=role)


def seen(by: Person, on: date = ON) -> Desk:
    with translation.override("ru"):
        return desk(by, by.memberships.get().side, on)


def counts(by: Person) -> dict[str, int]:
    """Return how many rows there are in the sections that have any."""
    shown = seen(by)
    return {name: getattr(shown, name).count for name in SECTIONS if getattr(shown, name).count}


def page(client: Client, by: Person) -> html.HtmlElement:
    client.force_login(by)
    response = client.get(reverse(HOME))
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def text_of(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).replace("\u00a0", " ").split())


def section(shown: html.HtmlElement, key: str) -> html.HtmlElement | None:
    found = shown.xpath(f"//section[@aria-labelledby='{key}']")
    return found[0] if found else None


# --- versions of plans


@pytest.mark.parametrize(
    ("state", "writers", "others"),
    [
        (DRAFT, {"drafts": 1}, {}),
        (SENT, {"their_key": 1}, {"our_key": 1}),
        (RETURNED, {"returned": 1}, {}),
        (VersionState.IN_FORCE, {}, {}),
    ],
)
def test_a_version_waits_where_it_is(state: VersionState, writers: dict[str, int], others: dict[str, int]) -> None:
    make_version(state=state)

    assert counts(person(A)) == writers
    assert counts(person(B)) == others


def test_nothing_of_another_sides_draft_is_fetched() -> None:
    make_version(state=DRAFT)
    by = person(B)

    with CaptureQueriesContext(connection) as asked:
        seen(by)

    assert "Провести встречу закупщиков" not in str(asked.captured_queries)
    assert counts(by) == {}


def test_a_version_for_our_key_tells_whose_it_is_and_when_it_came() -> None:
    version = make_version(state=SENT)

    [task] = seen(person(B)).our_key.rows

    assert (task.url, task.number) == (version.get_absolute_url(), 1)
    assert (task.names, task.drafted_by, task.on) == ("Татарстан и Ингушетия", "Татарстан", version.sent_at)
    assert task.seal == ("turned", "waiting")


def test_a_returned_version_tells_why_and_by_whom() -> None:
    make_version(state=RETURNED)

    [task] = seen(person(A)).returned.rows

    assert (task.reason, task.returned_by) == ("Уточните сроки", "Ингушетия")
    assert task.seal == ("turned", "returned")


def test_a_version_that_was_returned_and_sent_again_waits_for_the_key_once_more() -> None:
    by = person(A)
    version = make_version(state=RETURNED, by=by)
    move(version, SENT, by=by)

    assert counts(person(B)) == {"our_key": 1}
    [task] = seen(by).their_key.rows
    assert (task.reason, task.waits_for) == ("", ("Ингушетия",))


def test_with_three_parties_a_side_that_agreed_waits_for_the_third() -> None:
    candidate, by = ready_candidate(parties=parties_of(THREE))
    agreement = agreement_services.accept(candidate=candidate, by=by)
    version = make_version(agreement=agreement, state=SENT)
    second = coordinators(agreement)[1]
    services.turn_key(version=version, content_hash=version.content_hash, by=second)

    [task] = seen(second).their_key.rows

    assert (task.waits_for, task.seal) == (("Дагестан",), ())
    assert counts(person("RU-DA")) == {"our_key": 1}


# --- consent to show


def test_the_card_waits_for_whoever_has_not_agreed_to_show_it() -> None:
    agreement = make_agreement()
    turn_card(agreement, person(A))

    [task] = seen(person(B)).publications.rows

    assert (task.is_plan, task.names, task.agreed) == (False, "Татарстан и Ингушетия", ("Татарстан",))
    assert task.url == reverse("agreements:card-keys", args=[agreement.pk])
    assert counts(person(A)) == {}


def test_the_plan_in_force_waits_for_whoever_has_not_agreed_to_show_it() -> None:
    version = make_version()
    publish_plan(version, turned=1)

    [task] = seen(person(B)).publications.rows

    assert (task.is_plan, task.url, task.agreed) == (True, version.get_absolute_url(), ("Татарстан",))
    assert counts(person(A)) == {}


def test_what_is_public_waits_for_nobody() -> None:
    version = make_version(agreement=published())
    publish_plan(version)

    assert counts(person(A)) == counts(person(B)) == {}


def test_a_side_that_took_its_consent_back_has_answered() -> None:
    agreement = published()
    agreement_services.withdraw_card_key(agreement=agreement, reason="уточняем", by=person(B))

    assert counts(person(B)) == counts(person(A)) == {}


def test_a_changed_card_waits_again_once_the_other_side_agreed_to_it() -> None:
    agreement = published()
    first, second = coordinators(agreement)
    agreement_services.enter_term(agreement=agreement, field="notice", value="P6M", note="п. 7", by=first)
    assert counts(second) == {}

    turn_card(agreement, first)

    assert counts(second) == {"publications": 1}


def test_consent_to_a_version_that_was_replaced_is_forgotten() -> None:
    first = make_version()
    publish_plan(first, turned=1)
    make_version(agreement=first.programme.agreement)

    assert counts(person(B)) == {}


def test_a_plan_that_took_a_public_ones_place_waits_for_every_side_though_none_has_agreed_yet(client: Client) -> None:
    first = make_version()
    publish_plan(first)
    second = make_version(agreement=first.programme.agreement)

    for code in (A, B):
        [task] = seen(person(code)).publications.rows
        assert (task.public_before, task.agreed, task.url) == (1, (), second.get_absolute_url())
    assert "План был опубликован в версии 1" in text_of(page(client, person(A)))
    publish_plan(second, turned=1)
    assert counts(person(A)) == {}
    assert [task.agreed for task in seen(person(B)).publications.rows] == [("Татарстан",)]


# --- documents


def test_a_document_to_check_counts_its_doubts() -> None:
    candidate = make_candidate()

    [task] = seen(person(A)).readings.rows

    assert (task.url, task.name, task.doubts) == (candidate.get_absolute_url(), "release.txt", 2)
    assert counts(person(B)) == {}


def test_a_checked_document_has_no_doubts_and_an_accepted_one_is_gone() -> None:
    candidate, by = make_candidate(), person(A)
    settle(candidate, by)
    assert [task.doubts for task in seen(by).readings.rows] == [0]

    agreement_services.accept(candidate=candidate, by=by)

    assert counts(by) == {}


def test_what_was_put_aside_stands_last_and_says_so() -> None:
    by = person(A)
    aside = make_candidate(by=by, name="старый.txt")
    document_services.postpone(candidate=aside, by=by)
    make_document(side=make_side(A), by=by, text="Письмо. " * 9, name="новый.txt")

    rows = seen(by).readings.rows

    assert [(task.name, task.is_postponed) for task in rows] == [("новый.txt", False), ("старый.txt", True)]


def test_what_could_not_be_read_stands_first() -> None:
    by = person(A)
    make_document(side=make_side(A), by=by)
    failed = make_document(side=make_side(A), by=by, is_failed=True, text="?", name="скан.txt")

    first = seen(by).readings.rows[0]

    assert (first.name, first.is_failed, first.url) == ("скан.txt", True, failed.get_absolute_url())


def test_long_sections_tell_how_many_are_not_shown(client: Client) -> None:
    by = person(A)
    for number in range(SHOWN + 3):
        make_document(side=make_side(A), by=by, text=f"Письмо {number}", name=f"{number}.txt")

    part = seen(by).readings

    assert (len(part.rows), part.count, part.more) == (SHOWN, SHOWN + 3, 3)
    shown = section(page(client, by), "h-read")
    assert shown is not None
    assert "и ещё 3" in text_of(shown)
    assert shown.xpath(".//p/a/@href") == [reverse("documents:list")]


# --- agreements and days


def test_the_agreements_of_the_side_stand_with_their_state() -> None:
    make_agreement()

    shown = seen(person(B))

    [one] = shown.agreements
    assert (one.names, one.state, shown.agreement_count) == ("Татарстан и Ингушетия, 2025", "in_force", 1)
    assert seen(person("RU-KO")).agreements == ()


def test_the_next_two_weeks_have_terms_and_milestones_of_plans_in_force() -> None:
    agreement = make_agreement()
    days = [ON, ON + timedelta(14), ON + timedelta(15), ON - timedelta(1)]
    measures = [
        measure_input(
            agreement,
            text=f"Встреча {place}",
            term=MeasureTerm("day", day, day),
            milestones=[MilestoneInput("Повестка", day)],
        )
        for place, day in enumerate(days)
    ]
    make_version(agreement=agreement, measures=measures)

    ahead = seen(person(B)).ahead

    assert [(one.on, one.title) for one in ahead] == [
        (days[0], "Встреча 0"),
        (days[0], "Повестка: Встреча 0"),
        (days[1], "Встреча 1"),
        (days[1], "Повестка: Встреча 1"),
    ]
    assert [one.note for one in ahead][::2] == ["сегодня", "через 14 дней"]


def test_days_of_a_measure_that_was_dropped_before_the_sending_are_nobodys() -> None:
    agreement, by = make_agreement(), person(A)
    secret = measure_input(agreement, text="Тайная встреча", milestones=[MilestoneInput("Повестка", ON)])
    version = make_version(agreement=agreement, state=DRAFT, by=by)
    measure = services.add_measure(version=version, given=secret, by=by)
    services.drop_measure(measure=measure, revision=1, reason="", by=by)
    move(version, VersionState.IN_FORCE, by=by)

    assert not [one.title for code in (A, B) for one in seen(person(code)).ahead if "Тайная" in one.title]


def test_days_of_a_draft_are_nobodys_yet() -> None:
    agreement = make_agreement()
    given = measure_input(agreement, term=MeasureTerm("day", ON, ON))
    make_version(agreement=agreement, measures=[given], state=SENT)

    assert seen(person(A)).ahead == ()


def test_the_last_day_of_an_agreement_lies_ahead() -> None:
    make_agreement(renewal=None)

    [one] = seen(person(A), on=date(2030, 5, 20)).ahead

    assert one.on == date(2030, 5, 29)
    assert one.title.startswith("Татарстан и Ингушетия, 2025: ")


# --- roles


@pytest.fixture
@once_a_run
def busy() -> dict[str, int]:
    """Put one thing into every section of Tatarstan's desk; return how many there are in each."""
    agreement = make_agreement()
    make_version(agreement=agreement, state=SENT, by=person(B))
    turn_card(agreement, person(B))
    make_act(agreement=agreement, state="waiting")
    for code, state, by in (("RU-DA", DRAFT, person(A)), ("RU-CU", RETURNED, person(A)), ("RU-KO", SENT, person(A))):
        names = {A: THREE[A], code: THREE.get(code, f"Республика {code}")}
        candidate, accepting = ready_candidate(parties=parties_of(names))
        other = agreement_services.accept(candidate=candidate, by=accepting)
        make_version(agreement=other, state=state, by=by)
    make_candidate()
    return dict.fromkeys(SECTIONS, 1)


@pytest.mark.parametrize(
    ("role", "count", "acts"),
    [
        (Role.COORDINATOR, 6, {"our_key", "acts", "publications", "returned", "readings", "drafts"}),
        (Role.SECTOR_LEAD, 3, {"returned", "readings", "drafts"}),
        (Role.OBSERVER, 0, set()),
    ],
)
def test_every_role_sees_the_same_and_is_asked_only_for_what_it_may_do(
    client: Client, busy: dict[str, int], role: Role, count: int, acts: set[str]
) -> None:
    by = person(A, role)

    assert counts(by) == busy
    shown = seen(by)
    assert shown.count == count
    assert {name for name in SECTIONS if getattr(shown, name).can_act} == acts
    whole = page(client, by)
    assert len(whole.xpath("//li[@class='task']")) == 7
    assert len(whole.xpath("//li[@class='task']//a[contains(@class, 'btn')]")) == len(acts)
    assert bool(whole.xpath(f"//main//a[@href='{reverse('documents:add')}']")) == (role != Role.OBSERVER)
    assert ("Решает координатор вашей стороны." in text_of(whole)) == (role != Role.COORDINATOR)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ru", ["6 дел", "Ждёт вашего ключа", "Ингушетия, отправлено", "«Уточните сроки»", "Ждём ответа"]),
        ("en", ["6 things wait", "Waits for your side's key", "Ingushetia, sent", "«Уточните сроки»", "No key yet:"]),
    ],
)
def test_the_page_tells_it_in_words(client: Client, busy: dict[str, int], language: str, told: list[str]) -> None:
    client.cookies.load({"kunak_language": language})

    shown = text_of(page(client, person(A)))

    for words in told:
        assert words in shown


def test_every_link_of_the_page_opens(client: Client, busy: dict[str, int]) -> None:
    shown = page(client, person(A))

    for url in set(shown.xpath("//main//a/@href")):
        assert client.get(url).status_code == 200, url


def test_an_empty_desk_says_so_and_shows_the_way(client: Client) -> None:
    shown = page(client, person(A))

    assert "Пока ничего не ждёт" in text_of(shown)
    assert "Дел нет. Татарстан, " in text_of(shown)
    assert "прочитайте пресс-релиз" in text_of(shown)
    assert not shown.xpath("//li[@class='task']")


def test_an_observer_of_an_empty_side_is_not_told_to_do_what_observers_cannot(client: Client) -> None:
    assert "прочитайте" not in text_of(page(client, person(A, Role.OBSERVER)))


def test_an_administrator_looks_after_people_instead(client: Client) -> None:
    client.force_login(make_administrator())

    response = client.get(reverse(HOME))

    assert (response.status_code, response.headers["Location"]) == (302, reverse("people:people"))


def test_who_is_on_no_side_learns_whom_to_ask(client: Client) -> None:
    shown = text_of(page(client, make_person()))

    assert "Вас ещё не назначили на сторону" in shown
    assert "Координатор вашей стороны или администратор даст вам роль" in shown


def test_a_stranger_signs_in_first(client: Client) -> None:
    response = client.get(reverse(HOME))

    assert response.headers["Location"] == f"{reverse('people:sign-in')}?next={reverse(HOME)}"


def test_words_of_people_are_shown_as_text(client: Client) -> None:
    by = person(A)
    version = make_version(state=SENT, by=by)
    evil = "<script>alert(1)</script>" + "Щ" * 500
    services.return_version(version=version, reason=evil, content_hash=version.content_hash, by=person(B))

    shown = section(page(client, by), "h-back")

    assert shown is not None
    assert not shown.xpath(".//script")
    assert "<script>alert(1)</script>Щ" in text_of(shown)
    assert "…" in text_of(shown)


def test_an_act_waits_for_the_side_that_has_not_confirmed_it(client: Client) -> None:
    agreement = make_agreement()
    make_act(agreement=agreement, state="waiting")
    make_act(agreement=agreement, kind="resumption")
    ours, theirs = coordinators(agreement)

    assert counts(theirs)["acts"] == 1
    assert "Приостановка, 1 февраля 2026" in text_of(page(client, theirs))
    agreement_services.turn_act_key(
        act=agreement.acts.get(state="waiting"), content_hash=act_hash(agreement.acts.get(state="waiting")), by=theirs
    )
    assert "acts" not in counts(theirs)
    assert counts(ours)["acts"] == 1


# --- queries


@pytest.mark.parametrize("make", [lambda: person(A), lambda: person(A, Role.OBSERVER)])
def test_the_number_of_queries_does_not_grow(make: Callable[[], Person], busy: dict[str, int]) -> None:
    def count() -> int:
        by = make()
        side: Any = by.memberships.get().side
        with CaptureQueriesContext(connection) as asked:
            desk(by, side, ON)
        return len(asked)

    few = count()
    for number, code in enumerate(["RU-BA", "RU-ME", "RU-MO"]):
        candidate, accepting = ready_candidate(parties=parties_of({A: THREE[A], code: f"Республика {number}"}))
        agreement = agreement_services.accept(candidate=candidate, by=accepting)
        make_version(agreement=agreement, state=SENT, by=coordinators(agreement)[1])
        turn_card(agreement, coordinators(agreement)[1])
        make_act(agreement=agreement, state="waiting", kind="resumption")
        make_document(side=make_side(A), text=f"Письмо {number}", name=f"{number}.txt")

    assert count() == few <= 52
