"""Patterns compiled beforehand, as Python compiles modules: `tools/compile_patterns.py` does it when all is set up.

What `re` makes of a pattern is a program of numbers. To make one takes a quarter of a millisecond, to take it up again
a hundredth of that, and a document needs two hundred. They are kept by pattern, for the Python that made them: so they
are never wrong, only missing, and what is missing is compiled as ever.
"""

import _sre  # type: ignore[import-not-found]  # of the interpreter
import marshal
import re
import sys
from array import array
from functools import cache
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

from kunak.core.packaged import packaged

MADE_BY = (sys.version, _sre.MAGIC, _sre.CODESIZE)
FILE = f"data/programs.{sys.implementation.cache_tag}.bin"
CODE: Final = "I"

Program = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Flags, code, the number of groups, the groups by name, the names of groups."""


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what `re.compile` does, from its program where that is known."""
    program = _known().get((pattern, flags))
    if program is None:
        return re.compile(pattern, flags)
    all_flags, code, *groups = program
    found: re.Pattern[str] = _sre.compile(pattern, all_flags, memoryview(code).cast(CODE).tolist(), *groups)
    return found


def program_of(pattern: str, flags: int = 0) -> Program:
    """Return what `re` makes of a pattern."""
    tree = parser.parse(pattern, flags)
    state, code = tree.state, array(CODE, compiler._code(tree, flags))
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    return int(flags | state.flags), code.tobytes(), state.groups - 1, state.groupdict, tuple(names)


def kept(programs: dict[tuple[str, int], Program]) -> bytes:
    """Return programs by pattern and flags as they are kept."""
    return marshal.dumps((MADE_BY, {(pattern, int(flags)): made for (pattern, flags), made in programs.items()}))


@cache
def _known() -> dict[tuple[str, int], Program]:
    try:
        made_by, programs = marshal.loads(packaged("kunak.core.reading", FILE))  # noqa: S302  our own, as the modules
    except FileNotFoundError:
        return {}
    known: dict[tuple[str, int], Any] = programs if made_by == MADE_BY else {}
    return known
