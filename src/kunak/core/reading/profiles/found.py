"""An agreement that news tells of, on its way to a scope."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kunak.core.provenance import Span
from kunak.core.reading.clauses.mentions import Mention
from kunak.core.reading.clauses.signers import Signer
from kunak.core.reading.context import Context
from kunak.core.reading.record import Event, Party

MANY = 2  # parties


@dataclass(slots=True)
class Found:
    """An agreement on its way to a scope.

    Args:
        sureness: how likely it is one of its own, where no rule says so.
    """

    mention: Mention
    mentions: list[Mention]
    event: Event
    is_main: bool = True
    sureness: float = 1.0


def is_alone(mains: Sequence[Found]) -> bool:
    """Tell whether the news tells of one signing only."""
    return sum(main.event == "signed" for main in mains) == 1 or len(mains) == 1


class Telling(NamedTuple):
    """What parties may be sought in: the sentences of an agreement, the headline, who signed.

    Args:
        spans: sentences that name the agreement or tell of its signing, the deciding one first; or a part of one.
        heads: the first sentences, where the news tells of one signing only.
        by_signers: the parties that the signers' posts name.
    """

    context: Context
    found: Found
    spans: tuple[Span, ...]
    heads: tuple[Span, ...]
    signing: tuple[int, ...]
    signers: tuple[Signer, ...]
    by_signers: tuple[Party, ...]
    is_alone: bool
