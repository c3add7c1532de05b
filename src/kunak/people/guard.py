"""The database's own refusal of two names, or two heads, of one body on one day.

No constraint that both databases know compares rows: a trigger does.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

NAMES = {"people_bodyname": "body_never_has_two_names", "people_bodyhead": "body_never_has_two_heads"}
MEETS = (
    "NEW.sure_from <= NEW.sure_until AND EXISTS (SELECT 1 FROM {table} AS other "
    "WHERE other.organisation_id = NEW.organisation_id AND other.id <> COALESCE(NEW.id, -1) "
    "AND other.sure_from <= other.sure_until "
    "AND other.sure_from <= NEW.sure_until AND NEW.sure_from <= other.sure_until)"
)


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place, also where they already are."""
    remove(connection)
    install_one = _on_sqlite if connection.vendor == "sqlite" else _on_postgres
    with connection.cursor() as cursor:
        for table, name in NAMES.items():
            for statement in install_one(table, name):
                cursor.execute(statement)


def _on_sqlite(table: str, name: str) -> list[str]:
    meets = MEETS.format(table=table)
    return [
        f"CREATE TRIGGER {name}_{event} BEFORE {event} ON {table} WHEN {meets} BEGIN SELECT RAISE(ABORT, '{name}'); END"
        for event in ("insert", "update")
    ]


def _on_postgres(table: str, name: str) -> list[str]:
    refusal = f"RAISE EXCEPTION '{name}' USING ERRCODE = 'check_violation'"
    body = f"BEGIN IF {MEETS.format(table=table)} THEN {refusal}; END IF; RETURN NEW; END"
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
        f"CREATE TRIGGER {name} BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away; for migrations backwards."""
    with connection.cursor() as cursor:
        for table, name in NAMES.items():
            if connection.vendor == "sqlite":
                for event in ("insert", "update"):
                    cursor.execute(f"DROP TRIGGER IF EXISTS {name}_{event}")
            else:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
