"""Several documents come in at once: good ones stay, the others are told by name, slow ones wait for the worker."""

import errno
import os
import re
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoAssertNumQueries
from tests.factories.documents import TEXT, make_document
from tests.factories.people import make_administrator, make_person, make_side

from kunak.core.errors import KunakError
from kunak.core.lifecycle import ReadingState
from kunak.core.reading.formats.content import Content
from kunak.core.reading.formats.errors import DamagedFile, FormatError, NoText, TooComplex
from kunak.documents import outside, refusals, services
from kunak.documents.errors import NoRoom, NothingTaken
from kunak.documents.models import Document, Upload
from kunak.documents.outside import office, pdf, recognise
from kunak.documents.services import add as add_service
from kunak.documents.services import upload as upload_service
from kunak.documents.tasks import read_document
from kunak.documents.views import uploads as uploads_view
from kunak.journal.models import Entry
from kunak.people.errors import NotAllowed
from kunak.people.models import Person, Role

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "WordDocument".encode("utf-16-le") + b"\0" * 500
GOOD, OTHER, NOISE = TEXT.encode(), "Просто письмо.".encode(), bytes(range(256)) * 40


@pytest.fixture
def with_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let old Word documents be opened on this machine, as one text; whoever does so here must be the worker."""
    monkeypatch.setattr(office, "is_installed", lambda: True)
    monkeypatch.setattr(office, "read", lambda data: Content(TEXT, ()))
    outside.formats.cache_clear()
    monkeypatch.setattr(outside, "formats", outside.formats.__wrapped__)


def zipped(**files: bytes) -> bytes:
    """Return an archive; ``_`` in a name stands for its dot."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "."), data)
    return buffer.getvalue()


def fail(error: BaseException) -> None:
    raise error


def send(client: Client, **files: bytes) -> object:
    given = [SimpleUploadedFile(name.replace("_", "."), data) for name, data in files.items()]
    return client.post(reverse("documents:add"), {"file": given})


def test_an_upload_that_was_broken_off_says_so_and_what_it_took_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    by, keep = make_person(side=make_side()), upload_service.keep

    def power_cut(file: add_service.Incoming, **given: object) -> Document:
        return fail(KeyboardInterrupt()) if file.name == "b.txt" else keep(file, **given)  # type: ignore[arg-type, return-value]

    monkeypatch.setattr(upload_service, "keep", power_cut)
    with pytest.raises(KeyboardInterrupt):
        services.add_documents(files=[("a.txt", GOOD), ("b.txt", OTHER)], by=by)

    client = Client()
    client.force_login(by)
    shown = client.get(Upload.objects.get().get_absolute_url()).content.decode()
    assert "a.txt" in shown
    assert "Эта загрузка оборвалась" in shown


def states() -> dict[str, str]:
    return dict(Document.objects.values_list("name", "reading__state"))


def worker_reads() -> None:
    for task in DBTaskResult.objects.all():
        read_document.call(*task.args_kwargs["args"], **task.args_kwargs["kwargs"])


# --- the service


def test_each_file_is_a_document_with_a_reading_of_its_own(by: Person) -> None:
    upload = services.add_documents(files=[("a.txt", GOOD), ("b.txt", OTHER)], by=by)

    assert states() == {"a.txt": "review", "b.txt": "review"}
    assert set(upload.documents.all()) == set(Document.objects.all())
    assert [one.reading.candidates.count() for one in Document.objects.all()] == [1, 1]
    assert Entry.objects.get(verb="files uploaded").after == {"documents": 2, "refused": []}


def test_of_an_archive_each_document_comes_with_its_way_there_for_a_name(by: Person) -> None:
    services.add_documents(files=[("архив.zip", zipped(a_txt=GOOD, b_txt=OTHER))], by=by)

    assert states() == {"архив.zip/a.txt": "review", "архив.zip/b.txt": "review"}
    assert Document.objects.get(name="архив.zip/a.txt").text == TEXT


def test_of_a_letter_its_words_and_its_attachments_come(by: Person) -> None:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "a@example.org", "b@example.org", "Соглашение"
    letter.set_content("Направляем подписанное соглашение.")
    letter.add_attachment(GOOD, maintype="text", subtype="plain", filename="release.txt")

    services.add_documents(files=[("письмо.eml", letter.as_bytes())], by=by)

    assert list(states()) == ["письмо.eml/release.txt", "письмо.eml"]
    assert "Направляем" in Document.objects.get(name="письмо.eml").text


