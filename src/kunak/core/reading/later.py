"""`re`, but a pattern is compiled when it is first used: a document needs some of the patterns, a start none.

Used as `from kunak.core.reading import later as re`, in each module of rules.
"""

import re
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
from typing import Any, cast

from kunak.core.reading.needles import with_edge_after

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


class Later:
    """A pattern that is not compiled yet; what is asked of it, it has from then on."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Compile, and keep what was asked for."""
        if name.startswith("__"):
            raise AttributeError(name)
        value = getattr(re.compile(with_edge_after(self.pattern), self.flags), name)
        setattr(self, name, value)
        return value


def compile(pattern: str, flags: int = 0) -> Pattern[str]:  # noqa: A001  named as that of `re`, whose place it takes
    """Return a pattern that is compiled when it is first used."""
    return cast("Pattern[str]", Later(pattern, flags))
