"""One agreement found in a document is postponed, refused, taken up again, or taken into the register."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from kunak.core.lifecycle import CANDIDATE_MOVES, CandidateState, FactState, check_move
from kunak.documents.errors import CandidateDecided, DoubtsRemain
from kunak.documents.fields import ORDER
from kunak.documents.models import Candidate, Fact, Joined
from kunak.documents.policies import check_can_decide
from kunak.journal.services import record
from kunak.people.models import Person

OPEN = {CandidateState.REVIEW, CandidateState.POSTPONED}


def open_candidate(candidate: Candidate, by: Person) -> Candidate:
    """Lock a candidate whose facts may still change; to be called inside the transaction of the change.

    Raises:
        NotOfTheParties, NotAllowed: the person may not decide on the document.
        CandidateDecided: it was accepted or refused.
    """
    locked = _lock(candidate, by)
    if locked.state not in OPEN:
        raise CandidateDecided(state=locked.state)
    return locked


def _lock(candidate: Candidate, by: Person) -> Candidate:
    locked = (
        Candidate.objects.select_for_update(of=("self",), no_key=True)
        .select_related("reading__document__side")
        .get(pk=candidate.pk)
    )
    check_can_decide(by, locked.reading.document)
    return locked


@transaction.atomic
def postpone(*, candidate: Candidate, by: Person) -> Candidate:
    """Put a candidate aside; nothing is decided.

    Raises:
        NotOfTheParties, NotAllowed: the person may not decide on the document.
        ForbiddenMove: it was accepted or refused, or is put aside already.
    """
    return move(_lock(candidate, by), CandidateState.POSTPONED, "candidate postponed", by=by)


@transaction.atomic
def resume(*, candidate: Candidate, by: Person) -> Candidate:
    """Take up a candidate again that was put aside or refused.

    Raises:
        NotOfTheParties, NotAllowed: the person may not decide on the document.
        ForbiddenMove: it was accepted, or is under review.
    """
    return move(_lock(candidate, by), CandidateState.REVIEW, "candidate taken up again", by=by)


@transaction.atomic
def refuse_candidate(*, candidate: Candidate, by: Person) -> Candidate:
    """Say that this is no agreement for the register; what it was read together with is read without it.

    Raises:
        NotOfTheParties, NotAllowed: the person may not decide on the document.
        ForbiddenMove: it was accepted, or refused before.
    """
    refused = move(_lock(candidate, by), CandidateState.REFUSED, "candidate refused", by=by)
    leave_together(refused)
    return refused


def leave_together(candidate: Candidate) -> None:
    """Take a candidate out of what its side reads together, and the last one left too; part of a transaction."""
    for joined in Joined.objects.filter(side=candidate.reading.document.side, candidate=candidate):
        joined.delete()
        joined.together.choices.all().delete()  # they were made among more
        if joined.together.joined.count() < 2:
            joined.together.delete()


@transaction.atomic
def confirm_all(*, candidate: Candidate, by: Person) -> int:
    """Confirm every value that nobody has decided on and that the reader was sure of; return how many.

    Raises:
        NotOfTheParties, NotAllowed: the person may not decide on the document.
        CandidateDecided: it was accepted or refused.
    """
    candidate = open_candidate(candidate, by)
    confirmed = confirm_sure(candidate, by)
    if confirmed:
        after = {"facts": confirmed}
        record("facts confirmed", of=candidate, by=by, about=candidate.reading.document, after=after)
    return len(confirmed)


@transaction.atomic
def take_candidate(*, candidate: Candidate, by: Person) -> Candidate:
    """Close the review for the register: what nobody touched is confirmed in the person's name, and all facts stand.

    The register's own service calls this first, inside its transaction.

    Raises:
        NotOfTheParties, NotAllowed: the person may not decide on the document.
        CandidateDecided: it was accepted or refused before.
        DoubtsRemain: values that the reader was not sure of wait for a decision; the error has their rows.
    """
    candidate = open_candidate(candidate, by)
    undecided = candidate.facts.filter(state=FactState.PROPOSED).exclude(doubt="")
    doubtful = sorted(undecided, key=lambda fact: (ORDER[fact.field], fact.position))
    if doubtful:
        raise DoubtsRemain(facts=doubtful)
    confirmed = confirm_sure(candidate, by)
    return move(candidate, CandidateState.ACCEPTED, "candidate accepted", by=by, facts=confirmed)


def confirm_sure(candidate: Candidate, by: Person) -> list[int]:
    """Confirm what nobody has decided on and the reader was sure of; part of a service's transaction."""
    sure = Fact.objects.select_for_update(no_key=True).filter(candidate=candidate, state=FactState.PROPOSED, doubt="")
    keys = list(sure.values_list("pk", flat=True))
    Fact.objects.filter(pk__in=keys).update(
        state=FactState.CONFIRMED, decided_by=by, decided_at=timezone.now(), revision=F("revision") + 1
    )
    return keys


def move(
    candidate: Candidate, state: CandidateState, verb: str, *, by: Person, facts: list[int] | None = None
) -> Candidate:
    """Bring a candidate into another state with its entry of the journal; part of a service's transaction."""
    check_move(CANDIDATE_MOVES, candidate.state, state)
    before = {"state": candidate.state}
    is_open = state == CandidateState.REVIEW
    candidate.state = state
    candidate.decided_by, candidate.decided_at = (None, None) if is_open else (by, timezone.now())
    candidate.save()
    after = {"state": str(state)} | ({} if facts is None else {"facts confirmed": facts})
    record(verb, of=candidate, by=by, about=candidate.reading.document, before=before, after=after)
    return candidate
