"""What waits for a person, and what lies ahead of their side."""

from kunak.desk.queries.desk import Desk, desk
from kunak.desk.queries.rows import ActTask, Publication, ReadingTask, Section, VersionTask

__all__ = ["ActTask", "Desk", "Publication", "ReadingTask", "Section", "VersionTask", "desk"]
