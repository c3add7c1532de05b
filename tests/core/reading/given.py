"""What reader tests begin with: a source, a context, the scope of a whole text."""

from hashlib import sha256

from kunak.core.provenance import Span
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.reader import survey
from kunak.core.reading.record import Event, Genre, Kind, Meta
from kunak.core.reading.source import SourceText


def source_of(text: str, *, name: str = "text.txt", published_hint: str | None = None) -> SourceText:
    """Return a source whose text is `text`, as if read from a file of it."""
    digest = sha256(text.encode()).hexdigest()
    return SourceText(name, "text/plain", digest, text, (), published_hint, None)


def context_of(text: str, *, genre: Genre | None = None, meta: Meta | None = None) -> Context:
    """Return a surveyed context; its genre is found unless given."""
    context = survey(source_of(text), meta or Meta())
    if genre is not None:
        context.genre = genre
    return context


def scope_of(context: Context, *, kind: Kind = "agreement", event: Event = "signed") -> Scope:
    """Return a scope that is the whole text."""
    return Scope(kind, event, tuple(range(len(context.text.sentences))), (Span(0, 1),))
