"""Future events that a document announces."""

from collections.abc import Iterator, Sequence

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.commitments.find import pieces
from kunak.core.reading.clauses.commitments.finite import Clause, clauses_in, clauses_of, real_verb
from kunak.core.reading.clauses.commitments.grammar import is_predicate, tense, top
from kunak.core.reading.clauses.commitments.pieces import Piece
from kunak.core.reading.clauses.commitments.subject import subject_of
from kunak.core.reading.clauses.commitments.trim import trimmed
from kunak.core.reading.clauses.moments import MOMENT, MONTH, WHEN_OF_GAP, YEAR, is_lasting, moment_in, moment_of_row
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.lexicon.actions import is_of
from kunak.core.reading.placed import Placed, placed
from kunak.core.reading.profiles.telling import background_sentences, headline_end
from kunak.core.reading.record import Planned
from kunak.core.reading.text import QuotePair, Token

SET = frozenset(("запланировать", "наметить", "назначить", "перенести", "приурочить", "объявить"))
COMES = frozenset(
    (
        "собраться",
        "состояться",
        "пройти",
        "начаться",
        "открыться",
        "приехать",
        "прибыть",
        "выехать",
        "выезжать",
        "посетить",
        "обменяться",
        "стартовать",
        "выступить",
        "принять",
        "отправиться",
        "поехать",
        "вылететь",
        "провести",
        "заработать",
        "появиться",
        "сойти",
        "прилететь",
        "приурочить",
        "съехаться",
        "прозвучать",
        "планироваться",
        "ожидаться",
        "намечаться",
        "предполагаться",
        "готовиться",
        "собираться",
        "ждать",
        "ожидать",
    )
)
# said of what is to come on a day as if it went on: «Первая колонна уходит 12 марта»
GOES = frozenset(
    (
        "уходить", "уезжать", "отправляться", "начинаться", "открываться", "приезжать", "прибывать", "прилетать",
        "вылетать", "отплывать",
    )
)  # fmt: skip
NO_EVENT = agrees(
    r"^(?:20\d\d–20\d\d (?:год|гг)|(?:ежедневно|еженедельно|ежемесячно|ежеквартально)$|"
    r"кажд[а-я]+ (?:год|квартал|месяц|недел[юя])$|постоянно|весь|"
    r"в течение (?:всего|срока|периода))"
)
FOR_YEAR = agrees(r"\bна 20\d\d год\b")
RUNS_OUT = frozenset(("закончиться", "кончиться", "истечь", "завершиться", "пройти"))
LENGTHS = ("лет", "год", "срок", "действи", "полномочи")
BE = frozenset(("будет", "будут"))  # «Праздник будет в июне»
OF_SIGNING = agrees(r"подпи[сш]|распиш[еу]тся|скрепят")
ROWS = frozenset(("commitment.rows", "commitment.listed"))
IN_BRACKETS = 30
BEFORE_DASH = 34  # letters: «в первой половине августа –»
LONGEST_REFERRED = 16
FEWEST_SAID = 4  # words
NAMES_ITSELF = 3  # words; a shorter subject says too little without its verb
DECIDED = agrees(
    r"\b(?:поручить|рекомендовать|провести|принять|передать|представить|внести|подготовить|направить|вернуться|"
    r"обеспечить|организовать|утвердить|"
    r"разработать|согласовать|сообщить|известить|уведомить|испытать|разместить|оформить|открыть|запустить|рассмотреть|создать|заключить|подписать|определить|завершить|доложить)\b"
)
DOUBT = agrees(r"\bрассмотрят\b|\bесли\b")
CEREMONY = agrees(r"\bцеремони|подпис")
TOMORROW = agrees(r"\bзавтра\b")  # of the news' own days, unless a signing is to come