def test_the_good_ones_stay_and_the_others_are_kept_by_name_with_their_reason(by: Person) -> None:
    present = services.add_document(name="before.txt", data=OTHER, by=by)

    upload = services.add_documents(
        files=[("empty.txt", b""), ("a.txt", GOOD), ("noise.bin", NOISE), ("again.txt", OTHER)], by=by
    )

    assert list(upload.documents.values_list("name", flat=True)) == ["a.txt"]
    assert [(one["name"], one["why"]["type"], one["document"]) for one in upload.refused] == [
        ("empty.txt", "EmptyFile", None),
        ("noise.bin", "UnknownFormat", None),
        ("again.txt", "AlreadyHere", present.pk),
    ]


def test_where_nothing_can_be_taken_nothing_stays(by: Person) -> None:
    with pytest.raises(NothingTaken) as refusal:
        services.add_documents(files=[("empty.txt", b""), ("noise.bin", NOISE)], by=by)

    assert [name for name, _ in refusal.value.refused] == ["empty.txt", "noise.bin"]
    assert not Upload.objects.exists()
    assert not Document.objects.exists()
    assert not Entry.objects.exists()


def test_the_upload_is_kept_with_the_first_document_that_could_be(by: Person) -> None:
    services.add_document(name="before.txt", data=GOOD, by=by)

    upload = services.add_documents(files=[("again.txt", GOOD), ("b.txt", OTHER), ("b2.txt", OTHER)], by=by)

    assert (Upload.objects.get(), upload.documents.count(), len(upload.refused)) == (upload, 1, 2)


def test_large_files_are_kept_as_they_came_and_opened_by_the_worker(
    by: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outside, "BYTES_AT_ONCE", len(GOOD) + len(OTHER))
    large = [(f"{number}.txt", GOOD + b" " * (number + len(OTHER))) for number in range(1, 4)]

    services.add_documents(files=[*large, ("a.txt", GOOD), ("b.txt", OTHER)], by=by)

    assert states() == {"1.txt": "queued", "2.txt": "queued", "3.txt": "queued", "a.txt": "review", "b.txt": "review"}
    kept = Document.objects.get(name="1.txt")
    with kept.file.open("rb") as file:
        assert (kept.text, file.read()) == ("", large[0][1])
    worker_reads()
    assert set(states().values()) == {"review"}


def test_bytes_are_counted_over_all_files_and_a_small_one_may_follow_a_large(by: Person) -> None:
    patience = outside.Patience(3, 10)

    taken = [patience.lasts_for(b"x" * size) for size in (6, 5, 4, 1, 0, 0)]

    assert taken == [True, False, True, False, True, False]


def test_one_large_file_is_opened_by_the_worker_too(by: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside, "BYTES_AT_ONCE", len(GOOD) - 1)

    services.add_document(name="a.txt", data=GOOD, by=by)

    assert states() == {"a.txt": "queued"}
    worker_reads()
    assert states() == {"a.txt": "review"}


def test_after_the_first_few_the_worker_opens_and_reads(by: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload_service, "AT_ONCE", 1)

    services.add_documents(files=[("a.zip", zipped(a_txt=GOOD, b_txt=OTHER)), ("c.txt", b"One more.")], by=by)

    assert states() == {"a.zip/a.txt": "review", "a.zip/b.txt": "queued", "c.txt": "queued"}
    assert Document.objects.get(name="c.txt").text == ""
    worker_reads()
    assert set(states().values()) == {"review"}
    assert Document.objects.get(name="c.txt").text == "One more."


def test_more_than_are_taken_at_once_are_refused_from_there_on(by: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload_service, "MOST", 2)

    upload = services.add_documents(files=[(f"{n}.txt", f"Текст {n}".encode()) for n in range(5)], by=by)

    assert upload.documents.count() == 2
    [told] = upload.refused
    assert (told["name"], told["why"]) == ("2.txt, 3.txt, 4.txt", {"type": "TooMany", "limit": 2, "rest": 3})


def test_of_many_that_were_too_many_the_first_are_named_and_all_counted(
    by: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upload_service, "MOST", 1)
    files = [(f"{n}.txt", f"Текст {n}".encode()) for n in range(41)]

    upload = services.add_documents(files=[("a.zip", zipped(**{"0_txt": GOOD})), *files], by=by)

    [told] = upload.refused
    assert told["name"] == "0.txt, 1.txt, 2.txt, 3.txt, 4.txt, …"
    with translation.override("ru"):
        assert refusals.told(told["why"]).endswith("Добавьте отдельно ещё 41.")


