"""What is opened while somebody waits for the page: the quick kinds of files alone, and no more than a few of them."""

from collections.abc import Callable, Iterator, Mapping
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


def hasty(formats: Mapping[Kind, Format], quick: Mapping[Kind, Read], most: int) -> Mapping[Kind, Format]:
    """Return formats that raise `TakesLong` for what is not quick, and for all that comes after the first few.

    Letters are always opened: only their words tell whether they are documents themselves.

    Args:
        formats: how each kind is read when there is time.
        quick: how the quick kinds are; any of them may raise `TakesLong` too.
        most: how many documents are opened in all.
    """
    left = iter(range(most))
    found = {kind: Format(form.media_type, _reader(form, quick.get(kind), left)) for kind, form in formats.items()}
    return found | {Kind.EML: formats[Kind.EML]}


def _reader(form: Format, read: Read | None, left: Iterator[int]) -> Read:
    return partial(_while_there_is_time, form.media_type, read, left)


def _while_there_is_time(media_type: str, read: Read | None, left: Iterator[int], data: bytes) -> Content:
    if read is None or next(left, None) is None:
        raise TakesLong(media_type=media_type)
    return read(data)
