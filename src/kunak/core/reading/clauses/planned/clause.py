"""What one clause sets for a time: «намечено на май», «состоится осенью», «рассчитывают отгрузить к июлю»."""

from collections.abc import Iterator, Sequence

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.commitments.clauses import Clause, real_verb
from kunak.core.reading.clauses.commitments.grammar import is_predicate, tense, top
from kunak.core.reading.clauses.commitments.subject import subject_of
from kunak.core.reading.clauses.commitments.trim import trimmed
from kunak.core.reading.clauses.moments import MONTH, WHEN_OF_GAP, YEAR, is_lasting, moment_in
from kunak.core.reading.clauses.planned.events import announced, event_at
from kunak.core.reading.clauses.planned.of_paper import APPROVES, DONE, OF_SIGNING, OF_THE_PAPER, approves_plan
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.actions import is_of
from kunak.core.reading.record import Planned
from kunak.core.reading.text import Token

SET = frozenset(("запланировать", "наметить", "назначить", "перенести", "приурочить", "объявить"))
COMES = frozenset(
    (
        "собраться", "состояться", "пройти", "начаться", "открыться", "приехать", "прибыть", "выехать", "выезжать",
        "посетить", "обменяться", "стартовать", "выступить", "принять", "отправиться", "поехать", "вылететь",
        "провести", "заработать", "появиться", "сойти", "прилететь", "приурочить", "съехаться", "прозвучать",
        "планироваться", "ожидаться", "намечаться", "предполагаться", "готовиться", "собираться", "ждать", "ожидать",
        "вернуться", "возобновиться",
    )
)  # fmt: skip
# said of what is to come on a day as if it went on: «Первая колонна уходит 12 марта»
GOES = frozenset(
    (
        "уходить", "уезжать", "отправляться", "начинаться", "открываться", "приезжать", "прибывать", "прилетать",
        "вылетать", "отплывать",
    )
)  # fmt: skip
FOR_YEAR = agrees(r"\bна 20\d\d год\b")
A_DIGIT = re.compile(r"\d")
NAMES_ITSELF = 3  # words; a shorter subject says too little without its verb


def set_for(context: Context, tokens: Sequence[Token], clause: Clause) -> Iterator[Planned]:
    """Yield what a clause sets for a time: «намечено на май», «состоится осенью», «музей откроют до конца года»."""
    verb = tokens[clause.verb]
    lemma = top(verb.lower).lemma
    is_set = lemma in SET and top(verb.lower).pos == "PRTS"
    comes = lemma in COMES and tense(verb.lower) in ("futr", "pres", "other")
    goes = lemma in GOES and tense(verb.lower) == "pres"
    if lemma in OF_PAPERS_TOO and _is_of_paper(tokens, clause):
        return  # «Соглашение заработает 1 января»
    if lemma in TALKS or _asks(tokens, clause):
        return
    if not (is_set or comes or goes or _will_be_done(tokens, clause) or _is_meant(tokens, clause)):
        return
    first = _with_aside(tokens, clause.start)
    start, end = tokens[first].start, tokens[clause.end - 1].end
    moment = moment_in(context.text.lower, start, end) or _moment_around(context, tokens, clause)
    if moment is None and is_set and (year := FOR_YEAR.search(context.text.lower, start, end)):
        moment = Span(*year.span())
    if (
        moment is None
        or DONE.search(context.text.lower, start, moment.start) is not None  # «взамен соглашения от 25 июня 2013 года»
        or not _may_be_set(context, tokens, clause, moment, start=start, end=end)
    ):
        return
    if goes and not A_DIGIT.search(context.text.lower, moment.start, moment.end):
        return
    subject = [token for token in tokens[clause.start : clause.verb] if token.is_word]
    if is_set and len(subject) >= NAMES_ITSELF and moment.start > verb.start and lemma == "запланировать":
        end = tokens[clause.verb - 1].end
    rule, sure = ("planned.set", 0.95) if is_set else ("planned.comes", 0.85)
    apart = list(_each_with_its_month(context, tokens, clause))
    if apart:
        yield from (event_at(context, words, when, rule, sure) for words, when in apart)
        return
    referred = _referred(tokens, clause)
    if referred:
        start, end = tokens[referred[0]].start, tokens[referred[1] - 1].end
    gap = GAP.search(context.text.lower, moment.end, end) if lemma not in APPROVES else None
    yield from announced(context, start, gap.start() if gap else end, moment, rule=rule, confidence=sure)
    for span, when in _behind_gaps(context, gap, end):
        yield event_at(context, span, when, rule, sure)


# what is only said or thought of a thing is no event: «о списке ведомство расскажет в марте»
TALKS = frozenset(("рассказать", "сообщить", "подумать", "изучить", "объяснить", "пояснить", "ответить"))
ASKING = frozenset(("кто", "где", "куда", "какой", "какая", "какие", "сколько", "почему", "зачем"))


