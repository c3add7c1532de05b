"""The database's own refusal to change or remove an entry of the journal."""

from django.db.backends.base.base import BaseDatabaseWrapper

SQLITE = {
    "journal_entry_is_never_changed": "BEFORE UPDATE ON journal_entry",
    "journal_entry_is_never_removed": "BEFORE DELETE ON journal_entry",
}
POSTGRES = {
    "journal_entry_is_never_changed": "BEFORE UPDATE OR DELETE ON journal_entry FOR EACH ROW",
    "journal_entry_is_never_emptied": "BEFORE TRUNCATE ON journal_entry FOR EACH STATEMENT",
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place, also where they already are."""
    remove(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name, when in SQLITE.items():
                cursor.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{name}'); END")
            return
        cursor.execute(
            "CREATE OR REPLACE FUNCTION journal_entry_refuses() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'journal_entry_is_never_changed' USING ERRCODE = 'check_violation'; END $$"
        )
        for name, when in POSTGRES.items():
            cursor.execute(f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION journal_entry_refuses()")


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away; for migrations backwards and for emptying a test database."""
    with connection.cursor() as cursor:
        for name in SQLITE if connection.vendor == "sqlite" else POSTGRES:
            on = "" if connection.vendor == "sqlite" else " ON journal_entry"
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
