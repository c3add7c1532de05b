"""Future events that a document announces, each by the rules of its genre."""

from collections.abc import Iterator, Sequence

from kunak.core.reading.clauses.commitments import likely
from kunak.core.reading.clauses.commitments.find import pieces
from kunak.core.reading.clauses.commitments.pieces import Piece
from kunak.core.reading.clauses.planned.decided import decided
from kunak.core.reading.clauses.planned.news import of_news
from kunak.core.reading.clauses.planned.undertakings import (
    is_of_one_day,
    names_event,
    of_piece,
    of_row,
    returns_each_year,
)
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.record import Commitment, Planned

NO_EVENT = agrees(
    r"^(?:20\d\d–20\d\d (?:год|гг)|с эт(?:ого|их) [а-я]+$|(?:ежедневно|еженедельно|ежемесячно|ежеквартально)$|"
    r"кажд[а-я]+ (?:год|квартал|месяц|недел[юя])$|постоянно|весь|"
    r"в течение (?:всего|срока|периода))"
)


def find_planned(context: Context, scope: Scope, commitments: Sequence[Commitment] = ()) -> tuple[Planned, ...]:
    """Return the events announced for one agreement in the order of the text.

    Each with the words of its time as they are written. In news what is set for a time, in plans the rows with
    theirs, in minutes and orders what was decided to be done by a day; also those of the undertakings that no rule
    tells and that are only likely.
    """
    out: list[Planned] = []
    for planned in sorted(_found(context, scope, commitments), key=_rank):
        if not (planned.when and NO_EVENT.search(planned.when.lower())) and all(
            planned.spans[0].start >= other.spans[0].end or planned.spans[0].end <= other.spans[0].start
            for other in out
        ):
            out.append(planned)
    return tuple(sorted(out, key=lambda planned: planned.spans[0].start))


def _rank(planned: Planned) -> tuple[bool, int]:
    """Return what decides between events in the same words: an undertaking is cut better than its clause."""
    return planned.rule == "planned.comes", planned.spans[0].start


def _likely(context: Context, commitments: Sequence[Commitment]) -> Iterator[Piece]:
    """Yield the undertakings that weights tell as pieces."""
    for told in commitments:
        if told.rule == likely.RULE:
            span = told.spans[0]
            index = context.text.sentence_index(span.start)
            yield Piece(span.start, span.end, index, told.rule, told.confidence)


def _found(context: Context, scope: Scope, commitments: Sequence[Commitment]) -> Iterator[Planned]:
    if context.genre == "release":
        yield from of_news(context, scope)
        for piece in (*pieces(context, scope), *_likely(context, commitments)):
            yield from of_piece(context, piece)
    elif context.genre == "programme":
        for piece in (*pieces(context, scope), *_likely(context, commitments)):
            yield from of_row(context, piece)
    elif context.genre == "agreement":
        with_firm = any(party.type == "company" for party in scope.parties)
        for piece in (*pieces(context, scope), *_likely(context, commitments)):
            if (
                names_event(context, piece)
                or returns_each_year(context, piece)
                or (not with_firm and is_of_one_day(context, piece))
            ):
                yield from of_piece(context, piece)
    elif context.genre in ("minutes", "other", "letter"):
        yield from decided(context, scope)
    if context.genre in ("report", "letter"):
        yield from of_news(context, scope)
