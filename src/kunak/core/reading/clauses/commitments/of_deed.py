"""Sectors that the kind of a deed decides: making is industry, trades are taught at school, children rest."""

from collections.abc import Sequence

from kunak.core.provenance import Span
from kunak.core.reading.clauses.commitments.roles import is_person
from kunak.core.reading.clauses.sector_places import sector_words
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.actions import is_of
from kunak.core.reading.text import Token

MADE_WITHIN = 4
TAUGHT_WITHIN = 5
LEARNER_WITHIN = 5
MACHINES = frozenset(("digital", "transport-logistics", "construction-housing", "tech-exchange", "health", "energy"))
# who works there has a trade that is learnt at a school: welders, pilots, masons, miners
TRADES = frozenset(("", "education", "industry", "transport-logistics", "construction-housing", "energy"))
SEEN_ON_JOURNEYS = frozenset(("culture", "ecology"))
AMONG_CHILDREN = frozenset(("education", "tourism", "sport-youth", "culture", "ecology", "agriculture"))


def sector_of_deed(context: Context, span: Span, best: str, second: str) -> str:
    """Return the sector that what is done decides, whatever the best of its words tells; empty where it does not.

    Args:
        best: the sector that its words tell the strongest.
        second: another one that a strong word tells, empty where there is none.
    """
    tokens = context.text.tokens_in(span.start, span.end)
    words = [token for token in tokens if token.is_word]
    if _makes(words, best):
        return "industry"
    if best == "digital" and second and any(is_of(word.lower, "container") for word in words):
        return second  # «электронный журнал попусков» is of what it holds
    if _teaches_at_school(words) or (best in TRADES and _teaches_trade(context, words)):
        return "education"
    if best in SEEN_ON_JOURNEYS and _takes_pupils(words):
        return "education"
    if best in AMONG_CHILDREN and _is_rest_of_children(words):
        return "sport-youth"
    return ""


def _makes(words: Sequence[Token], best: str) -> bool:
    """Tell whether machines are made, «выпуск кабеля», «сборка дронов», or what tells none: «изготовят счётчики»."""
    if best and best not in MACHINES:
        return False
    return any(is_of(word.lower, "making" if best else "crafting") for word in words[:MADE_WITHIN])


def _teaches_at_school(words: Sequence[Token]) -> bool:
    """Tell whether people are taught at a school that is named: «вуз подготовит агрономов», «учёба на базе школы»."""
    if not any(is_of(word.lower, "training") for word in words[:TAUGHT_WITHIN]):
        return False
    return any(is_of(word.lower, "school") for word in words) or (
        any(word.lower == "базе" for word in words) and any(is_of(word.lower, "school_of") for word in words)
    )


def _teaches_trade(context: Context, words: Sequence[Token]) -> bool:
    """Tell whether people are taught who have a trade or are to get one: «переобучение горняков», «обучат лоцманов»."""
    taught = next((number for number, word in enumerate(words[:TAUGHT_WITHIN]) if is_of(word.lower, "training")), -1)
    if taught < 0:
        return False
    learners = (word for word in words[taught + 1 : taught + 1 + LEARNER_WITHIN] if is_person(word.lower))
    learner = next(learners, None)
    if learner is None:
        return False
    own = sector_words(context).within(learner.start, learner.end)
    return all(word.sector in TRADES for word in own if word.sector)


def _takes_pupils(words: Sequence[Token]) -> bool:
    """Tell whether pupils are taken somewhere to see it, and not to rest: «возить школьников в музей»."""
    if any(is_of(word.lower, "resting") for word in words):
        return False
    return any(is_of(word.lower, "journey") for word in words[:TAUGHT_WITHIN]) and any(
        is_of(word.lower, "pupil") for word in words[:LEARNER_WITHIN]
    )


def _is_rest_of_children(words: Sequence[Token]) -> bool:
    """Tell whether children rest: in camps, by the sea."""
    return any(is_of(word.lower, "resting") for word in words) and any(
        is_of(word.lower, "child", "pupil") for word in words
    )


def sector_of_children(context: Context, span: Span) -> str:
    """Return the sector of a deed for children of which no other word tells: pupils travel to learn, others to rest."""
    words = [token.lower for token in context.text.tokens_in(span.start, span.end) if token.is_word]
    if any(is_of(word, "pupil") for word in words):
        return "education"
    return "sport-youth" if any(is_of(word, "child") for word in words) else ""
