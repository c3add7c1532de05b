"""What is read from one document: plain values with their words, in the shape of the reading schema."""

from kunak.core.reading.record.agreement import Agreement, Commitment, Planned, Quote
from kunak.core.reading.record.document import Meta, Parts, ReadingWarning, Record, SourceInfo
from kunak.core.reading.record.parties import Event, Genre, Kind, Party, PartyType, Person

__all__ = [
    "Agreement",
    "Commitment",
    "Event",
    "Genre",
    "Kind",
    "Meta",
    "Parts",
    "Party",
    "PartyType",
    "Person",
    "Planned",
    "Quote",
    "ReadingWarning",
    "Record",
    "SourceInfo",
]