def test_an_upload_of_an_earlier_release_still_tells_of_too_many() -> None:
    with translation.override("ru"):
        assert "не больше 500 документов" in refusals.told({"type": "TooMany", "limit": 500})


@pytest.mark.usefixtures("with_office")
@pytest.mark.parametrize("is_alone", [True, False])
def test_old_word_documents_are_opened_by_the_worker_alone(by: Person, is_alone: bool) -> None:
    if is_alone:
        services.add_document(name="old.doc", data=OLD_WORD, by=by)
    else:
        services.add_documents(files=[("old.doc", OLD_WORD), ("a.txt", OTHER)], by=by)
    document = Document.objects.get(name="old.doc")
    assert (document.reading.state, document.text, document.media_type) == ("queued", "", "application/msword")

    worker_reads()

    document = Document.objects.get(name="old.doc")
    assert (document.reading.state, document.text) == (ReadingState.REVIEW, TEXT)


def test_scans_are_recognised_by_the_worker_alone(by: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognise, "is_installed", lambda: True)
    monkeypatch.setattr(pdf._wall, "read", lambda data, recognised=None: Content("", (), unread=("s1",)))
    monkeypatch.setattr(pdf, "_recognised", lambda data, places: pytest.fail("it was recognised while one waits"))

    document = services.add_document(name="scan.pdf", data=b"%PDF-1.7\n%%EOF", by=by)

    assert (document.reading.state, document.media_type) == (ReadingState.QUEUED, "application/pdf")


