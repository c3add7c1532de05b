"""The database refuses two plans on one day, rings of measures, and to lose, rewrite or spread what was said of one.

What was sent to the other sides, and all that they agreed on, stays as it is, and nothing is added to it: a change is a
new version.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

from kunak.journal import triggers
from kunak.journal.triggers import Rule, changes

WHAT_WAS_SAID = changes("version_id", "line", "side_id", "by_id", '"at"', '"text"', "is_shared", "answers_id")
ANSWERS_ANOTHER_TALK = (
    "NEW.answers_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM programme_comment AS first "
    "WHERE first.id = NEW.answers_id AND first.answers_id IS NULL AND first.line = NEW.line "
    "AND first.is_shared = NEW.is_shared AND (first.is_shared OR first.side_id = NEW.side_id))"
)
COMMENT_RULES = {
    "comment_is_never_changed": Rule("programme_comment", "UPDATE", WHAT_WAS_SAID),
    "comment_is_never_removed": Rule("programme_comment", "DELETE"),
    "comment_taken_back_stays_so": Rule(
        "programme_comment", "UPDATE", f"OLD.withdrawn_at IS NOT NULL AND ({changes('withdrawn_at')})"
    ),
    "answer_is_seen_by_those_who_see_the_talk": Rule("programme_comment", "INSERT", ANSWERS_ANOTHER_TALK),
}

MEETS_ANOTHER = (
    "EXISTS (SELECT 1 FROM programme_programme AS other WHERE other.agreement_id = NEW.agreement_id "
    "AND other.id <> COALESCE(NEW.id, -1) AND other.starts_on <= NEW.ends_on AND NEW.starts_on <= other.ends_on)"
)
PERIOD_RULES = {
    f"plans_of_an_agreement_never_meet_on_{event.lower()}": Rule("programme_programme", event, MEETS_ANOTHER)
    for event in ("INSERT", "UPDATE")
}

CLOSES_A_RING = (  # the one to wait for waits, at whatever distance, for the one that is to wait; itself, a check tells
    "NEW.measure_id <> NEW.predecessor_id AND EXISTS (WITH RECURSIVE before(id) AS (SELECT NEW.predecessor_id UNION "
    "SELECT one.predecessor_id FROM programme_dependency AS one JOIN before ON one.measure_id = before.id "
    "WHERE one.id <> COALESCE(NEW.id, -1)) SELECT 1 FROM before WHERE before.id = NEW.measure_id)"
)
ORDER_RULES = {
    f"measures_never_wait_in_a_ring_on_{event.lower()}": Rule("programme_dependency", event, CLOSES_A_RING)
    for event in ("INSERT", "UPDATE")
}
WAS_SENT = (
    "EXISTS (SELECT 1 FROM programme_version AS kept WHERE kept.id = OLD.version_id "
    "AND kept.state IN ('sent', 'in_force', 'replaced'))"
)
OF_A_SENT_ONE = (
    "EXISTS (SELECT 1 FROM programme_measure AS whole JOIN programme_version AS kept ON kept.id = whole.version_id "
    "WHERE whole.id = OLD.measure_id AND kept.state IN ('sent', 'in_force', 'replaced'))"
)
IS_SENT, TO_A_SENT_ONE = (one.replace("OLD.", "NEW.") for one in (WAS_SENT, OF_A_SENT_ONE))
AGREED_ON = changes(
    "version_id", "line", '"order"', "sector", "kind", '"text"', "commitment_id", "term_kind", "starts_on", "ends_on",
    "signed_result", "expected_result", "indicator", '"money"', "details", "territories", "dropped_at",
)  # fmt: skip  # all but who wrote it when, and when it was shown
PARTS = ("executor", "milestone", "funding", "dependency")
ONE_SIDED = (
    "NEW.state = 'in_force' AND OLD.state <> 'in_force' AND (SELECT COUNT(DISTINCT side_id) FROM programme_versionkey "
    "WHERE version_id = NEW.id AND turned_at IS NOT NULL AND content_hash = NEW.content_hash) < 2"
)
AGREED_RULES = {
    "measure_that_was_sent_is_never_changed": Rule(
        "programme_measure", "UPDATE", f"({AGREED_ON}) AND ({WAS_SENT} OR {IS_SENT})"
    ),
    "measure_that_was_sent_is_never_removed": Rule("programme_measure", "DELETE", WAS_SENT),
    "measure_is_never_added_to_what_was_sent": Rule("programme_measure", "INSERT", IS_SENT),
    **{
        f"{part}_that_was_sent_is_never_changed": Rule(
            f"programme_{part}", "UPDATE", f"{OF_A_SENT_ONE} OR {TO_A_SENT_ONE}"
        )
        for part in PARTS
    },
    **{f"{part}_that_was_sent_is_never_removed": Rule(f"programme_{part}", "DELETE", OF_A_SENT_ONE) for part in PARTS},
    **{f"{part}_is_never_added_to_what_was_sent": Rule(f"programme_{part}", "INSERT", TO_A_SENT_ONE) for part in PARTS},
    "version_key_is_never_changed": Rule("programme_versionkey", "UPDATE"),
    "version_key_is_never_removed": Rule("programme_versionkey", "DELETE"),
    "plan_is_never_in_force_by_one_side": Rule("programme_version", "UPDATE", ONE_SIDED),
}
ALL_RULES = COMMENT_RULES | PERIOD_RULES | ORDER_RULES | AGREED_RULES


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place, also where they already are."""
    triggers.install(connection, ALL_RULES)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away; for migrations backwards and for emptying a test database."""
    triggers.remove(connection, ALL_RULES)
