"""Sectors that the kind of a deed decides: making is industry, trades are taught at school, children rest."""

from collections.abc import Sequence

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.commitments.roles import is_person
from kunak.core.reading.clauses.sector_places import sector_words
from kunak.core.reading.context import Context
from kunak.core.reading.entities.phrases import is_adjective
from kunak.core.reading.lexicon.actions import is_of
from kunak.core.reading.text import Token

MADE_WITHIN = 4
TAUGHT_WITHIN = 6
LEARNER_WITHIN = 5
MACHINES = frozenset(("digital", "transport-logistics", "construction-housing", "tech-exchange", "health", "energy"))
# who works there has a trade that is learnt at a school: welders, pilots, masons, miners
TRADES = frozenset(("", "education", "industry", "transport-logistics", "construction-housing", "energy"))
FARMING = "agriculture"
GAMES = "sport-youth"
SCIENCE = "science-innovation"
HEALTH = "health"
FARM_MACHINE = re.compile(
    r"комбайн|трактор|сеял|косил|[а-я]+раздатчик|опрыскиват|культиватор|жатк|сельхозмашин|сельхозтехник|плуг"
)
VETS = ("ветеринар", "ветврач", "ветстанц", "ветслужб", "ветсанит")
RESORTS = ("путевк", "санатор", "пансионат", "каникул", "профилактор")
CONTESTS = ("соревн", "состяз", "турнир")
RESEARCHES = (
    *("исследуе", "исследую", "изучает", "изучают", "изучат", "изучит"),
    *("подсчет", "подсчита", "пересчит", "обследу", "окольц", "опишут", "описыва", "учтут"),
)
NO_TRADE = frozenset(("", GAMES, "education", "security-emergency", "interparliamentary"))
OF_REST = frozenset(("tourism", GAMES))
SEEN_ON_JOURNEYS = frozenset(("culture", "ecology"))
AMONG_CHILDREN = frozenset(("education", "tourism", "sport-youth", "culture", "ecology", "agriculture"))


def sector_of_deed(context: Context, span: Span, best: str, second: str) -> str:
    """Return the sector that what is done decides, whatever the best of its words tells; empty where it does not.

    Args:
        best: the sector that its words tell the strongest.
        second: another one that a strong word tells, empty where there is none.
    """
    words = [token for token in context.text.tokens_in(span.start, span.end) if token.is_word]
    if _makes(words, best):
        return "industry"
    if best == HEALTH and any(word.lower.startswith(VETS) for word in words):
        return FARMING
    if best in OF_REST and _is_rest_of_needy(words):
        return "social"
    found = _of_contest(context, words) if best == GAMES else _of_research(context, words) if second else ""
    if not found and best == "digital" and second and any(is_of(word.lower, "container") for word in words):
        found = second  # «электронный журнал попусков» is of what it holds
    if not found and best in ("", "ecology", "tourism") and _cleans(context, words):
        found = "ecology"
    return found or _of_learners(context, words, best)


def _of_learners(context: Context, words: Sequence[Token], best: str) -> str:
    """Return the sector of those who are taught, taken to see something, or rest; empty where nobody is."""
    if _teaches_at_school(words) or (best in TRADES and _teaches_trade(context, words)):
        return "education"
    if best in SEEN_ON_JOURNEYS and _takes_pupils(words):
        return "education"
    if (best in AMONG_CHILDREN or (best == HEALTH and _opens_with_rest(words))) and _is_rest_of_children(words):
        return GAMES
    return ""


def _cleans(context: Context, words: Sequence[Token]) -> bool:
    """Tell whether a river, a lake, a shore is cleaned, by its kind or its name: «чистка Медвежьих озёр», «… Оки»."""
    place = next((number for number, word in enumerate(words[:MADE_WITHIN]) if is_of(word.lower, "cleaning")), -1)
    following = words[place + 1 : place + 3] if place >= 0 else ()
    return any(is_of(word.lower, "waters") for word in following) or any(
        word.is_capital and not is_adjective(word.lower) and context.territories.at(word.start) is None
        for word in following[:1]
    )


def _makes(words: Sequence[Token], best: str) -> bool:
    """Tell whether machines are made, «выпуск кабеля», «сборка дронов», or what tells none: «изготовят счётчики»."""
    if (
        best
        and best not in MACHINES
        and not (best == FARMING and any(FARM_MACHINE.match(word.lower) for word in words))
    ):
        return False
    return any(is_of(word.lower, "making" if best else "crafting") for word in words[:MADE_WITHIN])


def _of_contest(context: Context, words: Sequence[Token]) -> str:
    """Return the trade of those who vie in it, «соревнования литейщиков», «турнир керамистов»; empty for sportsmen."""
    if not any(word.lower.startswith(CONTESTS) for word in words):
        return ""
    for word in words:
        if is_person(word.lower):
            told = [found for found in sector_words(context).within(word.start, word.end) if found.sector]
            if told and not NO_TRADE.intersection(found.sector for found in told):
                return told[0].sector
    return ""


def _of_research(context: Context, words: Sequence[Token]) -> str:
    """Return science where people of it study something: «институт леса исследует ельники»; else empty."""
    verb = next((number for number, word in enumerate(words) if word.lower.startswith(RESEARCHES)), 0)
    does = any(
        found.sector == SCIENCE or found.lemma.startswith("институт")
        for word in words[:verb]
        for found in sector_words(context).within(word.start, word.end)
    )
    return SCIENCE if does else ""


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
    behind: Sequence[Token] = words[taught + 1 : taught + 1 + LEARNER_WITHIN]
    before: Sequence[Token] = words[:taught]
    if is_of(words[taught].lower, "school_of"):
        before = ()  # «строители заменят кровлю в школе», but «лоцманы пройдут курс»
    learner = next((word for word in (*behind, *before) if is_person(word.lower)), None)
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


def _opens_with_rest(words: Sequence[Token]) -> bool:
    return bool(words) and words[0].lower.startswith("отды")  # «отдых детей врачей»


def _is_rest_of_children(words: Sequence[Token]) -> bool:
    """Tell whether children rest: in camps, by the sea."""
    return any(is_of(word.lower, "resting") for word in words) and any(
        is_of(word.lower, "child", "pupil") for word in words
    )


def _is_rest_of_needy(words: Sequence[Token]) -> bool:
    """Tell whether people rest whom the state cares for: «путёвки ветеранам», «лагерь для сирот»."""
    return any(is_of(word.lower, "needy") for word in words) and any(
        is_of(word.lower, "resting") or word.lower.startswith(RESORTS) for word in words
    )


def sector_of_children(context: Context, span: Span) -> str:
    """Return the sector of a deed for children of which no other word tells: pupils travel to learn, others to rest."""
    words = [token.lower for token in context.text.tokens_in(span.start, span.end) if token.is_word]
    if any(is_of(word, "pupil") for word in words):
        return "education"
    return "sport-youth" if any(is_of(word, "child") for word in words) else ""