@pytest.mark.usefixtures("with_office")
def test_what_the_worker_cannot_open_says_why(client: Client, by: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(data: bytes) -> Content:
        raise DamagedFile(kind="DOC", reason="it ended with 1")

    monkeypatch.setattr(office, "read", damaged)
    upload = services.add_documents(files=[("old.doc", OLD_WORD), ("a.txt", OTHER)], by=by)
    worker_reads()
    document = Document.objects.get(name="old.doc")

    assert document.reading.state == ReadingState.FAILED
    for url in (document.get_absolute_url(), upload.get_absolute_url()):
        assert "Файл DOC повреждён" in client.get(url).content.decode()


def test_others_may_not_upload_and_nothing_stays() -> None:
    observer = make_person(side=make_side(), role=Role.OBSERVER)

    for person in (observer, make_administrator()):
        with pytest.raises(NotAllowed):
            services.add_documents(files=[("a.txt", GOOD), ("b.txt", OTHER)], by=person)

    assert not Path(settings.MEDIA_ROOT, "documents").exists()


@pytest.mark.parametrize("error", [NoText(kind="PDF"), TooComplex(kind="ZIP", what="documents", limit=9)])
def test_a_refusal_that_is_kept_reads_as_it_was_in_either_language(error: FormatError) -> None:
    for language in ("ru", "en"):
        with translation.override(language):
            assert refusals.told(refusals.kept(error)) == refusals.message_for(error)
    assert refusals.told({"type": "OfALaterRelease", "x": 1}) == refusals.told(refusals.kept(KunakError("?")))


@pytest.mark.parametrize("full_after", [0, 1])
def test_a_full_disk_is_told_once_and_what_was_taken_before_it_stays(
    client: Client, monkeypatch: pytest.MonkeyPatch, full_after: int
) -> None:
    kept = iter(range(9))
    monkeypatch.setattr(
        os, "fsync", lambda _: fail(OSError(errno.ENOSPC, "full")) if next(kept) // 3 >= full_after else 0
    )

    response = send(client, a_txt=GOOD, b_txt=OTHER, c_txt="Ещё".encode())

    assert Document.objects.count() == full_after
    if full_after:
        [refused] = Upload.objects.get().refused
        assert (refused["name"], refused["why"]) == ("b.txt", {"type": "NoRoom", "is_rest": True})
    else:
        assert response.status_code == 422  # type: ignore[attr-defined]
        assert "На диске сервера нет места" in response.content.decode()  # type: ignore[attr-defined]
    assert not [path for path in Path(settings.MEDIA_ROOT).rglob("*.*") if path.is_file()]


def test_a_full_disk_of_the_database_is_told(by: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(add_service, "record", lambda *_, **__: fail(OperationalError("database or disk is full")))

    with pytest.raises(NoRoom):
        services.add_document(name="a.txt", data=GOOD, by=by)

    assert not Document.objects.exists()


# --- the pages


def test_several_files_lead_to_the_page_of_their_upload(client: Client) -> None:
    response = send(client, a_txt=GOOD, empty_txt=b"")

    upload = Upload.objects.get()
    assert response["Location"] == upload.get_absolute_url()  # type: ignore[index]
    shown = client.get(upload.get_absolute_url()).content.decode()
    assert "Прочитано: 1 из 1" in shown
    assert "empty.txt</span>: Файл пуст." in shown
    assert "hx-trigger" not in shown.partition('id="upload"')[2].partition(">")[0]


@pytest.mark.parametrize("is_archive", [True, False])
def test_one_document_alone_leads_straight_to_its_reading(client: Client, is_archive: bool) -> None:
    data = zipped(a_txt=GOOD) if is_archive else GOOD

    response = send(client, **{"a_zip" if is_archive else "a_txt": data})

    assert response["Location"] == Document.objects.get().get_absolute_url()  # type: ignore[index]
    assert not Upload.objects.exists()


def test_an_archive_of_several_leads_to_the_page_of_its_upload(client: Client) -> None:
    send(client, both_zip=zipped(a_txt=GOOD, b_txt=OTHER))

    assert Upload.objects.get().documents.count() == 2


def test_where_none_is_taken_the_form_names_each_with_its_sentence(client: Client) -> None:
    response = send(client, empty_txt=b"", noise_bin=NOISE)

    assert response.status_code == 422  # type: ignore[attr-defined]
    told = response.content.decode()  # type: ignore[attr-defined]
    assert "Ни один из файлов" in told
    assert "empty.txt</span>: Файл пуст." in told
    assert "noise.bin</span>: " in told


def test_where_none_is_taken_the_form_leads_to_what_is_here(client: Client, by: Person) -> None:
    present = services.add_document(name="before.txt", data=GOOD, by=by)

    told = send(client, empty_txt=b"", again_txt=GOOD).content.decode()  # type: ignore[attr-defined]

    assert f'«before.txt». <a href="{present.get_absolute_url()}">Открыть</a>' in told


def test_the_page_asks_again_until_all_is_read(client: Client, by: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload_service, "AT_ONCE", 1)
    url = services.add_documents(files=[("a.txt", GOOD), ("b.txt", OTHER)], by=by).get_absolute_url()

    whole, waiting = client.get(url).content.decode(), client.get(url, headers=HTMX).content.decode()
    worker_reads()
    done = client.get(url, headers=HTMX).content.decode()

    assert 'http-equiv="refresh"' in whole
    assert waiting.strip() in whole
    assert ('hx-trigger="every 2s"' in waiting, 'hx-trigger="every 2s"' in done) == (True, False)
    assert ("ждут: 1" in waiting, "Прочитано: 2 из 2" in done) == (True, True)


def test_a_document_out_of_an_archive_comes_back_under_its_own_name(client: Client, by: Person) -> None:
    services.add_documents(files=[("a.zip", zipped(a_txt=GOOD, b_txt=OTHER))], by=by)
    document = Document.objects.get(name="a.zip/a.txt")

    response = client.get(reverse("documents:file", args=[document.pk]))

    assert response["Content-Disposition"] == 'attachment; filename="a.txt"'
    assert b"".join(response) == GOOD  # type: ignore[arg-type]


@pytest.mark.parametrize("count", [2, 12])
def test_the_page_needs_a_known_number_of_queries(
    client: Client, by: Person, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    files = [(f"{number}.txt", f"{TEXT}{number}".encode()) for number in range(count)]
    upload = services.add_documents(files=files, by=by)

    with django_assert_max_num_queries(10):
        client.get(upload.get_absolute_url())


def test_a_long_upload_is_shown_by_pages_and_its_progress_counts_all(
    client: Client, by: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads_view, "PAGE_SIZE", 2)
    monkeypatch.setattr(upload_service, "AT_ONCE", 1)
    files = [(f"{number}.txt", f"Письмо {number}".encode()) for number in range(5)]
    upload = services.add_documents(files=files, by=by)

    shown = client.get(upload.get_absolute_url(), {"page": 2}, headers=HTMX).content.decode()

    assert re.findall(r">(\d)\.txt<", shown) == ["2", "3"]
    assert "Прочитано: 1 из 5" in shown
    assert f'hx-get="{upload.get_absolute_url()}?page=2"' in shown


def test_nobody_of_another_side_sees_an_upload(by: Person) -> None:
    upload = services.add_documents(files=[("a.txt", GOOD), ("b.txt", OTHER)], by=by)
    make_document(side=make_side("RU-IN"))

    for person in (make_person(side=make_side("RU-IN")), make_person(), make_administrator()):
        client = Client()
        client.force_login(person)
        assert client.get(upload.get_absolute_url()).status_code == 404
