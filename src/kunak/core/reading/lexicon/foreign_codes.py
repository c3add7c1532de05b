"""ISO 3166-2 codes of parts of foreign countries."""

from dataclasses import replace
from functools import cache

from kunak.core.reading.lexicon.territories import data_rows
from kunak.core.reading.record import Party


@cache
def foreign_codes() -> dict[str, str]:
    """Return the codes by the name that a record gives."""
    return {row["name"]: row["code"] for row in data_rows("foreign_codes")}


def with_subdivision(party: Party) -> Party:
    """Return a party with the code of its part of a country, where it is one that the table knows."""
    if party.type != "territory" or party.code is None or "-" in party.code:
        return party
    code = foreign_codes().get(party.name)
    return replace(party, subdivision=code) if code and code.startswith(party.code) else party
