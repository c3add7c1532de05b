"""A file comes in: opened first, so that what cannot be read leaves nothing, then kept as it came, then read."""

import hashlib
from functools import partial

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from kunak.core.lifecycle import ReadingState
from kunak.core.reading.source import SourceText
from kunak.documents import reader
from kunak.documents.errors import AlreadyHere
from kunak.documents.models import Document, Reading
from kunak.documents.policies import check_can_add
from kunak.documents.services.reading import keep_record
from kunak.documents.storage import address, kept_files
from kunak.documents.tasks import read_document
from kunak.journal.services import record
from kunak.people.models import Person, Side

NAME_CHARACTERS = 255


def add_document(*, name: str, data: bytes, by: Person) -> Document:
    """Keep a file for the person's side and read it: at once where it is short, else by the worker.

    Opening and reading happen before the transaction, so that nobody waits for them.

    Raises:
        NotOfTheParties, NotAllowed: the person may not add documents.
        AlreadyHere: the side has these bytes.
        KunakError: the file is empty, too large, encrypted, damaged or of a kind that is not read; nothing is kept.
    """
    side = check_can_add(by).side
    sha256 = hashlib.sha256(data).hexdigest()
    _check_new(side, sha256)
    source = reader.open_file(name, data)
    attempt = reader.read(source) if len(source.raw) <= settings.READ_AT_ONCE_CHARACTERS else None
    return _keep(side=side, name=name, data=data, source=source, attempt=attempt, by=by)


@transaction.atomic
def _keep(
    *, side: Side, name: str, data: bytes, source: SourceText, attempt: reader.Attempt | None, by: Person
) -> Document:
    Side.objects.select_for_update(no_key=True).get(
        pk=side.pk
    )  # two people with the same file wait for each other here
    _check_new(side, source.sha256)
    document = Document.objects.create(
        side=side,
        name=name[-NAME_CHARACTERS:],
        media_type=source.media_type,
        size=len(data),
        sha256=source.sha256,
        file=address(side=side.pk, sha256=source.sha256),
        text=source.raw,
        uploaded_by=by,
        uploaded_at=timezone.now(),
    )
    after = {"name": document.name, "sha256": document.sha256, "size": document.size}
    record("document added", of=document, by=by, after=after)
    reading = Reading.objects.create(document=document, state=ReadingState.QUEUED)
    if attempt is None:
        read_document.enqueue(document.pk)
    else:
        keep_record(reading, attempt)
    _write(document, data)
    return document


def _write(document: Document, data: bytes) -> None:
    """Put the bytes in their place, the last thing before the commit: a row never stands without its file.

    A sign stays beside them until the commit, so that `sweep_files` knows what a power cut left.
    """
    files, name = kept_files(), str(document.file.name)
    files.begin(name)
    transaction.on_commit(partial(files.finish, name))
    files.save(name, ContentFile(data))


def _check_new(side: Side, sha256: str) -> None:
    present = Document.objects.filter(side=side, sha256=sha256).first()
    if present is not None:
        raise AlreadyHere(document=present)