def find_planned(context: Context, scope: Scope) -> tuple[Planned, ...]:
    """Return the events announced for one agreement in the order of the text.

    Each with the words of its time as they are written. In news what is set for a time, in plans the rows with
    theirs, in minutes and orders what was decided to be done by a day.
    """
    out: list[Planned] = []
    for planned in sorted(_found(context, scope), key=_rank):
        if not (planned.when and NO_EVENT.search(planned.when.lower())) and all(
            planned.spans[0].start >= other.spans[0].end or planned.spans[0].end <= other.spans[0].start
            for other in out
        ):
            out.append(planned)
    return tuple(sorted(out, key=lambda planned: planned.spans[0].start))


def _rank(planned: Planned) -> tuple[bool, int]:
    """Return what decides between events in the same words: an undertaking is cut better than its clause."""
    return planned.rule == "planned.comes", planned.spans[0].start


def _found(context: Context, scope: Scope) -> Iterator[Planned]:
    if context.genre == "release":
        yield from _of_news(context, scope)
        for piece in pieces(context, scope):
            yield from _of_piece(context, piece)
    elif context.genre == "programme":
        for piece in pieces(context, scope):
            yield from _of_row(context, piece)
    elif context.genre == "agreement":
        with_firm = any(party.type == "company" for party in scope.parties)
        for piece in pieces(context, scope):
            if _names_event(context, piece) or (not with_firm and _is_of_one_day(context, piece)):
                yield from _of_piece(context, piece)
    elif context.genre in ("minutes", "other", "letter"):
        yield from _decided(context, scope)
    if context.genre in ("report", "letter"):
        yield from _of_news(context, scope)


def _names_event(context: Context, piece: Piece) -> bool:
    """Tell whether an article's duty is an event, as «ежегодно в мае проводят турнир», and no standing service."""
    moment = moment_in(context.text.lower, piece.start, piece.end) or Span(piece.start, piece.start + 1)
    tokens = context.text.tokens_in(piece.start, piece.end)
    return any(is_of(token.lower, "event") and not moment.start <= token.start < moment.end for token in tokens)


OF_ONE_YEAR = re.compile(r"20\d\d")
CHANGES_TEXT = ("дополнить", "перенести", "изложить", "заменить", "менять", "дополнять", "исключить", "начинать")


def _is_of_one_day(context: Context, piece: Piece) -> bool:
    """Tell whether an article's duty is done once, by a day or in a year that is told, and is no change of the text."""
    lower = context.text.lower
    moment = moment_in(lower, piece.start, piece.end)
    lemmas = {top(token.lower).lemma for token in context.text.tokens_in(piece.start, piece.end) if token.is_word}
    if (
        moment is None
        or not lemmas.isdisjoint(CHANGES_TEXT)
        or OF_ONE_YEAR.search(lower, moment.start, moment.end) is None
    ):
        return False
    return DONE.search(lower, max(piece.start, moment.start - 70), moment.start) is None


def _of_piece(context: Context, piece: Piece) -> Iterator[Planned]:
    """Yield an undertaking that has its time."""
    span = trimmed(context, piece)
    is_of_paper = piece.verb in OF_THE_PAPER and not _approves_plan(
        piece.verb, context.text.tokens_in(piece.start, piece.end)
    )
    moment = None if is_of_paper else _moment_of(context, piece)
    if moment is not None and span is not None:
        span = _with_what_is_done(context, span, moment, piece.sentence)
        yield _planned(context, span, moment, "planned.undertaking", piece.confidence)


def _with_what_is_done(context: Context, span: Span, moment: Span, sentence: int) -> Span:
    """Return the span with what stands before its verb, where that is all it tells: «Первых гостей примут в мае»."""
    tokens = context.text.tokens_in(span.start, span.end)
    if any(top(one.lower).pos == "NOUN" for one in tokens if not moment.start <= one.start < moment.end):
        return span
    before = [token for token in context.text.tokens_of(sentence) if token.start < span.start]
    while before and (before[-1].is_word or before[-1].text.isdigit()):
        span = Span(before.pop().start, span.end)
    return span


