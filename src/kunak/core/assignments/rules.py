"""What a region's records office means by «срочно», and by when it wants what has no term."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

from kunak.core.registration import Limit


@dataclass(frozen=True, slots=True)
class DueRules:
    """How a region counts terms of assignments; `source` is the act behind it.

    Args:
        months: for what has no term, counted from the signing.
        report_day: of the month after the period, for reports without a day of their own.
        standing_on: month and day of the yearly report on what is done constantly.
    """

    at_once: Limit
    urgent: Limit
    promptly: Limit
    months: int
    report_day: int
    standing_on: tuple[int, int]
    source: str


def rules_for(code: str | None) -> DueRules:
    """Return the rules of a territory that are known by its act, else the usual ones.

    Args:
        code: of the territory, ``RU-SVE``; None for a side without one.

    Source:
        The rules of records management of Moscow region and Tyumen region (the usual ones), of Sverdlovsk region.
    """
    rules = _rules()
    return rules.get(code or "", rules[""])


@cache
def _rules() -> dict[str, DueRules]:
    file = resources.files(__package__).joinpath("data/due_rules.csv")
    with file.open(encoding="utf-8") as lines:
        return {row["code"]: _rule(row) for row in csv.DictReader(lines)}


def _rule(row: dict[str, str]) -> DueRules:
    at_once, urgent, promptly = (
        Limit(int(row[f"{name}_days"]), row[f"{name}_kind"] == "working") for name in ("at_once", "urgent", "promptly")
    )
    month, day = row["standing_on"].split("-")
    return DueRules(
        at_once, urgent, promptly, int(row["months"]), int(row["report_day"]), (int(month), int(day)), row["source"]
    )
