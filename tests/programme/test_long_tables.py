"""Tables too long for a page to wait for: looked at by the worker, taken whole or not at all."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django_tasks_db.models import DBTaskResult
from tests.factories.people import make_person
from tests.factories.programme import add, given, make_version, name_everybody, other_of, send, writer_of
from tests.programme.test_read_plan import measure as read
from tests.programme.test_read_plan import read_in
from tests.programme.test_tables import FIRST, SECOND, sheet

from kunak.agreements.errors import ImportUnderWay, TableUnusable
from kunak.agreements.services import table_imports
from kunak.core.lifecycle import ForbiddenMove
from kunak.journal.models import Entry
from kunak.people.errors import NotOfTheParties
from kunak.programme import services
from kunak.programme.content import hash_of
from kunak.programme.models import PlanImport, Version
from kunak.programme.tables import coming_in
from kunak.programme.tables.reading import faults_told
from kunak.programme.tasks import keep_watch
from kunak.ui.errors import message_for

pytestmark = [pytest.mark.django_db, pytest.mark.storage]
ROW = {"Мероприятие": "Ярмарка", "Сфера": "Торговля", FIRST: "Минторг", SECOND: "Минэкономразвития РИ"}


def rows(count: int, **changes: str) -> bytes:
    return sheet([ROW | {"Мероприятие": f"Ярмарка {n}"} | changes for n in range(count)])


def begun(version: Version, data: bytes) -> PlanImport:
    return services.begin_plan_import(version=version, name="план.csv", data=data, by=writer_of(version))


def run(started: PlanImport) -> PlanImport:
    coming_in.run_plan_import(started.pk)
    return PlanImport.objects.get(pk=started.pk)


def told(ended: PlanImport) -> list[tuple[int, str]]:
    return [(one.row, one.column) for one in faults_told(ended.refused)]


def test_all_rows_are_taken_together_each_told_by_the_journal() -> None:
    version = make_version()
    present = version.measures.first()
    changed = ROW | {"Код": f"{present.pk}-1", "Мероприятие": "Иначе"}

    ended = run(begun(version, sheet([changed, *(ROW | {"Мероприятие": str(n), "Код": ""} for n in range(3))])))

    assert (ended.state, ended.total, ended.done, ended.added, ended.changed) == ("done", 4, 4, 3, 1)
    assert [one.text for one in version.measures.all()][-3:] == ["0", "1", "2"]
    present.refresh_from_db()
    assert (present.text, present.revision, bytes(ended.content)) == ("Иначе", 2, b"")
    verbs = list(Entry.objects.order_by("-pk").values_list("verb", flat=True)[:6])
    assert verbs == [
        "measures taken from a file",
        "measure changed",
        *["measure added"] * 3,
        "table for a plan given",
    ]


def test_every_row_that_cannot_be_taken_is_told_to_each_reader_in_his_own_language(client: Client) -> None:
    version = make_version()
    code = {"Код": f"{version.measures.first().pk}-1"}
    rows = [ROW, ROW | {"Сфера": "Космос"}, ROW | {"Мероприятие": ""}, ROW | code, ROW | code, ROW | {"Срок": "весной"}]
    with override("en"):
        started = begun(version, sheet(rows))

    ended = run(started)

    with override("en"):
        assert told(ended) == [(3, "Sector"), (4, "Measure"), (6, "Code"), (7, "Term")]
    with override("ru"):
        assert told(ended) == [(3, "Сфера"), (4, "Мероприятие"), (6, "Код"), (7, "Срок")]
    pages = {}
    client.force_login(writer_of(version))
    for language in ("ru", "en"):
        client.cookies["kunak_language"] = language
        pages[language] = client.get(ended.get_absolute_url()).content.decode()
    assert "The cell is empty. Write as it is to be signed." in pages["en"]
    assert "The row 5 tells of the same measure." in pages["en"]
    assert "Ячейка пуста." in pages["ru"]
    assert "О том же мероприятии говорит строка 5." in pages["ru"]
    assert "The cell" not in pages["ru"]
    assert version.measures.count() == 3
    assert Entry.objects.latest("pk").verb == "table for a plan refused"


@pytest.mark.parametrize("language", ["ru", "en"])
def test_what_ends_a_whole_table_is_told_in_each_language(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coming_in, "MOST_AT_ALL", 2)
    version = make_version()
    long = run(begun(version, rows(3)))
    late = run(begun(version, sheet([ROW, ROW | {"Срок": "2031"}])))

    with override(language):
        own = [message_for(TableUnusable(reason="rows", detail="2"))]
        assert [one.why for one in faults_told(long.refused)] == own
        [beyond] = [one.why for one in faults_told(late.refused)]
    assert ("план" in beyond) == (language == "ru")


def test_what_only_the_taking_can_refuse_is_told_by_rows_too() -> None:
    version = make_version()

    ended = run(begun(version, sheet([ROW, ROW | {"Срок": "2031"}])))

    assert (ended.state, told(ended), version.measures.count()) == ("refused", [(3, "")], 3)


def test_a_version_that_is_sent_while_its_table_waits_takes_nothing_of_it() -> None:
    version = make_version()
    started = begun(version, rows(2))
    name_everybody(version)
    sent = send(version)

    ended = run(started)

    assert (ended.state, told(ended)) == ("refused", [(0, "")])
    assert hash_of(version) == sent.content_hash


def test_a_measure_that_is_changed_after_its_row_was_looked_at_is_refused_with_its_row(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    version = make_version()
    present = version.measures.first()
    take = services.take_plan_import

    def after_somebody_else(**asked: Any) -> None:
        services.change_measure(measure=present, revision=1, given=given(version, text="Чужая"), by=writer_of(version))
        take(**asked)

    monkeypatch.setattr(services, "take_plan_import", after_somebody_else)
    ended = run(begun(version, sheet([ROW | {"Код": f"{present.pk}-1"}, ROW | {"Код": ""}])))

    assert (ended.state, told(ended)) == ("refused", [(2, "")])
    assert version.measures.first().text == "Чужая"
    assert version.measures.count() == 3


def test_more_rows_than_others_can_wait_for_are_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coming_in, "MOST_AT_ALL", 2)

    ended = run(begun(make_version(), rows(3)))

    assert (ended.state, told(ended)) == ("refused", [(0, "")])


def test_who_may_not_change_the_version_any_more_has_nothing_taken() -> None:
    version = make_version()
    started = begun(version, rows(2))
    writer_of(version).memberships.update(role="observer")

    ended = run(started)

    assert (ended.state, told(ended), version.measures.count()) == ("refused", [(0, "")], 3)


def test_a_table_stopped_while_it_is_looked_at_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    version = make_version()
    started = begun(version, rows(2))
    telling = table_imports.told

    def stop_first(looked_at: PlanImport, done: int, total: int) -> bool:
        services.stop_plan_import(started=started, by=writer_of(version))
        return telling(looked_at, done, total)

    monkeypatch.setattr(table_imports, "told", stop_first)
    ended = run(started)

    assert (ended.state, version.measures.count()) == ("stopped", 3)
    with pytest.raises(ForbiddenMove):
        services.stop_plan_import(started=started, by=writer_of(version))


def test_a_version_has_one_table_under_way() -> None:
    version = make_version()
    begun(version, rows(1))

    with pytest.raises(ImportUnderWay):
        begun(version, rows(1))


def test_what_a_worker_who_is_gone_has_left_is_taken_once_by_the_next() -> None:
    version = make_version()
    started = begun(version, rows(2))
    table_imports.taken_up(PlanImport, started.pk)  # and then the power went
    DBTaskResult.objects.all().delete()

    keep_watch()
    [task] = DBTaskResult.objects.all()
    coming_in.run_plan_import(*task.args_kwargs["args"])
    run(started)

    assert version.measures.count() == 5


def test_more_rows_need_no_more_queries() -> None:
    version, counts = make_version(), []
    for count in (2, 40):
        started = begun(version, rows(count, **{"Срок": "2026", "Контрольные события": "Начало\nИтог"}))
        with CaptureQueriesContext(connection) as asked:
            run(started)
        counts.append(len(asked))

    assert counts[1] <= counts[0]  # the first names the bodies


def test_a_long_document_is_taken_by_what_the_person_said_of_its_rows(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kunak.programme.views.read_plans.MOST", 1)
    version = make_version()
    document = read_in(version, read("Форум"), read("Ярмарка", ("Минторг", None)))
    client.force_login(writer_of(version))
    url = reverse("programme:read-plan", args=[version.pk, document.pk])
    said = {f"row{n}-take": "1" for n in (1, 2)} | {"row1-sector": "trade", "row2-sector": "trade"}

    begun_at = client.post(url, said)
    refused = run(PlanImport.objects.get())
    page = client.get(url, {"import": refused.pk}).content.decode()
    client.post(url, said | {"row2-side0": "b"})
    ended = run(PlanImport.objects.first())

    assert begun_at.url == refused.get_absolute_url()
    assert (refused.state, told(refused)) == ("refused", [(2, "")])
    assert page.count("selected>Торговля") == 2
    assert faults_told(refused.refused)[0].why.replace('"', "&quot;") in page
    assert (ended.state, ended.added) == ("done", 2)
    assert version.measures.get(text="Ярмарка").executors.get().party.letter == "b"


@pytest.mark.answers
def test_a_long_table_is_followed_on_a_page_that_can_stop_it(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kunak.programme.views.tables.MOST", 1)
    version = make_version()
    client.force_login(writer_of(version))
    url = reverse("programme:table", args=[version.pk])

    answer = client.post(url, {"file": SimpleUploadedFile("план.csv", rows(2))})
    waiting = client.get(answer.url).content.decode()
    again = client.post(url, {"file": SimpleUploadedFile("план.csv", rows(2))})
    stopped = client.post(reverse("programme:stop-import", args=[PlanImport.objects.get().pk]), follow=True)

    assert "Ждёт своей очереди" in waiting
    assert again.status_code == 422
    assert "план.csv" in client.get(url).content.decode()
    assert "hx-get" not in stopped.content.decode().partition('id="import"')[2].partition(">")[0]
    client.force_login(other_of(version))
    assert client.get(answer.url).status_code == 404


@pytest.mark.answers
@pytest.mark.parametrize("htmx", [False, True])
def test_the_page_tells_what_became_of_a_table(client: Client, htmx: bool) -> None:
    version = make_version()
    ended = run(begun(version, sheet([ROW | {"Сфера": "Космос"}])))
    client.force_login(writer_of(version))

    page = client.get(ended.get_absolute_url(), headers={"HX-Request": "true"} if htmx else {}).content.decode()

    assert "Космос" in page
    assert ("<html" in page) is not htmx


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("plan_import_takes_all_or_nothing", {"state": "refused", "changed": 1}),
        ("plan_import_takes_all_or_nothing", {"state": "done", "refused": [{"row": 1}]}),
        ("plan_import_that_ended_has_its_moment", {"state": "done", "ended_at": None}),
        ("plan_import_that_ended_has_its_moment", {"state": "waiting"}),
        ("plan_import_state_is_known", {"state": "other"}),
        ("plan_import_looks_at_its_rows", {"state": "stopped", "done": 2, "total": 1}),
    ],
)
def test_the_database_keeps_an_import_whole(constraint: str, fields: dict[str, Any]) -> None:
    version = make_version()
    told_of = {"ended_at": timezone.now(), "asked_at": timezone.now(), "side": version.drafted_by_side} | fields

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        PlanImport.objects.create(version=version, by=writer_of(version), name="а", language="ru", **told_of)


def test_nobody_of_another_side_stops_a_table() -> None:
    version = make_version()
    add(version)
    started = begun(version, rows(1))

    for person in (other_of(version), make_person()):
        with pytest.raises(NotOfTheParties):
            services.stop_plan_import(started=started, by=person)
