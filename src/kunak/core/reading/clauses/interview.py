"""An interview: lines of speech in turn, of who asks and who answers, with no word of the narrator."""

from itertools import pairwise

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.speakers import fullest
from kunak.core.reading.context import Context
from kunak.core.reading.entities.people import PersonMention
from kunak.core.reading.record import Quote

TURN = re.compile(r"^[^\S\n]*– ?(?P<said>[А-ЯЁ«\d][^\n]*)$", re.MULTILINE)
# a turn may have its speaker before it: «В.: …», «Корр.: …», «„Северный курьер“: …»
LABELLED = re.compile(
    r"^[^\S\n]*(?:– ?|"
    r"(?P<label>[ВО]\.?|Вопрос|Ответ|Корр\.?|Корреспондент|Ведущ(?:ий|ая)|Редакция|«[^»\n]{2,40}») ?: ?(?:– ?)?)"
    r"(?P<said>[А-ЯЁ«\d][^\n]*)$",
    re.MULTILINE,
)
# «Беседовал Аяс Барыкский», «Интервью взяла Анна Кондровская», «Записал …»
ASKED_BY = re.compile(
    r"(?:\b(?:беседова|побеседова|разговарива|расспрашива|записа|вопросы задава|бесед[уы] в[её])л[аи]?|"
    r"\bинтервью (?:взял|подготовил|записал|провел|провёл|вел|вёл)[аи]?|\bинтервью ?:|\bспрашива(?:л|ет)а?)\s"
)
FEWEST_TURNS, FEWEST_WORDS = 4, 3
NARRATED = re.compile(r"[,.!?…]»? – [а-яё]")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+")


def interview(context: Context) -> tuple[Quote, ...]:
    """Return the turns of an interview as quotations, each of who asks or who answers; empty for any other text.

    It has four turns or more; of every other one at least half are questions, of those between none is; and the text
    names somebody with a post who answers. Who asked may stay unnamed.
    """
    text = context.text
    if text.shadow.count("\n") < FEWEST_TURNS or "?" not in text.shadow:
        return ()
    turns, paper = _turns(text.shadow)
    if len(turns) < FEWEST_TURNS or any(NARRATED.search(text.shadow, turn.start, turn.end) for turn in turns):
        return ()
    asked, answered = turns[::2], turns[1::2]
    questions = sum(text.shadow[turn.start : turn.end].rstrip().endswith("?") for turn in asked)
    if questions * 2 < len(asked) or any(text.shadow[one.start : one.end].rstrip().endswith("?") for one in answered):
        return ()
    asker = _asker(context)
    guest = _guest(context, asker)
    if guest is None:
        return ()
    out = []
    for number, turn in enumerate(turns):
        who = guest if number % 2 else asker
        end = turn.start + len(text.shadow[turn.start : turn.end].rstrip())
        if len(WORD.findall(text.shadow, turn.start, end)) < FEWEST_WORDS:
            continue
        told = fullest(context, who) if who is not None else None
        name = paper if paper is not None and not number % 2 else told
        span = Span(turn.start, end)
        out.append(Quote(name, text.words(span.start, span.end), (span,), 0.85, "quote.interview"))
    return tuple(out)


def _turns(shadow: str) -> tuple[list[Span], str | None]:
    """Return what is said by turns, and the paper that asks where the turns are headed by its name."""
    plain = [Span(*found.span("said")) for found in TURN.finditer(shadow)]
    if len(plain) >= FEWEST_TURNS or ": " not in shadow:
        return plain, None
    headed = list(LABELLED.finditer(shadow))
    labels = {found["label"] for found in headed}
    if not 1 < len(labels) <= MOST_LABELS or any(
        one == two for one, two in pairwise(found["label"] for found in headed)
    ):
        return plain, None
    papers = [label for label in labels if label is not None and label.startswith("«")]
    return [Span(*found.span("said")) for found in headed], papers[0] if papers else None


MOST_LABELS = 2


def _asker(context: Context) -> PersonMention | None:
    found = ASKED_BY.search(context.text.lower)
    if found is None:
        return None
    line_end = context.text.shadow.find("\n", found.end())
    people = context.people.within(found.end(), line_end if line_end > 0 else len(context.text.shadow))
    return people[0] if people else None


def _guest(context: Context, asker: PersonMention | None) -> PersonMention | None:
    """Return the first person with a post who does not ask, outside of what is said."""
    own = [person for person in context.people if person.post and not person.is_short]
    told = [person for person in own if asker is None or person.surname != asker.surname]
    outside = [person for person in told if not _is_in_turn(context, person.start)]
    return outside[0] if outside else None


def _is_in_turn(context: Context, place: int) -> bool:
    line = context.text.shadow.rfind("\n", 0, place) + 1
    return context.text.shadow[line:place].lstrip().startswith("–")
