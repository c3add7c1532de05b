"""What a body was called and who headed it on any day. Pure."""

from kunak.core.bodies.over_time import Held, OnDay, day_after, day_before, on_day, overlap

__all__ = ["Held", "OnDay", "day_after", "day_before", "on_day", "overlap"]
