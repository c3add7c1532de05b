"""Editions: who sees them, keys on exactly one text, what the database itself refuses."""

from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction
from tests.factories import drafts as made
from tests.factories.drafts import fresh
from tests.factories.people import make_person, make_side

from kunak.agreements.errors import KeyAlreadyTurned, StaleContent
from kunak.core.drafting import stage
from kunak.documents import reader
from kunak.documents.errors import AlreadyHere
from kunak.documents.models import Document, Reading
from kunak.documents.services import add_document
from kunak.documents.services.add import find_text
from kunak.drafts import errors, policies, services
from kunak.drafts.courses import course_of
from kunak.drafts.models import Draft, Edition, EditionKey

pytestmark = pytest.mark.django_db


def test_an_edition_is_kept_as_it_came_and_read_by_nobody_yet() -> None:
    a, _b = made.coordinators()

    edition = made.add_edition(made.make_draft(by=a), by=a, text="Проект  соглашения\r\n")

    with edition.document.file.open("rb") as file:
        assert file.read() == "Проект  соглашения\r\n".encode()
    assert edition.sha256 == edition.document.sha256
    assert not Reading.objects.exists()


def test_a_text_being_written_is_read_where_somebody_adds_it_to_the_documents() -> None:
    a, _b = made.coordinators()
    edition = made.add_edition(made.make_draft(by=a), by=a, text="Проект соглашения о туризме")

    document = add_document(name="проект.txt", data="Проект соглашения о туризме".encode(), by=a)

    assert document == edition.document
    assert document.reading.state == "review"
    with pytest.raises(AlreadyHere):
        add_document(name="проект.txt", data="Проект соглашения о туризме".encode(), by=a)


def test_the_other_side_sees_an_edition_once_it_is_sent() -> None:
    a, b = made.coordinators()
    edition = made.add_edition(made.make_draft(by=a), by=a)
    assert (policies.editions_for(a).get(), policies.editions_for(b).first()) == (edition, None)

    sent = services.send_edition(edition=edition, by=a)

    assert policies.editions_for(b).get() == sent
    assert not policies.editions_for(make_person(side=make_side("RU-KO"))).exists()


def test_the_same_text_is_no_new_edition() -> None:
    a, b = made.coordinators()
    edition = made.make_sent(by=a, text="Проект")

    for person in (a, b):
        with pytest.raises(errors.SameEdition):
            made.add_edition(edition.draft, by=person, text="Проект")

    assert Document.objects.count() == 1


def test_a_key_is_turned_on_the_text_that_was_sent_last_only() -> None:
    a, b = made.coordinators()
    first = made.make_sent(by=a)
    made.agree(first, a, b)
    second = services.send_edition(edition=made.add_edition(first.draft, by=b), by=b)

    with pytest.raises(errors.NotTheLatest):
        services.turn_edition_key(edition=first, content_hash=first.sha256, by=a)
    with pytest.raises(StaleContent):
        services.turn_edition_key(edition=second, content_hash=first.sha256, by=a)

    assert stage(course_of(fresh(first.draft))) == "approval"


def test_a_side_agrees_once_and_may_give_back_what_it_agreed_to() -> None:
    a, b = made.coordinators()
    edition = made.make_sent(by=a)
    made.agree(edition, a, b)
    with pytest.raises(KeyAlreadyTurned):
        services.turn_edition_key(edition=edition, content_hash=edition.sha256, by=b)

    services.return_edition(edition=edition, content_hash=edition.sha256, reason="срок велик", by=b)

    assert stage(course_of(fresh(edition.draft))) == "drafting"


def test_a_disputed_text_is_agreed_to_by_nobody() -> None:
    a, b = made.coordinators()
    edition = made.make_sent(by=a)
    row = services.open_row(draft=edition.draft, clause="2", text="на три года", by=b)

    with pytest.raises(errors.StillDisputed):
        services.turn_edition_key(edition=edition, content_hash=edition.sha256, by=a)
    services.withdraw_row(row=row, by=b)
    services.turn_edition_key(edition=edition, content_hash=edition.sha256, by=a)


def refused(change: object) -> str:
    """Return what the database says to a change."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        change()  # type: ignore[operator]
    return str(caught.value)


def test_the_database_never_lets_an_edition_change() -> None:
    edition = made.make_sent()

    told = [
        refused(lambda: Edition.objects.filter(pk=edition.pk).update(sha256="0" * 64)),
        refused(lambda: Edition.objects.filter(pk=edition.pk).update(sent_at=None, sent_by=None)),
        refused(edition.delete),
    ]

    assert ["never_changed" in told[0], "never_changed" in told[1], "never_removed" in told[2]] == [True] * 3


def test_the_database_takes_a_key_on_the_text_of_its_edition_only() -> None:
    a, _b = made.coordinators()
    edition = made.make_sent(by=a)
    key = services.turn_edition_key(edition=edition, content_hash=edition.sha256, by=a)
    wrong = {"side": key.side, "by": a, "content_hash": "0" * 64, "turned_at": key.turned_at}

    assert "its_text_only" in refused(lambda: edition.keys.create(**wrong))
    assert "never_changed" in refused(lambda: EditionKey.objects.filter(pk=key.pk).update(by=_b))


def test_the_database_takes_no_edition_after_the_signing_and_keeps_the_signing() -> None:
    a, b = made.coordinators()
    draft = made.make_signed(a=a, b=b)
    row = Edition.objects.get()
    later = {field: getattr(row, field) for field in ("side", "document", "added_by", "added_at")}

    assert "after_the_signing" in refused(lambda: draft.editions.create(number=2, sha256="1" * 64, **later))
    assert "never_taken_back" in refused(
        lambda: Draft.objects.filter(pk=draft.pk).update(signed_edition=None, signed_at=None)
    )
    with pytest.raises(errors.DraftClosed):
        made.add_edition(draft, by=a)


SCAN = b"\x89PNG\r\n\x1a\n" + bytes(64)


def test_a_scan_is_an_edition_whose_words_come_later(monkeypatch: pytest.MonkeyPatch) -> None:
    a, b = made.coordinators()
    asked: list[int] = []
    monkeypatch.setattr("kunak.drafts.services.editions.open_document", SimpleNamespace(enqueue=asked.append))

    edition = services.add_edition(draft=made.make_draft(by=a), name="скан.png", data=SCAN, note="", by=a)
    services.send_edition(edition=edition, by=a)

    assert (edition.document.text, edition.document.media_type, asked) == ("", "image/png", [edition.document_id])
    assert stage(course_of(made.agree(edition, a, b))) == "agreed"  # keys are turned on the bytes
    find_text(document_id=edition.document_id)  # nothing that sees words in it
    edition.document.refresh_from_db()
    assert edition.document.text == ""
    assert edition.document.unread  # why; what it is hangs on the programs of the machine
    monkeypatch.setattr(reader, "open_file", lambda _name, _data: SimpleNamespace(raw="Текст скана"))
    find_text(document_id=edition.document_id)
    edition.document.refresh_from_db()
    assert (edition.document.text, edition.document.unread) == ("Текст скана", None)