def _asks(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether a clause asks or is asked about: «кто поедет зимой?», «где в марте отремонтируют крыши»."""
    return tokens[clause.start].lower in ASKING and tokens[clause.start + 1].text != ","


OF_PAPERS_TOO = frozenset(("заработать", "стартовать", "начаться"))


def _is_of_paper(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether the paper itself is the subject, before the verb or right behind it."""
    subject = subject_of(tokens, clause.start, clause.verb)
    if subject >= 0:
        return is_of(tokens[subject].lower, "act")
    return any(is_of(token.lower, "act") for token in tokens[clause.verb + 1 : clause.verb + 2])


# «в марте состоится встреча, а в апреле – выставка»: a dash for the verb
GAP = agrees(rf"[,;] (?:а |и )?(?:затем |потом )?(?P<when>{WHEN_OF_GAP}) – ")


def _behind_gaps(context: Context, gap: re.Match[str] | None, end: int) -> Iterator[tuple[Span, Span]]:
    """Yield each event that has a dash for its verb, with its time, from the first such dash on."""
    while gap:
        following = GAP.search(context.text.lower, gap.end(), end)
        span = trimmed(context, gap.end(), following.start() if following else end)
        if span is not None and any(
            top(token.lower).pos == "NOUN" for token in context.text.tokens_in(span.start, span.end)
        ):
            yield span, Span(*gap.span("when"))
        gap = following


WHEN_CLAUSE = ("когда", "как", "едва")  # «Как только сойдёт снег, начнут …»: the time of what follows


def _may_be_set(
    context: Context, tokens: Sequence[Token], clause: Clause, moment: Span, *, start: int, end: int
) -> bool:
    """Tell whether a clause, whose words stand between two places, may be of an event at a time."""
    opens_with_it = tokens[clause.start].lower in WHEN_CLAUSE and moment.start == start
    return not (
        opens_with_it
        or is_lasting(context.text.lower, moment)
        or _is_of_past(tokens, moment)
        or _says_no_event(tokens, clause, told_behind=moment.start >= end)
    )


RUNS_OUT = frozenset(("закончиться", "кончиться", "истечь", "завершиться", "пройти"))
LENGTHS = ("лет", "год", "срок", "действи", "полномочи")


def _says_no_event(tokens: Sequence[Token], clause: Clause, *, told_behind: bool) -> bool:
    """Tell whether a term runs out, «пять лет весной закончатся», or nothing is named: «Поговорим, когда …»."""
    if top(tokens[clause.verb].lower).lemma in RUNS_OUT:
        return any(token.lower.startswith(LENGTHS) for token in tokens[clause.start : clause.verb])
    return told_behind and not any(top(one.lower).pos == "NOUN" for one in tokens[clause.start : clause.end])


def _is_of_past(tokens: Sequence[Token], moment: Span) -> bool:
    """Tell whether words of time go with a participle: «обмен, прерванный в 2020 году»."""
    before = [token for token in tokens if token.end <= moment.start]
    return bool(before) and top(before[-1].lower).pos == "PRTF"


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


BE = frozenset(("будет", "будут"))  # «Праздник будет в июне»


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
        return approves_plan(lemma, tokens[clause.start : clause.end])
    subject = subject_of(tokens, clause.start, clause.verb)
    return subject < 0 or not is_of(tokens[subject].lower, "act")


OTHER_PAPERS = ("соглашени", "протокол", "меморандум", "договор")
MEANS = frozenset(
    (
        "предстоять", "планировать", "планироваться", "намерить", "намереваться", "собираться", "рассчитывать",
        "предполагать", "предполагаться", "хотеть", "обещать", "готовиться", "поручить", "решить",
    )
)  # fmt: skip


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


def _with_aside(tokens: Sequence[Token], start: int) -> int:
    """Return where «первая группа – четыре врача – выезжает» begins: an aside between dashes belongs to its subject."""
    if start > 1 and tokens[start - 1].text == "–" and any(token.text == "–" for token in tokens[: start - 1]):
        return 0
    return start


LONGEST_REFERRED = 16


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


MONTH_IN_BRACKETS = agrees(rf"\((?P<when>(?:в |до |к |на )?(?:\d{{1,2}} )?{MONTH}{YEAR})\)")
JOINS = re.compile(r"[,;\s]*(?:и\s+|а также\s+)?")


def _each_with_its_month(context: Context, tokens: Sequence[Token], clause: Clause) -> Iterator[tuple[Span, Span]]:
    """Yield each deed with the month in brackets after it: «предстоит провести форум (апрель), открыть цех (май)»."""
    lower, end = context.text.lower, tokens[clause.end - 1].end
    first = next((token for token in tokens[clause.verb + 1 : clause.end] if top(token.lower).pos == "INFN"), None)
    end = end + (lower[end : end + 1] == ")")
    if first is None or (found := MONTH_IN_BRACKETS.search(lower, first.start, end)) is None:
        return
    start = first.start
    while found is not None:
        span = trimmed(context, start, found.start())
        if span is not None:
            yield span, Span(*found.span("when"))
        joined = JOINS.match(lower, found.end(), end)
        start = joined.end() if joined else found.end()
        found = MONTH_IN_BRACKETS.search(lower, start, end)
