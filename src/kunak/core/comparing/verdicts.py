"""What became of one commitment, by clear rules, with the reason as data.

The rules, for the text of the former and of the later commitment; words are compared by their roots, general words
(«развивать», «сфера») and the name of the sector itself do not count:

1. **kept**: both have the same words.
2. **widened**: the later has all words of the former, and names more beside them: what it adds is joined by «и», «или»,
   «а также» or a comma; or the commitment stands in one more sector.
3. **made concrete**: the later has all words of the former, and says more closely what is meant: a figure, a day, a
   name, what follows «включая» or «в том числе», or a word that narrows one of the former's; or the former named
   nothing but its sector.
4. **changed**: the two are about one matter, and the later does not name something that the former did, or says «не»,
   «без», «кроме» where the former did not.
5. **dropped**, **new**: the other agreement has nothing like it.

Source:
    DESIGN.md, room 3; `changed` is added to its list, so that what is no longer promised is never told as kept.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kunak.core.comparing.words import DENYING, WORD, Kind, Word, content_words, root_of

JOINING = re.compile(r"[,;]|\b(?:и|или|либо|также)\b", re.IGNORECASE)
NARROWING = re.compile(
    r"\b(?:в том числе|включая|а именно|прежде всего|в частности|особенно|до|пут[её]м|посредством"
    r"|не (?:менее|более|позднее|ранее))\b",
    re.IGNORECASE,
)
TURNING = frozenset(map(root_of, DENYING))


class Verdict(StrEnum):
    """What became of a commitment."""

    KEPT = "kept"
    WIDENED = "widened"
    CONCRETE = "concrete"
    CHANGED = "changed"
    DROPPED = "dropped"
    NEW = "new"


class Said(StrEnum):
    """What a reason says."""

    SAME_TEXT = "same_text"
    SAME_WORDS = "same_words"  # in other forms, or with other general words
    MORE = "more"  # what else is named
    DETAIL = "detail"  # what is said more closely
    ONLY_SECTOR = "only_sector"  # the former named nothing but its sector
    GONE = "gone"  # what is no longer named
    OTHER_SECTOR = "other_sector"  # it stands in another sector now
    MORE_SECTORS = "more_sectors"  # it stands in one more sector now
    FEWER_SECTORS = "fewer_sectors"  # it no longer stands in one of its sectors
    NOTHING_LIKE_IT = "nothing_like_it"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason of a verdict; the words as the text has them, or the codes of sectors."""

    said: Said
    words: tuple[str, ...] = ()


def judged(before: str, after: str, sector: str = "") -> tuple[Verdict, tuple[Reason, ...]]:
    """Return what became of a commitment that both agreements have, and why.

    Args:
        sector: where it stands; its own name does not count among the words.
    """
    former, later = content_words(before, sector), content_words(after, sector)
    had, has = matter(former), matter(later)
    if had == has:
        said = Said.SAME_TEXT if _plain(before) == _plain(after) else Said.SAME_WORDS
        return Verdict.KEPT, (Reason(said),)
    if not had:
        return Verdict.CONCRETE, (Reason(Said.ONLY_SECTOR), _told(Said.DETAIL, later, has))
    more, details = _added(after, later, had)
    told = [Reason(Said.MORE, more)] if more else []
    told += [Reason(Said.DETAIL, details)] if details else []
    told = [_told(Said.GONE, former, had - has), *told] if had - has else told
    if had - has or not TURNING.isdisjoint(has - had):
        return Verdict.CHANGED, tuple(told)
    return (Verdict.WIDENED if more else Verdict.CONCRETE), tuple(told)


def matter(words: Iterable[Word]) -> frozenset[str]:
    """Return the roots of the words that name something of their own."""
    return frozenset(word.root for word in words if not word.is_general)


def _plain(text: str) -> str:
    return " ".join(WORD.findall(text.lower().replace("ё", "е")))


def _told(said: Said, words: Iterable[Word], roots: frozenset[str]) -> Reason:
    """Return a reason with the words of these roots, each once, as the text has them."""
    found = {word.root: word.text for word in reversed(tuple(words)) if word.root in roots and not word.is_general}
    return Reason(said, tuple(dict.fromkeys(reversed(found.values()))))


def _added(text: str, words: tuple[Word, ...], had: frozenset[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what the later text names beside the former's matter, and what it says more closely: runs of its words."""
    more: list[str] = []
    details: list[str] = []
    for run, before, following in _runs(text, words, had):
        said = text[run[0].start : run[-1].end]
        (more if _is_joined(run, before, following) else details).append(said)
    return tuple(more), tuple(details)


def _is_joined(run: tuple[Word, ...], before: str, following: str) -> bool:
    """Return whether a run stands beside what the former named, and does not tell it more closely."""
    if NARROWING.search(before) or any(word.kind is Kind.FIGURE for word in run):
        return False
    return bool(JOINING.search(before) or JOINING.search(following))


def _runs(text: str, words: tuple[Word, ...], had: frozenset[str]) -> Iterator[tuple[tuple[Word, ...], str, str]]:
    """Yield the runs of words that the former lacks, with the text to the former's word before and after each.

    General words between two of a run belong to it; those at its ends do not, unless a name begins with them.
    """
    run: list[Word] = []
    last = 0
    for word in words:
        if word.root not in had and (not word.is_general or word.kind is Kind.NAME):
            run.append(word)
        elif word.root in had:
            if run:
                yield tuple(run), text[last : run[0].start], text[run[-1].end : word.start]
                run = []
            last = word.end
    if run:
        yield tuple(run), text[last : run[0].start] if last else "", ""
