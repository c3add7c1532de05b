"""A file comes in: opened first, so that what cannot be read leaves nothing, then kept as it came, then read."""

import hashlib
from dataclasses import dataclass
from functools import partial
from mimetypes import guess_type

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from kunak.core.errors import KunakError
from kunak.core.lifecycle import ReadingState
from kunak.core.reading.formats.errors import FormatError, NeedsTool, NoText
from kunak.core.reading.source import SourceText
from kunak.documents import reader
from kunak.documents.errors import AlreadyHere
from kunak.documents.models import Document, Reading, Upload
from kunak.documents.outside import TakesLong
from kunak.documents.policies import check_can_add, check_can_see
from kunak.documents.refusals import kept
from kunak.documents.services.reading import keep_record
from kunak.documents.storage import address, full_disk_told, kept_files
from kunak.documents.tasks import read_document
from kunak.journal.services import record
from kunak.people.models import Person, Side

NAME_CHARACTERS = 255


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file on its way in: not yet opened where it has no text, not yet read where there was no `attempt`."""

    name: str
    data: bytes
    sha256: str
    media_type: str
    text: str = ""
    attempt: reader.Attempt | None = None


def add_document(*, name: str, data: bytes, by: Person) -> Document:
    """Keep a file for the person's side and read it: at once where that is quick, else by the worker.

    Opening and reading happen before the transaction, so that nobody waits for them.

    Raises:
        NotOfTheParties, NotAllowed: the person may not add documents.
        AlreadyHere: the side has these bytes.
        NoRoom: the disk is full; nothing is kept.
        KunakError: the file is empty, too large, encrypted, damaged or of a kind that is not read; nothing is kept.
    """
    side = check_can_add(by).side
    check_new(side, hashlib.sha256(data).hexdigest())
    try:
        outcome: SourceText | TakesLong = reader.open_at_once(name, data)
    except TakesLong as error:
        outcome = error
    file = incoming(name, data, outcome)
    with full_disk_told():
        return keep(file, side=side, by=by)


def incoming(name: str, data: bytes, outcome: SourceText | TakesLong, *, is_read: bool = True) -> Incoming:
    """Return a file that was opened, with what is read from it where it is short; or one that is opened later."""
    name, sha256 = named(name), hashlib.sha256(data).hexdigest()
    if isinstance(outcome, TakesLong):
        return Incoming(name, data, sha256, outcome.media_type)
    is_read = is_read and len(outcome.raw) <= settings.READ_AT_ONCE_CHARACTERS
    attempt = reader.read(outcome) if is_read else None
    return Incoming(name, data, sha256, outcome.media_type, outcome.raw, attempt)


def opened(name: str, data: bytes) -> Incoming:
    """Return a file with its text and nothing read from it; without a text where it cannot be had while somebody waits.

    Such are scans and old Word documents: the worker opens them, where this machine has the programs.

    Raises:
        KunakError: the file is empty, too large, encrypted, damaged or of a kind that is not read.
    """
    try:
        outcome: SourceText | TakesLong = reader.open_at_once(name, data)
    except TakesLong as error:
        outcome = error
    except (NeedsTool, NoText):
        outcome = TakesLong(media_type=guess_type(name)[0] or "application/octet-stream")
    return incoming(name, data, outcome, is_read=False)


def named(name: str) -> str:
    """Return a file's name as it is kept: without marks that nobody sees and no database takes, and not too long."""
    return "".join(mark for mark in name if mark.isprintable())[-NAME_CHARACTERS:]


@transaction.atomic
def keep(file: Incoming, *, side: Side, by: Person, upload: Upload | None = None) -> Document:
    """Keep a file with its reading; without one, the worker reads it.

    Raises:
        AlreadyHere: the side has these bytes.
    """
    Side.objects.select_for_update(no_key=True).get(pk=side.pk)  # two people with one file wait for each other here
    check_new(side, file.sha256)
    unread = Document.objects.filter(side=side, sha256=file.sha256, reading=None).first()
    document = _with_text(unread, file) if unread else _row(file, side, by, upload)
    reading = Reading.objects.create(document=document, state=ReadingState.QUEUED)
    if file.attempt is None:
        read_document.enqueue(document.pk)
    else:
        keep_record(reading, file.attempt)
    _write(document, file.data)
    return document