def _moment_of(context: Context, piece: Piece) -> Span | None:
    """Return the time of an undertaking: before its dash, in its row, or in it and more than a deadline."""
    lower, sentence = context.text.lower, context.text.sentences[piece.sentence]
    if piece.rule == "commitment.dated_line":
        return moment_of_row(lower, sentence.start, piece.start) or moment_of_row(lower, piece.end, sentence.end)
    if piece.rule == "commitment.dated":
        return moment_in(lower, max(sentence.start, piece.start - BEFORE_DASH), piece.start - 1)
    own = _in_own_brackets(context, piece)
    if own is not None:
        return own
    if piece.rule in ROWS:
        return moment_of_row(lower, piece.start, _until_next(context, piece, sentence.end)) or _before_dash(
            context, piece
        )
    in_brackets = lower[piece.end : piece.end + 2] == " ("
    end = min(piece.end + IN_BRACKETS, sentence.end) if in_brackets else piece.end
    moment = moment_of_row(lower, piece.end, end) if in_brackets else None
    moment = moment or moment_in(lower, piece.start, piece.end) or _before_dash(context, piece)
    return None if moment is None or is_lasting(lower, moment) else moment


def _until_next(context: Context, piece: Piece, end: int) -> int:
    """Return where the words after a piece end: at a mark after which another may follow, else with its sentence."""
    stop = OTHER_FOLLOWS.search(context.text.shadow, piece.end, end)
    return stop.start() if stop is not None else end


OTHER_FOLLOWS = re.compile(r",\s+(?!(?:в|во|на|к|до|с|ежегодно|раз)\s)[а-яё«]|;")
YEAR_ALONE = re.compile(r"\((20\d\d)(?:-й)?\)")


def _in_own_brackets(context: Context, piece: Piece) -> Span | None:
    """Return the time in the brackets that a row ends with: «сборка автобусов (2023 год)», «сплав (2024)»."""
    shadow, end = context.text.shadow, piece.end
    while end > piece.start and shadow[end - 1] in " .,;":
        end -= 1
    opened = shadow.rfind("(", piece.start, end)
    if opened < 0 or shadow[end - 1] != ")":
        return None
    year = YEAR_ALONE.match(shadow, opened, end)
    if year is not None:
        return Span(*year.span(1))
    return moment_of_row(context.text.lower, opened, end)


def _before_dash(context: Context, piece: Piece) -> Span | None:
    """Return the time that stands right before the dash before a piece: «В планах на весну – рейд»."""
    lower, dash = context.text.lower, piece.start - 2
    if lower[dash : piece.start] != "– ":
        return None
    sentence = context.text.sentences[piece.sentence]
    moment = moment_in(lower, max(sentence.start, dash - BEFORE_DASH), dash)
    return moment if moment is not None and not lower[moment.end : dash].strip(" ,") else None


def _planned(context: Context, span: Span, moment: Span | None, rule: str, confidence: float) -> Planned:
    when = context.text.words(moment.start, moment.end) if moment is not None else None
    return Planned(context.text.words(span.start, span.end), when, (span,), round(confidence, 2), rule)


def _of_news(context: Context, scope: Scope) -> Iterator[Planned]:
    head, background = headline_end(context), background_sentences(context)
    doubted, signing = context.text.held(DOUBT), context.text.held(OF_SIGNING)
    tomorrow = context.text.held(TOMORROW)
    if tomorrow:
        doubted = doubted | (tomorrow - context.text.held(CEREMONY) if scope.event == "planned" else tomorrow)
    for index in scope.sentences:
        sentence = context.text.sentences[index]
        if sentence.start < head or index in background or index in doubted:
            continue
        if index in signing and scope.event not in ("planned", "negotiated"):
            continue
        tokens = context.text.tokens_of(index)
        for clause in clauses_in(context, index):
            yield from _set_for(context, tokens, clause)
            if scope.event in ("planned", "negotiated"):
                yield from _draft_ordered(context, tokens, clause)
        yield from _said(context, index)
        yield from _without_verb(context, index)
        if scope.event == "planned" and index in context.text.held(SIGNING_AHEAD):
            yield from _signing(context, sentence)


