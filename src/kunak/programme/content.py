"""A version as the core sees it: the content that keys are turned on."""

from collections.abc import Collection, Iterable

from kunak.core.lifecycle import VersionState
from kunak.core.programme.content import MeasureContent, MilestoneContent, version_content
from kunak.core.two_keys import KeyState, Turn, content_hash, key_states
from kunak.programme.models import Measure, Version, VersionKey


def measures_of(version: Version, keys: Collection[int] | None = None) -> list[Measure]:
    """Return the measures in their order with executors, milestones and commitments. Three queries.

    Args:
        keys: of those that are wanted; None for all.
    """
    found = version.measures.all() if keys is None else version.measures.filter(pk__in=keys)
    return list(found.select_related("commitment").prefetch_related("executors", "milestones"))


def content_of(measure: Measure, parties: list[int]) -> MeasureContent:
    """Return a measure as the sides agree on it. No query where executors and milestones are fetched.

    Args:
        parties: primary keys of the agreement's parties in their order.
    """
    bodies = [(executor.party_id, executor.name) for executor in measure.executors.all()]
    return MeasureContent(
        line=str(measure.line),
        sector=measure.sector,
        kind=measure.kind,
        text=measure.text,
        commitment=measure.commitment.order if measure.commitment else None,
        term_kind=measure.term_kind,
        starts_on=measure.starts_on.isoformat() if measure.starts_on else "",
        ends_on=measure.ends_on.isoformat() if measure.ends_on else "",
        executors=tuple(tuple(name for key, name in bodies if key == party) for party in parties),
        milestones=tuple(
            MilestoneContent(step.name, step.due_on.isoformat() if step.due_on else "", step.is_final)
            for step in measure.milestones.all()
        ),
        expected_result=measure.expected_result,
        indicator=measure.indicator,
        money=measure.money,
        details=measure.details,
    )


def contents_of(version: Version, measures: Iterable[Measure] | None = None) -> list[MeasureContent]:
    """Return all measures of a version as contents; of those given, where they are at hand."""
    parties = [party.pk for party in version.programme.agreement.parties.all()]
    return [content_of(measure, parties) for measure in (measures_of(version) if measures is None else measures)]


def hash_of(version: Version, contents: Iterable[MeasureContent] | None = None) -> str:
    """Return the hash of the version's content as it stands now.

    Args:
        contents: all its measures, where they are at hand; else three queries.
    """
    return _hash(version, contents, version.waiver)


def draft_hash(version: Version, contents: Iterable[MeasureContent] | None = None) -> str:
    """Return the hash of the measures and the period alone: what somebody saw who is about to send an open version."""
    return _hash(version, contents, "")


def _hash(version: Version, contents: Iterable[MeasureContent] | None, waiver: str) -> str:
    programme = version.programme
    period = {"starts_on": programme.starts_on.isoformat(), "ends_on": programme.ends_on.isoformat()}
    measures = contents_of(version) if contents is None else contents
    return content_hash(version_content(measures, waiver=waiver, **period))


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
