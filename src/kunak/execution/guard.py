"""The database's own refusal of what two keys forbid: an answer to one's own report, or to what is not the latest.

And to change or remove anything that a side has said.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

from kunak.journal import triggers
from kunak.journal.triggers import Rule


def _own(table: str, column: str) -> str:
    """Return the condition that a key is of the side that wrote what it is on."""
    return f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.{column} AND side_id = NEW.side_id)"  # noqa: S608 (names of our own tables)


def _other_content(table: str, column: str) -> str:
    """Return the condition that a key is on another content."""
    return f"NOT EXISTS (SELECT 1 FROM {table} WHERE id = NEW.{column} AND content_hash = NEW.content_hash)"  # noqa: S608


def _stranger(table: str, column: str) -> str:
    """Return the condition that a key is of a side that is no party of the agreement."""
    return (
        f"NOT EXISTS (SELECT 1 FROM {table} AS one JOIN agreements_party AS party "  # noqa: S608
        f"ON party.agreement_id = one.agreement_id WHERE one.id = NEW.{column} AND party.side_id = NEW.side_id)"
    )


MENDED = (
    "EXISTS (SELECT 1 FROM execution_report AS one JOIN execution_report AS later ON later.agreement_id = "
    "one.agreement_id AND later.line = one.line AND later.number = one.number AND later.revision > one.revision "
    "WHERE one.id = NEW.report_id)"
)
OTHER_WRITER = (
    "EXISTS (SELECT 1 FROM execution_report WHERE agreement_id = NEW.agreement_id AND line = NEW.line "
    "AND number = NEW.number AND side_id <> NEW.side_id)"
)
NO_PARTY = "NOT EXISTS (SELECT 1 FROM agreements_party WHERE agreement_id = NEW.agreement_id AND side_id = NEW.side_id)"
ANSWERED = "EXISTS (SELECT 1 FROM execution_reportkey WHERE report_id = NEW.report_id)"
KEPT = {
    "report": "execution_report",
    "proof": "execution_proof",
    "report_key": "execution_reportkey",
    "public_key": "execution_publickey",
    "departure": "execution_departure",
    "departure_key": "execution_departurekey",
    "forecast": "execution_forecast",
    "silence": "execution_silence",
}
RULES = {
    **{f"{name}_is_never_changed": Rule(table, "UPDATE") for name, table in KEPT.items()},
    **{f"{name}_is_never_removed": Rule(table, "DELETE") for name, table in KEPT.items()},
    "report_is_of_a_party_only": Rule("execution_report", "INSERT", NO_PARTY),
    "report_is_mended_by_its_own_side_only": Rule("execution_report", "INSERT", OTHER_WRITER),
    "proof_is_never_added_after_an_answer": Rule("execution_proof", "INSERT", ANSWERED),
    "report_key_is_never_of_the_side_that_reports": Rule(
        "execution_reportkey", "INSERT", _own("execution_report", "report_id")
    ),
    "report_key_is_on_its_content_only": Rule(
        "execution_reportkey", "INSERT", _other_content("execution_report", "report_id")
    ),
    "report_key_is_of_a_party_only": Rule("execution_reportkey", "INSERT", _stranger("execution_report", "report_id")),
    "report_key_is_on_the_latest_revision_only": Rule("execution_reportkey", "INSERT", MENDED),
    "public_key_is_of_a_party_only": Rule("execution_publickey", "INSERT", _stranger("execution_report", "report_id")),
    "departure_is_of_a_party_only": Rule("execution_departure", "INSERT", NO_PARTY),
    "departure_key_is_never_of_the_side_that_proposes": Rule(
        "execution_departurekey", "INSERT", _own("execution_departure", "departure_id")
    ),
    "departure_key_is_on_its_content_only": Rule(
        "execution_departurekey", "INSERT", _other_content("execution_departure", "departure_id")
    ),
    "departure_key_is_of_a_party_only": Rule(
        "execution_departurekey", "INSERT", _stranger("execution_departure", "departure_id")
    ),
    "silence_is_never_of_the_side_that_reports": Rule(
        "execution_silence", "INSERT", _own("execution_report", "report_id")
    ),
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place, also where they already are."""
    triggers.install(connection, RULES)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away; for migrations backwards and for emptying a test database."""
    triggers.remove(connection, RULES)
