"""The order in which a document is read: text, what it names, its genre, its agreements, then field by field."""

from dataclasses import replace

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.commitments import find_commitments
from kunak.core.reading.clauses.coordinators import find_coordinators
from kunak.core.reading.clauses.effect import find_effect, find_provisional
from kunak.core.reading.clauses.in_force import find_in_force
from kunak.core.reading.clauses.likely_notice import likely_notice
from kunak.core.reading.clauses.ministry_beside import with_ministry
from kunak.core.reading.clauses.notice import find_notice
from kunak.core.reading.clauses.party_names import with_small_names
from kunak.core.reading.clauses.party_order import in_usual_order
from kunak.core.reading.clauses.party_places import with_second_places
from kunak.core.reading.clauses.planned.find import find_planned
from kunak.core.reading.clauses.published import find_published
from kunak.core.reading.clauses.quotes import find_quotes
from kunak.core.reading.clauses.renewal import find_renewal, find_renewal_period
from kunak.core.reading.clauses.resolved_day import day_of_dateline
from kunak.core.reading.clauses.sectors import find_sectors
from kunak.core.reading.clauses.signatories import to_people
from kunak.core.reading.clauses.supersedes import find_supersedes
from kunak.core.reading.clauses.term.ends import find_term_ends
from kunak.core.reading.clauses.term.find import find_term
from kunak.core.reading.clauses.working_groups import find_working_groups
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.doubts_of_source import with_doubts_of
from kunak.core.reading.entities.bodies import find_bodies
from kunak.core.reading.entities.dates import find_days
from kunak.core.reading.entities.people import find_people
from kunak.core.reading.entities.territories import find_territories
from kunak.core.reading.lexicon.foreign_codes import with_subdivision
from kunak.core.reading.parts import find_parts
from kunak.core.reading.placed import placed
from kunak.core.reading.profiles import act, agreement, release
from kunak.core.reading.profiles.genre import genre_of
from kunak.core.reading.record import Agreement, Meta, Quote, Record, SourceInfo
from kunak.core.reading.source import SourceText, language_of
from kunak.core.reading.sureness import calibrated, calibrated_day
from kunak.core.reading.text import Text
from kunak.core.reading.together import signed_together
from kunak.core.reading.when_and_where import day_of_signing, place_of_signing

FORUM_YEAR = re.compile(r"(?:форум|пмэф|вэф|кэф|ярмарк|выставк|фестивал|«)[^»\n.]{0,40}$|[а-яa-z»]\s?[–-]\s?$")
YEAR = re.compile(r"20(?<=[ –-]20)[0-3]\d\b(?!\s*(?:год|г\.|[–-]))")
TEXT_ADDRESS = re.compile(r"\w/(?P<year>20[0-3]\d)[/-]\d\d(?:[/-]\d\d)?/")
ADDRESS_DAY = re.compile(r"(?<!\d)(20\d\d)[-/](\d\d)[-/](\d\d)(?!\d)")


def read(source: SourceText, meta: Meta | None = None) -> Record:
    """Read one document.

    Pure: the same source and meta always give the same record.

    Args:
        source: the document's text, as `formats.open_source` gives it.
        meta: what the giver knows beside the text.
    Returns:
        The record; each value has spans of `source.raw`. What the rules do not understand is empty, with a warning.
    """
    context = survey(source, meta or Meta())
    scopes = with_small_names(context, find_scopes(context))
    quotes = find_quotes(context)
    told = [read_agreement(context, scope, _quotes_of(context, scope, scopes, quotes)) for scope in scopes]
    agreements = calibrated(signed_together(context, scopes, told), source.raw)
    info = SourceInfo(
        name=source.name,
        media_type=source.media_type,
        sha256=source.sha256,
        characters=len(source.raw),
        language=language_of(source.raw),
        published=calibrated_day(context.published, len(agreements), source.raw),
    )
    parts = find_parts(context, source, agreements)
    record = Record(info, source.raw, context.genre, agreements, tuple(context.warnings), parts)
    return with_doubts_of(source, record)


def survey(source: SourceText, meta: Meta) -> Context:
    """Find what the text names, before anything is decided."""
    text = Text(source.raw, tuple((block.start, block.end) for block in source.blocks if block.kind == "cell"))
    territories = find_territories(text)
    bodies = find_bodies(text, territories)
    people, posts = find_people(text, territories, bodies)
    context = Context(
        text,
        genre=genre_of(text),
        territories=placed(territories),
        bodies=placed(bodies),
        people=placed(people),
        posts=placed(posts),
        days=placed(find_days(text)),
        reference_day=meta.published or source.published_hint or _day_of_address(meta.url),
    )
    context.published = find_published(context)
    context.year_hint = _year_hint(context)
    if context.published is None and context.genre == "release":
        context.published = _of_dateline(context)
    return context


def _of_dateline(context: Context) -> Sourced[str] | None:
    """Return the day of a dateline whose year the text tells elsewhere; that of a forum tells nothing of the page."""
    told = day_of_dateline(context)
    if told is None or (context.year_hint is not None and context.year_hint.rule == "year.forum"):
        return None
    return replace(told, spans=told.spans[:1], confidence=0.8, rule="published.dateline")


