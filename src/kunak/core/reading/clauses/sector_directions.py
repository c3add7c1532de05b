"""Where directions of co-operation are told: beside words that announce them, in headings, in what is to be done."""

from collections.abc import Iterator, Sequence

from kunak.core.provenance import Span
from kunak.core.reading.clauses.commitments.clauses import Clause, clauses_in
from kunak.core.reading.clauses.commitments.grammar import tense, top
from kunak.core.reading.clauses.commitments.places import DOUBT, FORMAL
from kunak.core.reading.clauses.commitments.subject import subject_of
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.lexicon.actions import is_of, words_of
from kunak.core.reading.profiles.telling import background_sentences, headline_end, tells
from kunak.core.reading.text import Token

NAMES_DIRECTIONS = agrees(
    r"\bсотруднич|\bвзаимодейств|\bсфер[аеуы]|\bв област(?:и|ях) |\bобласт(?:ях|ям) |\bнаправлени|\bпредусм|\bвнимани|"
    r"\bдоговорил|\bусловил|"
    r"\bакцент|\bохватыва|\bзатрагива|\bраздел|\bпартнерств|\bотрасл|\bпредполага|\bвключа|\bкасает|\bприоритет|"
    r"\bне (?:забы|обош|обойд|остал|оставл)|"
    r"\bв (?:тексте|соглашении|договоре|документе|меморандуме|протоколе|бумаге)\b|"
    r"\bсвяз[еи]|"
    r"\b(?:работать|трудиться|действовать) (?:вместе|сообща|совместно)\b|"
    r"\b(?:вместе|сообща|совместно) (?:работать|трудиться|действовать)\b|"
    # of all who met, «Говорили о станках, …», but «Гости говорили о саженцах»
    r"(?<![а-я,]\s)\b(?:по)?(?:говорили|беседовали|толковали) (?:[а-я]+ )?об? |"
    r"\bглав(?:ы|ах|ами)?: |"
    r"\bтем(?:ы|ам|ами)?\b(?! (?:временем|самым|более|не менее|же))|\bрубрик|\bречь (?!о том|о договор|о соглаш)"
)
TELL_AHEAD = frozenset(("release", "agreement", "programme"))  # of reports, minutes, letters each sentence counts
LONGEST_HEADING = 90
DENIED = agrees(r"\bне (?:состоя|провед|провод|исполн|выполн|реализ|удалось|прош)")
# short participles that set something for the future; of any other one it is told what has been done
SETS = frozenset(
    (
        "запланировать",
        "предусмотреть",
        "назвать",
        "наметить",
        "посвятить",
        "отвести",
        "нацелить",
        "закрепить",
        "определить",
        "выделить",
        "заинтересовать",
        "прописать",
        "обозначить",
        "направить",
    )
)
OF_PAPERS = frozenset(("подписать", "заключить", "оформить", "утвердить", "вспомнить", "посмотреть", "изучить"))
ENDS_LEAD = frozenset(("PREP", "PRTS", "GRND"))


def announced(context: Context, scope: Scope) -> Iterator[Span]:
    """Yield what of the scope's sentences stands with words that announce directions: «сотрудничество в сферах …»."""
    background = background_sentences(context)
    named = context.text.held(NAMES_DIRECTIONS)
    formal = context.text.held(FORMAL) if context.genre == "agreement" else ()
    for index in scope.sentences:
        if index in named and index not in background and index not in formal:
            yield _told_part(context, index)


def _told_part(context: Context, index: int) -> Span:
    """Return what of a sentence may name directions: where it tells of a signing, from the word of co-operation on.

    «На книжной выставке подписали соглашение о сотрудничестве в медицине» names medicine; the exhibition is a place.
    What leads up to that word without a verb or a preposition belongs to it: «торговля и туризм – главные направления».
    """
    sentence = context.text.sentences[index]
    found = NAMES_DIRECTIONS.search(context.text.lower, sentence.start, sentence.end)
    if found is None or not tells(context, index):
        return sentence
    tokens = context.text.tokens_in(sentence.start, found.start())
    start = found.start()
    for token in reversed(tokens):
        if top(token.lower).pos in ENDS_LEAD or tense(token.lower):
            break
        start = token.start
    return Span(start, sentence.end)


