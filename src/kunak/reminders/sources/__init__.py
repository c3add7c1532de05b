"""All that reminds, in the order of lists and letters. A new source is one small file and one word here."""

from collections.abc import Mapping

from kunak.reminders.sources.assignments import Assignments
from kunak.reminders.sources.base import COORDINATORS, WORKERS, Source, Thing
from kunak.reminders.sources.drafts import Collections, DraftSteps
from kunak.reminders.sources.keys import ActKeys, PlanKeys
from kunak.reminders.sources.measures import Answers, Departures, Measures, Milestones, OfMeasures
from kunak.reminders.sources.meetings import Materials, MinutesKeys
from kunak.reminders.sources.registration import HandOvers, Registrations
from kunak.reminders.sources.terms import Ends, NoticeDeadlines, Renewals

ALL: tuple[Source, ...] = (
    NoticeDeadlines(),
    Renewals(),
    Ends(),
    HandOvers(),
    Registrations(),
    PlanKeys(),
    ActKeys(),
    MinutesKeys(),
    Departures(),
    Answers(),
    Measures(),
    Milestones(),
    Assignments(),
    Materials(),
    DraftSteps(),
    Collections(),
)
SOURCES: Mapping[str, Source] = {one.code: one for one in ALL}

__all__ = ["ALL", "COORDINATORS", "SOURCES", "WORKERS", "OfMeasures", "Source", "Thing"]
