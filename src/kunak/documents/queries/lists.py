"""The list of documents: what was read in each, in a line."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from kunak.core.lifecycle import ReadingState
from kunak.documents.fields import FIELDS
from kunak.documents.models import Candidate, Document, Fact
from kunak.documents.policies import candidates_seen_by, seen_by
from kunak.people.policies import Reader, side_of

STATES = ("review", "postponed", "accepted", "refused", "queued", "failed")


def documents_for(person: Reader) -> QuerySet[Document]:
    """Return the documents that the person may see, each once. No query yet."""
    side = side_of(person)
    if side is None:
        return Document.objects.none()
    seen = Document.objects.filter(seen_by(side), pk=OuterRef("pk"))
    return Document.objects.filter(Exists(seen)).select_related("side__territory", "uploaded_by", "reading")


def candidates_for(person: Reader) -> QuerySet[Candidate]:
    """Return the agreements found in documents that the person may see. No query yet."""
    side = side_of(person)
    return Candidate.objects.filter(candidates_seen_by(side)) if side else Candidate.objects.none()


def candidates_of(document: Document, person: Reader) -> QuerySet[Candidate]:
    """Return those of one document. No query yet."""
    return document.reading.candidates.filter(pk__in=candidates_for(person).values("pk"))


def listed(person: Reader, state: str = "") -> QuerySet[Document]:
    """Return the documents for the list, newest first; `state` is one of `STATES` or empty for all."""
    found = documents_for(person).defer("text", "reading__record")
    candidates = candidates_for(person)
    found = found.prefetch_related(Prefetch("reading__candidates", candidates.prefetch_related(facts(names=SUMMARY))))
    if state in {ReadingState.QUEUED, ReadingState.FAILED}:
        return found.filter(reading__state=state)
    if state in STATES:
        return found.filter(Exists(candidates.filter(reading__document=OuterRef("pk"), state=state)))
    return found


SUMMARY = ("kind", "title", "parties", "signed_on")


def counts(person: Reader) -> dict[str, int]:
    """Return how many documents there are in each state, and in all under the empty one. One query."""
    seen = Q(reading__candidates__in=candidates_for(person))
    by_state = {
        state: Count("pk", filter=seen & Q(reading__candidates__state=state), distinct=True) for state in STATES[:4]
    }
    of_reading = {state: Count("pk", filter=Q(reading__state=state), distinct=True) for state in STATES[4:]}
    totals: dict[str, int] = documents_for(person).aggregate(all=Count("pk", distinct=True), **by_state, **of_reading)
    return {"": totals.pop("all"), **totals}


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


def listed_agreements(document: Document) -> list[ListedAgreement]:
    """Return the agreements of a listed document. No query: `listed` has brought them."""
    return [
        ListedAgreement(summary(candidate), candidate.state, candidate.get_absolute_url())
        for candidate in document.reading.candidates.all()
    ]


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
