"""What a body does with its link: proposes, takes a proposal back, says that it has no more. Nobody is signed in."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from kunak.agreements.models import Commitment
from kunak.core.lifecycle import PROPOSAL_MOVES, ProposalState, check_move
from kunak.core.programme.term import NONE, MeasureTerm
from kunak.journal.services import record
from kunak.proposals.codes import HOUR, MOST_SENT, MOST_WRONG, hash_of, is_throttled
from kunak.proposals.errors import CollectionClosed, NoSuchLink, TooManyTries
from kunak.proposals.models import Invitation, Proposal, WrongCode


@dataclass(frozen=True, slots=True)
class ProposalInput:
    """A measure as a body proposes it."""

    text: str
    sector: str
    author: str
    commitment: Commitment | None = None
    term: MeasureTerm = NONE
    executors: str = ""
    expected_result: str = ""


def invitation_by(code: str, *, caller: str, today: date) -> Invitation:
    """Return the invitation of a link. Two queries; a wrong code is kept, so that nobody tries many.

    Raises:
        TooManyTries: this caller has tried too many wrong ones.
        NoSuchLink: there is none that opens today.
    """
    now = timezone.now()
    if is_throttled(caller, now):
        raise TooManyTries
    related = ("collection__agreement", "collection__side", "organisation")
    found = Invitation.objects.select_related(*related).filter(code_hash=hash_of(code)).first()
    if found is None or not found.is_open(today):
        WrongCode.objects.filter(at__lte=now - HOUR).delete()
        WrongCode.objects.create(caller=hash_of(caller), at=now)
        raise NoSuchLink
    return found


@transaction.atomic
def propose_measure(*, invitation: Invitation, given: ProposalInput, today: date) -> Proposal:
    """Keep a measure that a body proposes; after the day it is late, and not lost.

    Raises:
        NoSuchLink: the link was revoked or renewed in the meantime.
        CollectionClosed: the side takes no more.
        TooManyTries: the link has sent too many in an hour.
    """
    found = _locked(invitation, today)
    now = timezone.now()
    if found.proposals.filter(at__gt=now - HOUR).count() >= MOST_SENT:
        raise TooManyTries
    made = Proposal.objects.create(
        invitation=found,
        sector=given.sector,
        text=given.text,
        commitment=given.commitment,
        term_kind=given.term.kind,
        starts_on=given.term.starts_on,
        ends_on=given.term.ends_on,
        executors=given.executors,
        expected_result=given.expected_result,
        author=given.author,
        at=now,
        is_late=today > found.collection.until,
    )
    after = {"body": str(found), "text": made.text, "author": made.author, "late": made.is_late}
    record("measure proposed by a body", of=made, by=None, about=found.collection.agreement, after=after)
    return made


@transaction.atomic
def withdraw_proposal(*, invitation: Invitation, proposal: Proposal, today: date) -> Proposal:
    """Take back a proposal that nobody has decided on.

    Raises:
        NoSuchLink, CollectionClosed: as for `propose_measure`; or the proposal is another body's.
        ForbiddenMove: somebody has decided on it.
    """
    found = _locked(invitation, today)
    one = Proposal.objects.select_for_update(no_key=True).filter(pk=proposal.pk, invitation=found).first()
    if one is None:
        raise NoSuchLink
    check_move(PROPOSAL_MOVES, one.state, ProposalState.WITHDRAWN)
    one.state = ProposalState.WITHDRAWN
    one.save(update_fields=["state"])
    record("proposal taken back", of=one, by=None, about=found.collection.agreement, after={"body": str(found)})
    return one


@transaction.atomic
def finish_answer(*, invitation: Invitation, today: date) -> Invitation:
    """Say for a body that it has no more to propose; it may still think again.

    Raises:
        NoSuchLink, CollectionClosed: as for `propose_measure`.
    """
    found = _locked(invitation, today)
    if found.answered_at is None:
        found.answered_at = timezone.now()
        found.save(update_fields=["answered_at"])
        record("body answered", of=found, by=None, about=found.collection.agreement, after={"body": str(found)})
    return found


def _locked(invitation: Invitation, today: date) -> Invitation:
    """Lock the invitation as the link saw it: a new code or a revocation in between ends the deed."""
    fresh = Invitation.objects.select_for_update(of=("self",), no_key=True)
    found = fresh.select_related("collection__agreement", "collection__side", "organisation").get(pk=invitation.pk)
    if found.code_hash != invitation.code_hash or not found.is_open(today):
        raise NoSuchLink
    if found.collection.closed_at is not None:
        raise CollectionClosed
    return found


__all__ = ["MOST_WRONG", "ProposalInput", "finish_answer", "invitation_by", "propose_measure", "withdraw_proposal"]
