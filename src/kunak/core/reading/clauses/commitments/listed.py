"""Undertakings listed after a cue: in the same sentence, or in the rows below a colon."""

from collections.abc import Iterator, Sequence

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.commitments.cues import Cue, cues_in
from kunak.core.reading.clauses.commitments.grammar import is_infinitive, opens_infinitive, phrase_at, tense, top
from kunak.core.reading.clauses.commitments.opening import list_start
from kunak.core.reading.clauses.commitments.pieces import Piece
from kunak.core.reading.clauses.commitments.split import Item, Takes, conjuncts, gaps
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.actions import is_action_noun, is_of
from kunak.core.reading.text import Token

# «1)», «2.», «•», «первое –», «вторая:», «во-вторых,»
ROW_MARK = re.compile(
    r"\s*(?:[^\w\s«»\"'()№#@.,;:!?…]{1,6}|\d\ufe0f?\u20e3|"
    r"\(?\d{1,2}(?:(?:\.\d{1,2})+(?=\s)|(?:\.\d{1,2})*[.)])|[а-я]\)|"
    r"(?:[Пп]ерв|[Вв]тор|[Тт]рет|[Чч]етв[её]рт|[Пп]ят|[Шш]ест|[Сс]едьм|[Вв]осьм|[Дд]евят|[Дд]есят|[Пп]оследн)"
    r"(?:[оеь]е|[аья]я|[ыио]й|[ыи]м|ьим)\s?[–:]|[Вв]о?-[а-яё]{3,9}х,)\s*"
)
MOST_ROWS = 40
LISTED = "commitment.listed"
# after these words a bare noun is only a subject: «касается торговли»
OF_DEEDS = frozenset(("commitment.concerns", "commitment.covers", "commitment.matters"))
EACH_A_DEED = "commitment.matters"  # «по вопросам ремонта судов, мелиорации, поставок рыбы»: others are directions
LONGEST_ANNOUNCEMENT = 4
FEW = 2
FRONTED = "commitment.agreed_to"
OF_FIELDS = frozenset((EACH_A_DEED, "commitment.duty"))
FIELDS = ("направлени", "раздел", "глав", "тем", "сфер", "вопрос", "отрасл", "рубрик", "блок", "част")
MERE_LISTS = frozenset((LISTED, "commitment.rows"))
ROW_CASES = frozenset(("nomn", "accs", "datv", "gent"))


def listed(context: Context, index: int) -> Iterator[Piece]:
    """Yield what is listed after the cues of a sentence."""
    tokens = context.text.tokens_of(index)
    cues = list(_without_announcements(cues_in(context, index)))
    for number, cue in enumerate(cues):
        end = cues[number + 1].start if number + 1 < len(cues) else len(tokens)
        items = list(conjuncts(tokens, list_start(tokens, cue.end, end), end, cue.takes))
        if (
            not items
            and cue.rule == "commitment.provided"
            and tokens[cue.start].lower.startswith(("предусм", "закреп"))
        ):
            items = list(_before(tokens, cue.start))
        if not items and cue.rule == FRONTED:
            items = list(_in_front(tokens, cue.start))
        if items and cue.rule in OF_DEEDS and not is_joint(tokens, items[0]):
            continue
        before = tokens[cue.start : max(cue.end, items[0].start)] if items else ()
        is_of_fields = cue.rule in OF_FIELDS or names_fields(before)
        if (is_of_fields and are_directions(tokens, items)) or (
            cue.rule != EACH_A_DEED and _are_mere_fields(tokens, items)
        ):
            items = [item for item in items if _is_named(tokens, item)]
        is_direction = any(token.lower.startswith("направлени") for token in before)
        if any(is_of(token.lower, "theme") for token in before):
            items = [item for item in items if _is_named(tokens, item)]
        for item in items:
            if not (cue.rule == EACH_A_DEED or is_direction) or is_joint(tokens, item):
                yield piece_of(tokens, item, index, cue.rule, cue.confidence)
        if cue.takes.infinitive and items and items[-1].by_verb:
            for first, last in gaps(tokens, items[-1].head, end):
                yield Piece(tokens[first].start, tokens[last - 1].end, index, cue.rule, cue.confidence * 0.9)
        if not items and number + 1 == len(cues) and _opens_rows(tokens, cue):
            yield from rows_below(context, index, cue.rule, cue.confidence)


def is_joint(tokens: Sequence[Token], item: Item) -> bool:
    """Tell whether the first item is an action, or says that it is common to the parties."""
    return (
        item.by_verb
        or is_action_noun(tokens[item.head].lower)
        or any(is_of(token.lower, "joint") for token in tokens[item.start : item.head])
    )


def names_fields(before: Sequence[Token]) -> bool:
    """Tell whether a list is announced as one of fields, «пять направлений:», and not of steps: «первые шаги –»."""
    return any(token.lower.startswith(FIELDS) for token in before)


def are_directions(tokens: Sequence[Token], items: Sequence[Item]) -> bool:
    """Tell whether a list names fields, with an action among them at most: «промышленность, рекультивация, туризм»."""
    joint = [is_joint(tokens, item) for item in items]
    return len(items) > 1 and not all(joint) and 2 * sum(joint) <= len(joint)


def _are_mere_fields(tokens: Sequence[Token], items: Sequence[Item]) -> bool:
    """Tell whether a list begins with a field and half of it are fields: «туризм, садоводство, подготовка кадров»."""
    fields = [_is_mere_field(tokens, item) for item in items]
    return len(items) > FEW and fields[0] and 2 * sum(fields) >= len(fields)