# «Ежегодно в марте – штабная тренировка», «В планах на осень – ярмарка»: a dash for the verb of a whole sentence
TIME_AND_DASH = agrees(
    rf"^\W*(?:(?:ежегодно|каждый год|раз в год|уже|затем|далее),? )?(?P<when>{MOMENT.pattern}) – (?!это\b)"
)


def _without_verb(context: Context, index: int) -> Iterator[Planned]:
    """Yield what a sentence without a predicate sets for the time that opens it."""
    words = context.sentence_words(index)
    found = TIME_AND_DASH.match(words) if index in context.text.may_hold(TIME_AND_DASH) else None
    if found is None:
        return
    sentence = context.text.sentences[index]
    start = sentence.start + found.end()
    end = min(
        [sentence.end, *(start + place for mark in ",;" if (place := words.find(mark, found.end()) - found.end()) > 0)]
    )
    tokens = context.text.tokens_in(start, end)
    if any(is_predicate(token.lower) for token in tokens) or not any(top(one.lower).pos == "NOUN" for one in tokens):
        return
    span = trimmed(context, Piece(start, end, index, "", 1.0))
    if span is not None:
        yield _planned(
            context, span, Span(*(sentence.start + place for place in found.span("when"))), "planned.dash", 0.85
        )


SIGNING_AHEAD = agrees(
    r"\bподпишут\b|\bподпишет\b|\bподпишем\b|\bпостав(?:ят|ит) (?:свои |свою )?подпис|\bраспиш[еу]тся\b|\bскрепят\b|"
    r"\b(?:будет|будут) подписан|\bподписать\b|подписани[еяю] (?:[^.!?]{0,60} )?"
    r"(?:состоится|пройдет|ожидается|планируется|намечено)"
)


def _signing(context: Context, sentence: Span) -> Iterator[Planned]:
    """Yield the coming signing of the agreement, where its time is told."""
    moment = moment_in(context.text.lower, sentence.start, sentence.end)
    span = trimmed(context, Piece(sentence.start, sentence.end, 0, "", 1.0))
    if moment is not None and span is not None:
        yield _planned(context, span, moment, "planned.signing", 0.85)


def _set_for(context: Context, tokens: Sequence[Token], clause: Clause) -> Iterator[Planned]:
    """Yield what a clause sets for a time: «намечено на май», «состоится осенью», «музей откроют до конца года»."""
    verb = tokens[clause.verb]
    lemma = top(verb.lower).lemma
    is_set = lemma in SET and top(verb.lower).pos == "PRTS"
    comes = lemma in COMES and tense(verb.lower) in ("futr", "pres", "other")
    goes = lemma in GOES and tense(verb.lower) == "pres"
    if not (is_set or comes or goes or _will_be_done(tokens, clause) or _is_meant(tokens, clause)):
        return
    first = _with_aside(tokens, clause.start)
    start, end = tokens[first].start, tokens[clause.end - 1].end
    moment = moment_in(context.text.lower, start, end) or _moment_around(context, tokens, clause)
    if moment is None and is_set and (year := FOR_YEAR.search(context.text.lower, start, end)):
        moment = Span(*year.span())
    if moment is None or is_lasting(context.text.lower, moment) or _is_of_past(tokens, moment):
        return
    if _says_no_event(tokens, clause, told_behind=moment.start >= end):
        return
    if tokens[clause.start].lower in WHEN_CLAUSE and moment.start == start:
        return
    if goes and not A_DIGIT.search(context.text.lower, moment.start, moment.end):
        return
    subject = [token for token in tokens[clause.start : clause.verb] if token.is_word]
    if is_set and len(subject) >= NAMES_ITSELF and moment.start > verb.start and lemma == "запланировать":
        end = tokens[clause.verb - 1].end
    rule, sure = ("planned.set", 0.95) if is_set else ("planned.comes", 0.85)
    apart = list(_each_with_its_month(context, tokens, clause))
    if apart:
        yield from (_planned(context, words, when, rule, sure) for words, when in apart)
        return
    referred = _referred(tokens, clause)
    if referred:
        start, end = tokens[referred[0]].start, tokens[referred[1] - 1].end
    gap = GAP.search(context.text.lower, moment.end, end) if lemma not in APPROVES else None
    span = trimmed(context, Piece(start, gap.start() if gap else end, 0, "", 1.0))
    if span is not None:
        yield _planned(context, span, moment, rule, sure)
    while gap:
        following = GAP.search(context.text.lower, gap.end(), end)
        span = trimmed(context, Piece(gap.end(), following.start() if following else end, 0, "", 1.0))
        if span is not None and any(
            top(token.lower).pos == "NOUN" for token in context.text.tokens_in(span.start, span.end)
        ):
            yield _planned(context, span, Span(*gap.span("when")), rule, sure)
        gap = following