def _with_text(document: Document, file: Incoming) -> Document:
    """Return a document that was kept unread; one that was kept only to be looked at gets its text now."""
    if not document.text and file.text:
        document.text = file.text
        document.save(update_fields=["text"])
    return document


@transaction.atomic
def keep_unread(*, file: Incoming, by: Person) -> Document:
    """Keep a file of the person's side with its text and without a reading; the bytes that the side has, once.

    A file without a text is kept so: `find_text` looks for it later. Its reading is asked for by `begin_reading`, or
    never: a text that is still being written tells of nothing agreed.

    Args:
        file: as `opened` returns it, before the transaction.

    Raises:
        NotOfTheParties, NotAllowed: the person may not add documents.
    """
    side = check_can_add(by).side
    Side.objects.select_for_update(no_key=True).get(pk=side.pk)
    present = Document.objects.filter(side=side, sha256=file.sha256).first()
    if present is not None:
        return present
    document = _row(file, side, by)
    _write(document, file.data)
    return document


def find_text(*, document_id: int) -> None:
    """Open a file that was kept without a text, with all that this machine has; the worker's part.

    Where there are no words or no program to see them, the file stays as it is, and why is kept. Safe to run twice.
    """
    document = Document.objects.filter(pk=document_id, text="").first()
    if document is None:
        return
    with document.file.open("rb") as file:
        data = file.read()
    try:
        text = reader.open_file(document.name, data).raw
    except KunakError as error:  # a scan that nobody can read is a file all the same
        Document.objects.filter(pk=document_id, text="").update(unread=kept(error))
        return
    Document.objects.filter(pk=document_id, text="").update(text=text, unread=None)


def give_up_text(*, document_id: int) -> None:
    """Keep that no text was found in a file that the worker could not bring to its end."""
    Document.objects.filter(pk=document_id, text="", unread__isnull=True).update(unread=kept(FormatError()))


@transaction.atomic
def begin_reading(*, document: Document, by: Person) -> Reading:
    """Give a document that was kept unread to the worker; one that has its reading stays as it is.

    Raises:
        NotOfTheParties: it is another side's, and the person sees it by no agreement.
    """
    check_can_see(by, document)
    reading, is_new = Reading.objects.get_or_create(document=document, defaults={"state": ReadingState.QUEUED})
    if is_new:
        read_document.enqueue(document.pk)
        record("reading begun", of=reading, by=by, about=document, after={"name": document.name})
    return reading


def _row(file: Incoming, side: Side, by: Person, upload: Upload | None = None) -> Document:
    document = Document.objects.create(
        side=side,
        name=file.name,
        media_type=file.media_type,
        size=len(file.data),
        sha256=file.sha256,
        file=address(side=side.pk, sha256=file.sha256),
        text=file.text,
        uploaded_by=by,
        uploaded_at=timezone.now(),
        upload=upload,
    )
    after = {"name": document.name, "sha256": document.sha256, "size": document.size}
    record("document added", of=document, by=by, after=after)
    return document


def _write(document: Document, data: bytes) -> None:
    """Put the bytes in their place, the last thing before the commit: a row never stands without its file.

    A sign stays beside them until the commit, so that `sweep_files` knows what a power cut left.
    """
    files, name = kept_files(), str(document.file.name)
    files.begin(name)
    transaction.on_commit(partial(files.finish, name))
    with full_disk_told():
        files.save(name, ContentFile(data))


def check_new(side: Side, sha256: str) -> None:
    """Let bytes pass that the side has not got, or has unread: a text that was still being written.

    Raises:
        AlreadyHere: it has them.
    """
    present = Document.objects.filter(side=side, sha256=sha256, reading__isnull=False).first()
    if present is not None:
        raise AlreadyHere(document=present)
