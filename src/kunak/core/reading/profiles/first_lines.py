"""The first lines of a text, by which most genres are known."""

from functools import cached_property

from kunak.core.reading import later as re
from kunak.core.reading.letters import letters_in
from kunak.core.reading.patterns import Guarded
from kunak.core.reading.text import Text

HEAD_LINES = 9
OPENING = 2500  # letters


class FirstLines:
    """The first lines of a text that are not empty, folded, a spaced-out title closed up.

    Attributes:
        words: of these lines.
        letters: those of the text up to where these lines end.
        opening: the folded text up to a number of letters, whatever its lines are.
    """

    def __init__(self, text: Text, count: int = HEAD_LINES) -> None:
        self.text, self._count = text, count
        head, end = _first_lines(text.lower, count)
        self.words, self.letters = _closed_up(head), text.letters_before(end)
        if self.words != head:
            self.letters |= letters_in(self.words)
        self.opening = text.lower[:OPENING]

    @cached_property
    def as_written(self) -> str:
        """Return the lines with their capitals."""
        return _first_lines(self.text.shadow, self._count)[0]

    @cached_property
    def letters_of_opening(self) -> int:
        """Return the letters of the opening."""
        return self.text.letters_before(OPENING)


def _first_lines(words: str, count: int) -> tuple[str, int]:
    """Return the first lines that are not empty, and where they end."""
    lines: list[str] = []
    place = 0
    for line in words.split("\n"):
        place += len(line) + 1
        if line and not line.isspace():
            lines.append(line)
            if len(lines) == count:
                break
    return "\n".join(lines), place


SPACED = re.compile(r"(?<![а-я])[а-я](?: [а-я]){4,20}(?![а-я])")


def _closed_up(head: str) -> str:
    """Return the first lines with each word that is spaced out, as typewriters did, closed up: «П Р О Т О К О Л»."""
    return SPACED.sub(lambda found: found[0].replace(" ", ""), head)


VERB = Guarded(
    r"\b(?:подписал|подписан(?!и[еию]\b|ием\b)|состоял|прош(?:ло|ла|ел)|заключил|утвердил|продл|расторг|отложен|договорил|"
    r"будет|готовит)\w*"
)
PARTICIPLE = re.compile(r"\b(?:подписан|утвержден|продлен|заключен)н\w+")


def is_news(head: str) -> bool:
    """Tell whether the first line tells of something: «подписанного в 2015 году» does not."""
    return VERB.search(PARTICIPLE.sub("", head.split("\n", maxsplit=1)[0])) is not None
