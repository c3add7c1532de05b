"""The standing of a hundred thousand agreements on a day, in one process: the rule alone, terms and acts read before.

The agreements are those of the large register: half of them have acts, two and a half each. The peer's figure is that
of those without acts, so that both ways of the rule are seen.
"""

from datetime import date
from typing import Any

from bench.large.rows import Made, made
from bench.result import Result
from bench.timing import medians_ms
from kunak.core import reference
from kunak.core.terms.acts import Act
from kunak.core.terms.parse import acts_from_json, terms_from_json
from kunak.core.terms.standing import standing
from kunak.core.terms.terms import Terms

NAME, RUNS, COUNT = "standings", 5, 100_000
ON = date(2026, 11, 25)
TEN_YEARS = {"kind": "period", "period": "P10Y"}  # for the few whose text says nothing


def measure() -> Result:
    """Return the median processor time of all standings in milliseconds."""
    every = [parsed(one) for one in made(COUNT, partners=88, sectors=list(reference.sectors()))]
    plain = [one for one in every if not one[1]]

    def counted(ones: list[tuple[Terms, tuple[Act, ...]]]) -> object:
        return [standing(terms, acts, ON) for terms, acts in ones]

    value, without = medians_ms(lambda: counted(every), lambda: counted(plain), runs=RUNS)
    notes = (f"{COUNT} agreements, {len(plain)} of them without acts",)
    return Result(NAME, value, "ms", RUNS, peer="without acts", peer_value=without, notes=notes)


def parsed(one: Made) -> tuple[Terms, tuple[Act, ...]]:
    """Return terms and acts as the rule takes them; a day of signing known in part stands at its beginning."""
    columns = one.columns
    given = {
        "signed_on": one.signed.isoformat(),
        "in_force": columns["in_force"] or {"rule": "on_signing"},
        "term": columns["term"] or TEN_YEARS,
        "renewal": columns["renewal"] or {"kind": "none"},
        "notice": columns["notice"] or None,
    }
    return terms_from_json(given), acts_from_json([_told(act) for act in one.acts])


def _told(act: dict[str, Any]) -> dict[str, object]:
    told = {name: day.isoformat() if isinstance(day, date) else day for name, day in act.items()}
    return told | {"by": str(act["by"])} if "by" in act else told
