"""What the tests of a file begin with: it is dear to make, so it is made once, and the first plain call gives it."""

from collections.abc import Callable
from copy import deepcopy
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from tests.factories.replayed import once_a_run

P, T = ParamSpec("P"), TypeVar("T")
AT_HAND: dict[Callable[..., Any], Any] = {}  # by what makes it; who has taken it makes the next one


def once_a_file(make: Callable[P, T]) -> Callable[P, T]:
    """Let a factory that is asked for nothing in particular give what the tests of a file share, once in each test.

    Which files share what is told by their marker ``shares`` (see `tests.conftest`).
    """

    again = once_a_run(make)

    @wraps(make)
    def given(*args: P.args, **changes: P.kwargs) -> T:
        is_plain = all(value is None for value in (*args, *changes.values()))
        if is_plain and given in AT_HAND:
            return AT_HAND.pop(given)
        return again(*args, **changes)

    return given


def put_at_hand(make: Callable[..., Any], thing: Any) -> None:
    """Let the next plain call of a factory give a copy of what it made before: what a test does to it, stays there."""
    AT_HAND[make] = deepcopy(thing)
