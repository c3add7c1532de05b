"""Words after which undertakings are listed: «договорились», «предусматривает», «в плане:»."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kunak.core.reading.clauses.commitments.grammar import tense, top
from kunak.core.reading.clauses.commitments.split import Takes
from kunak.core.reading.clauses.speech import is_spoken
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.actions import is_of
from kunak.core.reading.lexicon.cues import OPENS_CUE, cue_at
from kunak.core.reading.text import Token

TAKES = {
    "infinitive": Takes(infinitive=True),
    "nomn": Takes(infinitive=True, case="nomn"),
    "list": Takes(infinitive=True, case="nomn"),
    "accs": Takes(infinitive=True, case="accs"),
    "loct": Takes(case="loct"),
    "datv": Takes(case="datv"),
    "gent": Takes(case="gent"),
    "ablt": Takes(case="ablt"),
}
TO_THE_SPEAKER = 10  # words: «Глава республики, поздравив врачей, пообещал»
TO_THE_MARK = 8  # words between «среди» and its dash or colon


class Cue(NamedTuple):
    """A cue of tokens `[start, end)`: what it takes and how sure a list after it is."""

    start: int
    end: int
    rule: str
    takes: Takes
    confidence: float


def cues_in(context: Context, index: int) -> Iterator[Cue]:
    """Yield the cues of a sentence by its number, in order; of speech only those that tell what was agreed."""
    tokens = context.text.tokens_of(index)
    reach = 0
    for number in context.text.places_of(OPENS_CUE, index):
        found = cue_at(tokens, number) if number >= reach and not _is_denied(tokens, number) else None
        if found is None:
            continue
        phrase, end = found
        if phrase.takes == "list":
            end = _after_mark(tokens, end)
        is_told = _tells_agreed(tokens[number]) or _is_of_the_paper(tokens, number)
        if end and tokens[number].lower in PROMISES_ALONE and _is_of_person(context, tokens, number):
            continue
        if end and _is_of_a_thing(tokens, number):
            continue
        if end and context.genre == "agreement" and _is_kept_by_party(tokens, number):
            continue
        if end and (is_told or not is_spoken(context, tokens[number].start)):
            takes = TAKES[phrase.takes]
            if phrase.takes == "infinitive" and end == number + 1 and _is_impersonal(tokens[number].lower):
                takes = TAKES["nomn"]  # «Обещано построить мост», «Обещано и возвращение автобуса»
            yield Cue(number, end, f"commitment.{phrase.rule}", takes, phrase.confidence)
        reach = end


def _is_of_a_thing(tokens: Sequence[Token], number: int) -> bool:
    """Tell whether a clause describes a thing: «центр, который область намерена открыть к 2025 году»."""
    before = [token.lower for token in tokens[max(0, number - 4) : number]]
    return tokens[number].lower.startswith(("намерен", "планиру", "собира", "обеща")) and any(
        word.startswith("котор") for word in before[:-1]
    )


def _is_impersonal(word: str) -> bool:
    """Tell whether a word stands without a subject before an infinitive: «обещано», «предстоит»."""
    return word == "предстоит" or (top(word).pos == "PRTS" and word.endswith("о"))


def _is_kept_by_party(tokens: Sequence[Token], number: int) -> bool:
    """Tell whether a party is said to keep a thing, «Каждая Сторона содержит дорогу», and not the paper to hold it."""
    word = tokens[number].lower
    return number > 0 and word.startswith("содержит") and is_of(tokens[number - 1].lower, "ours")


PROMISES_ALONE = frozenset(("обещал", "обещала", "пообещал", "пообещала"))


def _is_of_person(context: Context, tokens: Sequence[Token], number: int) -> bool:
    """Tell whether one speaker promises, «мэр пообещал журналистам», and not a side, «город пообещал»."""
    before = tokens[max(0, number - TO_THE_SPEAKER) : number]
    return any(
        context.people.holding(token.start) is not None or context.posts.holding(token.start) is not None
        for token in before
    )


def _is_denied(tokens: Sequence[Token], number: int) -> bool:
    """Tell whether «не» stands before: «не предусматривает»."""
    return number > 0 and tokens[number - 1].lower == "не"


def _after_mark(tokens: Sequence[Token], number: int) -> int:
    """Return the number of the token after the dash or colon that a list begins with, 0 where there is none."""
    if tokens[number - 1].lower == "и":
        return number
    for place in range(number, min(number + TO_THE_MARK, len(tokens))):
        if _is_of_numbers(tokens, place):
            continue
        if tokens[place].text in ("–", ":"):
            return place + 1
        if not tokens[place].is_word and not tokens[place].text.isdigit():
            return 0
    return 0


def _is_of_numbers(tokens: Sequence[Token], dash: int) -> bool:
    """Tell whether a dash stands between two numbers: «План мероприятий на 2023–2025 годы»."""
    return (
        tokens[dash].text == "–"
        and tokens[dash - 1].text.isdigit()
        and dash + 1 < len(tokens)
        and tokens[dash + 1].text.isdigit()
    )


def _is_of_the_paper(tokens: Sequence[Token], number: int) -> bool:
    """Tell whether the paper itself is what a speaker quotes: «Документ предусматривает …», – сообщает ведомство."""
    return number > 0 and is_of(tokens[number - 1].lower, "act") and tense(tokens[number].lower) == "pres"


def _tells_agreed(token: Token) -> bool:
    return token.lower.startswith(("договорил", "условил"))
