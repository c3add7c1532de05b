"""Officials whose wish or presence opens a sentence: «По приглашению главы Коми правительства А и Б подписали …»."""

from kunak.core.reading.clauses.commitments.grammar import top
from kunak.core.reading.context import Context
from kunak.core.reading.entities.posts import Post

JOINED = ("с", "со", "от", "за", "между")  # who stands behind these may be a side
DEPUTED = ("имени", "лица", "лице", "стороны")  # … and for whom others sign
LONGEST = 4  # words before a post in such an opening: «при самом живом участии»


def behind_officials(context: Context, start: int, limit: int) -> int:
    """Return where the words end that open a sentence with officials who are no sides, `start` where none do."""
    reach = start
    for post in context.posts.within(start, limit):
        if not (_is_governed(context, start, post) if reach == start else _goes_on(context, reach, post)):
            break
        reach = _end_of(context, post, limit)
    return reach


def _is_governed(context: Context, start: int, post: Post) -> bool:
    """Tell whether a preposition at the beginning governs a post, by a noun or itself: «по словам», «в гостях у»."""
    words = [token for token in context.text.tokens_in(start, post.start) if token.is_word]
    if not words or len(words) > LONGEST or post.case in ("nomn", ""):
        return False
    first, last = top(words[0].lower), top(words[-1].lower)
    if first.pos != "PREP" or any(word.lower in DEPUTED for word in words):
        return False
    if last.pos == "PREP":
        return words[-1].lower not in JOINED
    return last.pos in ("NOUN", "ADJF") and "anim" not in last.grammemes


def _goes_on(context: Context, reach: int, post: Post) -> bool:
    """Tell whether a post stands beside the one before: «главы Коми и губернатора Пензенской области»."""
    return post.case not in ("nomn", "") and context.text.flat[reach : post.start] in (" и ", ", ")


def _end_of(context: Context, post: Post, limit: int) -> int:
    """Return where a post ends, of several the territories that share it: «глав Коми и Пензенской области»."""
    end = post.end
    while post.number == "plur":
        gap = next((gap for gap in (" и ", ", ") if context.text.flat.startswith(gap, end)), "")
        item = context.territories.at(end + len(gap)) if gap else None
        if item is None or item.end > limit:
            break
        end = item.end
    return end
