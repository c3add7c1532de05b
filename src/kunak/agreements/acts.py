"""The content of an act that the sides' keys are turned on, and where each side stands on it."""

from typing import Any

from kunak.agreements.models import Act, ActPaper
from kunak.core.two_keys import KeyState, Turn, content_hash, is_agreed, key_states


def act_content(act: Act) -> dict[str, Any]:
    """Return everything that a key on an act counts for, as JSON values; a reason to make it void is a new content."""
    return act.as_json() | {
        "agreement": act.agreement_id,
        "act": act.pk,
        "received_on": act.received_on.isoformat() if act.received_on else None,
        "ground": act.ground,
        "document": act.document.sha256 if act.document else None,
        "void": act.void_reason,
    }


def act_hash(act: Act) -> str:
    """Return the hash that the sides' keys are turned on."""
    return content_hash(act_content(act))


def papers_of(act: Act) -> dict[int, ActPaper]:
    """Return the papers of sides that have nobody here on the act of today, by the side's primary key."""
    now = act_hash(act)
    return {paper.side_id: paper for paper in act.papers.all() if paper.content_hash == now}


def is_act_agreed(act: Act) -> bool:
    """Return whether every side has turned its key on the act of today, or agreed on paper where it has nobody here."""
    papers = papers_of(act)
    states = {side: KeyState.TURNED if side in papers else state for side, state in act_states(act).items()}
    return is_agreed(states)


def act_states(act: Act) -> dict[int, KeyState]:
    """Return each side's state on the act of today, by the side's primary key, in the order of the parties."""
    sides = [party.side_id for party in act.agreement.parties.all()]
    turns = [Turn(key.side_id, key.content_hash, key.turned_at is None) for key in act.keys.all()]
    return key_states(sides, turns, act_hash(act))
