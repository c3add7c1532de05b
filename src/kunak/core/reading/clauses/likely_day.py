"""Which of the days that a document names is likely that of the signing: a second opinion beside the rules, by weights.

Rules look for the day in the sentences that tell of the signing, and beside them. Who writes otherwise puts it where
they do not look, or puts another one there. Here each day of the document is weighed: where it stands to the act, what
stands beside it and in its clause, which forms the verbs have, how it lies to the other days and to that of the page.
The weights are learnt from the open documents of `tests/corpus` by `tools/train_likely_day.py`, which never asks what a
rule says.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.clause_of_day import is_of_other_deed
from kunak.core.reading.clauses.grounds import grounds
from kunak.core.reading.clauses.resolved_day import TOLD_FROM_TODAY, is_of_dateline, is_of_visit, resolved
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.entities.day import Day
from kunak.core.reading.morph import lemma, parses
from kunak.core.reading.once import CACHED_WORDS
from kunak.core.reading.profiles.telling import background_sentences
from kunak.core.reading.profiles.weighed import likelihood, weights_of

TABLE = "signs_of_day.csv"
RULE = "date.likely"
LIKELY = 0.7  # from here on a day is found that no rule finds
LIKELIER, HARDLY = 0.6, 0.4  # from here on a day takes the place of one that is no likelier than this
UNSURE = 0.7  # what rules tell of news more surely is not asked again
SURE = 0.74  # below what the product asks nobody about
MOST = 12  # days of a document; of a longer list none is weighed
YEAR, WHOLE = len("2024"), len("2024-05-05")
PAPERS = ("agreement", "programme")
LOOSE = ("month", "year", "month_only", "vague")  # no days
MARKS = (", ", "; ", ": ", " – ", ". ")
LEAST = 6  # letters of a clause that says something
BESIDE = 60  # letters
NEAR = 40
BEFORE = len(" после ")
SHORT = 60  # letters of a line
TENSES = ("past", "futr", "pres")
WORD = re.compile(r"[а-я]+|\d+|[^\s\w]")
# what words tell that may have a day, by how they begin
TOLD = {
    "sign": ("подпис", "заключ", "скреп", "распис", "завизир"),
    "meet": ("встре", "визит", "форум", "церемон", "переговор", "делегац", "заседан"),
    "held": ("прош", "состоял", "состояв"),
    "lasts": ("действ", "срок", "продл", "истек", "вступ"),
    "begins": ("начн", "начин"),
    "says": ("сообщ", "рассказ", "опубликов"),
    "act": ("соглашен", "договор", "меморандум", "протокол"),
    "plan": ("план",),
    "law": ("ратифи", "закон"),
    "before": ("напомн", "ранее", "прежн", "предыдущ", "тогдашн", "рамочн", "базов", "основан"),
    "will be": ("пройд", "состоит"),
}
KINDS = tuple((begins, kind) for kind, told in TOLD.items() for begins in told)


class _Word(NamedTuple):
    """A word of a sentence: what it tells, and of a verb its form and lemma."""

    start: int
    kind: str
    form: str
    lemma: str


class Known(NamedTuple):
    """What all days of a document share.

    Args:
        values: what the days come to, with how often each is told.
        reference: the day of the page.
        unresolved: what of them stays open: «вчера» where the page has no day.
    """

    values: dict[str, int]
    reference: str | None
    unresolved: frozenset[str]


def likely_day(context: Context, scope: Scope, told: Sourced[str] | None) -> Sourced[str] | None:
    """Return the day of signing that rules tell, or a likely one where they tell none or one that is hardly it."""
    if not is_asked(context, scope) or (told is not None and not _is_open(context, told)):
        return told
    if told is None:
        if any(doubt.code == "two_dates" for doubt in context.warnings):
            return None
        best = _best(weighed_days(context, scope), LIKELY)
        return best if best is not None and len(best.value) > YEAR else None
    found = weighed_days(context, scope)
    # a day that rules put together from several words is none of those weighed: a whole one stays, a month may go
    likely = found[told.value].confidence if told.value in found else float(len(told.value) == WHOLE)
    best = _best(found, LIKELIER) if likely <= HARDLY else None
    return best or told


def is_asked(context: Context, scope: Scope) -> bool:
    """Tell whether the days of a document are weighed for an agreement."""
    if not scope.is_main or not 0 < len(context.days) <= MOST:
        return False
    return scope.event == "signed" or (context.genre != "release" and scope.event not in ("planned", "negotiated"))


def _is_open(context: Context, told: Sourced[str]) -> bool:
    """Tell whether there is another day than the one that rules tell, and in news whether they are unsure of it."""
    if context.genre == "release" and told.confidence > UNSURE:
        return False
    return any(day.exactness not in LOOSE and day.iso != told.value for day in context.days)


def _best(found: dict[str, Sourced[str]], least: float) -> Sourced[str] | None:
    """Return the likeliest day, less sure than what nobody is asked about; None where none is likely."""
    best = max(found.values(), key=lambda one: one.confidence, default=None)
    if best is None or best.confidence < least:
        return None
    return replace(best, confidence=min(SURE, round(best.confidence, 2)))


def weighed_days(context: Context, scope: Scope) -> dict[str, Sourced[str]]:
    """Return what the days of a document come to, each with how likely the likeliest mention of it is the signing's."""
    weights = weights_of(TABLE)
    out: dict[str, Sourced[str]] = {}
    for day, told, known in told_days(context):
        is_other = _is_of_other(context, scope, day, told)
        likely = 0.0 if is_other else likelihood(weights, signs(context, scope, day, told.value, known))
        if told.value not in out or out[told.value].confidence < likely:
            out[told.value] = Sourced(told.value, told.spans, likely, RULE, derived=told.derived)
    return out


