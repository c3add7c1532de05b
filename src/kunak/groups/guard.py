"""The database's own refusal: two places of one person on one day, another side's key, changes of accepted minutes."""

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

from kunak.agreements.guard import HAS_ACCESS
from kunak.journal import triggers
from kunak.journal.triggers import Rule, changes

FOR_EVER = "'9999-12-31'"


def _meets(same: str) -> str:
    """Return the condition that another place of the group has a day in common."""
    return (
        f"EXISTS (SELECT 1 FROM groups_member AS other WHERE other.group_id = NEW.group_id AND {same} "  # noqa: S608 (our own tables)
        "AND other.id <> COALESCE(NEW.id, -1) "
        f"AND other.since <= COALESCE(NEW.until, {FOR_EVER}) AND NEW.since <= COALESCE(other.until, {FOR_EVER}))"
    )


TWICE = _meets("other.who = NEW.who")
OTHER_CHAIR = _meets("other.role = 'chair' AND other.side_id = NEW.side_id")
TWO_CHAIRS = f"NEW.role = 'chair' AND {OTHER_CHAIR}"
NO_PARTY = (
    "NOT EXISTS (SELECT 1 FROM groups_workinggroup AS one JOIN agreements_party AS party "
    "ON party.agreement_id = one.agreement_id WHERE one.id = NEW.group_id AND party.side_id = NEW.side_id)"
)
STRANGER = (
    "NOT EXISTS (SELECT 1 FROM groups_minutes AS one JOIN groups_meeting AS held ON held.id = one.meeting_id "
    "JOIN groups_workinggroup AS whole ON whole.id = held.group_id "
    "JOIN agreements_party AS party ON party.agreement_id = whole.agreement_id "
    "WHERE one.id = NEW.minutes_id AND party.side_id = NEW.side_id)"
)
OTHER_CONTENT = (
    "NOT EXISTS (SELECT 1 FROM groups_minutes WHERE id = NEW.minutes_id AND content_hash = NEW.content_hash)"
)
NOT_LATEST = (
    "EXISTS (SELECT 1 FROM groups_minutes AS one JOIN groups_minutes AS later ON later.meeting_id = one.meeting_id "
    "AND later.number > one.number WHERE one.id = NEW.minutes_id)"
)
CHAIR_HAS_ACCESS = (
    "EXISTS (SELECT 1 FROM groups_minutes AS one JOIN groups_meeting AS held ON held.id = one.meeting_id "  # noqa: S608
    "JOIN groups_member AS chair ON chair.group_id = held.group_id "
    "JOIN people_person AS person ON person.id = chair.person_id "
    "WHERE one.id = NEW.minutes_id AND chair.side_id = NEW.side_id AND chair.role = 'chair' AND person.is_active "
    f"AND held.starts_on BETWEEN chair.since AND COALESCE(chair.until, {FOR_EVER}))"
)
KEY_MISSING = (
    "OLD.state <> 'accepted' AND NEW.state = 'accepted' AND EXISTS (SELECT 1 FROM agreements_party AS party "
    "JOIN groups_workinggroup AS whole ON whole.agreement_id = party.agreement_id WHERE whole.id = NEW.group_id "
    "AND NOT EXISTS (SELECT 1 FROM groups_minutespaper AS paper "
    "JOIN groups_minutes AS one ON one.id = paper.minutes_id "
    "WHERE one.meeting_id = NEW.id AND paper.side_id = party.side_id "
    "AND one.number = (SELECT MAX(number) FROM groups_minutes WHERE meeting_id = NEW.id)) "
    "AND NOT EXISTS (SELECT 1 FROM groups_minuteskey AS turned "
    "JOIN groups_minutes AS one ON one.id = turned.minutes_id "
    "WHERE one.meeting_id = NEW.id AND turned.side_id = party.side_id AND turned.turned_at IS NOT NULL "
    "AND one.number = (SELECT MAX(number) FROM groups_minutes WHERE meeting_id = NEW.id) "
    "AND turned.id = (SELECT MAX(id) FROM groups_minuteskey WHERE minutes_id = one.id AND side_id = party.side_id)))"
)
ACCEPTED = "EXISTS (SELECT 1 FROM groups_meeting WHERE id = {row}.meeting_id AND state = 'accepted')"
OF_DECISION = (
    "EXISTS (SELECT 1 FROM groups_decision AS one JOIN groups_meeting AS held ON held.id = one.meeting_id "
    "WHERE one.id = {row}.decision_id AND held.state = 'accepted')"
)
FOREIGN_HELPER = (
    "NOT EXISTS (SELECT 1 FROM groups_decision AS one JOIN groups_meeting AS held ON held.id = one.meeting_id "
    "JOIN groups_workinggroup AS whole ON whole.id = held.group_id "
    "JOIN agreements_party AS party ON party.agreement_id = whole.agreement_id "
    "WHERE one.id = NEW.decision_id AND party.side_id = NEW.side_id)"
)
ALONE = "EXISTS (SELECT 1 FROM groups_decision WHERE id = NEW.decision_id AND executor = '')"
LEFT_ALONE = "NEW.executor = '' AND EXISTS (SELECT 1 FROM groups_coexecutor WHERE decision_id = NEW.id)"
FROZEN = {
    "agenda_item": ("groups_agendaitem", ACCEPTED),
    "attendance": ("groups_attendance", ACCEPTED),
    "decision": ("groups_decision", ACCEPTED),
    "remark": ("groups_remark", ACCEPTED),
    "minutes": ("groups_minutes", ACCEPTED),
    "vote": ("groups_vote", OF_DECISION),
    "co_executor": ("groups_coexecutor", OF_DECISION),
}
ROWS = {"INSERT": "NEW", "UPDATE": "OLD", "DELETE": "OLD"}
KEPT = {  # changed or removed at no time
    "reply": "groups_reply",
    "remark": "groups_remark",
    "minutes": "groups_minutes",
    "minutes_key": "groups_minuteskey",
    "minutes_paper": "groups_minutespaper",
}


