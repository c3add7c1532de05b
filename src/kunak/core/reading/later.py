"""`re`, but a pattern is compiled when it is first used: a document needs some of the patterns, a start none.

Used as `from kunak.core.reading import later as re`, in each module of rules.
"""

from re import (
    DOTALL,
    IGNORECASE,
    MULTILINE,
    Match,
    Pattern,
    escape,
    findall,
    finditer,
    fullmatch,
    match,
    search,
    split,
    sub,
)
from typing import cast

from kunak.core.reading.awaited import Later

__all__ = [
    "DOTALL",
    "IGNORECASE",
    "MULTILINE",
    "Match",
    "Pattern",
    "compile",
    "escape",
    "findall",
    "finditer",
    "fullmatch",
    "match",
    "search",
    "split",
    "sub",
]


ALL: list[Later] = []


def compile(pattern: str, flags: int = 0) -> Pattern[str]:  # noqa: A001  named as that of `re`, whose place it takes
    """Return a pattern that is compiled when it is first used."""
    ALL.append(Later(pattern, flags))
    return cast("Pattern[str]", ALL[-1])
