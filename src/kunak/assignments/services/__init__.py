"""Every write of the room."""

from kunak.assignments.services.give import BodyInput, GivenAssignment, give

__all__ = ["BodyInput", "GivenAssignment", "give"]
