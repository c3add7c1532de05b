"""A version as the core sees it: the content that keys are turned on."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Prefetch

from kunak.core.lifecycle import VersionState
from kunak.core.programme.content import FundingContent, MeasureContent, MilestoneContent, version_content
from kunak.core.two_keys import KeyState, Turn, content_hash, key_states
from kunak.programme.models import Dependency, Funding, Measure, Version, VersionKey

FUNDING = Prefetch("funding", Funding.objects.select_related("agreement"))
PARTIES = ("programme__agreement__parties__side__territory", "programme__agreement__parties__territory")  # of a version
PARTS = (  # what a measure is made of beside its row
    "executors",
    "milestones",
    FUNDING,
    Prefetch("dependencies", Dependency.objects.select_related("predecessor")),
)


def measures_of(
    version: Version, keys: Collection[int] | None = None, parts: Iterable[str | Prefetch[Any]] = PARTS
) -> list[Measure]:
    """Return the measures in their order with commitments and what belongs to them. A query, and one for each part.

    Args:
        keys: of those that are wanted; None for all.
        parts: what is wanted beside the rows, of `PARTS`: a list of hundreds fetches only what it shows.
    """
    found = version.measures.all() if keys is None else version.measures.filter(pk__in=keys)
    return list(found.select_related("commitment").prefetch_related(*parts))


def content_of(measure: Measure, parties: list[int]) -> MeasureContent:
    """Return a measure as the sides agree on it. No query where its parts are fetched.

    Args:
        parties: primary keys of the agreement's parties in their order.
    """
    bodies, helpers = named(measure, is_co=False), named(measure, is_co=True)
    reporters = reporters_of(measure)
    return MeasureContent(
        line=str(measure.line),
        sector=measure.sector,
        kind=measure.kind,
        text=measure.text,
        commitment=measure.commitment.order if measure.commitment else None,
        term_kind=measure.term_kind,
        starts_on=measure.starts_on.isoformat() if measure.starts_on else "",
        ends_on=measure.ends_on.isoformat() if measure.ends_on else "",
        executors=tuple(tuple(bodies.get(party, ())) for party in parties),
        milestones=tuple(
            MilestoneContent(step.name, step.due_on.isoformat() if step.due_on else "", step.is_final)
            for step in measure.milestones.all()
        ),
        expected_result=measure.expected_result,
        indicator=measure.indicator,
        money=measure.money,
        details=measure.details,
        coexecutors=tuple(tuple(helpers.get(party, ())) for party in parties) if helpers else (),
        reporters=tuple(reporters.get(party, "") for party in parties) if reporters else (),
        signed_result=measure.signed_result,
        funding=tuple(_funding(row, parties) for row in measure.funding.all()),
        predecessors=predecessors_of(measure),
        territories=tuple(measure.territories),
    )


def named(measure: Measure, *, is_co: bool) -> dict[int, list[str]]:
    """Return the names of the bodies that answer for a measure, or of those that help, by the party's key."""
    found: dict[int, list[str]] = {}
    for one in measure.executors.all():
        if one.is_co == is_co:
            found.setdefault(one.party_id, []).append(one.name)
    return found


def reporters_of(measure: Measure) -> dict[int, str]:
    """Return who reports on a measure, by the party's key."""
    return {one.party_id: one.reporter for one in measure.executors.all() if one.reporter}


def predecessors_of(measure: Measure) -> tuple[str, ...]:
    """Return the lines of the measures that a measure waits for; what was dropped is waited for no more."""
    waits = (one.predecessor for one in measure.dependencies.all())
    return tuple(sorted(str(one.line) for one in waits if one.dropped_at is None))


def _funding(row: Funding, parties: list[int]) -> FundingContent:
    to_party = parties.index(row.to_party_id) if row.to_party_id else None
    return FundingContent(parties.index(row.party_id), row.source, row.year, f"{row.amount:.2f}", to_party, row.ground)


def contents_of(version: Version, measures: Iterable[Measure] | None = None) -> list[MeasureContent]:
    """Return all measures of a version as contents; of those given, where they are at hand."""
    parties = [party.pk for party in version.programme.agreement.parties.all()]
    return [content_of(measure, parties) for measure in (measures_of(version) if measures is None else measures)]


def hash_of(version: Version, contents: Iterable[MeasureContent] | None = None) -> str:
    """Return the hash of the version's content as it stands now.

    Args:
        contents: all its measures, where they are at hand; else five queries.
    """
    return _hash(version, contents, waiver=version.waiver, transfer_waiver=version.transfer_waiver)


def draft_hash(version: Version, contents: Iterable[MeasureContent] | None = None) -> str:
    """Return the hash of the measures and the period alone: what somebody saw who is about to send an open version."""
    return _hash(version, contents, waiver="")


def _hash(version: Version, contents: Iterable[MeasureContent] | None, **waivers: str) -> str:
    programme = version.programme
    period = {"starts_on": programme.starts_on.isoformat(), "ends_on": programme.ends_on.isoformat()}
    measures = contents_of(version) if contents is None else contents
    return content_hash(version_content(measures, **waivers, **period))


def states_of(version: Version, keys: Iterable[VersionKey] | None = None) -> dict[int, KeyState]:
    """Return each side's key state on what was sent, by the side's primary key, in the order of the parties.

    Nobody has a key on a draft, whatever was agreed before it was taken back; one that was returned shows what was.

    Args:
        keys: all of the version, oldest first, where they are at hand; else one query.
    """
    sides = [party.side_id for party in version.programme.agreement.parties.all()]
    found = version.keys.all() if keys is None else keys
    turns = [Turn(key.side_id, key.content_hash, key.turned_at is None) for key in found]
    return key_states(sides, [] if version.state == VersionState.DRAFT else turns, version.content_hash)
