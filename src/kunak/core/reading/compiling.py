"""Patterns that an earlier process compiled: what `re` makes of a pattern can be kept, as Python keeps its bytecode.

To compile the two hundred patterns that a first text asks for takes a third of the instructions of a cold start. What
they become, numbers for the machine that searches, is told by the pattern, its flags and the version of Python alone,
so what is kept by these is never wrong. Who starts a process hands it in and keeps what is new: nothing is read or
written here.

`re` makes and takes these numbers by ways of its own that it keeps to itself. Where they are not as we know them,
nothing is kept, and patterns are compiled as ever.
"""

import re
import sys
from array import array
from collections.abc import Mapping
from typing import Any

Key = tuple[str, int]
Code = tuple[int, bytes, int, dict[str, int]]  # flags, numbers for the machine, how many groups, names of groups

UNIT = "I"  # of the numbers: four bytes


class Compiled:
    """Patterns as they are asked for.

    Args:
        known: what earlier processes made, by pattern and flags.
        keeps: whether what this one makes is put into `made`.
    """

    def __init__(self) -> None:
        self.known: Mapping[Key, Code] = {}
        self.made: dict[Key, Code] = {}
        self.keeps = False

    def pattern(self, pattern: str, flags: int) -> re.Pattern[str]:
        """Return a pattern, compiled by this process or an earlier one."""
        flags = int(flags)  # `re.IGNORECASE` is a number of a class of its own
        code = self.known.get((pattern, flags))
        if code is None and self.keeps:
            code = self.made[pattern, flags] = code_of(pattern, flags)
        if code is not None:
            try:
                return pattern_of(pattern, code)
            except (RuntimeError, TypeError, ValueError):  # no numbers, or such as no machine of this Python takes
                pass
        return re.compile(pattern, flags)


def made_for() -> str | None:
    """Return for which Pythons the same numbers say the same; None where this one's are not known to be so kept."""
    if sys.implementation.name != "cpython":
        return None
    try:
        import _sre  # type: ignore[import-not-found]  # told to nobody
        from re import _compiler  # type: ignore[attr-defined]
    except ImportError:
        return None
    is_known = hasattr(_compiler, "_code") and array(UNIT).itemsize == _sre.CODESIZE
    return f"{_sre.MAGIC}.{_sre.CODESIZE}" if is_known else None


def code_of(pattern: str, flags: int) -> Code:
    """Return what `re` makes of a pattern: the steps of `re._compiler.compile`, but for the last."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    tree = _parser.parse(pattern, flags)
    numbers = array(UNIT, _compiler._code(tree, flags)).tobytes()
    return int(flags | tree.state.flags), numbers, tree.state.groups - 1, dict(tree.state.groupdict)


def pattern_of(pattern: str, code: Code) -> re.Pattern[str]:
    """Return the pattern that numbers stand for: the last step of `re._compiler.compile`.

    Raises:
        RuntimeError, TypeError, ValueError: they stand for none.
    """
    import _sre

    flags, numbers, groups, names = code
    named: list[str | None] = [None] * (groups + 1)
    for name, group in names.items():
        named[group] = name
    made: Any = _sre.compile(pattern, flags, array(UNIT, numbers).tolist(), groups, names, tuple(named))
    return made  # type: ignore[no-any-return]


COMPILED = Compiled()
