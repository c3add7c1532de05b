"""Undertakings listed after a heading inside a sentence: «О туризме: общий маршрут», «В медицине – приём больных»."""

from collections.abc import Iterator, Sequence

from kunak.core.reading import later as re
from kunak.core.reading.clauses.commitments.grammar import cases_of, is_infinitive, tense
from kunak.core.reading.clauses.commitments.listed import (
    ROW_MARK,
    are_directions,
    is_joint,
    names_action,
    names_fields,
    piece_of,
)
from kunak.core.reading.clauses.commitments.pieces import Piece
from kunak.core.reading.clauses.commitments.split import Item, Takes, conjuncts, is_route
from kunak.core.reading.clauses.moments import moment_in, moment_of_row
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.actions import is_of
from kunak.core.reading.text import Token

LONGEST_HEAD = 14
SHORT_HEAD = 4
FEWEST_DATED = 2
LONGEST_TIME = 7
MOST, SOME = 2, 5
RULE, CONFIDENCE = "commitment.headed", 0.75


def headed(context: Context, index: int) -> Iterator[Piece]:
    """Yield the list after a colon, or after the dash that follows a sphere, each item an action or a joint thing."""
    words = context.sentence_words(index)
    if ":" not in words and "–" not in words:
        return
    tokens = context.text.tokens_of(index)
    for number, token in enumerate(tokens[: LONGEST_HEAD + 1]):
        if token.text not in (":", "–") or is_route(tokens, number):
            continue
        if not _is_heading(tokens[:number], token.text):
            if token.text == ":" and tokens[number + 1 : number + 2] and is_infinitive(tokens[number + 1]):
                # «Намерений четыре: запустить трамвай, считать медведей»
                told = list(conjuncts(tokens, number + 1, len(tokens), Takes(infinitive=True)))
                if len(told) >= FEWEST_DATED:
                    yield from (piece_of(tokens, item, index, RULE, CONFIDENCE) for item in told)
                    return
            continue
        items = list(conjuncts(tokens, number + 1, len(tokens), Takes(infinitive=True, case="nomn")))
        if items and items[0].start == number + 1 and _goes_on(tokens, tokens[:number], items[0]):
            if names_fields(tokens[:number]) and are_directions(tokens, items):
                return  # «Среди направлений – борьба, тяжёлая атлетика, подготовка судей»
            for item in items:
                yield piece_of(tokens, item, index, RULE, CONFIDENCE)
            return


def dated(context: Context, index: int) -> Iterator[Piece]:
    """Yield what stands after each time of «в марте – ярмарка, в мае – обмен коллекциями»."""
    if "–" not in context.sentence_words(index):
        return
    tokens = context.text.tokens_of(index)
    dashes = [number for number, token in enumerate(tokens) if token.text == "–"]
    starts = [_segment_start(tokens, number) for number in dashes]
    told = [
        (dash, start)
        for dash, start in zip(dashes, starts, strict=True)
        if dash > start and _tells_when(context, tokens[start].start, tokens[dash].start)
    ]
    if len(told) < FEWEST_DATED or len(told) != len(dashes):
        return
    ends = [*(start - 1 for _, start in told), len(tokens)][1:]
    for (dash, _), end in zip(told, ends, strict=True):
        last = end
        while last > dash + 1 and tokens[last - 1].text in ",;.":
            last -= 1
        if last > dash + 1:
            yield Piece(tokens[dash + 1].start, tokens[last - 1].end, index, "commitment.dated", 0.85)


# «в первом квартале – …, во втором – …»
ORDINAL = re.compile(r"во?\s+(?:перв|втор|трет|четверт)[а-я]+\s*$")


def _tells_when(context: Context, start: int, end: int) -> bool:
    return moment_in(context.text.lower, start, end) is not None or bool(ORDINAL.match(context.text.lower, start, end))


