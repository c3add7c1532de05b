"""The plan in force that all sides made public, as rows of the page and as the content that was agreed on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kunak.agreements.models import Agreement
from kunak.core.programme.content import version_content
from kunak.core.two_keys import content_hash
from kunak.execution.queries import PublicResult, public_results
from kunak.programme.content import contents_of
from kunak.programme.models import Version
from kunak.programme.queries import SectionRow, public_version, public_versions, table


@dataclass(frozen=True, slots=True)
class PublicExecutors:
    """The bodies that answer for a measure on one side."""

    party: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicMeasure:
    """A measure of the public plan; executors are in the order of the parties, `line` is its name in all versions."""

    line: str
    number: str
    sector: str
    text: str
    term: str
    ends_on: date | None
    executors: tuple[PublicExecutors, ...]
    commitment: int | None  # its place in the card
    results: tuple[PublicResult, ...] = ()  # confirmed by all sides and made public by all of them


@dataclass(frozen=True, slots=True)
class PublicPlan:
    """The whole plan; `content` is exactly what all sides turned their keys on, `content_hash` its hash."""

    starts_on: date
    ends_on: date
    version: int
    content_hash: str
    published_at: datetime
    measures: tuple[PublicMeasure, ...]
    content: Mapping[str, Any]
    others: tuple[tuple[date, date], ...] = ()  # the periods of the other plans that are public

    @property
    def results(self) -> dict[str, tuple[PublicResult, ...]]:
        """What all sides confirmed and made public, by the measure's line."""
        return {one.line: one.results for one in self.measures if one.results}


def public_plan(agreement: Agreement, on: date) -> PublicPlan | None:
    """Return the plan of a day, or None: none is in force, a side does not show it, or it is not what they agreed on.

    A fixed number of queries, fewest where the agreement's commitments and parties are fetched.
    """
    public = public_versions(agreement)
    version = public_version(public, on)
    if version is None:
        return None
    version.programme.agreement = agreement  # its parties and commitments are here already
    sections = table(version)
    content = _content(version)
    if content_hash(content) != version.content_hash:
        return None
    return PublicPlan(
        starts_on=version.programme.starts_on,
        ends_on=version.programme.ends_on,
        version=version.number,
        content_hash=version.content_hash,
        published_at=max(key.turned_at for key in version.plan_keys.all() if key.turned_at),
        measures=tuple(_measures(sections, agreement)),
        content=content,
        others=tuple((one.programme.starts_on, one.programme.ends_on) for one in public if one != version),
    )


def _content(version: Version) -> dict[str, object]:
    programme = version.programme
    return version_content(
        contents_of(version),
        waiver=version.waiver,
        transfer_waiver=version.transfer_waiver,
        starts_on=programme.starts_on.isoformat(),
        ends_on=programme.ends_on.isoformat(),
    )


def _measures(sections: Sequence[SectionRow], agreement: Agreement) -> Iterator[PublicMeasure]:
    places = {one.pk: place for place, one in enumerate(agreement.commitments.all())}
    results = public_results(agreement)
    for section in sections:
        for row in section.rows:
            yield PublicMeasure(
                line=str(row.measure.line),
                number=row.number,
                sector=section.sector,
                text=row.measure.text,
                term=row.term,
                ends_on=row.measure.ends_on,
                executors=tuple(PublicExecutors(party.label, tuple(names)) for party, names in row.executors),
                commitment=places.get(row.measure.commitment_id) if row.measure.commitment_id else None,
                results=results.get(row.measure.line, ()),
            )
