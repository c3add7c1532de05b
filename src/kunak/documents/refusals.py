"""Refusals that are kept, to be told later and to each person in their own language."""

from collections.abc import Iterator, Mapping
from inspect import signature
from typing import Any

from kunak.core.errors import KunakError
from kunak.core.reading.formats.errors import FormatError
from kunak.documents.errors import AlreadyHere, BrokenOff, NoRoom, TooMany
from kunak.ui.errors import message_for


def kept(error: KunakError) -> dict[str, Any]:
    """Return a refusal by its name and its facts, as JSON holds them."""
    name = type(error).__name__
    if _known().get(name) is not type(error):
        return {"type": name}
    facts = {fact: getattr(error, fact) for fact in signature(type(error)).parameters if hasattr(error, fact)}
    plain = {fact: value if isinstance(value, int) else str(value) for fact, value in facts.items()}
    return {"type": name, **plain}


def told(refusal: Mapping[str, Any]) -> str:
    """Return the sentence of a refusal that was kept; that of any file where this release does not know it."""
    kind = _known().get(refusal["type"])
    facts = {fact: value for fact, value in refusal.items() if fact != "type"}
    return message_for(kind(**facts) if kind else FormatError())


def _known() -> dict[str, type[KunakError]]:
    kinds: list[type[KunakError]] = [AlreadyHere, BrokenOff, TooMany, NoRoom, *_descendants(FormatError)]
    return {kind.__name__: kind for kind in kinds}


def _descendants(family: type[KunakError]) -> Iterator[type[KunakError]]:
    for kind in family.__subclasses__():
        yield kind
        yield from _descendants(kind)
