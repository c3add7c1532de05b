"""A file comes in, or is refused and leaves nothing."""

import hashlib
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.factories.documents import TEXT, make_document
from tests.factories.people import make_administrator, make_person, make_side

from kunak.core.errors import KunakError
from kunak.core.lifecycle import ForbiddenMove, ReadingState
from kunak.core.reading.formats.errors import EmptyFile
from kunak.core.reading.source import SourceText
from kunak.documents import reader, services
from kunak.documents.errors import AlreadyHere, NoRoom
from kunak.documents.models import Candidate, Document, Reading
from kunak.documents.services import add as add_service
from kunak.documents.storage import WholeFiles
from kunak.documents.tasks import keep_watch, open_document, read_document
from kunak.journal.models import Entry
from kunak.people.errors import NotAllowed, NotOfTheParties
from kunak.people.models import Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_reader")]
DATA = TEXT.encode()


def stored(folder: str = "documents") -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT, folder).rglob("*") if path.is_file()]


def test_a_document_is_kept_as_it_came_and_read_at_once() -> None:
    by = make_person(side=make_side())

    document = services.add_document(name="release.txt", data=DATA, by=by)

    document.refresh_from_db()
    assert (document.sha256, document.size, document.text) == (hashlib.sha256(DATA).hexdigest(), len(DATA), TEXT)
    assert [path.read_bytes() for path in stored()] == [DATA]
    with document.file.open("rb") as file:
        assert file.read() == DATA
    assert document.reading.state == ReadingState.REVIEW
    assert document.reading.candidates.get().facts.count() == 24
    assert list(Entry.objects.values_list("verb", flat=True)) == ["document added", "document read"]
    assert set(Entry.objects.values_list("about", flat=True)) == {f"documents.document:{document.pk}"}


def test_a_text_without_an_agreement_has_one_empty_candidate() -> None:
    document = services.add_document(
        name="letter.txt", data="Просто письмо.".encode(), by=make_person(side=make_side())
    )

    assert document.reading.candidates.get().facts.count() == 0


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.SECTOR_LEAD])
def test_coordinators_and_sector_leads_may_add(role: Role) -> None:
    by = make_person(side=make_side(), role=role)

    assert services.add_document(name="release.txt", data=DATA, by=by).side == make_side()


def test_others_may_not_add_and_nothing_stays() -> None:
    for by, refusal in (
        (make_person(side=make_side(), role=Role.OBSERVER), NotAllowed),
        (make_person(), NotOfTheParties),
        (make_administrator(), NotOfTheParties),
    ):
        with pytest.raises(refusal):
            services.add_document(name="release.txt", data=DATA, by=by)

    assert not Document.objects.exists()
    assert stored() == []


def test_the_same_bytes_again_are_recognised_on_a_side_whatever_their_name() -> None:
    by = make_person(side=make_side())
    document = services.add_document(name="release.txt", data=DATA, by=by)

    with pytest.raises(AlreadyHere) as refusal:
        services.add_document(name="other.txt", data=DATA, by=make_person(side=make_side()))

    assert refusal.value.document == document
    assert Document.objects.count() == len(stored()) == 1


def test_bytes_that_the_side_has_are_not_opened_again(monkeypatch: pytest.MonkeyPatch) -> None:
    by = make_person(side=make_side())
    services.add_document(name="a.txt", data=DATA, by=by)
    monkeypatch.delattr(reader, "open_at_once")

    with pytest.raises(AlreadyHere):
        services.add_document(name="b.txt", data=DATA, by=by)


def test_the_other_side_may_have_the_same_bytes_of_its_own() -> None:
    services.add_document(name="release.txt", data=DATA, by=make_person(side=make_side()))
    services.add_document(name="release.txt", data=DATA, by=make_person(side=make_side("RU-IN")))

    assert Document.objects.count() == len(stored()) == 2


def test_a_file_that_cannot_be_opened_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str, data: bytes) -> None:
        raise EmptyFile

    monkeypatch.setattr(reader, "open_at_once", refuse)

    with pytest.raises(EmptyFile):
        services.add_document(name="empty.txt", data=b"", by=make_person(side=make_side()))

    assert not Document.objects.exists()
    assert not Entry.objects.exists()
    assert stored() == []