def told_days(context: Context) -> Iterator[tuple[Day, Sourced[str], Known]]:
    """Yield each day of a document that can be resolved, and what all of them share."""
    told = [(day, resolved(context, day)) for day in context.days]
    values = Counter(value.value for _, value in told if value is not None)
    reference = context.published.value if context.published is not None else context.reference_day
    known = Known(values, reference, frozenset(day.exactness for day, value in told if value is None))
    yield from ((day, value, known) for day, value in told if value is not None)


def _is_of_other(context: Context, scope: Scope, day: Day, value: Sourced[str]) -> bool:
    """Tell whether a day is known to be another than that of the signing: of the page, of the past or to come."""
    index = context.text.sentence_index(day.start)
    titles = scope.title.spans if scope.title is not None else ()
    if day.start >= context.text.sentences[index].end or any(span.start <= day.start < span.end for span in titles):
        return True  # of no sentence, or of a title
    is_bound = day.exactness not in LOOSE and _is_bound(context, day)  # «с 3 по 5 марта» tells the month
    if context.genre in PAPERS:
        start = context.text.shadow.rfind("\n", 0, day.start) + 1
        is_of_law = OF_LAW.search(context.text.lower, max(0, day.start - BESIDE), day.start) is not None
        return is_bound or is_of_law or ROW.match(context.text.shadow, start) is not None or _rests_on(context, day)
    if context.genre != "release":
        return is_bound or not any(word.kind in ("sign", "act") for word in _words(context, index))
    if day.exactness in LOOSE and not context.text.raw[day.start].isdigit():
        return True  # «27 и 28 октября», but not «в августе»
    page = context.published
    if page is not None and value.value == page.value and day.exactness not in TOLD_FROM_TODAY:
        return True  # «САРАТОВ, 5 апреля – …»
    return (
        is_bound
        or is_of_dateline(context.text.shadow, day)
        or is_of_visit(context, day)
        or is_of_other_deed(context, context.text.sentences[index], day)
        or _is_of_other_act(context, scope, day, index)
        or index in background_sentences(context)
        or _is_to_come(context, day, index)
    )


BOUNDS = re.compile(r"\b(?:со?|до|ко?|по|после)\s$")  # «ждали с 5 марта», «ульи покрасили к 5 марта»
# a contract, or one like this, where the sentence does not name the agreement itself
OTHER_ACT = re.compile(r"\b(?:контракт|так(?:ое|ой|ую|ие) же\b|похож|подобн|аналогичн)")
# «документ от 5 марта», but not «газета от 5 марта»
OF_ACT = re.compile(r"\b(?:соглашени|договор|документ|меморандум|протокол|бумаг)[а-я]*\s(?:[а-я]+\s){0,3}от\s$")
# «в соответствии с Федеральным законом от 8 июля 2019 года»
OF_LAW = re.compile(r"(?:закон|указ|постановлени|распоряжени)[а-я]*\s(?:[а-я-]+\s){0,6}от\s$")
ROW = re.compile(r"\s*(?:[–•*|-]|\d{1,2}[.)]\s)")