def _says_no_event(tokens: Sequence[Token], clause: Clause, *, told_behind: bool) -> bool:
    """Tell whether a term runs out, «пять лет весной закончатся», or nothing is named: «Поговорим, когда …»."""
    if top(tokens[clause.verb].lower).lemma in RUNS_OUT:
        return any(token.lower.startswith(LENGTHS) for token in tokens[clause.start : clause.verb])
    return told_behind and not any(top(one.lower).pos == "NOUN" for one in tokens[clause.start : clause.end])


MONTH_IN_BRACKETS = agrees(rf"\((?P<when>(?:в |до |к |на )?(?:\d{{1,2}} )?{MONTH}{YEAR})\)")


def _each_with_its_month(context: Context, tokens: Sequence[Token], clause: Clause) -> Iterator[tuple[Span, Span]]:
    """Yield each deed with the month in brackets after it: «предстоит провести форум (апрель), открыть цех (май)»."""
    lower, end = context.text.lower, tokens[clause.end - 1].end
    first = next((token for token in tokens[clause.verb + 1 : clause.end] if top(token.lower).pos == "INFN"), None)
    end = end + (lower[end : end + 1] == ")")
    if first is None or (found := MONTH_IN_BRACKETS.search(lower, first.start, end)) is None:
        return
    start = first.start
    while found is not None:
        span = trimmed(context, Piece(start, found.start(), 0, "", 1.0))
        if span is not None:
            yield span, Span(*found.span("when"))
        joined = JOINS.match(lower, found.end(), end)
        start = joined.end() if joined else found.end()
        found = MONTH_IN_BRACKETS.search(lower, start, end)


JOINS = re.compile(r"[,;\s]*(?:и\s+|а также\s+)?")


def _is_of_past(tokens: Sequence[Token], moment: Span) -> bool:
    """Tell whether words of time go with a participle: «обмен, прерванный в 2020 году»."""
    before = [token for token in tokens if token.end <= moment.start]
    return bool(before) and top(before[-1].lower).pos == "PRTF"


# «в марте состоится встреча, а в апреле – выставка»: a dash for the verb
GAP = agrees(rf"[,;] (?:а |и )?(?:затем |потом )?(?P<when>{WHEN_OF_GAP}) – ")


def _referred(tokens: Sequence[Token], clause: Clause) -> tuple[int, int] | None:
    """Return the tokens before a dash that a pronoun after it means: «парад оркестров – его проведут 3 июля»."""
    dash = clause.start - 1
    if (
        dash < 1
        or tokens[dash].text != "–"
        or tokens[clause.start].lower not in ("его", "ее", "их", "он", "она", "оно", "они")
    ):
        return None
    start = dash
    while start > 0 and tokens[start - 1].text not in ".;:–":
        start -= 1
    if dash - start > LONGEST_REFERRED:
        return None
    verbs = [number for number in range(start, dash) if tense(tokens[number].lower)]
    return (verbs[-1] + 1 if verbs and tense(tokens[verbs[-1]].lower) == "pres" else start), dash