def _is_mere_field(tokens: Sequence[Token], item: Item) -> bool:
    is_alone = item.end - item.start == 1 and tokens[item.head].is_word
    is_field = is_of(tokens[item.head].lower, "field") and item.head == item.end - 1
    return (is_alone or is_field) and not item.by_verb and not is_action_noun(tokens[item.head].lower)


def _is_named(tokens: Sequence[Token], item: Item) -> bool:
    """Tell whether an item names its object, as no mere theme does: «ремонт трассы «Вытегра – Пудож»»."""
    return is_joint(tokens, item) and any(
        token.is_capital or token.text == "«" for token in tokens[item.start + 1 : item.end]
    )


def _without_announcements(cues: Iterator[Cue]) -> Iterator[Cue]:
    """Yield the cues without the «меры», «шаги» of «предусматривает ряд мер:», which only announce the list of one."""
    before: Cue | None = None
    for cue in cues:
        if before is None or cue.rule != LISTED or cue.start - before.end > LONGEST_ANNOUNCEMENT:
            yield cue
        before = cue


def piece_of(tokens: Sequence[Token], item: Item, index: int, rule: str, confidence: float) -> Piece:
    """Return a conjunct as a piece."""
    verb = top(tokens[item.head].lower).lemma if item.by_verb else ""
    return Piece(tokens[item.start].start, tokens[item.end - 1].end, index, rule, confidence, verb)


def _before(tokens: Sequence[Token], end: int) -> Iterator[Item]:
    """Yield the subject of «… предусмотрены соглашением» that stands before the verb."""
    start = end
    while start > 0 and tokens[start - 1].text not in ".;:":
        start -= 1
    while start < end and top(tokens[start].lower).pos in ("CONJ", "PRCL", "ADVB"):
        start += 1
    if start < end:
        yield from conjuncts(tokens, start, end, Takes(case="nomn"))


def _in_front(tokens: Sequence[Token], end: int) -> Iterator[Item]:
    """Yield what opens a sentence before its cue: «Построить сообща линию решили край и область»."""
    start = end
    while start > 0 and tokens[start - 1].text not in ".;:":
        start -= 1
    if start < end and is_infinitive(tokens[start]):
        yield from conjuncts(tokens, start, end, Takes(infinitive=True))


def _opens_rows(tokens: Sequence[Token], cue: Cue) -> bool:
    return tokens[-1].text == ":" and all(token.text != ":" for token in tokens[cue.end : -1])


def rows_below(context: Context, index: int, rule: str, confidence: float) -> Iterator[Piece]:
    """Yield the rows of the list that a sentence opens, each without its mark, those that name an action."""
    rows = [
        (following, start, end)
        for following, row in _rows_below(context, index)
        for start, end in _lines_of(context.text.shadow, row.start, row.end)
    ]
    named = [names_action(context, start, end, or_thing=rule not in MERE_LISTS) for _, start, end in rows]
    common = [_is_common(context, start, end) for _, start, end in rows]
    alike = sum(one or other for one, other in zip(named, common, strict=True))
    go_together = 2 * alike >= len(named) >= FEW  # «общие учебники» beside «стажировки учителей» is to be made
    for (following, start, end), is_named in zip(rows, named, strict=True):
        if is_named or (go_together and names_action(context, start, end, or_thing=True)):
            yield Piece(start, end, following, rule, confidence)


def _is_common(context: Context, start: int, end: int) -> bool:
    """Tell whether a row opens with a word that says «common»: «единый реестр», «совместные выставки»."""
    opening = context.text.tokens_in(start, end)[:FEW]
    return any(is_of(token.lower, "joint") for token in opening)


def _rows_below(context: Context, index: int) -> Iterator[tuple[int, Span]]:
    """Yield the rows of a list with the number of their sentences, each without its mark."""
    shadow = context.text.shadow
    for following in range(index + 1, min(index + MOST_ROWS, len(context.text.sentences))):
        row = context.text.sentences[following]
        mark = ROW_MARK.match(shadow, row.start, row.end)
        is_wording = shadow[row.start] == "«" and shadow[row.start + 1 : row.start + 2].islower()
        if mark is None and not (shadow[row.start].islower() or is_wording):
            return
        start = mark.end() if mark else row.start + is_wording
        if start < row.end:
            yield following, Span(start, row.end)


def _lines_of(shadow: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the lines of a row that a comma or semicolon ends each."""
    while (line := shadow.find("\n", start, end)) >= 0:
        last = len(shadow[start:line].rstrip()) + start
        if shadow[last - 1 : last] not in (",", ";"):
            break
        yield start, last
        start = end - len(shadow[line:end].lstrip())
    yield start, end


def names_action(context: Context, start: int, end: int, *, or_thing: bool = False) -> bool:
    """Tell whether a row opens with an infinitive, an action or a name, and has no verb of its own before a comma.

    With `or_thing` any noun will do: after «предусмотрены:» a «единый реестр» is to be made.
    """
    tokens = context.text.tokens_in(start, end)
    if opens_infinitive(tokens, 0, len(tokens)) >= 0:
        return True
    phrase = phrase_at(tokens, 0, len(tokens))
    if phrase is None or not phrase.cases & ROW_CASES:
        return False
    is_day = phrase.is_name and any(token.text.isdigit() for token in tokens[phrase.head + 1 : phrase.head + 2])
    if is_day or not (phrase.is_name or or_thing or is_action_noun(tokens[phrase.head].lower)):
        return False  # «19» декабря
    for token in tokens[phrase.head :]:
        if token.text in ",;(«":
            return True
        if tense(token.lower):
            return False
    return True
