"""The database refuses to change or remove an edition, to add one after the signing, and keys on other texts."""

from django.db.backends.base.base import BaseDatabaseWrapper

from kunak.journal import triggers
from kunak.journal.triggers import Rule, changes

WHAT_CAME = changes("draft_id", "number", "document_id", "side_id", "sha256")
SIGNED = "EXISTS (SELECT 1 FROM drafts_draft WHERE id = NEW.draft_id AND signed_edition_id IS NOT NULL)"
OTHER_TEXT = "NOT EXISTS (SELECT 1 FROM drafts_edition WHERE id = NEW.edition_id AND sha256 = NEW.content_hash)"
TAKEN_BACK = f"OLD.signed_edition_id IS NOT NULL AND ({changes('signed_edition_id', 'signing_on')})"
RULES = {
    "edition_is_never_changed": Rule("drafts_edition", "UPDATE", f"{WHAT_CAME} OR OLD.sent_at IS NOT NULL"),
    "edition_is_never_removed": Rule("drafts_edition", "DELETE"),
    "edition_is_never_added_after_the_signing": Rule("drafts_edition", "INSERT", SIGNED),
    "edition_key_is_on_its_text_only": Rule("drafts_editionkey", "INSERT", OTHER_TEXT),
    "edition_key_is_never_changed": Rule("drafts_editionkey", "UPDATE"),
    "signing_is_never_taken_back": Rule("drafts_draft", "UPDATE", TAKEN_BACK),
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place, also where they already are."""
    triggers.install(connection, RULES)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away; for migrations backwards and for emptying a test database."""
    triggers.remove(connection, RULES)
