"""The order in which a document is read: text, what it names, its genre, its agreements, then field by field."""

from kunak.core.reading.clauses.commitments import find_commitments
from kunak.core.reading.clauses.planned import find_planned
from kunak.core.reading.clauses.quotes import find_quotes
from kunak.core.reading.clauses.sectors import find_sectors
from kunak.core.reading.clauses.working_groups import find_working_groups
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.entities.bodies import find_bodies
from kunak.core.reading.entities.dates import find_days
from kunak.core.reading.entities.people import find_people
from kunak.core.reading.entities.territories import find_territories
from kunak.core.reading.record import Agreement, Meta, Quote, Record, SourceInfo
from kunak.core.reading.source import SourceText
from kunak.core.reading.text import Text


def read(source: SourceText, meta: Meta | None = None) -> Record:
    """Read one document.

    Pure: the same source and meta always give the same record.

    Args:
        source: the document's text, as `formats.open_source` gives it.
        meta: what the giver knows beside the text.
    Returns:
        The record; every value in it has spans of `source.raw`. What the rules do not understand is empty, with a warning.
    """
    context = survey(source, meta or Meta())
    scopes = find_scopes(context)
    quotes = find_quotes(context)
    agreements = tuple(read_agreement(context, scope, quotes) for scope in scopes)
    info = SourceInfo(
        name=source.name,
        media_type=source.media_type,
        sha256=source.sha256,
        characters=len(source.raw),
        language="ru",
        published=context.published,
    )
    return Record(info, source.raw, context.genre, agreements, tuple(context.warnings))


def survey(source: SourceText, meta: Meta) -> Context:
    """Find what the text names, before anything is decided."""
    text = Text(source.raw, tuple((block.start, block.end) for block in source.blocks if block.kind == "cell"))
    territories = find_territories(text)
    bodies = find_bodies(text, territories)
    people, posts = find_people(text, territories, bodies)
    return Context(
        text,
        genre="release",
        territories=territories,
        bodies=bodies,
        people=people,
        posts=posts,
        days=find_days(text),
        reference_day=meta.published or source.published_hint,
    )


def find_scopes(context: Context) -> tuple[Scope, ...]:
    """Return the agreements of the document."""
    return (Scope("agreement", "signed", tuple(range(len(context.text.sentences)))),) if context.text.sentences else ()


def read_agreement(context: Context, scope: Scope, quotes: tuple[Quote, ...]) -> Agreement:
    """Read the fields of one agreement."""
    commitments = find_commitments(context, scope)
    return Agreement(
        kind=scope.kind,
        event=scope.event,
        title=scope.title,
        working_groups=find_working_groups(context, scope),
        sectors=find_sectors(context, scope, commitments),
        commitments=commitments,
        planned=find_planned(context, scope),
        quotes=quotes,
    )