def _is_bound(context: Context, day: Day) -> bool:
    return BOUNDS.search(context.text.lower, max(0, day.start - BEFORE), day.start) is not None


def _rests_on(context: Context, day: Day) -> bool:
    """Tell whether a day is of an older act that a paper rests on."""
    return grounds(context).holding(day.start) is not None


def _is_of_other_act(context: Context, scope: Scope, day: Day, index: int) -> bool:
    """Tell whether a sentence tells of another act: «Годом раньше, 3 мая 2021 года, область заключила такое же»."""
    sentence = context.text.sentences[index]
    if any(sentence.start <= span.start < sentence.end for span in scope.mentions):
        return False
    if context.text.lower.endswith(" от ", sentence.start, day.start):
        return OF_ACT.search(context.text.lower, max(sentence.start, day.start - BESIDE), day.start) is None
    return OTHER_ACT.search(context.text.lower, sentence.start, sentence.end) is not None


def _is_to_come(context: Context, day: Day, index: int) -> bool:
    """Tell whether the clause of a day tells of what will be."""
    start, end = _clause(context.text.shadow, context.text.sentences[index], day)
    forms = [word.form for word in _words(context, index) if start <= word.start < end]
    return "VERBfutr" in forms and "VERBpast" not in forms


def signs(context: Context, scope: Scope, day: Day, value: str, known: Known) -> set[str]:
    """Return what is weighed of a day."""
    index = context.text.sentence_index(day.start)
    family = "paper" if context.genre in PAPERS else context.genre
    return {
        f"exact={day.exactness}",
        f"family={family}",
        f"event={scope.event}",
        *_of_place(context, scope, day, index),
        *_of_line(context, day),
        *_of_words_beside(context, day, index),
        *_of_clause(context, day, index),
        *_of_days(context, day, value, index, known),
    }


def _of_place(context: Context, scope: Scope, day: Day, index: int) -> Iterator[str]:
    """Yield where a day stands to the act."""
    sentences = context.text.sentences
    yield f"distance={max(-4, min(4, index - scope.anchor))}"
    yield f"sentence={min(4, index)}"
    if index >= len(sentences) - 2:
        yield f"last={len(sentences) - 1 - index}"
    if index not in scope.sentences:
        yield "of others"
    if any(span.start <= day.start < span.end for span in scope.apart):
        yield "apart"
    if scope.title is not None and any(span.start <= day.start < span.end for span in scope.title.spans):
        yield "in title"
    sentence = sentences[index]
    named = [span.start for span in scope.mentions if sentence.start <= span.start < sentence.end]
    if named:
        yield "named"
        yield "before act" if day.start < named[0] else "behind act"
        yield f"near={min(4, min(abs(day.start - place) for place in named) // NEAR)}"


def _of_line(context: Context, day: Day) -> Iterator[str]:
    """Yield what line a day stands in: a dateline, a line of its own, that of the page."""
    shadow = context.text.shadow
    start, end = shadow.rfind("\n", 0, day.start) + 1, shadow.find("\n", day.end)
    line = shadow[start : end if end >= 0 else len(shadow)].strip()
    if len(line) < SHORT:
        yield "short line"
        if len(line) < day.end - day.start + LEAST:
            yield "alone"
    page = context.published
    if page is not None and any(span.start <= day.start < span.end for span in page.spans):
        yield "page"
    if is_of_dateline(shadow, day):
        yield "dateline"


def _of_words_beside(context: Context, day: Day, index: int) -> Iterator[str]:
    """Yield the words right before a day and right behind it."""
    lower, sentence = context.text.lower, context.text.sentences[index]
    before = WORD.findall(lower[max(sentence.start, day.start - BESIDE) : day.start])
    behind = WORD.findall(lower[day.end : min(sentence.end, day.end + BESIDE)])
    yield f"<={_said(before[-1:])}"
    yield f">={_said(behind[:1])}"
    words = [word for word in before if word[0].isalpha()][-3:]
    yield from (f"< {lemma(word)}" for word in words)
    yield from (f"<< {lemma(word)}" for word in words[-1:])
    yield from (f"> {lemma(word)}" for word in [word for word in behind if word[0].isalpha()][:3])
    first = lower[day.start : day.end].partition(" ")[0]
    yield "day=" + ("#" if first[:1].isdigit() else first)


def _said(words: list[str]) -> str:
    """Return a word or mark, a sign for a number and for the edge of a sentence."""
    return "" if not words else "#" if words[0].isdigit() else words[0] if words[0] != "," else "comma"


