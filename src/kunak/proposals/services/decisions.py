"""What becomes of a proposal: taken into the draft, merged with a measure of it, declined with a reason."""

from django.db import transaction
from django.utils import timezone

from kunak.agreements.services.texts import reason_of
from kunak.core.lifecycle import PROPOSAL_MOVES, ProposalState, check_move
from kunak.journal.services import record
from kunak.people.models import Person
from kunak.programme.models import Measure, Version
from kunak.programme.services import MeasureInput, add_measure
from kunak.proposals import policies
from kunak.proposals.errors import NoOpenVersion
from kunak.proposals.models import Proposal


@transaction.atomic
def take_proposal(*, proposal: Proposal, version: Version, by: Person) -> Measure:
    """Make a measure of a draft from a proposal; the proposal keeps which, and the body learns of it.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of the side.
        ForbiddenMove: it was decided on, or taken back.
        NoOpenVersion: the version is of another agreement.
        VersionFrozen, TermOutsideThePlan: the draft does not take it, see `add_measure`.
    """
    found = _locked(proposal, by, ProposalState.TAKEN)
    if version.programme.agreement_id != found.invitation.collection.agreement_id:
        raise NoOpenVersion
    measure = add_measure(version=version, given=_given(found, version), by=by)
    _decide(found, ProposalState.TAKEN, by, measure=measure)
    return measure


def _given(proposal: Proposal, version: Version) -> MeasureInput:
    collection = proposal.invitation.collection
    party = version.programme.agreement.parties.get(side=collection.side)
    named = [name for name in proposal.executors.splitlines() if name.strip()]
    return MeasureInput(
        text=proposal.text,
        sector=proposal.sector,
        commitment=proposal.commitment,
        term=proposal.term,
        executors={party.pk: named or [proposal.invitation.organisation.name]},
        expected_result=proposal.expected_result,
    )


@transaction.atomic
def merge_proposal(*, proposal: Proposal, measure: Measure, reason: str, by: Person) -> Proposal:
    """Say that a measure of a draft covers a proposal; the body reads which, and the reason if one is given.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of the side.
        ForbiddenMove: it was decided on, or taken back.
        NoOpenVersion: the measure is of another agreement, or of a version of another side.
        TextTooLong: the reason is longer than anybody reads.
    """
    found = _locked(proposal, by, ProposalState.MERGED)
    collection, version = found.invitation.collection, measure.version
    if version.programme.agreement_id != collection.agreement_id or version.drafted_by_side_id != collection.side_id:
        raise NoOpenVersion
    return _decide(found, ProposalState.MERGED, by, measure=measure, reason=reason_of(reason, is_needed=False))


@transaction.atomic
def decline_proposal(*, proposal: Proposal, reason: str, by: Person) -> Proposal:
    """Decline a proposal with a reason that its body reads.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of the side.
        ForbiddenMove: it was decided on, or taken back.
        ReasonMissing, TextTooLong: the body must learn why.
    """
    found = _locked(proposal, by, ProposalState.DECLINED)
    return _decide(found, ProposalState.DECLINED, by, reason=reason_of(reason))


def _locked(proposal: Proposal, by: Person, target: ProposalState) -> Proposal:
    fresh = Proposal.objects.select_for_update(of=("self",), no_key=True)
    related = ("invitation__collection__agreement", "invitation__collection__side", "invitation__organisation")
    found = fresh.select_related(*related, "commitment").get(pk=proposal.pk)
    policies.check_can_lead(by, found.invitation.collection)
    check_move(PROPOSAL_MOVES, found.state, target)
    return found


def _decide(
    proposal: Proposal, state: ProposalState, by: Person, *, measure: Measure | None = None, reason: str = ""
) -> Proposal:
    proposal.state, proposal.measure, proposal.reason = state, measure, reason
    proposal.decided_by, proposal.decided_at = by, timezone.now()
    proposal.save(update_fields=["state", "measure", "reason", "decided_by", "decided_at"])
    after = {"body": str(proposal.invitation), "reason": reason, "measure": str(measure) if measure else ""}
    record(f"proposal {state}", of=proposal, by=by, about=proposal.invitation.collection.agreement, after=after)
    return proposal
