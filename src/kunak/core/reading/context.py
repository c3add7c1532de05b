"""What the rules of all fields share: the text, what was found in it, and the agreement they are asked about."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, TypeVarTuple

from kunak.core.provenance import Sourced, Span
from kunak.core.reading.entities.bodies import Body
from kunak.core.reading.entities.day import Day
from kunak.core.reading.entities.people import PersonMention
from kunak.core.reading.entities.posts import Post
from kunak.core.reading.entities.territory import Territory
from kunak.core.reading.placed import Placed
from kunak.core.reading.record import Event, Genre, Kind, Party, Person, ReadingWarning
from kunak.core.reading.text import Text

if TYPE_CHECKING:
    from kunak.core.reading.clauses.signers import Signer


@dataclass(slots=True)
class Context:
    """One document on its way to a record.

    Args:
        text: the document's text in its shapes.
        genre: what kind of document it is.
        published: the day of publication with its words, None where the text has none.
        reference_day: the day that «сегодня» is counted from, ISO 8601; from the text, the page or the giver.
        year_hint: a year that a day without one may take, with its words; None where nothing says it.
        territories, people, bodies, days: what was found in the text, in its order.
        posts: those that stand without a name: «главы двух регионов», «губернатор сообщил».
        warnings: doubts so far; rules add to them with `warn`.
    """

    text: Text
    genre: Genre = "other"
    published: Sourced[str] | None = None
    reference_day: str | None = None
    year_hint: Sourced[str] | None = None
    territories: Placed[Territory] = field(default_factory=Placed)
    people: Placed[PersonMention] = field(default_factory=Placed)
    bodies: Placed[Body] = field(default_factory=Placed)
    posts: Placed[Post] = field(default_factory=Placed)
    days: Placed[Day] = field(default_factory=Placed)
    warnings: list[ReadingWarning] = field(default_factory=list)
    memo: dict[Any, Any] = field(default_factory=dict)  # what rules found once and ask for again

    def warn(self, code: str, message: str, *spans: Span) -> None:
        """Note a doubt once."""
        warning = ReadingWarning(code, message, spans)
        if warning not in self.warnings:
            self.warnings.append(warning)

    def sentence_words(self, index: int) -> str:
        """Return the folded words of a sentence by its number."""
        return self.text.sentence_words[index]


Asked = TypeVarTuple("Asked")
Found = TypeVar("Found")


def found_once(find: Callable[[Context, *Asked], Found]) -> Callable[[Context, *Asked], Found]:
    """Return a question about a document that is answered once, however often it is asked.

    Args:
        find: asked by place, not by name, of what can be hashed; its answer is shared, so nobody may change it.
    """

    @wraps(find)
    def known(context: Context, *args: *Asked) -> Found:
        memo, key = context.memo, (find, args)
        if key not in memo:
            memo[key] = find(context, *args)
        found: Found = memo[key]
        return found

    return known


@dataclass(slots=True)
class Scope:
    """One agreement found, and the part of the text that tells of it.

    Args:
        kind, event: as far as detection knows them.
        sentences: numbers of the sentences that belong to it, in order; of the only agreement of a document, all
            that are not page furniture or told of another agreement.
        mentions: spans of the words that name it («соглашение», «документ»), the deciding one first.
        title: its title with its words, None where the text has none.
        is_main: False for an agreement of the background.
        parties, signatories: filled before sectors and commitments are asked for.
    """

    kind: Kind
    event: Event
    sentences: tuple[int, ...]
    mentions: tuple[Span, ...] = ()
    title: Sourced[str] | None = None
    is_main: bool = True
    is_nested: bool = False  # named only inside the title or the grounds of another one
    parties: tuple[Party, ...] = ()
    signatories: tuple[Person, ...] = ()
    head_end: int = 0  # of the text of an agreement: where its title block ends
    anchor: int = 0  # number of the sentence that decides: of the signing, or of the first mention
    signing: tuple[int, ...] = ()  # numbers of the sentences that tell of the signing, the deciding one first
    around: tuple[int, ...] = ()  # numbers of the sentences before it that tell of the meeting, the nearest first
    apart: tuple[Span, ...] = ()  # titles of other acts, and what their parts of the deciding sentence hold
    part: Span | None = None  # of the deciding sentence, where that tells of several acts
    signers: tuple["Signer", ...] = ()  # who signed, before the party is known
    older: frozenset[int] = frozenset()  # numbers of the sentences that tell of an older act: its day, its life

    def newer(self) -> "Scope":
        """Return it without the sentences that tell of an older act: what is asked there is how long its own lasts."""
        if self.older.isdisjoint(self.sentences):
            return self
        return replace(self, sentences=tuple(index for index in self.sentences if index not in self.older))

    def spans(self, context: Context) -> tuple[Span, ...]:
        """Return its sentences as spans."""
        return tuple(context.text.sentences[index] for index in self.sentences)

    def holds(self, context: Context, place: int) -> bool:
        """Tell whether a place lies in its sentences."""
        return context.text.sentence_index(place) in self.sentences
