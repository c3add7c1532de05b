"""Several documents come in at once: each is kept, read and refused by itself, so that the good ones stay."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import transaction
from django.utils import timezone

from kunak.core.errors import KunakError
from kunak.core.reading.formats import Opened
from kunak.core.reading.source import SourceText
from kunak.documents import reader
from kunak.documents.errors import AlreadyHere, BrokenOff, NoRoom, NothingTaken, TooMany
from kunak.documents.models import Upload
from kunak.documents.outside import TakesLong
from kunak.documents.policies import check_can_add
from kunak.documents.refusals import kept
from kunak.documents.services.add import incoming, keep, named
from kunak.documents.storage import full_disk_told
from kunak.journal.services import record
from kunak.people.models import Person, Side

AT_ONCE = 10
"""Documents of one upload that are opened and read while the person waits, where they are not large together; the
worker takes the others.
"""

MOST = 500
"""Documents of one upload."""

NAMED, NAMED_CHARACTERS = 5, 45
"""Documents that were too many and are told by name, and how much of it: together no longer than a name."""

Refused = list[tuple[str, KunakError]]


def add_documents(*, files: Iterable[tuple[str, bytes]], by: Person) -> Upload:
    """Keep every document of several files, of archives and of letters; each in a transaction of its own.

    Args:
        files: name and bytes of each; asked for one by one.
    Raises:
        NotOfTheParties, NotAllowed: the person may not add documents.
        NothingTaken: there was no document that could be taken; nothing is kept.
    """
    side = check_can_add(by).side
    broken_off = [_told("", BrokenOff())]  # stands there until the end, which tells what was refused
    upload = Upload(side=side, uploaded_by=by, uploaded_at=timezone.now(), refused=broken_off)
    refused = Refused()
    found = _found(files)
    for opened in islice(found, MOST):
        try:
            _take(opened, upload, side=side, by=by)
        except NoRoom:
            refused.append((opened.path, NoRoom(is_rest=True)))
            break
        except KunakError as error:
            refused.append((opened.path, error))
    else:
        refused += _over([opened.path for opened in found])
    if upload.pk is None:
        raise NothingTaken(refused=refused)
    return _finish(upload, refused, by=by)


def _over(paths: list[str]) -> Refused:
    """Tell how many were too many for one upload, and the first of them by name."""
    if not paths:
        return []
    names = ", ".join(path[-NAMED_CHARACTERS:] for path in paths[:NAMED])
    return [(names + ", …" * (len(paths) > NAMED), TooMany(limit=MOST, rest=len(paths)))]


def _found(files: Iterable[tuple[str, bytes]]) -> Iterator[Opened]:
    haste = reader.haste(AT_ONCE)
    for name, data in files:
        yield from reader.documents_in(name, data, haste)


def _take(opened: Opened, upload: Upload, *, side: Side, by: Person) -> None:
    """Keep a document; the upload itself is kept with the first one."""
    if not isinstance(opened.outcome, SourceText | TakesLong):
        raise opened.outcome
    file, is_first = incoming(opened.path, opened.data, opened.outcome), upload.pk is None
    try:
        with full_disk_told(), transaction.atomic():
            if is_first:
                upload.save()
            keep(file, side=side, by=by, upload=upload)
    except KunakError:
        if is_first:
            upload.pk = None
        raise


@transaction.atomic
def _finish(upload: Upload, refused: Refused, *, by: Person) -> Upload:
    upload.refused = [_told(name, error) for name, error in refused]
    upload.save(update_fields=["refused"])
    after = {"documents": upload.documents.count(), "refused": [name for name, _ in refused]}
    record("files uploaded", of=upload, by=by, after=after)
    return upload


def _told(name: str, error: KunakError) -> dict[str, object]:
    present = error.document.pk if isinstance(error, AlreadyHere) else None  # type: ignore[attr-defined]
    return {"name": named(name), "why": kept(error), "document": present}
