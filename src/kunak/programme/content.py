"""A version as the core sees it: the content that keys are turned on."""

from kunak.core.programme.content import MeasureContent, MilestoneContent, version_content
from kunak.core.two_keys import KeyState, Turn, content_hash, key_states
from kunak.programme.models import Measure, Version


def measures_of(version: Version) -> list[Measure]:
    """Return the measures in their order with executors, milestones and commitments. Three queries."""
    found = version.measures.select_related("commitment", "changed_by")
    return list(found.prefetch_related("executors__organisation", "executors__party", "milestones"))


def content_of(measure: Measure, parties: list[int]) -> MeasureContent:
    """Return a measure as the sides agree on it. No query where executors and milestones are fetched.

    Args:
        parties: primary keys of the agreement's parties in their order.
    """
    bodies = [(executor.party_id, executor.organisation.name) for executor in measure.executors.all()]
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
    )


def contents_of(version: Version) -> list[MeasureContent]:
    """Return all measures of a version as contents."""
    parties = [party.pk for party in version.programme.agreement.parties.all()]
    return [content_of(measure, parties) for measure in measures_of(version)]


def hash_of(version: Version) -> str:
    """Return the hash of the version's content as it stands now."""
    programme = version.programme
    period = {"starts_on": programme.starts_on.isoformat(), "ends_on": programme.ends_on.isoformat()}
    return content_hash(version_content(contents_of(version), waiver=version.waiver, **period))


def states_of(version: Version) -> dict[int, KeyState]:
    """Return each side's key state on the version's content, by the side's primary key, in the order of the parties."""
    sides = [party.side_id for party in version.programme.agreement.parties.all()]
    turns = [Turn(key.side_id, key.content_hash, key.turned_at is None) for key in version.keys.all()]
    return key_states(sides, turns, version.content_hash)
