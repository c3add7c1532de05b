"""What reminds: one small file for each kind of thing that has a day."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from kunak.core.reminders import Ladder
from kunak.people.models import Role

COORDINATORS = (Role.COORDINATOR,)
WORKERS = (Role.COORDINATOR, Role.SECTOR_LEAD)


@dataclass(frozen=True, slots=True)
class Thing:
    """Something of one side that is not done and has a day.

    Args:
        key: stays the same when the day moves; `Source.code` stands before it where it is kept.
        what: its words in the record, empty where the agreement's name says all.
        since: the first day on which anybody could have been told.
        roles, sector: who of the side is told; sector leads only of their own sectors.
        people: who alone is told, where it is somebody's own; they must still be of the side.
        also: who of the side is told besides the roles.
        is_restricted: whether nobody but all these people and coordinators may know of it.
    """

    key: str
    side: int
    due_on: date
    url: str
    agreement: int | None = None
    what: str = ""
    since: date | None = None
    sector: str = ""
    roles: tuple[Role, ...] = COORDINATORS
    people: tuple[int, ...] = ()
    also: tuple[int, ...] = ()
    is_restricted: bool = False


class Source(ABC):
    """One kind of things: yields those that are open, streamed, whatever their number.

    Done things are not yielded: what is no longer there ends its reminders.
    """

    code: ClassVar[str]
    usual: ClassVar[Ladder]

    @property
    @abstractmethod
    def name(self) -> str:
        """What it reminds of, as letters and lists call it."""

    @property
    @abstractmethod
    def deed(self) -> str:
        """What the person is asked to do, in one sentence."""

    def told(self, what: str) -> str:
        """Return `Thing.what` as people read it, in the language that is active; where it is no code, itself."""
        return what

    @abstractmethod
    def things(self, on: date, side: int | None = None) -> Iterator[Thing]:
        """Yield the open things on a day, of all sides or of one. A number of queries that grows by chunks alone."""
