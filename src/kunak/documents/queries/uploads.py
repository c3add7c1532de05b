"""Several documents given at once, as their page shows them."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from kunak.core.lifecycle import ReadingState
from kunak.documents.models import Document, Upload
from kunak.documents.queries.lists import listed
from kunak.documents.refusals import told
from kunak.people.policies import Reader, side_of


@dataclass(frozen=True, slots=True)
class Progress:
    """How many documents of an upload were read, wait for it, could not be read."""

    read: int
    waiting: int
    failed: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.read + self.waiting + self.failed

    @property
    def done(self) -> int:
        """Those that nobody waits for any more."""
        return self.read + self.failed


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that was not taken, with the sentence that says why; `url` leads to the one that was here already."""

    name: str
    sentence: str
    url: str


def uploads_for(person: Reader) -> QuerySet[Upload]:
    """Return the uploads of the person's side. No query yet."""
    side = side_of(person)
    return Upload.objects.filter(side=side).select_related("uploaded_by") if side else Upload.objects.none()


def documents_of(upload: Upload, person: Reader) -> QuerySet[Document]:
    """Return the documents of an upload in the order in which they came, for the list. No query yet."""
    return listed(person).filter(upload=upload).order_by("pk")


def progress(upload: Upload) -> Progress:
    """Return how far the reading of an upload is. One query."""
    states = (ReadingState.REVIEW, ReadingState.QUEUED, ReadingState.FAILED)
    counted = upload.documents.aggregate(**{state: Count("pk", filter=Q(reading__state=state)) for state in states})
    return Progress(*(counted[state] for state in states))


def refused_of(upload: Upload) -> list[RefusedFile]:
    """Return the files that were not taken. No query."""
    return [
        RefusedFile(
            name=one["name"],
            sentence=told(one["why"]),
            url=reverse("documents:reading", args=[one["document"]]) if one["document"] else "",
        )
        for one in upload.refused
    ]
