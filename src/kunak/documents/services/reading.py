"""A reading is kept, failed, begun again, or given up for entering by hand."""

from django.db import transaction
from django.utils import timezone

from kunak.core.errors import KunakError
from kunak.core.lifecycle import READING_MOVES, FactState, ReadingState, check_move
from kunak.documents import reader
from kunak.documents.flatten import Proposal, candidates
from kunak.documents.models import Candidate, Document, Fact, Reading
from kunak.documents.policies import check_can_decide
from kunak.documents.refusals import kept
from kunak.journal.services import record
from kunak.people.models import Person


def finish_reading(*, document_id: int) -> None:
    """Read a document that waits; the worker's part. Twice, or for a document that is gone, it changes nothing."""
    document = Document.objects.filter(pk=document_id, reading__state=ReadingState.QUEUED).first()
    if document is None:
        return
    text, attempt = _attempt(document)
    with transaction.atomic():
        reading = Reading.objects.select_for_update(no_key=True).get(document=document)
        if reading.state != ReadingState.QUEUED:
            return
        if document.text != text:  # opened only now, or otherwise by a later release; no fact hangs on it yet
            document.text = text
            document.save(update_fields=["text"])
        reading.document = document
        keep_record(reading, attempt)


@transaction.atomic
def give_up(*, document_id: int) -> None:
    """Let a reading fail that the worker could not bring to its end; one that does not wait stays as it is."""
    waiting = Reading.objects.select_for_update(of=("self",), no_key=True).select_related("document")
    reading = waiting.filter(document=document_id, state=ReadingState.QUEUED).first()
    if reading is not None:
        keep_record(reading, reader.Attempt(None, 0.0))


def _attempt(document: Document) -> tuple[str, reader.Attempt]:
    with document.file.open("rb") as file:
        data = file.read()
    try:
        source = reader.open_file(document.name, data)
    except KunakError as error:  # it was not opened yet, or by a release that was less strict
        return document.text, reader.Attempt(None, 0.0, kept(error))
    return source.raw, reader.read(source)


def keep_record(reading: Reading, attempt: reader.Attempt) -> None:
    """Store what the reader made of a document; the last step of adding one, inside its transaction."""
    state = ReadingState.FAILED if attempt.record is None else ReadingState.REVIEW
    check_move(READING_MOVES, reading.state, state)
    reading.state, reading.record, reading.refusal = state, attempt.record, attempt.refusal
    reading.reader_version, reading.seconds, reading.read_at = reader.version(), attempt.seconds, timezone.now()
    reading.save()
    found = candidates(attempt.record, reading.document.text) if attempt.record else []
    for position, proposals in enumerate(found):
        candidate = Candidate.objects.create(reading=reading, position=position)
        Fact.objects.bulk_create(_fact(candidate, proposal) for proposal in proposals)
    verb = "reading failed" if attempt.record is None else "document read"
    after = {"reader": reading.reader_version, "agreements": len(found), "facts": sum(map(len, found))}
    record(verb, of=reading, by=None, about=reading.document, after=after)


def _fact(candidate: Candidate, read: Proposal) -> Fact:
    return Fact(
        candidate=candidate,
        field=read.field,
        position=read.position,
        proposed=read.value,
        value=read.value,
        spans=read.spans,
        confidence=read.confidence,
        doubt=read.doubt,
        state=FactState.PROPOSED,
    )


@transaction.atomic
def read_again(*, document: Document, by: Person) -> Reading:
    """Give a failed reading, or one that waits too long, to the worker once more.

    Raises:
        NotOfTheParties, NotAllowed: the person may not decide on the document.
        ForbiddenMove: it was read.
    """
    from kunak.documents.tasks import read_document

    reading = Reading.objects.select_for_update(no_key=True).get(document=document)
    check_can_decide(by, document)
    if reading.state != ReadingState.QUEUED:
        check_move(READING_MOVES, reading.state, ReadingState.QUEUED)
    before = {"state": reading.state}
    reading.state = ReadingState.QUEUED
    reading.save(update_fields=["state"])
    read_document.enqueue(document.pk)
    record("reading asked again", of=reading, by=by, about=document, before=before, after={"state": reading.state})
    return reading


@transaction.atomic
def enter_by_hand(*, document: Document, by: Person) -> Reading:
    """Open an empty record for a document that the reader could not read, or has not yet read.

    Raises:
        NotOfTheParties, NotAllowed: the person may not decide on the document.
        ForbiddenMove: it was read.
    """
    reading = Reading.objects.select_for_update(no_key=True).get(document=document)
    check_can_decide(by, document)
    check_move(READING_MOVES, reading.state, ReadingState.REVIEW)
    before = {"state": reading.state}
    reading.state, reading.read_at = ReadingState.REVIEW, timezone.now()
    reading.record = reader.by_hand(
        name=document.name, media_type=document.media_type, sha256=document.sha256, characters=len(document.text)
    )
    reading.save()
    Candidate.objects.create(reading=reading, position=0)
    record("entering by hand begun", of=reading, by=by, about=document, before=before, after={"state": reading.state})
    return reading
