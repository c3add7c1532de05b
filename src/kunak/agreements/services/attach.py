"""A further document of an agreement that is in the register: it stands beside the others, the card stays as it is."""

from django.db import transaction
from django.utils import timezone

from kunak.agreements import search
from kunak.agreements.models import Agreement, Further
from kunak.documents.models import Candidate
from kunak.documents.services import join_candidate
from kunak.journal.services import record
from kunak.people.models import Person, Role
from kunak.people.policies import check_role


@transaction.atomic
def attach(*, candidate: Candidate, by: Person) -> Agreement:
    """Make the document a further one of the agreement that it is read together with.

    Nothing of the card changes: where the document says something else, both stand and the difference is shown. From
    now on all sides of the agreement see the document.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of the document's side attaches it, and to an own agreement.
        CandidateDecided: it was accepted or refused.
        NothingToChoose: it is not read together with an agreement of the register.
    """
    check_role(by, [candidate.reading.document.side], [Role.COORDINATOR], action="attach a document")
    registered = join_candidate(candidate=candidate, by=by)
    agreement = _agreement_of(registered)
    Further.objects.create(agreement=agreement, candidate=candidate, attached_by=by, attached_at=timezone.now())
    document = candidate.reading.document
    agreement.documents.add(document)
    search.keep(agreement)
    record("document attached", of=agreement, by=by, after={"name": document.name, "sha256": document.sha256})
    return agreement


def _agreement_of(candidate: Candidate) -> Agreement:
    """Return the agreement that a candidate of the register belongs to."""
    found = Agreement.objects.filter(candidate=candidate).first()
    return found or Further.objects.select_related("agreement").get(candidate=candidate).agreement
