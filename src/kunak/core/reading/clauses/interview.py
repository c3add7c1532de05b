"""An interview: lines of speech in turn, of who asks and who answers, with no word of the narrator."""

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.speakers import fullest
from kunak.core.reading.context import Context
from kunak.core.reading.entities.people import PersonMention
from kunak.core.reading.record import Quote

TURN = re.compile(r"^[^\S\n]*– ?(?P<said>[А-ЯЁ«\d][^\n]*)$", re.MULTILINE)
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
    turns = [Span(*found.span("said")) for found in TURN.finditer(text.shadow)]
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
        name = fullest(context, who) if who is not None else None
        span = Span(turn.start, end)
        out.append(Quote(name, text.words(span.start, span.end), (span,), 0.85, "quote.interview"))
    return tuple(out)


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