@lru_cache(maxsize=CACHED_WORDS)
def _of_word(word: str) -> tuple[str, str, str]:
    """Return what a word tells, and of a verb its form and lemma."""
    kind = next((kind for begins, kind in KINDS if word.startswith(begins)), "")
    parse = parses(word)[0]
    if parse.pos in ("VERB", "PRTS", "PRTF"):
        return kind, parse.pos + next((tense for tense in TENSES if tense in parse.grammemes), ""), parse.lemma
    return kind, parse.pos if parse.pos in ("INFN", "GRND") else "", parse.lemma


def _words(context: Context, index: int) -> list[_Word]:
    """Return the words of a sentence that tell something or are verbs, found once."""
    known: dict[int, list[_Word]] = context.memo.setdefault("words about days", {})
    if index not in known:
        told = ((token.start, *_of_word(token.lower)) for token in context.text.tokens_of(index) if token.is_word)
        known[index] = [_Word(*one) for one in told if one[1] or one[2]]
    return known[index]


def _of_clause(context: Context, day: Day, index: int) -> Iterator[str]:
    """Yield what the clause of a day, its sentence and those beside it tell, and the verbs before it and behind it."""
    sentence = context.text.sentences[index]
    start, end = _clause(context.text.shadow, sentence, day)
    words = _words(context, index)
    for word in words:
        is_own = start <= word.start < end
        if word.kind:
            yield f"told {word.kind}"
            if is_own:
                yield f"clause {word.kind}"
        if word.form:
            yield f"{'clause' if is_own else 'told'} {word.form}"
    verbs = [word for word in words if word.form]
    before = [word for word in verbs if word.start < day.start]
    behind = [word for word in verbs if word.start >= day.start]
    yield from (sign for word in before[-1:] for sign in (f"verb< {word.lemma}", f"verb< {word.form}"))
    yield from (sign for word in behind[:1] for sign in (f"verb> {word.lemma}", f"verb> {word.form}"))
    if context.text.shadow[sentence.start] in "«–":
        yield "speech"
    for name, beside in (("previous", index - 1), ("next", index + 1)):
        if 0 <= beside < len(context.text.sentences):
            yield from (f"{name} {word.kind}" for word in _words(context, beside) if word.kind)


def _clause(shadow: str, sentence: Span, day: Day) -> tuple[int, int]:
    """Return where the stretch between marks that a day stands in begins and ends.

    One that is nothing but the day takes the stretch behind it.
    """
    first = max(sentence.start, *(shadow.rfind(mark, sentence.start, day.start) for mark in MARKS))
    last = _next_mark(shadow, day.end, sentence.end)
    if day.start - first + last - day.end < LEAST:
        last = _next_mark(shadow, last + 1, sentence.end)
    return first, last


def _next_mark(shadow: str, start: int, end: int) -> int:
    return min((place for mark in MARKS if (place := shadow.find(mark, start, end)) >= 0), default=end)


def _of_days(context: Context, day: Day, value: str, index: int, known: Known) -> Iterator[str]:
    """Yield how a day lies to the others of its sentence and of the document, and to that of the page."""
    sentence = context.text.sentences[index]
    beside = context.days.within(sentence.start, sentence.end)
    yield f"days={min(3, len(beside))}"
    yield f"number={min(2, sum(one.start < day.start for one in beside))}"
    yield f"values={min(4, len(known.values))}"
    yield f"times={min(3, known.values[value])}"
    if value == max(known.values):
        yield "latest"
    if value == min(known.values):
        yield "earliest"
    others = [one for one in known.values if len(one) == WHOLE and one != value]
    if not others:
        yield "only day"
    elif len(value) < WHOLE:
        yield "loose beside a day"
    yield f"gap={gap(value, known.reference)}"
    yield from (f"open {exactness}" for exactness in known.unresolved)


GAPS = ((-8, "far ahead"), (-1, "ahead"), (0, "same"), (1, "1"), (7, "week"), (31, "month"), (92, "quarter"))


def gap(value: str, reference: str | None) -> str:
    """Return how long before the page a day lies, roughly."""
    if not reference:
        return "none"
    if len(value) < WHOLE or len(reference) < WHOLE:
        return "loose"
    days = (date.fromisoformat(reference) - date.fromisoformat(value)).days
    return next((name for most, name in GAPS if days <= most), "old")
