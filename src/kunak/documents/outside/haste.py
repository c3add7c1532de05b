"""What is opened while somebody waits for the page: quick kinds of files alone, a few of them, and no large ones."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from kunak.core.reading.formats import Format
from kunak.core.reading.formats.content import Content
from kunak.core.reading.formats.errors import FormatError
from kunak.core.reading.formats.sniff import Kind

Read = Callable[[bytes], Content]


class TakesLong(FormatError):
    """A file that is read, but not while somebody waits; `media_type` is what it is."""

    def __init__(self, *, media_type: str) -> None:
        super().__init__(f"{media_type} is opened later")
        self.media_type = media_type


@dataclass(slots=True)
class Patience:
    """How much is still opened of what a person gave at once: so many documents, of so many bytes (`size`) in all."""

    documents: int
    size: int

    def lasts_for(self, data: bytes) -> bool:
        """Say whether a file may be opened, and count it if so; a smaller one may still be after one that may not."""
        if self.documents < 1 or len(data) > self.size:
            return False
        self.documents -= 1
        self.size -= len(data)
        return True


def hasty(formats: Mapping[Kind, Format], quick: Mapping[Kind, Read], patience: Patience) -> Mapping[Kind, Format]:
    """Return formats that raise `TakesLong` for what is not quick, and for what comes after patience has ended.

    Letters are always opened: only their words tell whether they are documents themselves.

    Args:
        formats: how each kind is read when there is time.
        quick: how the quick kinds are; any of them may raise `TakesLong` too.
        patience: how much is opened in all.
    """
    found = {kind: Format(form.media_type, _reader(form, quick.get(kind), patience)) for kind, form in formats.items()}
    return found | {Kind.EML: formats[Kind.EML]}


def _reader(form: Format, read: Read | None, patience: Patience) -> Read:
    return partial(_while_there_is_time, form.media_type, read, patience)


def _while_there_is_time(media_type: str, read: Read | None, patience: Patience, data: bytes) -> Content:
    if read is None or not patience.lasts_for(data):
        raise TakesLong(media_type=media_type)
    return read(data)