def _said(context: Context, index: int) -> Iterator[Planned]:
    """Yield what a speaker announces between quotation marks: «Ждём могилевчан в августе», «Соберём ко Дню города»."""
    sentence, text = context.text.sentences[index], context.text
    if "quotes by place" not in context.memo:
        context.memo["quotes by place"] = placed(text.quotes)
    quotes: Placed[QuotePair] = context.memo["quotes by place"]
    for pair in quotes.within(sentence.start, sentence.end):
        if pair.depth:
            continue
        tokens = text.tokens_in(pair.start, min(pair.end, sentence.end))
        if len(tokens) < FEWEST_SAID:
            continue
        predicates = [number for number, token in enumerate(tokens) if token.is_word and is_predicate(token.lower)]
        for clause in clauses_of(tokens, predicates):
            yield from _set_for(context, tokens, clause)


WHEN_CLAUSE = ("когда", "как", "едва")  # «Как только сойдёт снег, начнут …»: the time of what follows
A_DIGIT = re.compile(r"\d")


def _moment_around(context: Context, tokens: Sequence[Token], clause: Clause) -> Span | None:
    """Return the time that opens the sentence of a clause, or a clause of time behind it: «…, когда уйдёт вода»."""
    behind = tokens[clause.end + 1 : clause.end + 8]
    if behind and tokens[clause.end].text == "," and behind[0].lower in WHEN_CLAUSE:
        moment = moment_in(context.text.lower, behind[0].start, behind[-1].end)
        return moment if moment is not None and moment.start == behind[0].start else None
    return _moment_before(context, tokens, clause)


def _moment_before(context: Context, tokens: Sequence[Token], clause: Clause) -> Span | None:
    """Return the time that opens the sentence of a clause: «В День города, 24 июня, откроют аллею»."""
    before = tokens[: clause.start]
    if not before or (before[0].lower not in WHEN_CLAUSE and any(is_predicate(token.lower) for token in before)):
        return None
    return moment_in(context.text.lower, before[0].start, before[-1].end)


