"""How likely words tell an undertaking: a second opinion beside the rules, by weights.

Rules look for cues, verbs and lists. What they find is weighed, and so are, in the sentences in which they look, the
clauses, rows and cells in which they find nothing: which words stand inside and before, how they begin, which forms
their verbs have, where the sentence stands. The weights are learnt from the open documents of `tests/corpus` by
`tools/train_likely_deeds.py`, which never asks what a rule says. A word says the same wherever it stands, so what its
signs weigh is summed up once.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from kunak.core.provenance import Span
from kunak.core.reading.clauses.commitments.clauses import Clause, clauses_in, real_verb
from kunak.core.reading.clauses.commitments.grammar import is_infinitive, is_predicate, tense, top
from kunak.core.reading.clauses.commitments.listed import ROW_MARK
from kunak.core.reading.clauses.commitments.no_deed import tells_no_deed
from kunak.core.reading.clauses.commitments.pieces import Piece
from kunak.core.reading.clauses.commitments.places import places
from kunak.core.reading.clauses.commitments.rows import columns
from kunak.core.reading.clauses.commitments.split import MARKS, Opened, Takes, conjuncts_from
from kunak.core.reading.clauses.commitments.subject import is_of_parties, subject_end, subject_of
from kunak.core.reading.clauses.commitments.trim import trimmed
from kunak.core.reading.clauses.speech import is_spoken
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.lexicon.actions import WordClass, classes_of, is_action_noun, is_of
from kunak.core.reading.once import CACHED_WORDS
from kunak.core.reading.placed import placed
from kunak.core.reading.profiles.weighed import BIAS, likelihood_of, weights_of
from kunak.core.reading.text import Token

TABLE = "signs_of_undertaking.csv"
LIKELY = 0.75  # from here on a thing is found that no rule finds
LIKELY_BESIDE = 0.55  # and from here on beside another undertaking
UNLIKELY, HOPELESS = 0.25, 0.05  # below the one a sentence of news is no undertaking, below the other nothing is
# … nor is what these rules find below that: every second of them was wrong in documents that nobody had seen
DOUBTFUL = {"commitment.provided": 0.3, "commitment.present": 0.5}
SURE = 0.74  # below what the product asks nobody about
LONGEST = 400  # letters
OF_THE_PAPER = frozenset(("оно", "он", "она", "это"))  # «Воплощаться оно будет в клубах»
BEFORE = 12  # words that are looked at before a piece
RULE = "commitment.likely"
OF_DEEDS = ("VERB", "INFN", "PRTS", "GRND", "PRTF")  # parts of speech that tell what is done
CLASSES: tuple[WordClass, ...] = (
    *("light", "growth", "tie", "field", "thing", "action", "event", "effect", "paper", "manner", "ours", "house"),
    *("act", "helping", "subordinating", "connecting", "before_verb", "set_up", "part", "joint", "many", "soft"),
    *("running", "set_group", "group", "traded", "supply", "formal", "state", "user", "training", "theme", "cost"),
    *("office", "making", "child", "pupil", "building"),
)
Part = Callable[[str], tuple[str, ...]]


@lru_cache(maxsize=CACHED_WORDS)
def _form(word: str) -> str:
    """Return a word's dictionary form, of verbs with the tense or form."""
    found = top(word)
    return f"{found.lemma}/{tense(word) or found.pos}" if found.pos in OF_DEEDS else found.lemma


@lru_cache(maxsize=CACHED_WORDS)
def _classes(word: str) -> tuple[str, ...]:
    of_word = classes_of(word)
    found = [name for name in CLASSES if name in of_word] if of_word else []
    return (*found, "deed") if is_action_noun(word) else tuple(found)


def _inside(word: str) -> tuple[str, ...]:
    return (f"w={_form(word)}", *(f"any:{name}" for name in _classes(word)))


def _before(word: str) -> tuple[str, ...]:
    return (f"l={_form(word)}", *(f"l:{name}" for name in _classes(word)))


def _first(word: str) -> tuple[str, ...]:
    return (f"first={_form(word)}", f"pos1={top(word).pos}", *(f"f:{name}" for name in _classes(word)))


def _noun(word: str) -> tuple[str, ...]:
    found = top(word)
    return (f"noun1={found.lemma}", f"case1={found.case}", *(f"n1:{name}" for name in _classes(word)))


def _next_to(word: str) -> tuple[str, ...]:
    return (f"prev={word}",)


def _next_after(word: str) -> tuple[str, ...]:
    return (f"next={word}",)


def _predicate(word: str) -> tuple[str, ...]:
    return (f"tense={tense(word) or 'prt'}",)


@lru_cache(maxsize=2 * CACHED_WORDS)
def _weight(part: Part, word: str) -> float:
    """Return what the signs of a word weigh where it plays a part."""
    weights = weights_of(TABLE)
    return sum(weights.get(sign, 0.0) for sign in part(word))


