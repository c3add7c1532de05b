"""What passes between a run and the processes that read for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from kunak.core.reading.batch import Item, Manner, Step


class Fault(StrEnum):
    """What came between a process and a step of its shard."""

    LATE = "late"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Order:
    """How a run wants its documents read; each process hears it once.

    Args:
        manner: what goes into the records.
        language: of the sentences in rows of documents that failed.
        seconds: how long one document may take.
    """

    manner: Manner = field(default=Manner())
    language: str = "en"
    seconds: int = 180


class Task(NamedTuple):
    """A shard to be read into the file at `path`, leaving out the steps that cannot be made."""

    items: tuple[Item, ...]
    faults: Mapping[Step, Fault]
    path: str


class Trouble(NamedTuple):
    """Rows could not be written: the system's number and its word."""

    number: int
    word: str
