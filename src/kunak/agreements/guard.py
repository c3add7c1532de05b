"""The database's own refusal to lose or rewrite an act, a key on it, or the paper of a side that has nobody here.

And to let anybody agree to show a card that a side marks as for official use.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

from kunak.journal import triggers
from kunak.journal.triggers import Rule, changes

WHAT_HAPPENED = (
    "agreement_id",
    "kind",
    '"on"',
    "party_id",
    "received_on",
    "effective",
    "period",
    "until",
    "later_id",
    "later_title",
    "terms",
    "ground",
    "document_id",
    "recorded_by_id",
    "recorded_for_id",
    "recorded_at",
)
HAS_ACCESS = (
    "EXISTS (SELECT 1 FROM people_membership AS member JOIN people_person AS person ON person.id = member.person_id "
    "WHERE member.side_id = NEW.side_id AND member.role = 'coordinator' AND person.is_active)"
)
RESTRICTED = (
    "NEW.turned_at IS NOT NULL AND EXISTS (SELECT 1 FROM agreements_filing AS filing "
    "WHERE filing.agreement_id = NEW.agreement_id AND filing.is_restricted)"
)
CARD_RULES = {"card_is_never_shown_while_a_side_restricts_it": Rule("agreements_cardkey", "INSERT", RESTRICTED)}
ACT_RULES = {
    "act_is_never_changed": Rule("agreements_act", "UPDATE", changes(*WHAT_HAPPENED)),
    "act_that_is_void_stays_so": Rule("agreements_act", "UPDATE", "OLD.state = 'void' AND NEW.state <> 'void'"),
    "act_that_counts_never_waits_again": Rule(
        "agreements_act", "UPDATE", "OLD.state = 'counts' AND NEW.state = 'waiting'"
    ),
    "act_is_never_removed": Rule("agreements_act", "DELETE"),
    "act_key_is_never_changed": Rule("agreements_actkey", "UPDATE"),
    "act_key_is_never_removed": Rule("agreements_actkey", "DELETE"),
    "act_paper_is_only_of_a_side_that_has_nobody_here": Rule("agreements_actpaper", "INSERT", HAS_ACCESS),
    "act_paper_is_never_changed": Rule("agreements_actpaper", "UPDATE"),
    "act_paper_is_never_removed": Rule("agreements_actpaper", "DELETE"),
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place, also where they already are."""
    triggers.install(connection, ACT_RULES | CARD_RULES)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away; for migrations backwards and for emptying a test database."""
    triggers.remove(connection, ACT_RULES | CARD_RULES)
