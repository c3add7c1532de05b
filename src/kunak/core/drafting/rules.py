"""How long each step before the signing may take, by the rule of the region; most acts set no number."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

from kunak.core.registration import Limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a side has set for the steps of a draft; None where nobody has set a number, so that nothing is late.

    Args:
        text: from the proposal to the first edition, of the side that proposed.
        visa: from asking for a visa or a conclusion to getting it.
        approval: from an edition's coming to the side's key on it.
        signing: from the last key to the signing.
        law: from the signing to the act that approves it, where `needs_law`.
        source: the act behind the usual numbers; empty where the side has set its own.
    """

    text: Limit | None = None
    visa: Limit | None = None
    approval: Limit | None = None
    signing: Limit | None = None
    law: Limit | None = None
    needs_law: bool = False
    source: str = ""


@cache
def _rules() -> dict[str, Limits]:
    file = resources.files(__package__).joinpath("data/rules.csv")
    with file.open(encoding="utf-8") as lines:
        return {row["code"]: _limits(row) for row in csv.DictReader(lines)}


def _limits(row: dict[str, str]) -> Limits:
    def calendar(name: str) -> Limit | None:
        return Limit(int(row[name]), is_working=False) if row[name] else None

    return Limits(
        text=calendar("text_days"),
        visa=calendar("visa_days"),
        approval=calendar("approval_days"),
        signing=calendar("signing_days"),
        law=calendar("law_days"),
        needs_law=row["needs_law"] == "yes",
        source=row["source"],
    )


def limits_for(code: str | None) -> Limits:
    """Return the limits of a territory that is known by its act, else the usual ones.

    Args:
        code: of the territory, ``RU-KB``; None for a side without one.
    """
    rules = _rules()
    return rules.get(code or "", rules[""])
