"""What a side collects, what a link shows, and where a measure came from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kunak.agreements.models import Agreement, Commitment
from kunak.core.lifecycle import OPEN_VERSIONS, ProposalState
from kunak.people.policies import Reader, side_of
from kunak.programme.models import Measure, Version
from kunak.programme.panels import Panel
from kunak.proposals import policies
from kunak.proposals.models import Collection, Invitation, Proposal


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """A body that was asked, and what it has sent."""

    invitation: Invitation
    proposals: int
    is_open: bool

    @property
    def has_answered(self) -> bool:
        """Whether it has proposed something, or said that it has nothing more."""
        return bool(self.proposals) or self.invitation.answered_at is not None


@dataclass(frozen=True, slots=True)
class CollectionPage:
    """A collection as its side sees it."""

    collection: Collection
    rows: tuple[InvitationRow, ...]
    proposals: tuple[Proposal, ...]  # those that wait first
    measures: tuple[Measure, ...]  # of the draft, that a proposal can be merged with
    version: Version | None
    can_lead: bool

    @property
    def answered(self) -> int:
        """How many bodies have answered."""
        return sum(row.has_answered for row in self.rows)


@dataclass(frozen=True, slots=True)
class LinkPage:
    """What somebody with a link sees, and nothing else: what is asked, and the body's own proposals."""

    invitation: Invitation
    collection: Collection
    commitments: tuple[Commitment, ...]
    proposals: tuple[Proposal, ...]
    is_late: bool
    can_propose: bool


def collections_of(agreement: Agreement, reader: Reader) -> Sequence[Collection]:
    """Return what the reader's side collects under an agreement. One query."""
    return list(Collection.objects.filter(agreement=agreement, side=side_of(reader)))


def collection_page(collection: Collection, reader: Reader, on: date) -> CollectionPage:
    """Return the page of a collection. Five queries at most."""
    proposals = list(
        Proposal.objects.filter(invitation__collection=collection).select_related(
            "invitation__organisation", "commitment", "decided_by", "measure"
        )
    )
    counts = [one.invitation_id for one in proposals if one.state != ProposalState.WITHDRAWN]
    invitations = collection.invitations.select_related("organisation")
    version = open_version(collection)
    return CollectionPage(
        collection,
        tuple(InvitationRow(one, counts.count(one.pk), one.is_open(on)) for one in invitations),
        tuple(sorted(proposals, key=lambda one: one.state != ProposalState.PROPOSED)),
        tuple(version.measures.all()) if version else (),
        version,
        can_lead=policies.can_lead(reader, collection),
    )


def open_version(collection: Collection) -> Version | None:
    """Return the draft that the side writes under the agreement, None for none. One query."""
    found = Version.objects.filter(
        programme__agreement=collection.agreement_id, drafted_by_side=collection.side_id, state__in=OPEN_VERSIONS
    )
    return found.select_related("programme__agreement").order_by("-programme__starts_on").first()


def link_page(invitation: Invitation, on: date) -> LinkPage:
    """Return what somebody with a link sees. Two queries."""
    collection = invitation.collection
    found = collection.agreement.commitments.filter(sector__in=collection.sectors)
    return LinkPage(
        invitation,
        collection,
        tuple(found) if collection.shows_commitments else (),
        tuple(invitation.proposals.select_related("commitment", "measure")),
        is_late=on > collection.until,
        can_propose=collection.closed_at is None,
    )


def source_panel(measure: Measure, version: Version, reader: Reader, on: date) -> Panel | None:  # noqa: ARG001
    """Return which body proposed a measure, for its own side; None for everybody else and for none. One query."""
    side = side_of(reader)
    if side is None or version.drafted_by_side_id != side.pk:
        return None
    found = Proposal.objects.filter(measure__line=measure.line, invitation__collection__side=side)
    proposals = list(found.select_related("invitation__organisation", "invitation__collection"))
    return Panel("proposals/_source.html", proposals) if proposals else None