def likelihood(context: Context, scope: Scope, span: Span) -> float:
    """Return how likely words are an undertaking, from 0 to 1."""
    index = context.text.sentence_index(span.start)
    weights = weights_of(TABLE)
    known: dict[tuple[int, int], float] = context.memo.setdefault("weights of sentences", {})
    key = scope.anchor, index
    if key not in known:
        known[key] = weights[BIAS] + sum(weights.get(sign, 0.0) for sign in _of_sentence(context, scope, index))
    words = sum([_weight(part, word) for part, word in _parts(context, span, index)])
    rest = sum([weights.get(sign, 0.0) for sign in _of_span(context, span, index)])
    return likelihood_of(known[key] + words + rest)


def signs(context: Context, scope: Scope, span: Span) -> list[str]:
    """Return all that is weighed; what occurs twice weighs twice."""
    index = context.text.sentence_index(span.start)
    of_words = chain.from_iterable(part(word) for part, word in _parts(context, span, index))
    return [*_of_sentence(context, scope, index), *of_words, *_of_span(context, span, index)]


def _parts(context: Context, span: Span, index: int) -> list[tuple[Part, str]]:
    """Return the words inside, before and beside a piece with the parts that they play; names are left out."""
    text, sentence = context.text, context.text.sentences[index]
    before, after = text.tokens_in(sentence.start, span.start)[-BEFORE:], text.tokens_in(span.end, sentence.end)[:1]
    told = [token for token in text.tokens_in(span.start, span.end) if token.is_word]
    words = [token.lower for token in told if not token.is_capital or token.start <= sentence.start]
    out: list[tuple[Part, str]] = [(_inside, word) for word in words]
    out += [(_before, one.lower) for one in before if one.is_word and not one.is_capital]
    out += [(_next_to, before[-1].lower if before else "^"), (_next_after, after[0].lower if after else "$")]
    if words:
        out.append((_first, words[0]))
    noun = next((word for word in words if top(word).pos == "NOUN"), None)
    if noun is not None:
        out.append((_noun, noun))
    verb = next((word for word in words if is_predicate(word)), None)
    if verb is not None:
        out.append((_predicate, verb))
    return out


def _of_span(context: Context, span: Span, index: int) -> Iterator[str]:
    """Yield what is said of a piece as a whole."""
    text, sentence = context.text, context.text.sentences[index]
    numbers, whole = text.numbers_in(span.start, span.end), text.numbers_in(sentence.start, sentence.end)
    yield f"len={min(8, len(numbers) // 2)}"
    yield f"before={min(4, (numbers.start - whole.start) // 3)}"
    yield f"after={min(4, (whole.stop - numbers.stop) // 3)}"
    if "«" in text.shadow[span.start : span.end]:
        yield "quoted"
    if context.bodies.within(span.start, span.end):
        yield "in:body"
    if context.people.within(span.start, span.end):
        yield "in:person"
    if context.days.within(span.start, span.end):
        yield "in:day"
    if is_spoken(context, span.start):
        yield "spoken"


def _of_sentence(context: Context, scope: Scope, index: int) -> Iterator[str]:
    """Yield where a sentence stands and what it holds."""
    text, sentence = context.text, context.text.sentences[index]
    yield f"genre={context.genre}"
    yield f"event={scope.event}"
    yield f"place={min(5, 6 * index // len(text.sentences))}"
    yield f"end={_mark(text.shadow[sentence.end - 1])}"
    if scope.signing:
        yield f"from_signing={max(-2, min(5, index - min(scope.signing)))}"
    if index:
        end = text.sentences[index - 1].end
        yield f"end_before={_mark(text.shadow[end - 1])}"
        if "\n" in text.shadow[end : sentence.start]:
            yield "opens_line"
    if text.shadow[sentence.end : sentence.end + 1] in ("\n", ""):
        yield "ends_line"
    if ROW_MARK.match(text.shadow, sentence.start, sentence.end):
        yield "marked"
    yield from (f"has:{form}" for form in sorted({tense(one.lower) for one in text.tokens_of(index) if one.is_word}))
    for name, kept in (("person", context.people), ("post", context.posts), ("day", context.days)):
        if kept.within(sentence.start, sentence.end):
            yield f"has:{name}"


def _mark(letter: str) -> str:
    return "a" if letter.isalnum() else letter.replace(",", "comma")


