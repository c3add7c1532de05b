"""The database's own refusal to remove a proposal or to change what was proposed."""

from django.db.backends.base.base import BaseDatabaseWrapper

from kunak.journal import triggers
from kunak.journal.triggers import Rule, changes

WHAT_CAME = changes(
    "invitation_id",
    "sector",
    '"text"',
    "commitment_id",
    "term_kind",
    "starts_on",
    "ends_on",
    "executors",
    "expected_result",
    "author",
    '"at"',
    "is_late",
)
RULES = {
    "proposal_is_never_changed": Rule("proposals_proposal", "UPDATE", WHAT_CAME),
    "proposal_is_never_removed": Rule("proposals_proposal", "DELETE"),
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place, also where they already are."""
    triggers.install(connection, RULES)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away; for migrations backwards and for emptying a test database."""
    triggers.remove(connection, RULES)
