"""What the lines of a hand tell: the post of who signs, and which party he signs for."""

from collections.abc import Sequence
from itertools import takewhile

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.municipalities import municipalities
from kunak.core.reading.context import Context
from kunak.core.reading.profiles.signature_hands import EPITHETS, Hand, is_head, left_over
from kunak.core.reading.record import Party

FOR = re.compile(r"(?:за|от|от имени)\s(?=[а-яё«])", re.IGNORECASE)
BEHIND_SIDE = re.compile(r"(?::|\s–)\s")  # «За Тверскую область: министр …»


def post_of(context: Context, hand: Hand) -> tuple[str, Span] | None:
    """Return the post of a hand as it stands, without the names of territories, and the words of its first line."""
    words: list[str] = []
    place: Span | None = None
    for start, end in (part for cell in hand.cells for part in beside(cell, hand.span)):
        opening = _post_start(context, start, end)
        if place is None and opening < 0:
            continue
        if place is not None and (opening >= 0 or left_over(context, Span(start, end))):
            break
        start = max(start, opening)  # noqa: PLW2901  a post may begin behind a mark
        cut = _cut(context, start, end)
        words.append(OF_PLACE.sub("", context.text.clean(start, cut)))
        place = place or Span(start, start + len(context.text.shadow[start:cut].rstrip(" ,;:(")))
        if cut < end:
            break
    value = OF_ALL.sub("", " ".join(words).strip(" ,;:(."))
    return (value[0].lower() + value[1:], place) if place is not None and value else None


def beside(cell: Span, name: Span) -> list[tuple[int, int]]:
    """Return a cell without the name in it, as its parts."""
    if not cell.start <= name.start < cell.end:
        return [(cell.start, cell.end)]
    return [(left, right) for left, right in ((cell.start, name.start), (name.end, cell.end)) if right > left]


def _post_start(context: Context, start: int, end: int) -> int:
    """Return where a post begins in a part of a cell, -1 where none does: at a head in the nominative."""
    shadow = context.text.shadow
    if FOR.match(shadow, start, end):
        behind = BEHIND_SIDE.search(shadow, start, end)
        if behind is None:
            return -1
        start = behind.end()
    opening = -1
    for token in context.text.tokens_in(start, end):
        if not token.is_word:
            continue
        if token.lower in EPITHETS:
            opening = opening if opening >= 0 else token.start
            continue
        if is_head(token.lower):
            return opening if opening >= 0 else token.start
        if opening < 0:
            return -1
    return -1


def _cut(context: Context, start: int, end: int) -> int:
    """Return where the words of a post end in a part of a cell: before a territory, a town, a mark that closes it."""
    places = [item.start for item in context.territories.within(start, end) if item.form != "adjective"]
    places += [opening for opening, span, _ in municipalities(context, start, end) if _is_name(context, span)]
    stop = STOP.search(context.text.shadow, start, end)
    return min([*places, *([stop.start()] if stop else []), end])


def _is_name(context: Context, span: Span) -> bool:
    """Tell whether a town or district stands as a name, and not as an adjective of its council."""
    return OF_PLACE.match(context.text.shadow, span.start) is None


# «Председатель Лидского районного исполнительного комитета»: the place says whose, and is no part of the post
OF_PLACE = re.compile(r"(?<=\s)[А-ЯЁ][а-яё-]+(?:ского|цкого|ской|цкой)\s(?=[а-яё])")
STOP = re.compile(r"[_«\"]|\(?подпись|\s\d|\sгорода\s(?=[А-ЯЁ])|(?<=общины)\s(?=[А-ЯЁ])")
OF_ALL = re.compile(r"\s(?:республики|края|области|округа|района)$", re.IGNORECASE)  # «Глава Республики»


def owner_of_hand(context: Context, hand: Hand, parties: Sequence[Party]) -> str | None:
    """Return the party whose territory, or most words of whose name, a hand's cells hold; None where none is it."""
    codes = {item.code for cell in hand.cells for item in context.territories.within(cell.start, cell.end)}
    fitting = [party.name for party in parties if party.code in codes]
    if len(fitting) == 1:
        return fitting[0]
    told = [word for cell in hand.cells for word in _words_of(context.text.shadow[cell.start : cell.end])]
    shared = sorted(((_shared(told, _words_of(party.name)), party.name) for party in parties), reverse=True)
    return shared[0][1] if len(shared) > 1 and shared[0][0] > shared[1][0] else None


def _words_of(words: str) -> list[str]:
    return re.findall(r"[а-яё]{4,}", words.lower())


def _shared(told: Sequence[str], own: Sequence[str]) -> int:
    """Return how many words of a name are told, in whatever case."""
    return sum(any(_is_one(word, one) for one in told) for word in own)


def _is_one(left: str, right: str) -> bool:
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False)))
    return alike >= max(SHORTEST_STEM, max(len(left), len(right)) - LONGEST_ENDING)


SHORTEST_STEM, LONGEST_ENDING = 3, 3
