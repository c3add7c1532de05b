"""The list of documents: what was read in each, in a line."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.utils.translation import gettext as _

from kunak.core.lifecycle import CandidateState, ReadingState
from kunak.documents.fields import FIELDS, GENRES
from kunak.documents.models import Candidate, Document, Fact
from kunak.documents.policies import candidates_seen_by, seen_by
from kunak.documents.queries.doubt import by_doubt, with_doubts, with_remarks
from kunak.documents.refusals import told
from kunak.people.policies import Reader, side_of

STATES = ("review", "postponed", "accepted", "refused", "queued", "failed")
OF_STATE = {"accepted": ("accepted", "joined")}  # what is in the register, in whatever way
SORTS = NEWEST, DOUBT = "newest", "doubt"  # what waits for a person comes by doubt, if nothing else is asked


def documents_for(person: Reader) -> QuerySet[Document]:
    """Return the documents that the person may see, each once; not texts still being written. No query yet."""
    side = side_of(person)
    if side is None:
        return Document.objects.none()
    seen = Document.objects.filter(seen_by(side), pk=OuterRef("pk"))
    return Document.objects.filter(Exists(seen), reading__isnull=False).select_related(
        "side__territory", "uploaded_by", "reading"
    )


def candidates_for(person: Reader) -> QuerySet[Candidate]:
    """Return the agreements found in documents that the person may see. No query yet."""
    side = side_of(person)
    return Candidate.objects.filter(candidates_seen_by(side)) if side else Candidate.objects.none()


def candidates_of(document: Document, person: Reader) -> QuerySet[Candidate]:
    """Return those of one document. No query yet."""
    return document.reading.candidates.filter(pk__in=candidates_for(person).values("pk"))


def listed(person: Reader, state: str = "", sort: str = NEWEST) -> QuerySet[Document]:
    """Return the documents for the list.

    Args:
        state: one of `STATES`, or empty for all.
        sort: one of `SORTS`: newest first, or those first that have most to look at.
    """
    found = with_remarks(documents_for(person).defer("text", "reading__record"))
    found = found.annotate(genre=KeyTextTransform("genre", "reading__record"))
    candidates = candidates_for(person)
    shown = with_doubts(candidates).prefetch_related(facts(names=SUMMARY))
    found = found.prefetch_related(Prefetch("reading__candidates", shown))
    if state in {ReadingState.QUEUED, ReadingState.FAILED}:
        found = found.filter(reading__state=state)
    elif state in STATES:
        found = found.filter(Exists(candidates.filter(reading__document=OuterRef("pk"), state__in=_states(state))))
    return by_doubt(found, candidates) if sort == DOUBT else found


SUMMARY = ("kind", "title", "parties", "signed_on")


def counts(person: Reader) -> dict[str, int]:
    """Return how many documents there are in each state, and in all under the empty one. One query."""
    seen = Q(reading__candidates__in=candidates_for(person))
    by_state = {
        state: Count("pk", filter=seen & Q(reading__candidates__state__in=_states(state)), distinct=True)
        for state in STATES[:4]
    }
    of_reading = {state: Count("pk", filter=Q(reading__state=state), distinct=True) for state in STATES[4:]}
    totals: dict[str, int] = documents_for(person).aggregate(all=Count("pk", distinct=True), **by_state, **of_reading)
    return {"": totals.pop("all"), **totals}


def _states(state: str) -> tuple[str, ...]:
    return OF_STATE.get(state, (state,))


def facts(names: Iterable[str] | None = None) -> Prefetch[str, QuerySet[Fact], str]:
    """Return how to bring the facts of candidates: all, or those of some fields."""
    facts = Fact.objects.select_related("decided_by")
    return Prefetch("facts", facts.filter(field__in=names) if names else facts)


@dataclass(frozen=True, slots=True)
class ListedAgreement:
    """One line of the list: an agreement found in a document, in words."""

    words: str
    state: str
    url: str
    doubts: int = 0  # values that wait for a look, while it is under review


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """One row of the list; `remarks` counts the places that the reader warned of, while something is under review."""

    document: Document
    agreements: list[ListedAgreement]
    remarks: int
    refusal: str = ""  # why its file could not be opened


def listed_document(document: Document) -> ListedDocument:
    """Return a document that `listed` has brought as a row of the list. No query."""
    genre: str = document.genre or ""  # type: ignore[attr-defined]
    agreements = [_listed_agreement(candidate, genre) for candidate in document.reading.candidates.all()]
    is_open = any(agreement.state == CandidateState.REVIEW for agreement in agreements)
    refusal = told(document.reading.refusal) if document.reading.refusal else ""
    remarks = document.remarks if is_open else 0  # type: ignore[attr-defined]
    return ListedDocument(document, agreements, remarks, refusal)


def _listed_agreement(candidate: Candidate, genre: str) -> ListedAgreement:
    doubts = candidate.doubts if candidate.state == CandidateState.REVIEW else 0  # type: ignore[attr-defined]
    told = summary(candidate)
    if not candidate.facts.all() and genre in GENRES:
        told = _("%(genre)s: no agreement was found") % {"genre": GENRES[genre]}
    return ListedAgreement(told, candidate.state, candidate.get_absolute_url(), doubts)


def summary(candidate: Candidate) -> str:
    """Return an agreement in a few words: «Соглашение о сотрудничестве: Республика Татарстан, Республика Ингушетия»."""
    values: dict[str, list[Any]] = {}
    for fact in sorted(candidate.facts.all(), key=lambda fact: fact.position):
        if fact.value is not None:
            values.setdefault(fact.field, []).append(fact.value)
    kind = str(FIELDS["kind"].choices.get(values.get("kind", ["agreement"])[0]))
    name = " ".join([kind, *values.get("title", [])])
    parties = ", ".join(party["name"] for party in values.get("parties", []))
    if not values:
        return _("No agreement was found")
    return f"{name}: {parties}" if parties else name
