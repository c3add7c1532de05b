"""The database's own refusal of two names, or two heads, of one body on one day."""

from django.db.backends.base.base import BaseDatabaseWrapper

from kunak.journal import triggers
from kunak.journal.triggers import Rule

MEETS = (
    "NEW.sure_from <= NEW.sure_until AND EXISTS (SELECT 1 FROM {table} AS other "
    "WHERE other.organisation_id = NEW.organisation_id AND other.id <> COALESCE(NEW.id, -1) "
    "AND other.sure_from <= other.sure_until "
    "AND other.sure_from <= NEW.sure_until AND NEW.sure_from <= other.sure_until)"
)
TABLES = {"people_bodyname": "body_never_has_two_names", "people_bodyhead": "body_never_has_two_heads"}
RULES = {
    f"{name}_on_{event.lower()}": Rule(table, event, MEETS.format(table=table))
    for table, name in TABLES.items()
    for event in ("INSERT", "UPDATE")
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place, also where they already are."""
    triggers.install(connection, RULES)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away; for migrations backwards."""
    triggers.remove(connection, RULES)