def _will_be_done(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether a clause says in the future what somebody will do; not what will come of the paper."""
    verb = tokens[clause.verb].lower
    if verb in BE and real_verb(tokens, clause) < 0:
        return any(is_of(token.lower, "event") for token in tokens[clause.start : clause.end])
    if not (tense(verb) == "futr" or {"futr", "1per", "plur"} <= top(verb).grammemes):
        return False
    doing = real_verb(tokens, clause)
    if doing < 0 or is_of(tokens[doing].lower, "effect"):
        return False
    lemma = top(tokens[doing].lower).lemma
    if lemma in OF_THE_PAPER:
        return _approves_plan(lemma, tokens[clause.start : clause.end])
    subject = subject_of(tokens, clause.start, clause.verb)
    return subject < 0 or not is_of(tokens[subject].lower, "act")


def _is_meant(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether a clause says what somebody means or has to do: «рассчитывают отгрузить», «предстоит выбрать»."""
    verb = tokens[clause.verb].lower
    if top(verb).lemma not in MEANS or tense(verb) == "past":
        return False
    if any(one.lower.startswith(OTHER_PAPERS) for one in tokens[clause.start : clause.end]):
        return False
    infinitives = [top(one.lower).lemma for one in tokens[clause.start : clause.end] if top(one.lower).pos == "INFN"]
    return bool(infinitives) and not any(
        lemma in OF_THE_PAPER or lemma == "подготовить" or OF_SIGNING.search(lemma) or is_of(lemma, "effect")
        for lemma in infinitives
    )


DRAFTS = frozenset(("подготовить", "разработать", "составить", "написать", "согласовать", "оформить", "доработать"))
ORDERS = frozenset(("поручить", "обязать", "предписать"))


def _draft_ordered(context: Context, tokens: Sequence[Token], clause: Clause) -> Iterator[Planned]:
    """Yield a draft that somebody is to write by a day: «Юристам поручено к октябрю подготовить соглашение»."""
    if top(tokens[clause.verb].lower).lemma not in ORDERS:
        return
    drafts = [one for one in tokens[clause.start : clause.end] if top(one.lower).lemma in DRAFTS]
    start, end = tokens[clause.start].start, tokens[clause.end - 1].end
    moment = moment_in(context.text.lower, start, end) if drafts else None
    span = trimmed(context, Piece(start, end, 0, "", 1.0)) if moment is not None else None
    if span is not None and moment is not None:
        yield _planned(context, span, moment, "planned.draft", 0.8)


OTHER_PAPERS = ("соглашени", "протокол", "меморандум", "договор")
MEANS = frozenset(
    (
        "предстоять", "планировать", "планироваться", "намерить", "намереваться", "собираться", "рассчитывать",
        "предполагать", "предполагаться", "хотеть", "обещать", "готовиться", "поручить", "решить",
    )
)  # fmt: skip
APPROVES = frozenset(("рассмотреть", "утвердить", "согласовать", "одобрить"))
PLAN_OF_WORK = ("план", "программ", "вопрос")


def _approves_plan(lemma: str, tokens: Sequence[Token]) -> bool:
    """Tell whether what is to be approved comes after the paper and is an event: «утвердят план мероприятий»."""
    return lemma in APPROVES and any(token.lower.startswith(PLAN_OF_WORK) for token in tokens)


OF_THE_PAPER = frozenset(
    (
        "вступить",
        "действовать",
        "продлить",
        "продлиться",
        "продлеваться",
        "истечь",
        "исполниться",  # «исполнится 30 лет первому договору»
        "быть",
        "рассмотреть",
        "прекратить",
        "утвердить",
        "согласовать",
        "одобрить",
    )
)


def _with_aside(tokens: Sequence[Token], start: int) -> int:
    """Return where «первая группа – четыре врача – выезжает» begins: an aside between dashes belongs to its subject."""
    if start > 1 and tokens[start - 1].text == "–" and any(token.text == "–" for token in tokens[: start - 1]):
        return 0
    return start


def _of_row(context: Context, piece: Piece) -> Iterator[Planned]:
    """Yield a row of a plan with the time in it or above it."""
    span = trimmed(context, piece)
    if span is None:
        return
    line_end = context.text.shadow.find("\n", piece.end)
    end = line_end if line_end > 0 else len(context.text.shadow)
    moment = _in_own_brackets(context, piece) or moment_of_row(context.text.lower, piece.start, end)
    moment = moment or _heading_above(context, piece)
    if moment is not None:
        yield _planned(context, span, moment, "planned.row", piece.confidence)


PERIOD = agrees(
    r"^\W*(?:январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь|i|ii|iii|iv|\d|"
    r"перв[а-я]+|втор[а-я]+|трет[а-я]+|четверт[а-я]+)\b"
    r"[^.;]{0,40}\.?$"
)


def _heading_above(context: Context, piece: Piece) -> Span | None:
    """Return the line above a row that names a period: «Январь – март», «II квартал»."""
    for index in range(piece.sentence - 1, max(-1, piece.sentence - 12), -1):
        line = context.text.sentences[index]
        if PERIOD.search(context.sentence_words(index)):
            return line
    return None


DONE = re.compile(
    r"(?:подписанн|заключенн|утвержденн|принят(?:ого|ой|ых|ое|ый|ая|ую)|согласованн|"
    r"расписал|подписал|заключил|скрепил|постави(?:л[аи]?) (?:свои )?подпис)[^.;]*$|\bот\s*$"
)  # a day of the past


def _decided(context: Context, scope: Scope) -> Iterator[Planned]:
    decided = context.text.may_hold(DECIDED)
    for index in scope.sentences:
        sentence = context.text.sentences[index]
        place = _task_in(context, index) if context.genre != "letter" else _asked_in(context, index)
        if place < 0 and index in decided and (found := DECIDED.search(context.sentence_words(index))) is not None:
            place = found.start()
        if place < 0:
            if context.genre == "minutes":
                tokens = context.text.tokens_of(index)
                for clause in clauses_in(context, index):
                    yield from _set_for(context, tokens, clause)
            continue
        stated = TERM_STATED.search(context.text.lower, sentence.start + place, sentence.end)
        moment = moment_in(context.text.lower, sentence.start, sentence.end)
        if moment is None and stated is not None:
            moment = moment_of_row(context.text.lower, stated.end(), sentence.end)
        if moment is None or DONE.search(context.text.lower[max(sentence.start, moment.start - 70) : moment.start]):
            continue
        end = stated.start() if stated is not None else sentence.end
        if context.genre == "letter" and ", котор" in context.text.lower[sentence.start + place : moment.start]:
            continue  # the time of what is told beside: «о протоколе, который на весну не продлён»
        span = trimmed(context, Piece(sentence.start + place, end, index, "", 1.0))
        if span is not None:
            yield _planned(context, span, moment, "planned.decided", 0.85)


# «… (срок – до 1 июля)», «… – отв. музеи, срок – IV квартал»
TERM_STATED = re.compile(r"\s*[(,–]\s*(?:срок|отв\.|ответственн)[а-я]*")
# verbs of a decision that are no deed themselves: «признать полезным», «принять к сведению»
NO_DEED = frozenset(("признать", "считать", "одобрить", "отметить", "согласиться", "установить", "расторгнуть"))
DECIDES = frozenset(("решить", "постановить", "поручить", "рекомендовать", "договориться", "условиться", "обязать"))


def _task_in(context: Context, index: int) -> int:
    """Return where in a sentence the deed begins that was decided: its infinitive, whatever verb it is; -1 for none."""
    tokens = context.text.tokens_of(index)
    for number, token in enumerate(tokens):
        if not token.is_word:
            continue
        told = top(token.lower)
        if told.pos == "INFN" and told.lemma in GIVES_OUT and _has_infinitive(tokens, number + 1):
            continue  # «Поручить секретариату подготовить задание»
        if told.pos == "INFN":
            is_deed = told.lemma not in NO_DEED and told.lemma not in ENDS_OR_PROLONGS
            return token.start - context.text.sentences[index].start if is_deed and not _notes(tokens, number) else -1
        if is_predicate(token.lower) and told.lemma not in DECIDES:
            return -1
    return -1


GIVES_OUT = frozenset(("поручить", "рекомендовать", "предложить", "обязать"))
ASKS = frozenset(("просим", "прошу", "просит", "предлагаем", "предлагаю"))


def _has_infinitive(tokens: Sequence[Token], start: int) -> bool:
    return any(top(token.lower).pos == "INFN" for token in tokens[start:] if token.is_word)


def _asked_in(context: Context, index: int) -> int:
    """Return where in a sentence of a letter the deed begins that is asked for: «Просим до мая сообщить состав»."""
    tokens = context.text.tokens_of(index)
    asks = next((number for number, token in enumerate(tokens) if token.lower in ASKS), len(tokens))
    told = next((token for token in tokens[asks:] if token.is_word and top(token.lower).pos == "INFN"), None)
    return told.start - context.text.sentences[index].start if told is not None else -1


ENDS_OR_PROLONGS = frozenset(("прекратить", "продлить", "вступить", "действовать", "утратить"))


def _notes(tokens: Sequence[Token], number: int) -> bool:
    """Tell whether an infinitive only takes note: «принять к сведению»."""
    return tokens[number].lower == "принять" and any(
        token.lower == "сведению" for token in tokens[number + 1 : number + 3]
    )
