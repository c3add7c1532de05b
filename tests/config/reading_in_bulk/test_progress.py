"""What is told while a run lasts: on a terminal, elsewhere, and how it is put."""

import io

import pytest

from kunak.config.reading_in_bulk.progress import Progress, counted, duration


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Terminal(io.StringIO):
    """A stream that people look at."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_the_rate_the_share_and_the_time_that_is_left() -> None:
    terminal, clock = Terminal(), Clock()
    progress = Progress(terminal, clock)
    progress.whole = 4000

    clock.now += 10
    progress.read(1000, 2500)

    assert terminal.getvalue() == "\r2\xa0500 documents, 250 a second, 25%, 30 s left"


def test_a_shorter_line_leaves_nothing_of_the_longer_one() -> None:
    terminal, clock = Terminal(), Clock()
    progress = Progress(terminal, clock)
    clock.now += 10
    progress.read(1, 1000)

    progress.end()

    line = "1\xa0000 documents, 100 a second"
    assert terminal.getvalue() == f"\r{line}\r{' ' * len(line)}\r"


def test_elsewhere_a_line_is_told_once_a_minute() -> None:
    log, clock = io.StringIO(), Clock()
    progress = Progress(log, clock)

    for _ in range(119):
        clock.now += 1
        progress.tick()
    progress.end()

    assert log.getvalue() == "0 documents, 0 a second\n"


def test_what_an_earlier_run_has_read_counts_for_the_share_and_not_for_the_rate() -> None:
    clock = Clock()
    progress = Progress(Terminal(), clock)
    progress.whole = 1000
    progress.passed(500)
    clock.now += 10
    progress.read(250, 20)

    assert progress.line() == "20 documents, 2 a second, 75%, 10 s left"


@pytest.mark.parametrize(
    ("seconds", "told"), [(0, "0 s"), (89, "89 s"), (91, "2 min"), (5399, "90 min"), (5500, "2 h")]
)
def test_lengths_of_time_are_rounded_as_people_do(seconds: float, told: str) -> None:
    assert duration(seconds) == told


def test_thousands_stand_apart() -> None:
    assert counted(1234567) == "1\xa0234\xa0567"
