"""Measures over many agreements as of any day: what the head's page, the board and «who did what» count and list."""

import csv
import io
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from docx import Document
from lxml import html
from tests.factories.agreements import A, B, make_agreement
from tests.factories.assignments import make_assignment, make_joint
from tests.factories.execution import answer, make_measure, make_report, person_of
from tests.factories.groups import make_group, make_member
from tests.factories.people import make_organisation, make_person, make_side
from tests.factories.replayed import once_a_run
from tests.factories.versions import make_version, measure_input

from kunak.agreements.queries import Asked as AskedRegister
from kunak.agreements.queries import register, rows_of
from kunak.core.execution import DepartureKind
from kunak.core.lifecycle import VersionState
from kunak.core.programme.term import MeasureTerm
from kunak.desk.asked import Asked
from kunak.desk.lines import gather
from kunak.desk.lines.listing import listed
from kunak.desk.queries.board import BoardRow, Waiting, board_rows
from kunak.desk.queries.head import Head, head
from kunak.desk.queries.sorting import SORTS, sorted_rows
from kunak.desk.who import body_deeds, deeds
from kunak.execution import services
from kunak.people.models import Membership, Person, Side
from kunak.programme.models import Measure, Version

pytestmark = pytest.mark.django_db
TODAY = date(2026, 10, 20)
BEFORE = TODAY - timedelta(days=1)
Clock = Callable[[date], None]
STRANGE = "RU-SA"


def side(code: str = A) -> Side:
    return make_side(code)


def reader_of(code: str = A, **changes: Any) -> Membership:
    return make_person(side=make_side(code), **changes).memberships.get()


def person(code: str = A) -> Person:
    return make_person(side=make_side(code))


