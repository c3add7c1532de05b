"""The term of an assignment, as it stands in the middle of a decision."""

from dataclasses import dataclass, replace
from datetime import date

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.entities.dates import MONTH
from kunak.core.reading.measures.stated_term import Meaning, Years, meaning, stated_term
from kunak.core.reading.record.measures import StatedTerm
from kunak.core.reading.text import Text

_MONTH = MONTH.replace("(?P<month>", "(?:")
_YEAR = r"(?:\s(?:19|20)\d\d(?:\s(?:года|году|год|г\.))?)?"
_DAY = rf"(?:«?\d{{1,2}}»?\s{_MONTH}{_YEAR}|\d{{1,2}}\.\d{{1,2}}\.(?:19|20)\d\d(?:\s(?:года|г\.))?)"
_PART = (
    rf"(?:(?:iv|i{{1,3}}|[1-4]|перв\w+|втор\w+|треть\w+|четверт\w+)(?:-?\w{{1,2}})?\s(?:квартал\w*|полугоди\w+){_YEAR})"
)
DUE = (
    re.compile(
        rf"(?:не\sпозднее|не\sпозже|в\sсрок\sдо|до|к)\s"
        rf"(?:{_DAY}|конца\s(?:{_MONTH}{_YEAR}|(?:19|20)\d\d\s(?:года|г\.)))"
    ),
    re.compile(r"в\s(?:\d{1,3}-?\w{0,3}|[а-я]{0,14})-?\s?(?:месячный|дневный|недельный|годичный)\sсрок"),
    re.compile(
        r"(?:в\sтечение|не\sпозднее\sчем\sчерез)\s(?:\d{1,3}(?:\s\([а-я ]+\))?|[а-я]{3,12})?\s?"
        r"(?:календарных\s|рабочих\s)?(?:дн(?:ей|я)|недел[ьи]|месяц(?:а|ев)|квартала|года|лет)\b(?:\s(?:19|20)\d\d)?"
    ),
    re.compile(
        r"на\sпостоянной\sоснове|постоянно|ежегодно|ежеквартально|ежемесячно|еженедельно|"
        r"не\sреже\s[а-я]+\sраз\w*\sв\sгод|раз\sв\s(?:год|квартал|месяц|полугодие)"
    ),
    re.compile(rf"(?:с\s)?\d{{1,2}}(?:\s?[–-]\s?|\sпо\s)\d{{1,2}}\s{_MONTH}{_YEAR}"),
    re.compile(rf"(?:в|во)\s(?:перв|втор|треть|последн)\w+\s(?:декаде|половине)\s{_MONTH}{_YEAR}"),
    re.compile(rf"(?<!\d\s)(?<=\s)(?:в|во)\s(?:{_PART}|{_MONTH}{_YEAR})"),
    re.compile(rf"(?<=\s){_DAY}"),
    re.compile(r"(?:в|в\sтечение)\s20\d\d\s(?:года|году|г\.)"),
)
NOT_DUE = re.compile(r"(?:\bот|подписанн\w+|заключенн\w+|принят(?:ого|ой|ых|ым|о|а|ы)|утвержденн\w+|\bс|\bза)\s*$")
REACH = 16


@dataclass(frozen=True, slots=True)
class Held:
    """The day that terms are counted from: of the meeting, with its words."""

    day: date
    span: Span


def due_in(text: Text, start: int, end: int, held: Held | None) -> StatedTerm | None:
    """Return the term that a decision states, the surest wording first; None where it has none."""
    for pattern in DUE:
        for found in pattern.finditer(text.lower, start, end):
            if not NOT_DUE.search(text.lower, max(start, found.start() - REACH), found.start()):
                return stated(text, Span(*found.span()), held)
    return None


def stated(text: Text, span: Span, held: Held | None) -> StatedTerm:
    """Return a term; a day without a year is the next such day after the meeting."""
    words = text.lower[span.start : span.end]
    year = _year_after(words, held) if held is not None else None
    years = Years(year, year, held.span) if year is not None and held is not None else None
    found = stated_term(text, (span,), years, rule="decision.term")
    return replace(found, confidence=min(found.confidence, 0.95))


def _year_after(words: str, held: Held) -> int | None:
    """Return the year that a day without one falls into after the meeting; None where the words have their year."""
    if meaning(words).kind == "other" or meaning(words).starts_on is not None:
        return None
    this: Meaning = meaning(words, held.day.year)
    if this.ends_on is None:
        return None
    return held.day.year if this.ends_on >= held.day else held.day.year + 1