def dated_line(context: Context, index: int) -> Iterator[Piece]:
    """Yield the action of a line that parts it from its time by a dash: «Ярмарка мёда – август», «Январь – сверка»."""
    line = context.text.sentences[index]
    mark = ROW_MARK.match(context.text.shadow, line.start, line.end)
    tokens = context.text.tokens_in(mark.end() if mark else line.start, line.end)
    colon = next((number for number, token in enumerate(tokens[:LONGEST_TIME]) if token.text == ":"), 0)
    if colon and _is_time(context, tokens[:colon]) and colon + 1 < len(tokens):  # «Апрель: фестиваль тюльпанов»
        if names_action(context, tokens[colon + 1].start, line.end):
            yield Piece(tokens[colon + 1].start, line.end, index, "commitment.dated_line", 0.8)
        return
    dashes = [number for number, token in enumerate(tokens) if token.text == "–"]
    opened = next((number for number, token in enumerate(tokens) if token.text == "("), len(tokens))
    if not dashes or any(tense(token.lower) for token in tokens[:opened]):
        return
    first, last, end = dashes[0], dashes[-1], len(tokens) - (tokens[-1].text in ".;")
    if _is_time(context, tokens[last + 1 : end]) and names_action(context, tokens[0].start, tokens[last].start - 1):
        yield Piece(tokens[0].start, tokens[last - 1].end, index, "commitment.dated_line", 0.8)
    elif _is_time(context, tokens[:first]) and first + 1 < end:
        yield Piece(tokens[first + 1].start, tokens[end - 1].end, index, "commitment.dated_line", 0.8)


def _is_time(context: Context, tokens: Sequence[Token]) -> bool:
    """Tell whether words are of a time and of hardly anything else."""
    if not tokens or len(tokens) > LONGEST_TIME:
        return False
    start, end = tokens[0].start, tokens[-1].end
    ahead = AHEAD.match(context.text.lower, start, end)
    start = ahead.end() if ahead else start
    moment = moment_of_row(context.text.lower, start, end)
    if moment is None:
        return False
    share = MOST if moment.start > start else SOME  # «ежегодно, третья суббота октября»
    return (moment.end - moment.start) * share >= end - start


# «В планах на весну – рейд», «Затем, в июне, – ярмарка», «Впереди, уже в мае, – концерт»
AHEAD = re.compile(
    r"(?:(?:а|и|уже|затем|далее|дальше|потом|следом|впереди|ближайшее|первое)\b,?\s*|"
    r"в\s+(?:[а-я]+\s+)?(?:планах?|программе|графике|календаре|повестке)\s+)+"
)


def _segment_start(tokens: Sequence[Token], number: int) -> int:
    """Return the number of the token after the mark before a token."""
    start = number
    while start > 0 and tokens[start - 1].text not in (",", ";", ":", "–"):
        start -= 1
    return start


def _is_heading(words: Sequence[Token], mark: str) -> bool:
    """Tell whether words name a part of the paper or a sphere: before a dash only «в области …»."""
    if not words or any(token.text in "«»" for token in words):
        return False
    if mark == "–":
        is_short = len(words) <= SHORT_HEAD
        return (words[0].lower in ("в", "во") or is_short) and not any(tense(token.lower) for token in words)
    return any(is_of(token.lower, "act", "tie", "part") for token in words)


def _is_ordinal(words: Sequence[Token]) -> bool:
    """Tell whether a heading only counts: «Первое», «Ещё одна договорённость»."""
    return all(is_of(token.lower, "part") or token.lower in ("еще", "один", "одна", "одно") for token in words)


def _goes_on(tokens: Sequence[Token], words: Sequence[Token], item: Item) -> bool:
    """Tell whether a heading goes with its first item: «Сахалин – принимать» needs a verb, «Первое – рейс» not."""
    if words[0].lower == "за" and 1 < len(words) <= SHORT_HEAD and tokens[len(words)].text == "–":
        last = words[-1].lower  # «За округом – подъёмные и квартиры», not «За китайскую сторону – вице-губернатор»
        return (is_of(last, "ours") or words[-1].is_capital) and "ablt" in cases_of(last, nouns=True)
    if not (is_joint(tokens, item) or _is_ordinal(words)):
        return False
    is_told = item.by_verb or any(is_of(token.lower, "act", "tie", "part") for token in words)
    return is_told or words[0].lower in ("в", "во")
