"""Documents of the side that wait for somebody to check them."""

from django.db.models import Count, Q, QuerySet

from kunak.core.lifecycle import CandidateState, FactState, ReadingState
from kunak.desk.queries.rows import SHOWN, ReadingTask, Section
from kunak.documents.models import Candidate, Document
from kunak.documents.policies import can_decide
from kunak.people.models import Side
from kunak.people.policies import Reader


def readings(reader: Reader, side: Side) -> Section[ReadingTask]:
    """Return what could not be read, then what was read, newest first, what was put aside at the end. Four queries."""
    failed, found = _failed(side), _candidates(side)
    shown = [*failed[:SHOWN]]
    tasks = [_unread(one) for one in shown]
    read = list(found[: SHOWN - len(tasks)])
    first = shown[0] if shown else read[0].reading.document if read else None
    return Section(
        rows=(*tasks, *map(_task, read)),
        count=failed.count() + found.count(),
        can_act=first is not None and can_decide(reader, first),
    )


def _failed(side: Side) -> QuerySet[Document]:
    found = Document.objects.filter(side=side, reading__state=ReadingState.FAILED)
    return found.select_related("side").defer("text").order_by("-uploaded_at", "-pk")


def _candidates(side: Side) -> QuerySet[Candidate]:
    found = Candidate.objects.filter(
        reading__document__side=side, state__in=[CandidateState.REVIEW, CandidateState.POSTPONED]
    )
    doubtful = Q(facts__state=FactState.PROPOSED) & ~Q(facts__doubt="")
    return (
        found.annotate(doubts=Count("facts", filter=doubtful))
        .select_related("reading__document__side")
        .defer("reading__record", "reading__document__text")
        .order_by("-state", "-reading__document__uploaded_at", "reading", "position")  # review, then postponed
    )


def _unread(document: Document) -> ReadingTask:
    return ReadingTask(document.get_absolute_url(), document.name, document.uploaded_at, is_failed=True)


def _task(candidate: Candidate) -> ReadingTask:
    document = candidate.reading.document
    return ReadingTask(
        url=candidate.get_absolute_url(),
        name=document.name,
        on=document.uploaded_at,
        doubts=candidate.doubts,  # type: ignore[attr-defined]
        is_postponed=candidate.state == CandidateState.POSTPONED,
    )
