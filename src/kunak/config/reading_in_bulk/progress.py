"""How far a run is: a line that renews itself on a terminal, a line now and then elsewhere."""

import time
from collections.abc import Callable
from gettext import gettext as _
from gettext import ngettext
from typing import TextIO

_ON_TERMINAL, _ELSEWHERE = 0.2, 60.0


class Progress:
    """Counts documents and bytes of the input and tells of them."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream, self._clock = stream, clock
        self._is_terminal = stream.isatty()
        self._pause = _ON_TERMINAL if self._is_terminal else _ELSEWHERE
        self._began = self._told = clock()
        self._width = 0
        self.documents = 0  # of this run alone
        self.whole = self._passed = self._done = 0  # bytes: of all, of earlier runs, of this one

    @property
    def seconds(self) -> float:
        """Return how long this run has lasted."""
        return self._clock() - self._began

    @property
    def rate(self) -> float:
        """Return how many documents were read in a second."""
        return self.documents / max(self.seconds, 0.001)

    def passed(self, weight: int) -> None:
        """Count what an earlier run has read."""
        self._passed += weight

    def read(self, weight: int, documents: int) -> None:
        """Count what was read now."""
        self._done += weight
        self.documents += documents
        self.tick()

    def tick(self) -> None:
        """Tell how far the run is, if it is time to."""
        if self._clock() - self._told >= self._pause:
            self._told = self._clock()
            self._tell(self.line())

    def line(self) -> str:
        """Return where the run stands."""
        count = counted(self.documents)
        parts = [ngettext("%(count)s document", "%(count)s documents", self.documents) % {"count": count}]
        parts.append(_("%(rate)s a second") % {"rate": counted(round(self.rate))})
        left = self._seconds_left()
        if left is not None:
            share = min(self._passed + self._done, self.whole) / self.whole
            parts.append(f"{share:.0%}")
            parts.append(_("%(time)s left") % {"time": duration(left)})
        return ", ".join(parts)

    def end(self) -> None:
        """Leave the terminal's line as it was."""
        if self._width:
            self._tell("")

    def _seconds_left(self) -> float | None:
        if not self._done or not self.whole:
            return None
        return max(self.whole - self._passed - self._done, 0) * self.seconds / self._done

    def _tell(self, line: str) -> None:
        if self._is_terminal:
            blank = " " * max(self._width - len(line), 0)
            self._stream.write(f"\r{line}{blank}" if line else f"\r{blank}\r")
            self._width = len(line)
        else:
            self._stream.write(f"{line}\n")
        self._stream.flush()


def counted(number: int) -> str:
    """Return a number with its thousands apart."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")


def duration(seconds: float) -> str:
    """Return a length of time as people say it."""
    if seconds < 90:
        return _("%(number)d s") % {"number": round(seconds)}
    if seconds < 90 * 60:
        return _("%(number)d min") % {"number": round(seconds / 60)}
    return _("%(number)d h") % {"number": round(seconds / 3600)}
