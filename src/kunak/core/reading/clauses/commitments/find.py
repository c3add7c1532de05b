"""The commitments of one agreement: pieces found by the rules of its genre, judged, each with sector and kind."""

from collections.abc import Iterator, Sequence

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.commitments import likely
from kunak.core.reading.clauses.commitments.bare import bare, bulleted, governed
from kunak.core.reading.clauses.commitments.counted import counted
from kunak.core.reading.clauses.commitments.finite import Telling, finite
from kunak.core.reading.clauses.commitments.grammar import opens_infinitive
from kunak.core.reading.clauses.commitments.headed import dated, dated_line, headed
from kunak.core.reading.clauses.commitments.judge import is_undertaking
from kunak.core.reading.clauses.commitments.listed import listed, piece_of, rows_below
from kunak.core.reading.clauses.commitments.measure import kind_of_measure
from kunak.core.reading.clauses.commitments.pieces import Piece
from kunak.core.reading.clauses.commitments.places import places
from kunak.core.reading.clauses.commitments.rows import programme_rows
from kunak.core.reading.clauses.commitments.sector import Surroundings, sector_of, sector_of_parties, sector_of_title
from kunak.core.reading.clauses.commitments.split import Item, Takes, conjuncts
from kunak.core.reading.clauses.commitments.trim import trimmed
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.lexicon.actions import is_action_noun, is_of
from kunak.core.reading.record import Commitment
from kunak.core.reading.text import Token

NEXT = re.compile(
    r"(?:перв|ближайш|очередн|следующ)(?:[ыи]й|ая|[ое]е|[ыи]е|[ую]ю|[ое]го|[ыи]х)\s"
    r"(?!к\s|\d|[а-я]*(?:сто|сти|ста|сот|десят|дцать|пять|шесть|семь|восемь|девять)\b)"  # «Первые двести школьников»
)
FUTURE = frozenset(("futr",))
FUTURE_OR_PRESENT = frozenset(("futr", "pres"))
# what the paper itself says, so that a draft says it too
OF_THE_PAPER = frozenset(("commitment.provides", "commitment.provided"))
TELL_OF_DRAFTS = frozenset(("release", "letter"))
OF_SENTENCES = frozenset(("commitment.dated_line", "commitment.told", "commitment.retold"))
OF_ARTICLES = Telling(FUTURE_OR_PRESENT, 0.9, "commitment.article")
RETOLD = Telling(FUTURE_OR_PRESENT, 0.8, "commitment.retold", is_of_news=True)
TOLD = Telling(FUTURE, 0.8, "commitment.told")
FROM_NOW_ON = Telling(FUTURE, 0.8, "commitment.new_period")
AFTER = Telling(FUTURE, 0.8, "commitment.told", by_parties=True)


def find_commitments(context: Context, scope: Scope) -> tuple[Commitment, ...]:
    """Return the commitments of one agreement in the order of the text.

    An action that the parties undertook, with its object, in the shortest words that can stand; coordinate actions
    are apart. Hopes, offers of one speaker and reports of what was done are none.
    """
    out: dict[str, Commitment] = {}
    events: list[Piece] = []
    found = pieces(context, scope)
    leads = {piece.sentence: piece.start for piece in reversed(found)}
    title, bodies = sector_of_title(context, scope.title), sector_of_parties(scope.parties)
    sibling = (-1, "")
    for piece in found:
        if piece.rule in OF_SENTENCES and context.genre == "release" and NEXT.match(context.text.lower, piece.start):
            events.append(piece)
            continue  # «Ближайшая репетиция – в марте», «Первые трое поедут 1 сентября»: events of what is told before
        before = sibling[1] if sibling[0] == piece.sentence else ""
        made = _commitment(context, piece, Surroundings(leads[piece.sentence], title, bodies, before))
        if made is not None:
            sibling = (piece.sentence, "" if made.sector == "other" else made.sector)
            out.setdefault(made.text, made)
    told = _with_likely(context, scope, tuple(out.values()), events, Surroundings(-1, title, bodies))
    return told or (() if events else tuple(_of_title(context, scope, title)))


