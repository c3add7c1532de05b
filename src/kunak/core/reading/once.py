"""What was asked once is remembered, up to a bound: for questions asked of every word, where each call counts."""

from collections.abc import Callable
from typing import TypeVar

CACHED_WORDS = 50_000  # distinct words of which something is remembered: a bound for memory, met by no usual archive

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


class Once(dict[Asked, Answer]):
    """Answers by what was asked: `answers[asked]`. A dictionary answers faster than `lru_cache`, which must be called.

    Args:
        answer: pure; asked the first time.
        most: how many answers are kept; when there are more, all are forgotten and found again.
    """

    __slots__ = ("_answer", "_most", "times_forgotten")

    def __init__(self, answer: Callable[[Asked], Answer], most: int) -> None:
        super().__init__()
        self._answer, self._most, self.times_forgotten = answer, most, 0

    def clear(self) -> None:
        """Forget all; who keeps what was made of the answers sees it by how often they were forgotten."""
        super().clear()
        self.times_forgotten += 1

    def __missing__(self, asked: Asked) -> Answer:
        """Find the answer and keep it."""
        if len(self) >= self._most:
            self.clear()
        answer = self[asked] = self._answer(asked)
        return answer
