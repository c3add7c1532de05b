"""Rules of working groups: members on a day, quorum by side, hosts in turn, numbers, what minutes say. Pure."""

from kunak.core.groups.hosts import next_host
from kunak.core.groups.members import MemberTerm, first_overlap, held_on
from kunak.core.groups.minutes import (
    AttendedContent,
    BodyContent,
    DecisionContent,
    ItemContent,
    MinutesContent,
    RemarkContent,
    ended,
    minutes_hash,
    minutes_text,
)
from kunak.core.groups.numbers import DecisionMask
from kunak.core.groups.quorum import Quorum, QuorumRule, SideQuorum, quorum
from kunak.core.groups.times import USUAL_MATERIALS_DAYS, Repeat, materials_day, series_days

__all__ = [
    "USUAL_MATERIALS_DAYS",
    "AttendedContent",
    "BodyContent",
    "DecisionContent",
    "DecisionMask",
    "ItemContent",
    "MemberTerm",
    "MinutesContent",
    "Quorum",
    "QuorumRule",
    "RemarkContent",
    "Repeat",
    "SideQuorum",
    "ended",
    "first_overlap",
    "held_on",
    "materials_day",
    "minutes_hash",
    "minutes_text",
    "next_host",
    "quorum",
    "series_days",
]
