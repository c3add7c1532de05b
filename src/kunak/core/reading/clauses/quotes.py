"""Direct speech and who spoke: between quotation marks or after a dash, with the narrator's words taken out."""

from collections.abc import Iterator
from typing import NamedTuple

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.commitments.grammar import is_predicate
from kunak.core.reading.clauses.interview import interview
from kunak.core.reading.clauses.speakers import speaker_in, tells_speech
from kunak.core.reading.context import Context
from kunak.core.reading.morph import parses
from kunak.core.reading.quoted import quoted_from
from kunak.core.reading.record import Quote
from kunak.core.reading.text import QuotePair, Text

FEWEST_WORDS = 3
LONGEST_NAME = 80  # letters of a person with a post, alone on a line before a colon
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+")
DASH = re.compile(r"[–-](?<![^\s].)[ ]?(?=[«А-ЯЁA-Z\d])")
SAID_SO = re.compile(
    r"»?[.!?…]*\s+(?=(?:об этом|так|такими словами) [^.!?]{0,40}"
    r"(?:сказал|заяв|говор|отмет|сообщ|рассказ|выраз|закончил|завершил|открыл|закрыл|начал|подв[её]л|напутств))"
)
# «слова, – сказал он. – Слова»: the narrator begins with a small letter after a mark and a dash
NARRATOR = re.compile(r"(?P<mark>[,.!?…])»?,? ?– (?=[а-яё])")
AFTER = re.compile(r"»?[,.!?…]*[ ]?(?:–|-) ?(?=[а-яёА-ЯЁ])")
BEFORE = re.compile(r":[ \n]*«?$")
NARRATOR_SETS_UP = re.compile(
    r"^[^.!?]{0,60}\b(?:созда|образ|сформир)\w+ (?:[а-я]+ )?рабоч\w+ групп|"
    r"\bкоординац\w+ [^.!?]{0,80}\bсо сторон"
)
SENTENCE_END = re.compile(r"[.!?…]+(?=\s+[А-ЯЁ«])")
NOT_SPEECH = re.compile(
    r"\b(?:назван\w*|названи\w+|строк\w*|пункт\w*|гласит|гласила|девиз\w*|слоган\w*|лозунг\w*|тем[аеуы]|"
    r"значилось|умеща\w+|умест\w+|уложи\w+|укладыва\w+|озаглавлен\w*|надпис\w*|статья|закон\w*|указ\w*|именем)\b[^.]{0,30}$"
)


class Speech(NamedTuple):
    """Spoken pieces in order, and the narrator's words beside them."""

    pieces: tuple[Span, ...]
    narrator: tuple[Span, ...]
    rule: str
    confidence: float


def find_quotes(context: Context) -> tuple[Quote, ...]:
    """Return the quotations of the document in the order of the text.

    Direct speech of at least three words that is a sentence. Pieces parted by the narrator are several spans of one
    quotation; marks and dashes are left out. Words built into the narrator's sentence are none.
    """
    if context.genre in ("agreement", "programme"):
        return ()  # what stands in marks there is the wording of a clause
    if turns := interview(context):
        return turns
    said = [*_after_dashes(context), *_in_marks(context), *_without_marks(context)]
    found = sorted(said, key=lambda speech: speech.pieces[0])
    out: list[Quote] = []
    end = 0
    for speech in found:
        if speech.pieces[0].start < end:
            continue
        quote = _quote(context, speech)
        if quote is not None:
            out.append(quote)
            end = max(quote.spans[-1].end, speech.pieces[-1].end)
    return tuple(out)


def _quote(context: Context, speech: Speech) -> Quote | None:
    text = context.text
    pieces = tuple(span for piece in speech.pieces if (span := _tight(text, piece)) is not None)
    words = " ".join(text.words(span.start, span.end) for span in pieces)
    if len(WORD.findall(words)) < FEWEST_WORDS:
        return None
    speaker, place = speaker_in(context, speech.narrator, speech.pieces[0].start)
    if speaker is None and speech.rule == "quote.dash" and not speech.narrator:
        return None
    sure = speech.confidence if speaker is not None else speech.confidence * 0.7
    pieces = _without_narrators_end(context, pieces)
    words = " ".join(text.words(span.start, span.end) for span in pieces)
    return Quote(speaker, words, pieces, round(min(sure, place), 2), speech.rule)