def ahead(context: Context, scope: Scope) -> Iterator[Span]:
    """Yield the clauses that say what is to be done or is meant, without a word that announces directions.

    «Документ коснётся туризма», «Главные темы – промышленность и логистика», a heading «Раздел 2. Наука»; nothing of
    the past, of the signing itself, or of what the regions trade today. In reports and minutes also what was done.
    """
    background = background_sentences(context)
    head, shadow = headline_end(context), context.text.shadow
    named, formal = context.text.held(NAMES_DIRECTIONS), context.text.held(FORMAL)
    hoped = context.text.held(DOUBT) if context.genre == "release" else frozenset()
    for index in scope.sentences:
        sentence = context.text.sentences[index]
        if sentence.start < head or index in background or index in named or index in formal or index in hoped:
            continue
        if shadow[sentence.end - 1] == "?":
            continue
        if tells(context, index):
            if context.genre == "release":
                yield from _behind_colon(context, index)
            continue
        if context.genre in TELL_AHEAD:
            yield from _clauses_ahead(context, index)
        elif index not in context.text.held(DENIED):
            yield sentence


def _behind_colon(context: Context, index: int) -> Iterator[Span]:
    """Yield what a sentence of a signing says behind a colon is to be done: «… меморандум: города обменяются …»."""
    colon = context.text.shadow.find(":", context.text.sentences[index].start, context.text.sentences[index].end)
    if colon >= 0:
        yield from (span for span in _clauses_ahead(context, index) if span.start > colon)


def _clauses_ahead(context: Context, index: int) -> Iterator[Span]:
    sentence, tokens = context.text.sentences[index], context.text.tokens_of(index)
    clauses = clauses_in(context, index)
    if not clauses and (is_heading(context, sentence) or _opens_list(tokens)) and not _describes(tokens):
        yield sentence
    was_ahead, news = True, context.genre == "release"
    for clause in clauses:
        was_ahead = _is_ahead(tokens, clause, goes_on=was_ahead) and not (news and _tells_today(tokens, clause))
        if was_ahead:
            yield Span(tokens[clause.start].start, tokens[clause.end - 1].end)


def _tells_today(tokens: Sequence[Token], clause: Clause) -> bool:
    """Tell whether news says what is made and carried today: «Тут разводят птицу», «Из Сызрани везут битум»."""
    verb = tokens[clause.verb].lower
    return tense(verb) == "pres" and is_of(verb, "made_today")


def _describes(tokens: Sequence[Token]) -> bool:
    """Tell whether words without a verb say how things are: «Торговля пока невелика», «У гостей выходной: баня»."""
    return any(top(token.lower).pos == "ADJS" for token in tokens) or tokens[0].lower in (
        "сегодня",
        "у",
        "пока",
        "местный",
    )


def is_heading(context: Context, line: Span) -> bool:
    """Tell whether a sentence is a short line without a full stop: the heading of a part, a row."""
    return line.end - line.start <= LONGEST_HEADING and context.text.shadow[line.end - 1] not in ".;,»"


def _opens_list(tokens: Sequence[Token]) -> bool:
    """Tell whether words without a verb say something of a list: «Темы – наука и спорт», «В медицине: …»."""
    return any(token.text in (":", "–") for token in tokens[1:])


def _is_ahead(tokens: Sequence[Token], clause: Clause, *, goes_on: bool) -> bool:
    """Tell whether a clause says what is to be done or is meant; one without a subject goes on with that before it."""
    verb = tokens[clause.verb].lower
    if top(verb).pos == "PRTS":
        return top(verb).lemma in SETS
    if tense(verb) == "pres":
        subject = subject_of(tokens, clause.start, clause.verb)
        if subject < 0:
            return goes_on and not is_of(verb, "traded")
        return is_of(tokens[subject].lower, "act", "ours", "part", "tie")
    if tense(verb) == "futr" and top(verb).lemma in OF_PAPERS:
        return False  # «концерн подпишет контракт на тракторы»
    return tense(verb) == "futr" or verb in words_of("helping")
