"""The database's own refusals: two names, or two heads, of one body on one day; a spelling of a foreign body."""

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

SPELLING = "NEW.same_as_id IS NOT NULL AND "
NO_BODY_OF_THE_SIDE = (
    f"{SPELLING} NOT EXISTS (SELECT 1 FROM people_organisation AS known WHERE known.id = NEW.same_as_id "  # noqa: S608
    "AND known.id <> COALESCE(NEW.id, -1) AND known.side_id = NEW.side_id AND known.same_as_id IS NULL)"
)
HAS_SPELLINGS = f"{SPELLING} EXISTS (SELECT 1 FROM people_organisation AS other WHERE other.same_as_id = NEW.id)"  # noqa: S608
SPELLINGS = {
    **{
        f"spelling_is_of_a_body_of_its_side_on_{event.lower()}": Rule("people_organisation", event, NO_BODY_OF_THE_SIDE)
        for event in ("INSERT", "UPDATE")
    },
    "body_with_spellings_is_no_spelling": Rule("people_organisation", "UPDATE", HAS_SPELLINGS),
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place, also where they already are."""
    triggers.install(connection, RULES | SPELLINGS)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away; for migrations backwards."""
    triggers.remove(connection, RULES | SPELLINGS)
