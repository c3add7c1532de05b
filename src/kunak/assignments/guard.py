"""The database's own refusal of what the control of assignments forbids.

An answer of whoever did not give the assignment, or who wrote what is answered; an end that nothing stands behind; and
to change or remove anything that was given, reported, asked for or decided.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

from kunak.core.assignments.reports import MONTHS
from kunak.journal import triggers
from kunak.journal.triggers import Rule

GAVE = (  # of an assignment `s`: the party `d` is of those who answer what the side `{side}` says
    "d.agreement_id = s.agreement_id AND (s.giver_id IS NULL AND d.side_id <> {side} OR d.side_id = s.giver_id)"
)
REPORT, REPORT_OF = (
    "assignments_partreport",
    (
        "assignments_partreport AS one JOIN assignments_part AS p ON p.id = one.part_id "
        "JOIN assignments_assignment AS s ON s.id = p.assignment_id"
    ),
)
REQUEST, REQUEST_OF = (
    "assignments_changerequest",
    ("assignments_changerequest AS one JOIN assignments_assignment AS s ON s.id = one.assignment_id"),
)
NO_PARTY = (
    "NOT EXISTS (SELECT 1 FROM agreements_party AS d WHERE d.agreement_id = NEW.agreement_id AND d.side_id = {side})"
)
OUTSIDE = (
    "NOT EXISTS (SELECT 1 FROM assignments_assignment AS s JOIN agreements_party AS d "
    "ON d.agreement_id = s.agreement_id WHERE s.id = NEW.assignment_id AND d.side_id = NEW.side_id "
    "AND (s.giver_id IS NULL OR s.giver_id = NEW.side_id))"
)
REPORTED = (
    "EXISTS (SELECT 1 FROM assignments_partreport AS r JOIN assignments_part AS p ON p.id = r.part_id "
    "WHERE p.assignment_id = NEW.assignment_id)"
)
OTHER_SIDE = "NOT EXISTS (SELECT 1 FROM assignments_part WHERE id = NEW.part_id AND side_id = NEW.side_id)"
REPORT_OVER = (
    "EXISTS (SELECT 1 FROM assignments_part AS p JOIN assignments_offcontrol AS o "
    "ON o.assignment_id = p.assignment_id WHERE p.id = NEW.part_id)"
)
REQUEST_OVER = "EXISTS (SELECT 1 FROM assignments_offcontrol WHERE assignment_id = NEW.assignment_id)"
ANSWERED = "EXISTS (SELECT 1 FROM assignments_partreportkey WHERE report_id = NEW.report_id)"
LATER_REPORT = (
    "EXISTS (SELECT 1 FROM assignments_partreport AS one JOIN assignments_partreport AS later "
    "ON later.part_id = one.part_id AND later.number > one.number AND later.outcome <> 'news' "
    "AND COALESCE(later.period, '0001-01-01') = COALESCE(one.period, '0001-01-01') WHERE one.id = NEW.report_id)"
)
LATER_REQUEST = (
    "EXISTS (SELECT 1 FROM assignments_changerequest AS one JOIN assignments_changerequest AS later "
    "ON later.assignment_id = one.assignment_id AND later.number > one.number WHERE one.id = NEW.request_id)"
)
NEWS = "EXISTS (SELECT 1 FROM assignments_partreport WHERE id = NEW.report_id AND outcome = 'news')"


def _stranger(tables: str, column: str) -> str:
    """Return the condition that a key is of a side that did not give the assignment, or that it answers itself."""
    gave = GAVE.format(side="one.side_id")
    return (
        f"NOT EXISTS (SELECT 1 FROM {tables} JOIN agreements_party AS d ON {gave} "  # noqa: S608 (names of our own tables)
        f"WHERE one.id = NEW.{column} AND d.side_id = NEW.side_id)"
    )


def _same_person(table: str, column: str) -> str:
    """Return the condition that somebody answers what the same person wrote."""
    return f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.{column} AND by_id = NEW.by_id)"  # noqa: S608


def _other_content(table: str, column: str) -> str:
    """Return the condition that a key is on another content."""
    return f"NOT EXISTS (SELECT 1 FROM {table} WHERE id = NEW.{column} AND content_hash = NEW.content_hash)"  # noqa: S608


def _answered_by_all(keys: str, column: str, record: str = "one") -> str:
    """Return the condition that every side that is to answer a record has turned its key."""
    gave = GAVE.format(side=f"{record}.side_id")
    return (
        f"NOT EXISTS (SELECT 1 FROM agreements_party AS d WHERE {gave} AND NOT EXISTS (SELECT 1 FROM {keys} AS k "  # noqa: S608
        f"WHERE k.{column} = {record}.id AND k.side_id = d.side_id AND k.turned_at IS NOT NULL))"
    )


UNFINISHED = (
    "NEW.request_id IS NULL AND (NOT EXISTS (SELECT 1 FROM assignments_part WHERE assignment_id = NEW.assignment_id) "  # noqa: S608
    "OR EXISTS (SELECT 1 FROM assignments_part AS part WHERE part.assignment_id = NEW.assignment_id AND NOT EXISTS "
    f"(SELECT 1 FROM {REPORT_OF} WHERE p.id = part.id AND one.outcome = 'done' "
    "AND EXISTS (SELECT 1 FROM assignments_partproof WHERE report_id = one.id) "
    f"AND {_answered_by_all('assignments_partreportkey', 'report_id')})))"
)
LENGTHS = " ".join(f"WHEN '{wording}' THEN {months}" for wording, months in MONTHS.items())
MONTHS_OF = f"CASE s.wording {LENGTHS} ELSE 12 END"


def _place(day: str) -> str:
    """Return which period of its rhythm a day falls into, counted from the year 0."""
    year, month = (f"CAST(SUBSTR(CAST({day} AS TEXT), {at}) AS INTEGER)" for at in ("1, 4", "6, 2"))
    return f"(({year} * 12 + {month} - 1) / ({MONTHS_OF}))"


REPORTED_PERIODS = (
    "SELECT COUNT(DISTINCT told.period) FROM assignments_partreport AS told "  # noqa: S608
    "WHERE told.part_id = one.part_id AND told.outcome <> 'news' AND told.period <= one.period "
    f"AND {_answered_by_all('assignments_partreportkey', 'report_id', 'told')}"
)
PERIOD_MISSING = (
    "NEW.request_id IS NULL AND EXISTS (SELECT 1 FROM assignments_part AS part "  # noqa: S608
    "JOIN assignments_assignment AS whole ON whole.id = part.assignment_id "
    "WHERE part.assignment_id = NEW.assignment_id AND whole.rule = 'report' AND NOT EXISTS "
    f"(SELECT 1 FROM {REPORT_OF} WHERE p.id = part.id AND one.outcome = 'done' "
    f"AND {_answered_by_all('assignments_partreportkey', 'report_id')} "
    f"AND ({REPORTED_PERIODS}) > {_place('one.period')} - {_place('s.signed_on')}))"
)
NOT_WITHDRAWN = (
    f"NEW.request_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {REQUEST_OF} WHERE one.id = NEW.request_id "  # noqa: S608
    "AND one.kind = 'withdrawal' AND one.assignment_id = NEW.assignment_id "
    f"AND {_answered_by_all('assignments_changerequestkey', 'request_id')})"
)
KEPT = {
    "assignment": "assignments_assignment",
    "part": "assignments_part",
    "part_report": "assignments_partreport",
    "part_proof": "assignments_partproof",
    "part_report_key": "assignments_partreportkey",
    "change_request": "assignments_changerequest",
    "change_request_key": "assignments_changerequestkey",
    "off_control": "assignments_offcontrol",
}
RULES = {
    **{f"{name}_is_never_changed": Rule(table, "UPDATE") for name, table in KEPT.items()},
    **{f"{name}_is_never_removed": Rule(table, "DELETE") for name, table in KEPT.items()},
    "assignment_is_given_to_a_party_only": Rule(KEPT["assignment"], "INSERT", NO_PARTY.format(side="NEW.side_id")),
    "part_is_of_those_who_were_given_it_only": Rule(KEPT["part"], "INSERT", OUTSIDE),
    "part_is_never_added_after_a_report": Rule(KEPT["part"], "INSERT", REPORTED),
    "part_report_is_of_the_side_of_its_part_only": Rule(REPORT, "INSERT", OTHER_SIDE),
    "part_report_is_never_of_what_is_off_control": Rule(REPORT, "INSERT", REPORT_OVER),
    "part_proof_is_never_added_after_an_answer": Rule(KEPT["part_proof"], "INSERT", ANSWERED),
    "part_report_key_is_of_those_who_gave_only": Rule(
        KEPT["part_report_key"], "INSERT", _stranger(REPORT_OF, "report_id")
    ),
    "part_report_key_is_never_of_who_reported": Rule(
        KEPT["part_report_key"], "INSERT", _same_person(REPORT, "report_id")
    ),
    "part_report_key_is_on_its_content_only": Rule(
        KEPT["part_report_key"], "INSERT", _other_content(REPORT, "report_id")
    ),
    "part_report_key_is_on_the_latest_report_only": Rule(KEPT["part_report_key"], "INSERT", LATER_REPORT),
    "part_report_key_is_never_on_news": Rule(KEPT["part_report_key"], "INSERT", NEWS),
    "change_request_is_of_those_who_were_given_it_only": Rule(REQUEST, "INSERT", OUTSIDE),
    "change_request_is_never_of_what_is_off_control": Rule(REQUEST, "INSERT", REQUEST_OVER),
    "change_request_key_is_of_those_who_gave_only": Rule(
        KEPT["change_request_key"], "INSERT", _stranger(REQUEST_OF, "request_id")
    ),
    "change_request_key_is_never_of_who_asked": Rule(
        KEPT["change_request_key"], "INSERT", _same_person(REQUEST, "request_id")
    ),
    "change_request_key_is_on_its_content_only": Rule(
        KEPT["change_request_key"], "INSERT", _other_content(REQUEST, "request_id")
    ),
    "change_request_key_is_on_the_latest_request_only": Rule(KEPT["change_request_key"], "INSERT", LATER_REQUEST),
    "off_control_needs_every_part_done": Rule(KEPT["off_control"], "INSERT", UNFINISHED),
    "off_control_needs_every_period_reported": Rule(KEPT["off_control"], "INSERT", PERIOD_MISSING),
    "off_control_by_withdrawal_needs_its_keys": Rule(KEPT["off_control"], "INSERT", NOT_WITHDRAWN),
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place, also where they already are."""
    triggers.install(connection, RULES)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away; for migrations backwards and for emptying a test database."""
    triggers.remove(connection, RULES)
