"""Changes to collections, their links and what is proposed."""

from kunak.proposals.services.answers import ProposalInput, finish_answer, propose_measure, withdraw_proposal
from kunak.proposals.services.collections import (
    close_collection,
    open_collection,
    remind,
    renew_link,
    revoke_link,
)
from kunak.proposals.services.decisions import decline_proposal, merge_proposal, take_proposal

__all__ = [
    "ProposalInput",
    "close_collection",
    "decline_proposal",
    "finish_answer",
    "merge_proposal",
    "open_collection",
    "propose_measure",
    "remind",
    "renew_link",
    "revoke_link",
    "take_proposal",
    "withdraw_proposal",
]