def _with_likely(
    context: Context, scope: Scope, told: Sequence[Commitment], events: Sequence[Piece], around: Surroundings
) -> tuple[Commitment, ...]:
    """Return what rules found without what is unlikely, and what is likely where they found nothing.

    What the sides agree to, articles and rows are undertakings by their place: they stay unless nothing speaks for
    them; a sentence of news that only tells what somebody will do may tell something else, and so may what
    a paper provides for and what is done already.
    What no rule finds is never so sure that nobody is asked about it.
    """
    kept = [one for one in told if likely.likelihood(context, scope, one.spans[0]) >= _least(one.rule)]
    if scope.event == "signed" and context.genre in ("release", "agreement", "programme"):
        taken = [*(Span(event.start, event.end) for event in events), *(one.spans[0] for one in told)]
        texts = {one.text for one in kept}
        for piece in likely.unfound(context, scope, taken):
            if not is_undertaking(context, piece):
                continue
            made = _commitment(context, piece, around._replace(lead=piece.start))
            if made is not None and made.text not in texts:
                kept.append(made)
                texts.add(made.text)
    return tuple(sorted(kept, key=lambda one: one.spans[0].start))


def _least(rule: str) -> float:
    """Return how likely what a rule finds must be to stay."""
    return likely.UNLIKELY if rule in OF_SENTENCES else likely.DOUBTFUL.get(rule, likely.HOPELESS)


def _of_title(context: Context, scope: Scope, sector: str) -> Iterator[Commitment]:
    """Yield the actions that only the title names: «о строительстве водовода», where nothing else is told."""
    if scope.title is None or scope.event != "signed" or scope.kind in ("programme", "roadmap"):
        return
    span = scope.title.spans[0]
    tokens = context.text.tokens_in(span.start, span.end)
    if not tokens or tokens[0].lower not in ("о", "об", "по"):
        return
    takes = Takes(case="datv" if tokens[0].lower == "по" else "loct")
    is_in_fields = False
    for item in conjuncts(tokens, 1, len(tokens), takes):
        if is_in_fields and tokens[item.start - 1].lower not in ("о", "об"):
            continue  # «о взаимодействии в спорте и школьном обучении»
        is_in_fields = is_in_fields or _is_tie_in_fields(tokens, item)
        piece = piece_of(tokens, item, context.text.sentence_index(span.start), "commitment.title", 0.7)
        head = tokens[item.head].lower
        if is_action_noun(head) and not is_of(head, "tie", "formal") and is_undertaking(context, piece):
            made = _commitment(context, piece, Surroundings(piece.start, sector, ""))
            if made is not None:
                yield made


def _is_tie_in_fields(tokens: Sequence[Token], item: Item) -> bool:
    """Tell whether what follows names fields, too: «о взаимодействии в спорте»."""
    told = tokens[item.head + 1 : item.end]
    return is_of(tokens[item.head].lower, "tie") and any(token.lower in ("в", "во") for token in told)


def pieces(context: Context, scope: Scope) -> tuple[Piece, ...]:
    """Return the pieces that tell undertakings, in order and without overlaps; the surer of two stands."""
    memo = f"pieces {scope.anchor} {scope.kind} {scope.sentences}"
    if memo not in context.memo:
        found = [piece for piece in _found(context, scope) if is_undertaking(context, piece)]
        context.memo[memo] = tuple(_apart(found))
    kept: tuple[Piece, ...] = context.memo[memo]
    return kept


def _found(context: Context, scope: Scope) -> Iterator[Piece]:
    if scope.event != "signed":
        if context.genre in TELL_OF_DRAFTS:
            yield from _not_signed_now(context, scope)
        return
    found = programme_rows(context, scope) if context.genre == "programme" else ()
    rows = [row for row in found if is_undertaking(context, row)]
    if rows:
        yield from rows
    elif context.genre == "agreement":
        for place in places(context, scope):
            yield from listed(context, place.index)
            yield from counted(context, place.index)
            yield from finite(context, place.index, OF_ARTICLES)
            if context.text.shadow[context.text.sentences[place.index].end - 1] == ":":
                yield from rows_below(context, place.index, "commitment.rows", 0.9)
            elif place.index in context.text.held(DUTIES):
                yield from _duties_below(context, place.index)
    elif context.genre in ("release", "programme"):  # a plan without rows is told of in sentences
        signed = min(scope.signing, default=-1)
        for place in places(context, scope):
            yield from listed(context, place.index)
            yield from bulleted(context, place.index)
            yield from bare(context, place.index)
            yield from governed(context, place.index)
            yield from headed(context, place.index)
            yield from counted(context, place.index)
            yield from dated(context, place.index)
            yield from dated_line(context, place.index)
            if context.text.shadow[context.text.sentences[place.index].end - 1] == ":":
                yield from rows_below(context, place.index, "commitment.rows", 0.8)
            is_after = place.index > signed >= 0
            retells = place.is_of_text or context.genre == "programme"
            yield from finite(context, place.index, RETOLD if retells else AFTER if is_after else TOLD)


