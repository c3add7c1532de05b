"""What the database itself refuses where no constraint that both databases know can say it: triggers, from one table.

On SQLite a migration that remakes a table drops its triggers, and one that remakes a table which the trigger of another
reads is refused: such a migration takes the triggers away first and installs them again as its last step.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True, slots=True)
class Rule:
    """One refusal.

    Args:
        table: whose rows.
        event: ``INSERT``, ``UPDATE`` or ``DELETE``.
        condition: in the SQL of both databases, of OLD and NEW; empty refuses always.
    """

    table: str
    event: str
    condition: str = ""


Rules = Mapping[str, Rule]


def changes(*columns: str) -> str:
    """Return the condition that an update changes any of these columns, NULL being a value."""
    return " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in columns)


def install(connection: BaseDatabaseWrapper, rules: Rules) -> None:
    """Put the triggers in place, each under the name that its refusal tells; also where they already are."""
    remove(connection, rules)
    made = _on_sqlite if connection.vendor == "sqlite" else _on_postgres
    with connection.cursor() as cursor:
        for name, rule in rules.items():
            for statement in made(name, rule):
                cursor.execute(statement)


def _on_sqlite(name: str, rule: Rule) -> list[str]:
    when = f" WHEN {rule.condition.replace('IS DISTINCT FROM', 'IS NOT')}" if rule.condition else ""
    refusal = f"BEGIN SELECT RAISE(ABORT, '{name}'); END"
    return [f"CREATE TRIGGER {name} BEFORE {rule.event} ON {rule.table}{when} {refusal}"]


def _on_postgres(name: str, rule: Rule) -> list[str]:
    refusal = f"RAISE EXCEPTION '{name}' USING ERRCODE = 'check_violation';"
    test = f"IF {rule.condition} THEN {refusal} END IF;" if rule.condition else refusal
    body = f"BEGIN {test} RETURN {'OLD' if rule.event == 'DELETE' else 'NEW'}; END"
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
        f"CREATE TRIGGER {name} BEFORE {rule.event} ON {rule.table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def remove(connection: BaseDatabaseWrapper, rules: Rules) -> None:
    """Take the triggers away; for migrations backwards and for emptying a test database."""
    with connection.cursor() as cursor:
        for name, rule in rules.items():
            on = "" if connection.vendor == "sqlite" else f" ON {rule.table}"
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
