"""The public card of an agreement for programs."""

from dataclasses import asdict
from typing import Any

from kunak.portal.queries import PublicMeasure, PublicPage, PublicPlan

SCHEMA = "kunak.card/1"
LICENCE = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}


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
        "agreement": asdict(page.card),
        "standing": page.known.standing.to_json() if page.known else None,
        "plan": _plan(page.plan) if page.plan else None,
    }


def _plan(plan: PublicPlan) -> dict[str, Any]:
    return {
        "starts_on": plan.starts_on.isoformat(),
        "ends_on": plan.ends_on.isoformat(),
        "version": plan.version,
        "content_sha256": plan.content_hash,
        "measures": [_measure(one) for one in plan.measures],
    }


def _measure(one: PublicMeasure) -> dict[str, Any]:
    """Return a measure; executors are in the order of the agreement's parties, `commitment` is a place in its list."""
    return {
        "number": one.number,
        "sector": one.sector,
        "text": one.text,
        "term_kind": one.term_kind,
        "starts_on": one.starts_on.isoformat() if one.starts_on else None,
        "ends_on": one.ends_on.isoformat() if one.ends_on else None,
        "executors": [list(side.names) for side in one.executors],
        "commitment": one.commitment,
    }