def _without_narrators_end(context: Context, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the pieces up to where the narrator plainly speaks inside marks that close too late."""
    last = pieces[-1]
    lower = context.text.lower
    start = last.start
    for found in SENTENCE_END.finditer(context.text.shadow, last.start, last.end):
        if start > last.start and NARRATOR_SETS_UP.search(lower[start : found.end()]):
            break
        start = found.end() + 1
    else:
        if start == last.start or not NARRATOR_SETS_UP.search(lower[start : last.end]):
            return pieces
    cut = _tight(context.text, Span(last.start, start))
    if cut is None:
        return pieces
    context.warn("quote_end_doubtful", "the closing mark stands after words of the narrator", Span(cut.end, last.end))
    return (*pieces[:-1], cut)


def _tight(text: Text, piece: Span) -> Span | None:
    """Return a piece without blanks, dashes and marks at its edges; a full stop of its own stays."""
    start, end, shadow = piece.start, piece.end, text.shadow
    while start < end and (shadow[start].isspace() or shadow[start] in "–-«,"):
        start += 1
    while end > start and (shadow[end - 1].isspace() or shadow[end - 1] in "–-,;:"):
        end -= 1
    if end > start and shadow[end - 1] == "»" and "«" not in shadow[start:end]:
        end -= 1
    return Span(start, end) if end > start else None


def _in_marks(context: Context) -> Iterator[Speech]:
    """Yield speech between quotation marks."""
    text = context.text
    for pair in text.quotes:
        if pair.depth or pair.end - pair.start < 8:
            continue
        if not _begins_a_sentence(text, pair):
            yield from _in_the_narrators_clause(context, pair)
            continue
        inner = _pieces_within(context, pair.start, pair.end)
        if inner is not None:
            yield Speech(*inner, "quote.within", 0.95)
            continue
        speech = _attributed(context, pair)
        if speech is not None:
            yield speech


# «как отметил А, „…“», «по словам Б, „…“»: the words of the speaker fill the rest of the sentence
AS_SAID = re.compile(r"\b(?:как|по\s+(?:его\s+|ее\s+)?словам)\s[^.!?«»]{0,90},\s*«$")
FILLS_SENTENCE = re.compile(r"[.!?…]*»\s*(?:[.!?…]|\n|$)")
FEWEST_OF_CLAUSE = 4  # words


def _in_the_narrators_clause(context: Context, pair: QuotePair) -> Iterator[Speech]:
    """Yield a clause with its own verb that the narrator gives to somebody before a comma."""
    text = context.text
    start = text.sentence_at(pair.start - 1).start
    if not AS_SAID.search(text.lower, start, pair.start) or not FILLS_SENTENCE.match(text.shadow, pair.end):
        return
    tokens = [token for token in text.tokens_in(pair.start, pair.end) if token.is_word]
    narrator = Span(start, pair.start)
    if len(tokens) < FEWEST_OF_CLAUSE or not tells_speech(text.lower[start : pair.start]):
        return
    if any(is_predicate(token.lower) for token in tokens):
        yield Speech((Span(pair.start, pair.end),), (narrator,), "quote.as_said", 0.8)


def _without_marks(context: Context) -> Iterator[Speech]:
    """Yield speech that only a dash parts from who speaks: «Мы ждём гостей, – сказал Печорин.»"""
    text = context.text
    for found in NARRATOR.finditer(text.shadow):
        start, end = text.sentence_at(found.start()).start, _sentence_end(text, found.end())
        if not _opens_line(text.shadow, start) or "«" in text.shadow[start:end]:
            continue  # what stands amid a paragraph may go on with what somebody else has begun
        first = WORD.search(text.lower, found.end(), end)
        if text.shadow[start] in "–-" or first is None or not tells_speech(first[0]):
            continue
        if _person_within(context, Span(found.end(), max(end, found.end() + 1))):
            said_to = found.start() + (found["mark"] != ",")
            yield Speech((Span(start, max(start + 1, said_to)),), (Span(found.end(), end),), "quote.unmarked", 0.75)


def _begins_a_sentence(text: Text, pair: QuotePair) -> bool:
    first = text.shadow[pair.start : pair.end].lstrip(" \n«…–-")[:1]
    return first.isupper() or first.isdigit()


def _attributed(context: Context, pair: QuotePair) -> Speech | None:
    """Return the speech of a pair that the narrator gives to somebody, after it or before it."""
    text = context.text
    after = AFTER.match(text.shadow, pair.end)
    if after is not None:
        narrator = Span(after.end(), max(after.end() + 1, _line_end(text, after.end())))
        sentence = Span(narrator.start, _sentence_end(text, narrator.start))
        if _narrator_speaks(context, sentence):
            more = _continued(text, sentence.end, narrator.end)
            return Speech((Span(pair.start, pair.end), *more), (sentence,), "quote.after", 0.95)
    said = SAID_SO.match(text.lower, pair.end)
    if said is not None:
        narrator = Span(said.end(), _sentence_end(text, said.end()))
        return Speech((Span(pair.start, pair.end),), (narrator,), "quote.said_so", 0.8)
    before = _before(text, pair) or _told_before(context, pair)
    if before is not None and not NOT_SPEECH.search(text.lower[before.start : before.end].rstrip(" :«\n")):
        words = text.lower[before.start : before.end]
        if tells_speech(words) or _person_within(context, before):
            return Speech((Span(pair.start, pair.end),), (before,), "quote.before", 0.95)
    return None


def _narrator_speaks(context: Context, span: Span) -> bool:
    """Tell whether words after a dash are the narrator's: of speech, of a person, or with a verb first."""
    lower = context.text.lower
    if tells_speech(lower[span.start : span.end]) or _person_within(context, span):
        return True
    if (so := THIS_IS.match(lower, span.start, span.end)) is not None:
        return speaker_in(context, (Span(so.end(), span.end),), span.start)[0] is not None
    first = WORD.search(lower, span.start, span.end)
    return first is not None and any(parse.pos == "VERB" and parse.is_known for parse in parses(first[0])[:1])


# «…», – это уже глава Хакасии», «…», – так понимает документ губернатор»
THIS_IS = re.compile(r"(?:это|так|вот\sтак)\s(?:уже\s|снова\s|опять\s)?(?=[а-яё])")


def _continued(text: Text, start: int, end: int) -> tuple[Span, ...]:
    """Return a further piece in marks of its own: «…», – сказал он. – «…»."""
    found = re.compile(r"\s*– ?«").match(text.shadow, start, end + 1)
    if found is None:
        return ()
    pair = quoted_from(text, found.end())
    return (Span(pair.start, pair.end),) if pair is not None else ()


def _before(text: Text, pair: QuotePair) -> Span | None:
    """Return the narrator's words that end in a colon before a pair."""
    start = text.shadow.rfind("\n", 0, max(0, pair.start - 3)) + 1
    sentence = text.sentence_at(max(0, pair.start - 3)).start
    start = min(pair.start, max(start, sentence) if sentence < pair.start else start)
    head = text.shadow[start : pair.start]
    return Span(start, pair.start) if start < pair.start and BEFORE.search(head) else None


ENDS_ALONE = re.compile(r"[.!?…]*»[.!?…]*\s*(?:\n|$)")


def _told_before(context: Context, pair: QuotePair) -> Span | None:
    """Return the sentence before a quotation that ends a paragraph by itself: «Окский пошутил. „Мы помним.“»"""
    text = context.text
    index = text.sentence_index(pair.start - 1)
    sentence = text.sentences[index]
    if not index or sentence.start < pair.start - 1 or not ENDS_ALONE.match(text.shadow, pair.end - 1):
        return None
    before = text.sentences[index - 1]
    words = text.lower[before.start : before.end]
    return before if tells_speech(words) and _person_within(context, before) and "»" not in words else None


def _narrates(context: Context, span: Span) -> bool:
    """Tell whether the narrator speaks: a verb of speech, or any verb that begins and has a person beside it."""
    lower = context.text.lower
    if tells_speech(lower[span.start : span.end]):
        return True
    so = SO.match(lower, span.start, span.end)
    first = WORD.search(lower, so.end() if so else span.start, span.end)
    is_verb = first is not None and any(parse.pos == "VERB" for parse in parses(first[0])[:2])
    return is_verb and (_person_within(context, span) or speaker_in(context, (span,), span.start)[0] is not None)


# «так описал соседство Н. Ф. Тюмерин»
SO = re.compile(r"(?:так|не|вот\s+как|потом|затем|сразу|тут\s+же|тотчас|следом|коротко)\s+")


def _person_within(context: Context, span: Span) -> bool:
    return any(person.case in ("nomn", "") for person in context.people.within(span.start, span.end))


def _line_end(text: Text, place: int) -> int:
    end = text.shadow.find("\n", place)
    return len(text.shadow) if end < 0 else end


def _sentence_end(text: Text, place: int) -> int:
    """Return where the narrator's sentence ends: at its full stop, a dash after a mark, or the line's end."""
    limit = _line_end(text, place)
    found = re.compile(r"(?<![А-ЯЁ])(?<!\bг)[.!?…](?=\s|$)|, – (?=[«А-ЯЁ])").search(text.shadow, place, limit)
    return max(place + 1, found.start() if found else limit)


def _pieces_within(context: Context, start: int, end: int) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
    """Return speech and narrator inside `[start, end)`, None where no narrator speaks there."""
    text = context.text
    pieces, narrators = [], []
    place = start
    for found in NARRATOR.finditer(text.shadow, start, end):
        if found.start() < place:
            continue
        stop = _narrator_end(text, found.end(), end)
        if not _narrates(context, Span(found.end(), max(stop, found.end() + 1))):
            continue
        said_to = found.start() + (found["mark"] != ",")
        pieces.append(Span(place, max(place + 1, said_to)))
        narrators.append(Span(found.end(), max(found.end() + 1, stop)))
        place = min(end, stop + len(_dash_after(text, stop, end)))
    if not narrators:
        return None
    if place < end and WORD.search(text.shadow, place, end):
        pieces.append(Span(place, end))
    return tuple(pieces), tuple(narrators)


def _narrator_end(text: Text, start: int, end: int) -> int:
    """Return where the narrator stops: at a mark and a dash, or at the end."""
    found = re.compile(r"[.,:;!?] ?– ?(?=\S)").search(text.shadow, start, end)
    return found.start() if found else end


def _dash_after(text: Text, start: int, end: int) -> str:
    found = re.compile(r"[.,:;!?]? ?– ?").match(text.shadow, start, end)
    return found[0] if found else ""


def _after_dashes(context: Context) -> Iterator[Speech]:
    """Yield speech that begins with a dash: on its line, or after the colon of who speaks."""
    text = context.text
    for found in DASH.finditer(text.shadow):
        if not _opens_line_or_speech(text.shadow, found.start()):
            continue
        start, end = found.end(), _line_end(text, found.end())
        inner = _pieces_within(context, start, end)
        if inner is not None:
            yield Speech(*inner, "quote.dash", 0.95)
            continue
        before = _colon_before(text, found.start())
        if before is not None and end > start and _says(context, before):
            yield Speech((Span(start, end),), (before,), "quote.dash", 0.8)


def _opens_line(shadow: str, place: int) -> bool:
    """Tell whether nothing but blanks stands between a place and its line's beginning."""
    while place and shadow[place - 1] == " ":
        place -= 1
    return not place or shadow[place - 1] == "\n"


def _opens_line_or_speech(shadow: str, place: int) -> bool:
    """Tell whether nothing but blanks stands between a place and a line's beginning or a colon."""
    before = place
    while before and shadow[before - 1] == " ":
        before -= 1
    return _opens_line(shadow, before) or (before < place and shadow[before - 1] == ":")


def _colon_before(text: Text, place: int) -> Span | None:
    """Return the sentence that ends in a colon right before a place."""
    end = len(text.shadow[max(0, place - 8) : place].rstrip()) + max(0, place - 8)
    if not end or text.shadow[end - 1] != ":":
        return None
    start = max(text.shadow.rfind("\n", 0, end) + 1, text.sentence_at(end - 1).start)
    return Span(start, end) if start < end else None


def _says(context: Context, span: Span) -> bool:
    """Tell whether words that end in a colon say who speaks: a verb of speech, or nothing but a person."""
    is_short = span.end - span.start <= LONGEST_NAME and "\n" in context.text.shadow[span.end : span.end + 3]
    return _person_within(context, span) and (is_short or tells_speech(context.text.lower[span.start : span.end]))
