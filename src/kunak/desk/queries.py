"""What waits for a person: readings to review, versions and publications that wait for the side's key."""

from dataclasses import dataclass

from django.db.models import QuerySet

from kunak.agreements.models import Agreement
from kunak.core.lifecycle import CandidateState, VersionState
from kunak.documents.models import Candidate
from kunak.people.models import Membership, Side
from kunak.programme.models import Version


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk of one person; every list is short enough to be shown whole or cut at `SHOWN`."""

    readings: list[Candidate]
    our_key: list[Version]
    returned: list[Version]
    drafts: list[Version]
    their_key: list[Version]
    agreements: list[Agreement]
    agreement_count: int

    @property
    def count(self) -> int:
        """How many things wait for the person's side."""
        return len(self.readings) + len(self.our_key) + len(self.returned) + len(self.drafts)


SHOWN = 20


def desk(membership: Membership) -> Desk:
    """Return what waits for the side of a person. A fixed number of queries, whatever there is."""
    side = membership.side
    sent = [version for version in _versions(side) if version.state == VersionState.SENT]
    own = [version for version in _versions(side) if version.drafted_by_side_id == side.pk]
    waiting = [version for version in sent if not _has_turned(version, side)]
    agreements = Agreement.objects.filter(parties__side=side).prefetch_related("parties__side__territory")
    return Desk(
        readings=list(_readings(side)[:SHOWN]),
        our_key=waiting[:SHOWN],
        returned=[version for version in own if version.state == VersionState.RETURNED][:SHOWN],
        drafts=[version for version in own if version.state == VersionState.DRAFT][:SHOWN],
        their_key=[version for version in sent if version not in waiting][:SHOWN],
        agreements=list(agreements[:SHOWN]),
        agreement_count=agreements.count(),
    )


def _readings(side: Side) -> QuerySet[Candidate]:
    states = [CandidateState.REVIEW, CandidateState.POSTPONED]
    found = Candidate.objects.filter(reading__document__side=side, state__in=states)
    return found.select_related("reading__document").order_by("-reading__document__uploaded_at", "position")


def _versions(side: Side) -> list[Version]:
    cached: list[Version] | None = side.__dict__.get("_versions_under_way")
    if cached is None:
        states = [VersionState.DRAFT, VersionState.SENT, VersionState.RETURNED]
        found = (
            Version.objects.filter(programme__agreement__parties__side=side, state__in=states)
            .select_related("programme__agreement", "drafted_by_side__territory")
            .prefetch_related("keys__side__territory", "programme__agreement__parties__side__territory")
            .order_by("-sent_at", "-pk")
        )
        cached = side.__dict__["_versions_under_way"] = list(found)
    return cached


def _has_turned(version: Version, side: Side) -> bool:
    keys = [key for key in version.keys.all() if key.side_id == side.pk]
    return bool(keys) and keys[-1].turned_at is not None and keys[-1].content_hash == version.content_hash