def day_term(day: date) -> MeasureTerm:
    return MeasureTerm("day", day, day)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Let it be TODAY; return what lets it be another day."""

    turn_to = partial(turn, monkeypatch)
    turn_to(TODAY)
    return turn_to


def turn(patch: pytest.MonkeyPatch, day: date) -> None:
    noon = datetime.combine(day, time(12), tzinfo=timezone.get_current_timezone())
    patch.setattr(timezone, "now", lambda: noon)


def sheet(code: str = A, on: date = TODAY) -> Head:
    with translation.override("ru"):
        return head(side(code), on, TODAY)


@pytest.fixture
def plan(clock: Clock) -> Version:
    """Return a plan in force for a month: one measure is late, one is ahead, and one is done and confirmed by both."""
    return planned()


@once_a_run
def planned() -> Version:
    with pytest.MonkeyPatch.context() as patch:
        return _planned(partial(turn, patch))


def _planned(clock: Clock) -> Version:
    clock(TODAY - timedelta(days=60))
    agreement, day = make_agreement(), TODAY - timedelta(days=40)
    terms = {"Поздняя встреча": day, "Будущая встреча": TODAY + timedelta(days=400), "Прошедшая встреча": day}
    given = [measure_input(agreement, text=text, term=day_term(last)) for text, last in terms.items()]
    version = make_version(agreement=agreement, measures=given)
    done = version.measures.select_related("version__programme__agreement").get(text="Прошедшая встреча")
    clock(day + timedelta(days=1))
    report = make_report(done, on=day + timedelta(days=1), held_on=day, by=person_of(done))
    clock(TODAY)
    answer(report, on=TODAY, by=person_of(done, 1))
    return version


# --- the head's page


def test_the_sheet_counts_what_is_promised_late_and_brought(plan: Version) -> None:
    shown = sheet()

    assert (shown.states["in_force"], shown.tally.promised, shown.tally.late, shown.tally.done) == (1, 3, 1, 1)
    assert (shown.tally.counts["ahead"], shown.result_count, shown.measured) == (1, 1, 1)
    assert shown.commitments == plan.programme.agreement.commitments.count()
    assert shown.covered == 1
    [result] = shown.results
    assert (result.report.result, result.line.text) == ("Перечень из 12 общих закупок", "Прошедшая встреча")
    [agreement], [partner] = shown.agreements, shown.partners
    assert (agreement.name, agreement.tally.promised) == ("Татарстан и Ингушетия, 2025", 3)
    assert (partner.name, partner.tally.late) == ("Ингушетия", 1)


def test_the_sheet_of_a_past_day_knows_nothing_of_what_came_later(plan: Version) -> None:
    assert sheet(on=BEFORE).tally.done == 0
    assert sheet(on=BEFORE).result_count == 0
    assert sheet(on=BEFORE).tally.counts["going"] == 2
    assert sheet(on=TODAY - timedelta(days=61)).tally.promised == 0


def test_a_version_that_was_replaced_holds_on_the_days_before(plan: Version) -> None:
    agreement = plan.programme.agreement
    make_version(agreement=agreement, measures=[measure_input(agreement, text="Новая встреча")])

    assert {one.text for one in gather(side(), TODAY, TODAY)} == {"Новая встреча"}
    assert {one.text for one in gather(side(), BEFORE, TODAY)} == {
        "Поздняя встреча",
        "Будущая встреча",
        "Прошедшая встреча",
    }


def test_what_others_agree_on_and_what_is_still_a_draft_is_not_counted(plan: Version) -> None:
    assert sheet(STRANGE).tally.promised == 0
    agreement = make_agreement_of(STRANGE)
    make_version(agreement=agreement, state=VersionState.SENT)

    assert sheet(STRANGE).tally.promised == 0


def make_agreement_of(code: str) -> Any:
    from tests.factories.agreements import ready_candidate
    from tests.factories.versions import parties_of

    from kunak.agreements import services as register_services

    names = {A: "Республика Татарстан", code: "Республика Саха (Якутия)"}
    candidate, by = ready_candidate(parties=parties_of(names))
    return register_services.accept(candidate=candidate, by=by)


# --- the board


def board(code: str = A) -> list[BoardRow]:
    asked = AskedRegister(TODAY)
    with translation.override("ru"):
        keys = register(side(code), asked).found[:]
        return board_rows(side(code), rows_of(keys, asked), TODAY, TODAY)


def test_the_board_tells_measures_keys_and_the_next_day_of_each_agreement(plan: Version) -> None:
    [row] = board()

    assert (row.tally.promised, row.tally.late, row.tally.done) == (3, 1, 1)
    assert (row.next.on, row.next.title) == (TODAY + timedelta(days=400), "Будущая встреча")
    assert row.waiting == Waiting()


def test_the_board_counts_keys_of_versions_reports_and_departures_by_whose_they_are() -> None:
    measure = make_measure()
    ours = person_of(measure)
    make_report(measure, by=ours)
    assert [one.waiting for code in (A, B) for one in board(code)] == [Waiting(0, 1), Waiting(1, 0)]

    shift = {"kind": DepartureKind.SHIFT, "ends_on": date(2026, 12, 1), "reason": "Площадка занята"}
    services.propose_departure(measure=measure, by=ours, on=TODAY, **shift)
    make_version(agreement=measure.version.programme.agreement, state=VersionState.SENT)

    assert [one.waiting for code in (A, B) for one in board(code)] == [Waiting(0, 3), Waiting(3, 0)]


def test_the_board_is_sorted_by_whatever_it_counts(plan: Version) -> None:
    make_agreement_of(STRANGE)
    rows = board()

    for name in SORTS:
        up, down = (list(map(SORTS[name], sorted_rows(rows, sort))) for sort in (name, f"-{name}"))
        assert up == down[::-1]
    assert [one.tally.late for one in sorted_rows(rows, "-late")] == [1, 0]


# --- who did what


def test_who_did_what_counts_for_every_body_that_answers(plan: Version) -> None:
    found = {one.organisation.name: one.counts for one in deeds(reader_of(), Asked(TODAY, TODAY))}

    ours = found["Министерство, Татарстан"]
    assert (ours["agreements"], ours["planned"], ours["done"], ours["late"], ours["reports"]) == (1, 3, 1, 1, 1)
    assert found["Министерство, Ингушетия"]["reports"] == 0
    assert any(one["coordinates"] for one in found.values())
    assert deeds(reader_of(STRANGE), Asked(TODAY, TODAY)) == []


def test_who_did_what_is_narrowed_by_days_side_agreement_partner_and_words(plan: Version) -> None:
    def names(**asked: Any) -> set[str]:
        found = deeds(reader_of(), Asked(TODAY, TODAY, **asked))
        return {one.organisation.name for one in found if one.counts["planned"]}

    both = {"Министерство, Татарстан", "Министерство, Ингушетия"}
    ahead = TODAY + timedelta(days=390)
    assert names(since=ahead) == both
    assert names(since=ahead + timedelta(days=30)) == set()
    assert names(side=side(B).pk) == {"Министерство, Ингушетия"}
    assert names(agreement=plan.programme.agreement_id + 1) == set()
    assert names(partner=side(B).pk) == both
    assert names(partner=side(STRANGE).pk) == set()
    assert names(words="ингушетия") == {"Министерство, Ингушетия"}


def test_a_body_has_its_page_for_whoever_knows_of_it(plan: Version) -> None:
    body = side(B).organisations.get(name="Министерство, Ингушетия")
    secret = make_organisation(side=side(B), name="Тайное ведомство")
    asked = Asked(TODAY, TODAY)

    assert {one.text for one in body_deeds(reader_of(), body.pk, asked).answers} == {
        "Поздняя встреча",
        "Будущая встреча",
        "Прошедшая встреча",
    }
    assert body_deeds(reader_of(B), secret.pk, asked).is_nothing
    assert body_deeds(reader_of(), secret.pk, asked) is None
    assert body_deeds(reader_of(STRANGE), body.pk, asked) is None


def test_a_body_that_sits_in_a_group_is_known_to_all_sides_for_the_days_of_its_place() -> None:
    group = make_group()
    member = make_member(group, body="Минздрав Республики Татарстан", since=date(2026, 2, 1))

    for code in (A, B):
        counts = {one.organisation.name: one.counts["groups"] for one in deeds(reader_of(code), Asked(TODAY, TODAY))}
        assert counts["Минздрав Республики Татарстан"] == 1
    shown = body_deeds(reader_of(B), member.organisation_id or 0, Asked(TODAY, TODAY))
    assert shown is not None
    assert [one.name for one in shown.places] == [member.name]
    early = Asked(TODAY, TODAY, until=date(2026, 1, 20))
    assert not {one.organisation.name for one in deeds(reader_of(), early) if one.counts["groups"]}


def test_assignments_count_for_bodies_as_far_as_the_side_sees_them() -> None:
    own = make_assignment()
    make_joint(own.agreement)

    def counts(code: str) -> tuple[int, int]:
        found = {one.organisation.name: one.counts for one in deeds(reader_of(code), Asked(TODAY, TODAY))}
        return found["Министерство промышленности"]["assigned"], found["Министерство промышленности"]["assigned_late"]

    assert (counts(A), counts(B)) == ((2, 2), (1, 1))
    shown = body_deeds(reader_of(B), own.parts.get().body_id, Asked(TODAY, TODAY))
    assert shown is not None
    assert [one.row.assignment.is_joint for one in shown.given] == [True]


def test_a_restricted_assignment_counts_for_those_alone_who_may_know_of_it() -> None:
    secret = make_joint(is_restricted=True)
    body, asked = secret.parts.get().body, Asked(TODAY, TODAY)
    readers = [reader_of(), reader_of(role="observer"), reader_of(role="observer", body=body), reader_of(B)]

    counts = [sum(one.counts["assigned"] for one in deeds(reader, asked)) for reader in readers]

    assert counts == [1, 0, 1, 1]
    shown = [body_deeds(reader, body.pk, asked) for reader in readers]
    assert [len(one.given) if one else None for one in shown] == [1, 0, 1, 1]
    assert body_deeds(reader_of(B, role="observer"), body.pk, asked) is None


# --- queries


def test_no_page_asks_more_for_more_measures_and_agreements(plan: Version, clock: Clock) -> None:
    asked = Asked(TODAY, TODAY)
    body = side().organisations.get(name="Министерство, Татарстан")

    def counts() -> list[int]:
        found = []
        for ask in (
            sheet,
            partial(sheet, on=BEFORE),
            board,
            partial(deeds, reader_of(), asked),
            partial(body_deeds, reader_of(), body.pk, asked),
        ):
            with CaptureQueriesContext(connection) as some:
                ask()
            found.append(len(some))
        return found

    few = counts()
    agreement = make_agreement_of(STRANGE)
    given = [measure_input(agreement, text=f"Встреча {n}", term=day_term(BEFORE)) for n in range(3)]
    clock(TODAY - timedelta(days=30))
    version = make_version(agreement=agreement, measures=given)
    clock(TODAY)
    make_report(Measure.objects.filter(version=version).select_related("version__programme__agreement").first())

    assert counts() == few
    assert max(few) <= 34


# --- the pages


@pytest.fixture
def reader(client: Client, plan: Version) -> Client:
    client.force_login(person())
    return client


def opened(client: Client, address: str) -> html.HtmlElement:
    response = client.get(address)
    assert response.status_code == 200, address
    return html.fromstring(response.content.decode())


def test_each_number_of_the_sheet_leads_to_a_list_of_so_many(reader: Client) -> None:
    shown = opened(reader, reverse("desk:head"))

    links = shown.xpath("//div[@id='sheet']//a[starts-with(@href, '/desk/measures/')]")
    assert len(links) >= 12
    for link in links:
        listed = opened(reader, link.get("href"))
        assert len(listed.xpath("//div[@id='measures']//tbody/tr")) == int(link.text_content()), link.get("href")


@pytest.mark.parametrize("name", ["board", "head", "who", "measures"])
def test_pages_answer_whole_and_as_a_fragment_and_tell_of_days_that_are_none(reader: Client, name: str) -> None:
    address = reverse(f"desk:{name}")
    whole = opened(reader, address)
    part = reader.get(address, headers={"HX-Request": "true"}).content.decode()

    key = html.fromstring(part).get("id")
    assert whole.xpath(f"//*[@id='{key}']")
    assert opened(reader, f"{address}?on=32.13.2026&from=завтра").xpath("//*[@role='alert']")


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("text", "Будущая"),
        ("-text", "Прошедшая"),
        ("-term", "Будущая"),
        ("state", "Будущая"),
        ("-state", "Прошедшая"),
        ("-late", "Поздняя"),
        ("nonsense", "Поздняя"),
    ],
)
def test_the_list_of_measures_goes_in_the_order_asked(plan: Version, sort: str, first: str) -> None:
    asked = Asked(on=TODAY, today=TODAY, sort=sort)

    assert listed(gather(side(A), TODAY, TODAY), asked)[0].text == f"{first} встреча"


def test_each_column_that_sorts_says_so_and_turns_round(reader: Client) -> None:
    up, plain = (opened(reader, f"{reverse('desk:measures')}{asked}") for asked in ("?sort=term&late=1", ""))

    [head] = up.xpath("//th[@aria-sort='ascending']")
    assert head.xpath(".//a/@href") == ["?sort=-term&late=1"]
    assert len(plain.xpath("//th/a[@class='sort']")) == 4


@pytest.mark.parametrize("name", ["board-export", "who-export", "measures-export"])
def test_tables_go_out_with_a_head_and_their_rows(reader: Client, name: str) -> None:
    answered = reader.get(reverse(f"desk:{name}"), {"format": "csv"})
    text = b"".join(answered.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))

    assert len(rows) >= 2
    assert {len(one) for one in rows} == {len(rows[0])}
    assert b"".join(reader.get(reverse(f"desk:{name}")).streaming_content).startswith(b"PK")


def test_the_page_of_a_body_shows_what_came_of_its_measures(reader: Client) -> None:
    body = side(B).organisations.get(name="Министерство, Ингушетия")

    page = opened(reader, reverse("desk:body", args=[body.pk]))

    assert "Перечень из 12 общих закупок" in page.text_content()
    assert "Министерство, Ингушетия" in page.xpath("//td//span[@class='side side--b']/text()")
    assert reader.get(reverse("desk:body", args=[body.pk + 999])).status_code == 404


@pytest.mark.answers
def test_what_a_body_did_is_a_paper_in_russian_whatever_the_language_of_the_page(reader: Client) -> None:
    body = side(B).organisations.get(name="Министерство, Ингушетия")
    url = reverse("desk:body-paper", args=[body.pk])

    given = reader.get(url, {"from": "2025-01-01"}, headers={"accept-language": "en"})

    paper = Document(io.BytesIO(given.content))
    told = "\n".join(one.text for one in paper.paragraphs)
    rows = [[cell.text for cell in row.cells] for made in paper.tables for row in made.rows]
    assert "об участии в межрегиональном сотрудничестве: Министерство, Ингушетия" in told
    assert "с 1\xa0января 2025" in told
    assert any(row[-1].startswith("Перечень из 12 общих закупок") for row in rows if row[0] != "Мероприятие")
    assert reader.get(reverse("desk:body-paper", args=[body.pk + 999])).status_code == 404