def unfound(context: Context, scope: Scope, found: Sequence[Span]) -> list[Piece]:
    """Return the likely pieces in which no rule has found anything, without overlaps, in the order of the text.

    Undertakings stand together: what is less likely is one where another stands beside it.
    """
    kept: list[Piece] = []
    known = placed(found)
    taken: dict[int, list[Span]] = {}
    doubtful: list[tuple[int, Span, Piece]] = []
    for index in [place.index for place in places(context, scope)]:
        sentence = context.text.sentences[index]
        here = taken[index] = [*known.within(sentence.start, sentence.end)]
        if here and "|" in context.text.shadow[sentence.start : sentence.end]:
            continue  # the other cells of the row say when it is done and by whom
        weighed = [
            (likelihood(context, scope, span), span, piece)
            for piece, span in wider(context, index)
            if not (any(_overlap(span, other) for other in here) or is_spoken(context, span.start))
        ]
        for likely, span, piece in sorted(weighed, key=lambda one: (-one[0], one[1].start)):
            if likely >= LIKELY and not any(_overlap(span, other) for other in here):
                kept.append(piece)
                here.append(span)
            elif likely >= LIKELY_BESIDE:
                doubtful.append((index, span, piece))
    for index, span, piece in doubtful:
        around = [one for beside in (index - 1, index, index + 1) for one in taken.get(beside, ())]
        if around and not any(_overlap(span, other) for other in around):
            kept.append(piece)
            taken[index].append(span)
    return sorted(kept, key=lambda piece: piece.start)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def wider(context: Context, index: int) -> list[tuple[Piece, Span]]:
    """Return the clauses of a sentence; of one without a verb its row or cells."""
    out: dict[Span, Piece] = {}
    has_verb = bool(clauses_in(context, index))
    for piece in _clauses(context, index) if has_verb else _cells(context, index):
        span = trimmed(context, piece.start, piece.end)
        if span is not None and span.end - span.start <= LONGEST:
            out.setdefault(span, piece)
    return [(piece, span) for span, piece in out.items()]


def _clauses(context: Context, index: int) -> Iterator[Piece]:
    """Yield what each finite verb of a sentence tells that is not past; a party that does it is left out."""
    tokens = context.text.tokens_of(index)
    for clause in clauses_in(context, index):
        if tense(tokens[clause.verb].lower) == "past":
            continue
        if _depends(tokens, clause.start):
            yield from _beside(tokens, clause, index)
            continue
        doing = real_verb(tokens, clause)
        doing = clause.verb if doing < 0 else doing
        if is_of(tokens[doing].lower, "effect") or _is_awaited(tokens[doing]):
            continue
        start = clause.start
        subject = subject_of(tokens, start, clause.verb)
        if subject < 0 and any(token.lower in OF_THE_PAPER for token in tokens[start : clause.end]):
            continue
        if tells_no_deed(context, tokens, clause, doing, subject):
            continue
        if subject >= 0 and is_of_parties(context, tokens[subject]):
            start = subject_end(context, tokens, subject, clause.verb)
        takes = Takes(infinitive=is_infinitive(tokens[doing]))
        opened = Opened(doing, doing, by_verb=True)
        for number, item in enumerate(conjuncts_from(tokens, opened, _end(tokens, clause.end, doing), takes)):
            first = item.start if number else min(start, item.start)
            lemma = top(tokens[item.head].lower).lemma
            yield Piece(tokens[first].start, tokens[item.end - 1].end, index, RULE, SURE, lemma)


# an event set apart is to come and no undertaking: «тренировка намечена на май», «в сентябре ждут ответную делегацию»
AWAITS = frozenset(("ждать", "ожидать", "ожидаться", "наметить", "назначить", "приурочить"))


def _is_awaited(verb: Token) -> bool:
    """Tell whether a verb says that something is awaited or set for a day."""
    one = top(verb.lower)
    return one.lemma in AWAITS and (one.pos == "PRTS" or one.lemma.startswith(("жд", "ожид")))


def _depends(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether a clause opens as one that depends on another: «если вода прибудет», «берега которых моет Дон»."""
    opening = [token.lower for token in tokens[start : start + 2]]
    return is_of(opening[0], "subordinating") or any(word.startswith("котор") for word in opening)


def _beside(tokens: Sequence[Token], clause: Clause, index: int) -> Iterator[Piece]:
    """Yield what stands without a verb after a semicolon behind such a clause: «…, где есть мост; обмен хорами»."""
    start = next((number + 1 for number in range(clause.verb, clause.end) if tokens[number].text == ";"), clause.end)
    if start < clause.end:
        yield Piece(tokens[start].start, tokens[clause.end - 1].end, index, RULE, SURE)


def _end(tokens: Sequence[Token], end: int, doing: int) -> int:
    """Return where a clause ends: before another that depends on it."""
    for number in range(doing + 1, end - 1):
        if tokens[number].text in MARKS:
            word = tokens[number + 1].lower
            if word == "что" or word.startswith("котор") or is_of(word, "subordinating"):
                return number
    return end


def _cells(context: Context, index: int) -> Iterator[Piece]:
    """Yield a sentence without its mark, of a table's row each cell."""
    shadow = context.text.shadow
    for part in columns(context, context.text.sentences[index]):
        mark = ROW_MARK.match(shadow, part.start, part.end)
        start = mark.end() if mark else part.start
        if start < part.end:
            yield Piece(start, part.end, index, RULE, SURE)
