"""The database refuses two plans on one day, rings of measures, and to lose, rewrite or spread what was said of one."""

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
ALL_RULES = COMMENT_RULES | PERIOD_RULES | ORDER_RULES


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place, also where they already are."""
    triggers.install(connection, ALL_RULES)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away; for migrations backwards and for emptying a test database."""
    triggers.remove(connection, ALL_RULES)