def test_a_disk_that_is_full_leaves_no_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(document: Document, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(add_service, "_write", full)

    with pytest.raises(NoRoom):
        services.add_document(name="release.txt", data=DATA, by=make_person(side=make_side()))

    assert not Document.objects.exists()
    assert not Entry.objects.exists()
    assert stored() == []


def test_a_failure_before_the_end_leaves_neither_row_nor_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("the journal is broken")

    monkeypatch.setattr("kunak.documents.services.reading.record", broken)

    with pytest.raises(RuntimeError):
        services.add_document(name="release.txt", data=DATA, by=make_person(side=make_side()))

    assert not Document.objects.exists()
    assert stored() == []


@pytest.mark.usefixtures("broken_reader")
def test_a_failed_reading_leaves_the_document_and_may_be_asked_again() -> None:
    by = make_person(side=make_side())
    document = services.add_document(name="release.txt", data=DATA, by=by)
    assert document.reading.state == ReadingState.FAILED
    assert not Candidate.objects.exists()

    services.read_again(document=document, by=by)

    assert Reading.objects.get().state == ReadingState.QUEUED


@pytest.mark.usefixtures("broken_reader")
def test_a_failed_reading_may_be_entered_by_hand() -> None:
    by = make_person(side=make_side())
    document = services.add_document(name="release.txt", data=DATA, by=by)

    services.enter_by_hand(document=document, by=by)

    reading = Reading.objects.get()
    assert (reading.state, reading.record["agreements"]) == (ReadingState.REVIEW, [])
    assert reading.candidates.get().position == 0


def test_a_document_that_was_read_is_not_read_again() -> None:
    by = make_person(side=make_side())
    document = make_document(by=by)

    for service in (services.read_again, services.enter_by_hand):
        with pytest.raises(ForbiddenMove):
            service(document=document, by=by)


def test_only_those_who_decide_may_ask_for_another_reading() -> None:
    document = make_document(is_failed=True)

    for by in (make_person(side=make_side(), role=Role.OBSERVER), make_person(side=make_side("RU-IN"))):
        for service in (services.read_again, services.enter_by_hand):
            with pytest.raises(NotAllowed):
                service(document=document, by=by)


def test_a_long_text_waits_for_the_worker_who_reads_it_once(settings: object) -> None:
    settings.READ_AT_ONCE_CHARACTERS = 10  # type: ignore[attr-defined]
    document = services.add_document(name="release.txt", data=DATA, by=make_person(side=make_side()))
    assert document.reading.state == ReadingState.QUEUED

    task = DBTaskResult.objects.get()
    read_document.call(*task.args_kwargs["args"], **task.args_kwargs["kwargs"])
    read_document.call(document.pk)

    reading = Reading.objects.get()
    assert (reading.state, reading.candidates.count()) == (ReadingState.REVIEW, 1)


def test_what_a_worker_who_is_gone_has_left_is_read_by_the_next(settings: object) -> None:
    settings.READ_AT_ONCE_CHARACTERS = 10  # type: ignore[attr-defined]
    services.add_document(name="release.txt", data=DATA, by=make_person(side=make_side()))
    DBTaskResult.objects.get().claim("one")  # and then the power went
    assert not DBTaskResult.objects.ready().exists()

    keep_watch()
    task = DBTaskResult.objects.ready().get()
    task.claim("another")
    read_document.call(*task.args_kwargs["args"], **task.args_kwargs["kwargs"])

    assert Reading.objects.get().state == ReadingState.REVIEW


def test_what_was_stopped_in_the_midst_is_read_by_the_next(settings: object) -> None:
    settings.READ_AT_ONCE_CHARACTERS = 10  # type: ignore[attr-defined]
    services.add_document(name="release.txt", data=DATA, by=make_person(side=make_side()))
    stopped = DBTaskResult.objects.get()
    stopped.claim("one")
    stopped.set_failed(SystemExit(1))  # as the worker does where it is asked twice to end

    keep_watch()

    assert DBTaskResult.objects.ready().count() == 1


def test_a_document_over_which_every_worker_ends_is_given_up_and_the_page_says_so(settings: object) -> None:
    settings.READ_AT_ONCE_CHARACTERS = 10  # type: ignore[attr-defined]
    document = services.add_document(name="release.txt", data=DATA, by=make_person(side=make_side()))
    for worker in ("one", "two", "three"):
        DBTaskResult.objects.ready().get().claim(worker)
        keep_watch()

    assert not DBTaskResult.objects.ready().exists()
    document.reading.refresh_from_db()
    assert (document.reading.state, document.reading.refusal) == (ReadingState.FAILED, None)


def test_a_text_that_no_worker_can_look_for_is_given_up() -> None:
    by = make_person(side=make_side())
    document = services.keep_unread(file=services.as_it_came("scan.png", b"picture"), by=by)
    open_document.enqueue(document.pk)
    for worker in ("one", "two", "three"):
        DBTaskResult.objects.ready().get().claim(worker)
        keep_watch()

    document.refresh_from_db()
    assert document.unread == {"type": "FormatError"}


def test_a_fault_of_the_worker_is_told_and_nobody_waits_for_ever(settings: object) -> None:
    settings.READ_AT_ONCE_CHARACTERS = 10  # type: ignore[attr-defined]
    document = services.add_document(name="release.txt", data=DATA, by=make_person(side=make_side()))
    Path(document.file.path).unlink()

    read_document.call(document.pk)

    document.reading.refresh_from_db()
    assert document.reading.state == ReadingState.FAILED


def test_reading_a_document_that_is_gone_changes_nothing() -> None:
    services.finish_reading(document_id=404)

    assert not Reading.objects.exists()


def test_a_text_that_a_later_release_opens_otherwise_is_kept_anew(
    settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.READ_AT_ONCE_CHARACTERS = 10  # type: ignore[attr-defined]
    document = services.add_document(name="release.txt", data=DATA, by=make_person(side=make_side()))
    open_file = reader.open_file

    def other(name: str, data: bytes) -> SourceText:
        return replace(open_file(name, data), raw="другой текст")

    monkeypatch.setattr(reader, "open_file", other)
    services.finish_reading(document_id=document.pk)

    document.refresh_from_db()
    assert (document.text, document.reading.state) == ("другой текст", ReadingState.REVIEW)


def test_of_two_workers_the_first_one_counts(settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.READ_AT_ONCE_CHARACTERS = 10  # type: ignore[attr-defined]
    document = services.add_document(name="release.txt", data=DATA, by=make_person(side=make_side()))
    read = reader.read

    def while_another_reads(source: SourceText) -> reader.Attempt:
        monkeypatch.setattr(reader, "read", read)
        services.finish_reading(document_id=document.pk)
        return reader.Attempt(None, 0.01)

    monkeypatch.setattr(reader, "read", while_another_reads)
    services.finish_reading(document_id=document.pk)

    reading = Reading.objects.get()
    assert (reading.state, reading.candidates.count()) == (ReadingState.REVIEW, 1)


def test_a_file_that_a_later_release_refuses_counts_as_failed(
    settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.READ_AT_ONCE_CHARACTERS = 10  # type: ignore[attr-defined]
    document = services.add_document(name="release.txt", data=DATA, by=make_person(side=make_side()))

    def refuse(name: str, data: bytes) -> None:
        raise KunakError

    monkeypatch.setattr(reader, "open_file", refuse)
    services.finish_reading(document_id=document.pk)

    assert Reading.objects.get().state == ReadingState.FAILED


def test_a_long_name_is_cut_at_its_front() -> None:
    document = services.add_document(name="д" * 300 + ".txt", data=DATA, by=make_person(side=make_side()))

    assert len(document.name) == 255
    assert document.name.endswith("д.txt")


@pytest.mark.storage
@pytest.mark.parametrize("name", ["а\0б.txt", "а\ud800б.txt", "а\u202eб.txt"])
def test_marks_of_a_name_that_no_database_takes_or_nobody_sees_are_left_out(name: str) -> None:
    by = make_person(side=make_side())

    assert services.add_document(name=name, data=TEXT.encode(), by=by).name == "аб.txt"


@pytest.mark.django_db(transaction=True)
def test_two_people_with_the_same_file_at_once_make_one_document() -> None:
    people = [make_person(side=make_side()) for _ in range(2)]
    start, outcomes = threading.Barrier(2), []

    def add(by: object) -> None:
        try:
            start.wait()
            outcomes.append(services.add_document(name="release.txt", data=DATA, by=by))  # type: ignore[arg-type]
        except AlreadyHere as refusal:
            outcomes.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=add, args=[person]) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AlreadyHere", "Document"]
    assert Document.objects.count() == len(stored()) == 1
    assert Document.objects.get().uploaded_at <= timezone.now()


@pytest.mark.django_db(transaction=True)
def test_a_kept_file_is_finished_with_the_commit() -> None:
    services.add_document(name="release.txt", data=DATA, by=make_person(side=make_side()))

    assert not stored("unfinished")
    services.sweep_files()
    assert len(stored()) == 1


@pytest.mark.django_db(transaction=True)
def test_a_power_cut_before_the_commit_leaves_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = make_document(text="Другой текст.")
    write = add_service._write

    def cut(document: Document, data: bytes) -> None:
        write(document, data)
        (Path(settings.MEDIA_ROOT) / "unfinished" / f"{document.sha256}.half").write_bytes(data[:10])
        raise SystemExit

    monkeypatch.setattr(add_service, "_write", cut)
    with pytest.raises(SystemExit):
        services.add_document(name="release.txt", data=DATA, by=make_person(side=make_side()))
    assert len(stored()) == 2

    services.sweep_files()

    assert [path.name for path in stored()] == [kept.sha256]
    assert not stored("unfinished")


@pytest.mark.django_db(transaction=True)
def test_a_power_cut_after_the_commit_leaves_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WholeFiles, "finish", lambda self, name: None)
    services.add_document(name="release.txt", data=DATA, by=make_person(side=make_side()))
    monkeypatch.undo()
    assert len(stored("unfinished")) == 1

    services.sweep_files()

    assert [path.read_bytes() for path in stored()] == [DATA]
    assert not stored("unfinished")


def test_a_file_that_nobody_began_is_never_swept() -> None:
    foreign = Path(settings.MEDIA_ROOT, "documents", "1", "ab", "abc")
    foreign.parent.mkdir(parents=True)
    foreign.write_bytes(b"from a newer copy")

    services.sweep_files()

    assert stored() == [foreign]
