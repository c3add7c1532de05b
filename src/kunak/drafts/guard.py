"""The database refuses to change or remove an edition, to add one after the signing, and keys on other texts."""

from django.db.backends.base.base import BaseDatabaseWrapper

CHANGED = "OLD.draft_id <> NEW.draft_id OR OLD.number <> NEW.number OR OLD.document_id <> NEW.document_id"
CHANGED += " OR OLD.side_id <> NEW.side_id OR OLD.sha256 <> NEW.sha256 OR OLD.sent_at IS NOT NULL"
SIGNED = "EXISTS (SELECT 1 FROM drafts_draft WHERE id = NEW.draft_id AND signed_edition_id IS NOT NULL)"
OTHER_TEXT = "NOT EXISTS (SELECT 1 FROM drafts_edition WHERE id = NEW.edition_id AND sha256 = NEW.content_hash)"
UNSIGNED = "OLD.signed_edition_id IS NOT NULL AND (NEW.signed_edition_id IS NULL"
UNSIGNED += " OR NEW.signed_edition_id <> OLD.signed_edition_id OR NEW.signing_on <> OLD.signing_on)"
RULES = {  # name: table, when, condition
    "edition_is_never_changed": ("drafts_edition", "UPDATE", CHANGED),
    "edition_is_never_removed": ("drafts_edition", "DELETE", ""),
    "edition_is_never_added_after_the_signing": ("drafts_edition", "INSERT", SIGNED),
    "edition_key_is_on_its_text_only": ("drafts_editionkey", "INSERT", OTHER_TEXT),
    "edition_key_is_never_changed": ("drafts_editionkey", "UPDATE", ""),
    "signing_is_never_taken_back": ("drafts_draft", "UPDATE", UNSIGNED),
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place, also where they already are."""
    remove(connection)
    with connection.cursor() as cursor:
        for name, (table, event, condition) in RULES.items():
            if connection.vendor == "sqlite":
                when = f" WHEN {condition}" if condition else ""
                cursor.execute(
                    f"CREATE TRIGGER {name} BEFORE {event} ON {table}{when} BEGIN SELECT RAISE(ABORT, '{name}'); END"
                )
                continue
            test = f"IF {condition} THEN {_refusal(name)} END IF;" if condition else _refusal(name)
            result = "OLD" if event == "DELETE" else "NEW"
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN {test} RETURN {result}; END $$"
            )
            cursor.execute(f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")


def _refusal(name: str) -> str:
    return f"RAISE EXCEPTION '{name}' USING ERRCODE = 'check_violation';"


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away; for migrations backwards and for emptying a test database."""
    with connection.cursor() as cursor:
        for name, (table, _event, _condition) in RULES.items():
            on = "" if connection.vendor == "sqlite" else f" ON {table}"
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
