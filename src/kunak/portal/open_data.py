"""The public card and plan of an agreement for programs; `schema/card-1.json` tells their shape."""

from functools import cache
from importlib import resources
from typing import Any

from kunak.execution.queries import PublicResult
from kunak.portal.plan import PublicPlan
from kunak.portal.queries import PublicPage

SCHEMA = "kunak.card/1"
LICENCE = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}


@cache
def schema_text() -> str:
    """Return the JSON Schema of `as_json`."""
    return resources.files("kunak.portal").joinpath("schema/card-1.json").read_text(encoding="utf-8")


def as_json(page: PublicPage, address: str) -> dict[str, Any]:
    """Return the card, its standing on the day asked, and the plan where it is public, as JSON values.

    Args:
        address: of the public page.

    Returns:
        Days are ISO 8601, as precise as they are known; terms and standing are as TERMS.md writes them; `standing` is
        null where it cannot be counted, `plan` where it is not public.
    """
    return {
        "schema": SCHEMA,
        "licence": LICENCE,
        "url": address,
        "content_sha256": page.content_hash,
        "published_at": page.published_at.isoformat(timespec="seconds"),
        "is_example": page.is_sample,
        "agreement": page.card.to_json(),
        "standing": page.known.standing.to_json() if page.known else None,
        "plan": _plan(page.plan) if page.plan else None,
    }


def _plan(plan: PublicPlan) -> dict[str, Any]:
    """Return the plan.

    `content` is what its hash is of; `numbers` are those of the page, `results` what was made public, by the measure's
    line.
    """
    return {
        "version": plan.version,
        "content_sha256": plan.content_hash,
        "published_at": plan.published_at.isoformat(timespec="seconds"),
        "content": dict(plan.content),
        "numbers": {one.line: one.number for one in plan.measures},
        "results": {line: [_result(one) for one in results] for line, results in plan.results.items()},
    }


def _result(result: PublicResult) -> dict[str, Any]:
    """Return a report that all sides confirmed; what it does not say is null or empty."""
    return {
        "outcome": result.outcome,
        "held_on": result.held_on.isoformat() if result.held_on else None,
        "place": result.place,
        "result": result.result,
        "milestone": result.step,
        "year": result.year,
    }