def _frozen() -> Iterator[tuple[str, Rule]]:
    for name, (table, condition) in FROZEN.items():
        for event, row in ROWS.items() if name not in KEPT else [("INSERT", "NEW")]:
            told = f"{name}_of_accepted_minutes_is_frozen_on_{event.lower()}"
            yield told, Rule(table, event, condition.format(row=row))
    yield "accepted_meeting_is_never_changed", Rule("groups_meeting", "UPDATE", "OLD.state = 'accepted'")


RULES = {
    **{f"{name}_is_never_changed": Rule(table, "UPDATE") for name, table in KEPT.items()},
    **{f"{name}_is_never_removed": Rule(table, "DELETE") for name, table in KEPT.items()},
    **dict(_frozen()),
    "correction_is_never_removed": Rule("groups_correction", "DELETE"),
    "correction_is_answered_once": Rule(
        "groups_correction",
        "UPDATE",
        f"OLD.is_taken IS NOT NULL OR {changes('minutes_id', 'member_id', 'text', 'by_id', 'at')}",
    ),
    "member_never_has_two_places_on_insert": Rule("groups_member", "INSERT", TWICE),
    "member_never_has_two_places_on_update": Rule("groups_member", "UPDATE", TWICE),
    "side_never_has_two_chairs_on_insert": Rule("groups_member", "INSERT", TWO_CHAIRS),
    "side_never_has_two_chairs_on_update": Rule("groups_member", "UPDATE", TWO_CHAIRS),
    "member_is_of_a_party_only": Rule("groups_member", "INSERT", NO_PARTY),
    "minutes_key_is_of_a_party_only": Rule("groups_minuteskey", "INSERT", STRANGER),
    "minutes_key_is_on_its_content_only": Rule("groups_minuteskey", "INSERT", OTHER_CONTENT),
    "minutes_key_is_on_the_latest_revision_only": Rule("groups_minuteskey", "INSERT", NOT_LATEST),
    "minutes_paper_is_only_of_a_side_that_has_nobody_here": Rule(
        "groups_minutespaper", "INSERT", f"{HAS_ACCESS} OR {CHAIR_HAS_ACCESS}"
    ),
    "minutes_paper_is_of_a_party_only": Rule("groups_minutespaper", "INSERT", STRANGER),
    "minutes_paper_is_on_the_latest_revision_only": Rule("groups_minutespaper", "INSERT", NOT_LATEST),
    "co_executor_is_of_a_party_only": Rule("groups_coexecutor", "INSERT", FOREIGN_HELPER),
    "co_executor_helps_an_executor_only": Rule("groups_coexecutor", "INSERT", ALONE),
    "co_executor_is_never_left_alone": Rule("groups_decision", "UPDATE", LEFT_ALONE),
    "minutes_are_accepted_by_all_sides_only": Rule("groups_meeting", "UPDATE", KEY_MISSING),
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place, also where they already are."""
    triggers.install(connection, RULES)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away; for migrations backwards and for emptying a test database."""
    triggers.remove(connection, RULES)
