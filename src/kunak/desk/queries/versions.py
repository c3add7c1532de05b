"""Versions of plans on the desk: what waits for the own key, what came back, what is being written."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, Q

from kunak.agreements.parties import parties_at
from kunak.agreements.words import joined
from kunak.core.lifecycle import OPEN_VERSIONS, VersionState
from kunak.core.two_keys import KeyState
from kunak.desk.queries.rows import Section, VersionTask, section
from kunak.people.models import Side
from kunak.people.policies import Reader
from kunak.programme import policies
from kunak.programme.content import states_of
from kunak.programme.models import Version, VersionKey


@dataclass(frozen=True, slots=True)
class VersionSections:
    """The versions under way, by what they wait for."""

    our_key: Section[VersionTask]
    returned: Section[VersionTask]
    drafts: Section[VersionTask]
    their_key: Section[VersionTask]


def version_sections(reader: Reader, side: Side) -> VersionSections:
    """Return the versions under way that a side may see. Five queries."""
    found = _under_way(side)
    sent = [one for one in found if one.state == VersionState.SENT]
    ours = [one for one in sent if states_of(one)[side.pk] is not KeyState.TURNED]
    returned = [one for one in found if one.state == VersionState.RETURNED]
    drafts = [one for one in found if one.state == VersionState.DRAFT]
    return VersionSections(
        our_key=_section(ours, can_act=bool(ours) and policies.can_turn_key(reader, ours[0])),
        returned=_section(returned, can_act=bool(returned) and policies.can_edit(reader, returned[0])),
        drafts=_section(drafts, can_act=bool(drafts) and policies.can_edit(reader, drafts[0])),
        their_key=_section([one for one in sent if one not in ours], can_act=False),
    )


def _under_way(side: Side) -> list[Version]:
    """Return what was sent, and what the own side writes: another side's draft is never even fetched."""
    mine = Q(state=VersionState.SENT) | Q(state__in=OPEN_VERSIONS, drafted_by_side=side)
    found = Version.objects.filter(mine, programme__agreement__parties__side=side)
    return list(
        found.select_related("programme__agreement", "drafted_by_side__territory")
        .prefetch_related(
            parties_at("programme__agreement"),
            Prefetch("keys", VersionKey.objects.select_related("side__territory")),
        )
        .order_by("-sent_at", "-pk")
    )


def _section(versions: Sequence[Version], *, can_act: bool) -> Section[VersionTask]:
    return section([_task(one) for one in versions], can_act=can_act)


def _task(version: Version) -> VersionTask:
    parties = list(version.programme.agreement.parties.all())
    states, is_sent = states_of(version), version.state == VersionState.SENT
    back = [key for key in version.keys.all() if key.returned_at] if version.state == VersionState.RETURNED else []
    return VersionTask(
        url=version.get_absolute_url(),
        number=version.number,
        names=joined([party.label for party in parties]),
        drafted_by=version.drafted_by_side.label,
        on=(back[-1].returned_at if back else version.sent_at if is_sent else None) or version.created_at,
        seal=tuple(states.values()) if len(parties) == 2 and version.state != VersionState.DRAFT else (),
        reason=back[-1].reason if back else "",
        returned_by=back[-1].side.label if back else "",
        waits_for=tuple(one.label for one in parties if is_sent and states[one.side_id] is not KeyState.TURNED),
    )
