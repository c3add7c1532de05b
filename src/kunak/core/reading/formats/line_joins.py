"""Lines of a paragraph to one: what a hyphen at the end of a line means."""

import re

_HYPHEN = re.compile(r"\w[-\u2010]$")  # browsers print the second one where a page asks for hyphens
_FIRST_PART, _SECOND_PART = re.compile(r"([^\W\d_]+).$"), re.compile(r"[^\W\d_]+")
_KEPT_AFTER = frozenset(  # first parts of words that are written with a hyphen and stand in no dictionary
    str.split(
        "торгово научно социально культурно экономико общественно информационно военно учебно историко физкультурно "
        "спортивно материально финансово нормативно организационно производственно промышленно инвестиционно "
        "экспортно импортно северо юго западно восточно санкт нижне верхне лечебно санаторно курортно духовно "
        "туристско транспортно административно договорно хозяйственно технико медико химико физико народно "
        "государственно жилищно консультативно проектно опытно литературно музыкально художественно выставочно "
        "бизнес онлайн интернет медиа экс вице премьер"
    )
)
_KEPT_BEFORE = frozenset(("то", "либо", "нибудь", "таки", "ка"))


def joined(first: str, second: str) -> str:
    """Return two lines of one paragraph as one text.

    A word parted by a hyphen is one word again, without it; the hyphen stays where it belongs to the word
    («торгово-экономическое», «Улан-Удэ», «2024-2026»), and a soft one goes.
    """
    if first.endswith("\u00ad"):
        return first[:-1] + second
    if not _HYPHEN.search(first) or not second[:1].isalnum():
        return f"{first} {second}"
    return first + second if _is_kept(first, second) else first[:-1] + second


def _is_kept(first: str, second: str) -> bool:
    before, after = _FIRST_PART.search(first), _SECOND_PART.match(second)
    if before is None or after is None or (second[0].isupper() and not before[1].isupper()):
        return True
    word, rest = before[1].lower(), after[0].lower()
    if word in _KEPT_AFTER or rest in _KEPT_BEFORE or word.isascii():
        return True
    from kunak.core.reading.morph import parses  # a tenth of a second, which only a hyphen is worth

    whole, *parts = (any(parse.is_known for parse in parses(part)) for part in (word + rest, word, rest))
    return not whole and all(parts)
