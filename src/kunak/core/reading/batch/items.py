"""What a shard holds: documents, and files that may hold several, in the form in which they came."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kunak.core.errors import KunakError


@dataclass(frozen=True, slots=True)
class File:
    """A file that is fetched only when its turn comes.

    Args:
        place: what its row is called.
        path: where it is fetched from.
        size: in bytes; together with `changed` it tells whether the file is still the same.
        changed: the moment of its last change, in nanoseconds.
    """

    place: str
    path: str
    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file with its bytes, for readers that cannot fetch it themselves."""

    place: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table in JSON Lines, as `json_line` understands it."""

    place: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """A document whose text somebody has taken out of its file already.

    Args:
        place: what its row is called.
        body: plain text, or a page with its tags.
        is_html: which of the two.
        name: of the document; empty where it has none.
        url: where it was published, if that is known.
        published: when, ISO 8601, if that is known.
    """

    place: str
    body: str
    is_html: bool = False
    name: str = ""
    url: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """What a web server answered.

    Args:
        place: what its row is called.
        url: the address that was asked.
        data: the answer; with its head (`HTTP/1.1 200 …`) where `has_head`.
        has_head: whether the head is there.
    """

    place: str
    url: str
    data: bytes
    has_head: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that was known to be none before its turn; the error is made of its class and its facts."""

    place: str
    kind: type[KunakError]
    facts: Mapping[str, object] = field(default_factory=dict)

    def error(self) -> KunakError:
        """Return the refusal."""
        return self.kind(**self.facts)


Item = File | Loaded | Line | Page | Capture | Refused
