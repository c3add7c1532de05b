"""What the text says of a term's end and beginning that no length and no single word can say (version 1.1)."""

from dataclasses import dataclass
from typing import Literal

from kunak.core.provenance import Span

EndKind = Literal["until", "until_event", "at_most"]
EffectEvent = Literal["signing", "notification", "publication", "ratification", "registration", "approval"]


@dataclass(frozen=True, slots=True)
class TermEnd:
    """An end that the text gives instead of a length, or beside one.

    Args:
        kind: ``until`` a day; ``until_event``, until something is done; ``at_most``, no longer than a length or a day.
        date: ISO 8601, as exact as the words; of ``until`` and ``at_most``.
        is_inclusive: True for «по …» and «… включительно»; None where «до …» leaves it open.
        period: ISO 8601 length, of ``at_most``.
        event: what must be done, as written, of ``until_event``.
    """

    kind: EndKind
    spans: tuple[Span, ...]
    date: str | None = None
    is_inclusive: bool | None = None
    period: str | None = None
    event: str | None = None
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Effect:
    """Entry into force that waits for a time after an event, or for an event that version 1 has no word for.

    Args:
        event: what it is counted from.
        after: ISO 8601 length between the event and the first day in force; None where it is the event itself.
    """

    event: EffectEvent
    spans: tuple[Span, ...]
    after: str | None = None
    confidence: float = 1.0
    rule: str = ""
    derived: bool = False