def _day_of_address(url: str | None) -> str | None:
    found = ADDRESS_DAY.search(url or "")
    return "-".join(found.groups()) if found else None


def _year_hint(context: Context) -> Sourced[str] | None:
    """Return the year in a forum's name, or the one that a page's last line is."""
    lower = context.text.lower
    found = TEXT_ADDRESS.search(lower) if "/20" in lower else None
    if found:
        return Sourced(found["year"], (Span(*found.span("year")),), 0.8, "year.address")
    for year in YEAR.finditer(lower):
        if FORUM_YEAR.search(lower, max(0, year.start() - 60), year.start()):
            return Sourced(year[0], (Span(*year.span()),), 0.8, "year.forum")
    found = LAST_LINE.search(lower)
    return Sourced(found["year"], (Span(*found.span("year")),), 0.7, "year.credit") if found else None


# «Клуб регионов, 2018»
LAST_LINE = re.compile(
    r"(?:^|\n)[^\S\n]*(?:[а-я«][^\n.!?;:©\d]{2,40},[^\S\n]*)?(?P<year>20[0-3]\d)(?:[^\S\n]*(?:г\.|год))?\s*\Z"
)


def find_scopes(context: Context) -> tuple[Scope, ...]:
    """Return the agreements of the document, by the rules of its genre."""
    if context.genre == "release":
        return release.find_scopes(context)
    if context.genre in ("agreement", "programme"):
        return agreement.find_scopes(context)
    return act.find_scopes(context)


def _quotes_of(
    context: Context, scope: Scope, scopes: tuple[Scope, ...], quotes: tuple[Quote, ...]
) -> tuple[Quote, ...]:
    """Return the quotations of an agreement: each goes to the main one whose sentences hold it, else to the first."""
    mains = [other for other in scopes if other.is_main] or list(scopes[:1])
    if not any(scope is other for other in mains):
        return ()
    if len(mains) == 1:
        return quotes
    out = []
    for quote in quotes:
        owner = next((other for other in mains if other.holds(context, quote.spans[0].start)), mains[0])
        if owner is not mains[0] and _is_of_other_paragraph(context, quote, owner):
            owner = mains[0]
        if owner is scope:
            out.append(quote)
    return tuple(out)


def _is_of_other_paragraph(context: Context, quote: Quote, owner: Scope) -> bool:
    """Tell whether the paragraph of a quotation tells nothing of an act's signing: it is of the first act."""
    place, shadow = quote.spans[0].start, context.text.shadow
    start, end = shadow.rfind("\n", 0, place) + 1, shadow.find("\n", place)
    end = end if end >= 0 else len(shadow)
    return not any(start <= context.text.sentences[index].start < end for index in owner.signing)


def read_agreement(context: Context, scope: Scope, quotes: tuple[Quote, ...]) -> Agreement:
    """Read the fields of one agreement."""
    signed_on = day_of_signing(context, scope)
    place = place_of_signing(context, scope, signed_on)
    if context.genre == "release" and scope.is_main:
        scope.parties = in_usual_order(context, scope.parties)
    if scope.is_main:
        scope.parties = with_second_places(context, scope.parties)
    if scope.signers:
        scope.signatories = to_people(context, scope.signers, scope.parties)
    if scope.is_main:
        scope.parties, scope.signatories = with_ministry(scope.parties, scope.signatories)
    base = Agreement(
        kind=scope.kind,
        event=scope.event,
        title=scope.title,
        signed_on=signed_on,
        place=place,
        parties=tuple(with_subdivision(party) for party in scope.parties),
        signatories=scope.signatories,
    )
    if not scope.is_main:
        return replace(base, term=_stated_term(context, scope))
    return _with_clauses(context, scope, base, quotes)


def _stated_term(context: Context, scope: Scope) -> Sourced[str] | None:
    """Return the term of an agreement of the background, without warnings about it."""
    before = list(context.warnings)
    term = find_term(context, scope)
    context.warnings[:] = before
    return term


def _with_clauses(context: Context, scope: Scope, base: Agreement, quotes: tuple[Quote, ...]) -> Agreement:
    newer = scope.newer()
    term = find_term(context, newer)
    renewal = find_renewal(context, newer)
    period = find_renewal_period(context, newer, renewal, term)
    commitments = find_commitments(context, scope)
    return replace(
        base,
        term=term,
        renewal=renewal,
        renewal_period=period,
        notice=find_notice(context, newer) or likely_notice(context, newer, (term, period)),
        in_force=find_in_force(context, newer, base.signed_on),
        supersedes=find_supersedes(context, scope, base.signed_on),
        coordinators=find_coordinators(context, scope),
        working_groups=find_working_groups(context, scope),
        sectors=find_sectors(context, scope, commitments),
        commitments=commitments,
        planned=find_planned(context, scope, commitments),
        quotes=quotes,
        term_ends=find_term_ends(context, newer),
        effect=find_effect(context, newer),
        provisional=find_provisional(context, newer),
    )