# «Раздел 2. Обязанности Института», above rows: «2.1. Открыть набор …»
DUTIES = agrees(
    r"^\W*(?:(?:раздел|статья|глава|пункт|§|№) ?)?[\divx. ]{0,8}(?:(?:взаимные|основные) )?(?:права и )?"
    r"(?:обязанности|обязательства)(?: и права)?(?: [а-я«»-]+){0,6}$"
)


def _duties_below(context: Context, index: int) -> Iterator[Piece]:
    """Yield the rows below the heading of one side's duties that open with an infinitive: the others are headings."""
    for piece in rows_below(context, index, "commitment.rows", 0.9):
        tokens = context.text.tokens_in(piece.start, piece.end)
        if opens_infinitive(tokens, 0, len(tokens)) >= 0:
            yield piece


def _not_signed_now(context: Context, scope: Scope) -> Iterator[Piece]:
    """Yield what the news of a draft says of its text, and that of a prolonged act of the time to come."""
    if scope.event == "planned":
        for place in places(context, scope):
            is_said = place.index in context.text.held(OF_DRAFT)
            yield from (piece for piece in listed(context, place.index) if is_said or piece.rule in OF_THE_PAPER)
            if place.index in context.text.held(BY_DRAFT):
                yield from finite(context, place.index, RETOLD)
    elif scope.event == "prolonged":
        for index in _of_new_period(context, scope):
            yield from finite(context, index, FROM_NOW_ON)


# «По проекту край проложит тропу»: what a draft says is told as what will be done
BY_DRAFT = agrees(
    r"^\W*(?:по|согласно) (?:(?:подготовленному|этому|готовящемуся) )?проекту(?! «)"
    r"(?: (?:соглашени|договор|меморандум|документ|протокол)[а-я]*)?\b|"
    r"^\W*(?:по|согласно) (?:будущему|готовящемуся|новому) (?:соглашени|договор|документ|меморандум)[а-я]*\b|"
    r"\bв (?:проекте|черновике|тексте|документе|нем) (?:[а-я]+ ){0,2}?"
    r"(?:записано|сказано|прописано|говорится|значится)|"
    r"\bпроект(?:ом)?\b[^.:]{0,60}?\b(?:предусмотрено|установлено|обязывает|предписывает)\b"
)
# … and what it, or the sides by it, promise: «текст готов и обещает: …», «соседи обязуются …»; plans are none yet
OF_DRAFT = agrees(
    r"\b(?:проект|текст|документ|бумага|соглашение|договор) (?:[а-я]+ ){0,2}?"
    r"(?:предусматривает|обещает|обязывает|велит)\b|"
    r"\b(?:обещают|обязуются|обязаны|берутся|берут на себя)\b"
)
# «В новом периоде край расширит порт»: news of a prolonged agreement tells what is to be done from now on
NEW_PERIOD = agrees(
    r"^\W*(?:в|на|за) (?:(?:течение|ход[еу]|рамках) )?(?:нов|следующ|предстоящ|ближайш|очередн|втор|трет)[а-я]+ "
    r"(?:[а-я]+ )?(?:период|срок|пятилет|трехлет|двухлет|десятилет|этап|лет|год)[а-я]*"
)


def _of_new_period(context: Context, scope: Scope) -> Iterator[int]:
    """Yield the sentences from one that opens with the new period to the end of its paragraph."""
    opening = context.text.held(NEW_PERIOD)
    goes_on = False
    for place in places(context, scope) if opening else ():
        index = place.index
        before = context.text.sentences[max(0, index - 1)].end
        if goes_on and "\n" in context.text.shadow[before : context.text.sentences[index].start]:
            goes_on = False
        goes_on = goes_on or index in opening
        if goes_on:
            yield index


def _apart(found: list[Piece]) -> list[Piece]:
    """Return the pieces in order; of two that overlap the surer one, of equally sure ones the first."""
    kept: list[Piece] = []
    for piece in sorted(found, key=lambda piece: (piece.start, -piece.confidence)):
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
        elif piece.confidence > kept[-1].confidence:
            kept[-1] = piece
    return kept


def _commitment(context: Context, piece: Piece, around: Surroundings) -> Commitment | None:
    span = trimmed(context, piece.start, piece.end)
    if span is None:
        return None
    sector, sure = sector_of(context, piece, span, around)
    kind = kind_of_measure(context, span, sector)
    text = context.text.words(span.start, span.end)
    return Commitment(text, sector, kind, (Span(span.start, span.end),), round(piece.confidence * sure, 2), piece.rule)
