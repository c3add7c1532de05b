"""What the parties undertook: where it is told, each action by itself, its sector and kind of measure."""

from kunak.core.reading.clauses.commitments.find import find_commitments

__all__ = ["find_commitments"]
