"""All that reminds, in the order of lists and letters."""

from collections.abc import Mapping

from kunak.reminders.sources.base import COORDINATORS, WORKERS, Source, Thing
from kunak.reminders.sources.keys import PlanKeys
from kunak.reminders.sources.notice import NoticeDeadlines

ALL: tuple[Source, ...] = (NoticeDeadlines(), PlanKeys())
SOURCES: Mapping[str, Source] = {one.code: one for one in ALL}

__all__ = ["COORDINATORS", "SOURCES", "WORKERS", "Source", "Thing"]
