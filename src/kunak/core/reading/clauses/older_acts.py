"""Older acts that a sentence dates: which noun of an act a day or year belongs to, told by structure."""

from collections.abc import Iterator
from typing import NamedTuple

from kunak.core.reading import later as re
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.entities.day import Day
from kunak.core.reading.morph import parses

ACT = re.compile(
    r"(?:соглашени|договор(?!и|ен)|меморандум|протокол|документ(?!аци|альн)|бумаг|программ|\bплан|\bкарт[аыуео]|харти|"
    r"заявлени|деклараци|пакт|\bтекст|верси|редакци|предшественни[кц]|договоренност)[а-я]*"
)
# what stands for the noun: «прежнее, 2014 года, …», «взамен подписанного в 2011 году», «первый … недействителен»
STANDS_FOR_ACT = re.compile(
    r"\b(?:прежн|предыдущ|прошл|предшествовавш|предшествующ|подписанн|заключенн|действовавш|действующ|первоначальн|изначальн|похож|подобн|аналогичн|утратив|истекш|старо|стары[йм]|"
    r"перв(?:ый|ое|ого|ому|ым|ом)\b|ин(?:ой|ое|ого|ому)\b|друг(?:ой|ое|ого|ому)\b|"
    r"(?:тот|того|тому|тем|то|та|той|ту|нем|него|нему|оно|он|она|его|ее|ему|ей|"
    r"это|этот|эта|этого|котор(?:ый|ое|ая|ого|ому|ую|ым|ой))\b)[а-я]*"
)
# what is done to an act at a day, or by it since: signed, in force, lived by
DONE = agrees(
    r"(?:подпис|распис|заключ|скреп|достигнут|датир|оформл|оформи|"
    r"соверше(?:но\b|нн(?:ое|ый|ого|ому|ым|ом|ой|ую)\b)|составл|состави|утвержд|утверди|выработ|парафир|завизир|согласова|"
    r"\bприня(?:т|л)|\bрожд|\bроди|появи|возник|вступ[иа]|введен|действу|действова|жил|работал|"
    r"сотруднича|связыва|взаимодейств|руководств|опирал|строил|"
    r"регулир|определял|существ|служи|держал|имел[аио]? силу)[а-я]*"
)
FROM = re.compile(r"(?:^|\W)от\W{0,2}$")
UNTIL = re.compile(r"(?:^|\W)(?:до|по|на|к|ко|не позднее|не позже)\W{1,2}$")
OPENS_WITH_PREPOSITION = re.compile(r"\W*[вс]\s")
OF_LAW = re.compile(r"(?:постановлени|распоряжени|указ|приказ|закон(?!одат)|решени|устав)[а-я]*")
# «договора 2011 года», «соглашения о дружбе 2011 года», «меморандум (2011 год)»
BEFORE_GENITIVE = re.compile(
    r"(?:\s+образца|\s+об?о?\s[^.,;:()]{1,120}?|\s+«[^«»]{1,160}»|\s+между\s[^.;:()]{1,160}?)?[\s,–(]*$"
)
NEAR_VERB = 90  # letters


class OlderAct(NamedTuple):
    """An act with its day: the day, and the place of the words that name the act."""

    day: Day
    start: int
    end: int


def dated_acts(context: Context, index: int) -> tuple[OlderAct, ...]:
    """Return the acts that a sentence dates, each day once, in order."""
    sentence = context.text.sentences[index]
    days = [day for day in context.days.within(sentence.start, sentence.end) if may_be_of_act(day)]
    if not days:
        return ()
    acts = list(acts_in(context, index))
    return tuple(found for day in days if acts and (found := _act_of(context, index, day, acts)) is not None)


def may_be_of_act(day: Day) -> bool:
    """Tell whether a day says on what day, in what month or year something was."""
    return bool(day.iso) and day.exactness in ("day", "month", "year")


def acts_in(context: Context, index: int) -> Iterator[tuple[int, int]]:
    """Yield where a sentence names an act, or a word stands for one."""
    sentence = context.text.sentences[index]
    lower = context.text.lower
    for pattern in (ACT, STANDS_FOR_ACT):
        for found in pattern.finditer(lower, sentence.start, sentence.end):
            if pattern is ACT or not _goes_with_noun(lower, found.end()):
                yield found.span()


NEXT_WORD = re.compile(r"\s+([а-я-]+)")


def _goes_with_noun(lower: str, end: int) -> bool:
    """Tell whether an adjective belongs to a noun of its own: «прежний губернатор», «первый раз»."""
    found = NEXT_WORD.match(lower, end)
    if found is None:
        return False
    told = parses(found[1])
    if told and told[0].pos in ("ADJF", "PRTF") and (further := NEXT_WORD.match(lower, found.end())) is not None:
        told = parses(further[1])
        return bool(told) and told[0].pos == "NOUN" and not ACT.match(further[1])
    return bool(told) and told[0].pos == "NOUN" and not ACT.match(found[1])


def _act_of(context: Context, index: int, day: Day, acts: list[tuple[int, int]]) -> OlderAct | None:
    """Return the act that a day belongs to, None where it belongs to something else or is an end."""
    sentence = context.text.sentences[index]
    lower = context.text.lower
    before = lower[sentence.start : day.start]
    if UNTIL.search(before):
        return None
    if FROM.search(before):
        named = [act for act in acts if act[1] <= day.start]
        if not named or _law_between(lower, max(named)[1], day.start):
            return None
        nouns = [act for act in named if ACT.match(lower, act[0])]
        return OlderAct(day, *max(nouns or named))
    if not OPENS_WITH_PREPOSITION.match(lower, day.start):
        for act in sorted(acts, reverse=True):
            if act[1] <= day.start and BEFORE_GENITIVE.match(lower, act[1], day.start):
                return OlderAct(day, *act)
    return _by_verb(lower, sentence.start, sentence.end, day, acts)


def _law_between(lower: str, start: int, end: int) -> bool:
    return OF_LAW.search(lower, start, end) is not None


def _by_verb(lower: str, start: int, end: int, day: Day, acts: list[tuple[int, int]]) -> OlderAct | None:
    """Return the act that a verb beside the day tells of: «соглашение, которое стороны заключили в 2008 году»."""
    verbs = [
        found.span() for found in DONE.finditer(lower, max(start, day.start - NEAR_VERB), min(end, day.end + NEAR_VERB))
    ]
    if not verbs:
        return None
    verb = min(verbs, key=lambda span: min(abs(day.start - span[1]), abs(span[0] - day.end)))
    if ";" in lower[min(verb[0], day.start) : max(verb[1], day.end)]:
        return None
    left, right = min(verb[0], day.start), max(verb[1], day.end)
    act = min(acts, key=lambda act: (_distance(act, left, right), not ACT.match(lower, act[0])))
    return OlderAct(day, *act) if _distance(act, left, right) <= NEAR_VERB else None


def _distance(act: tuple[int, int], left: int, right: int) -> int:
    if act[1] <= left:
        return left - act[1]
    return max(0, act[0] - right)
