"""The term of a measure or an assignment: the words as written and what they mean in the calendar."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kunak.core.errors import BadInput
from kunak.core.programme.term import MeasureTerm, parse_term
from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.entities.day import month_number
from kunak.core.reading.lexicon.numbers import NUMBER, UNIT, iso_length, number_in
from kunak.core.reading.record.measures import StatedTerm, TermKind
from kunak.core.reading.text import Text

CONSTANTLY = re.compile(
    r"(?:постоянно|на постоянной основе|(?:в течение|на) (?:всего |весь )?(?:срока?|периода?)(?: действия)?"
    r"(?: (?:соглашени|плана|программы|дорожной карты|настоящ|договор|реализации).*)?|весь период.*|"
    r"в течение всего (?:периода|срока).*)"
)
REGULARLY = (
    (re.compile(r"\b(?:раз в полугодие|раз в полгода|(?:двух|2|два) раза?(?: в)? год\w*|каждое полугодие)\b"), "P6M"),
    (re.compile(r"\b(?:ежегодно|каждый год|раз в год|(?:одного|1) раза? в год|не реже одного раза в год)\b"), "P1Y"),
    (re.compile(r"\b(?:ежеквартально|каждый квартал|раз в квартал)\b"), "P3M"),
    (re.compile(r"\b(?:ежемесячно|каждый месяц|раз в месяц)\b"), "P1M"),
    (re.compile(r"\b(?:еженедельно|раз в неделю)\b"), "P7D"),
)
WITHIN = (
    re.compile(
        rf"(?:в течение|не позднее чем через|через) (?P<number>{NUMBER}) (?:календарн\w+ |рабоч\w+ )?"
        rf"(?P<unit>{UNIT})\b.*"
    ),
    re.compile(r"в течение (?P<unit>месяца|недели|квартала|полугодия|года)\b.*"),
    re.compile(r"в (?P<stem>[а-я]*|\d{1,3}-?(?:ти|х)?)-?(?:\s?)(?P<unit>месячн|дневн|недельн|годичн)\w+ срок.*"),
)  # fmt: skip
STEMS = {
    "": 1, "одно": 1, "двух": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7, "десяти": 10,
    "полутора": 0, "пятнадцати": 15, "двадцати": 20, "тридцати": 30,
}  # fmt: skip
UNITS = {
    "месяца": "месяц",
    "года": "год",
    "недели": "недели",
    "месячн": "месяц",
    "недельн": "недели",
    "дневн": "дней",
    "годичн": "год",
}
LONG_UNITS = {"квартала": "P3M", "полугодия": "P6M"}
AT_ONCE = re.compile(r"(?:срочно|незамедлительно|немедленно|оперативно|безотлагательно)")

MONTH = r"(?:январ|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]*|ма[йяе]"
YEAR = r"(?P<year>(?:19|20)\d\d)"
ORDINALS = {"перв": 1, "втор": 2, "трет": 3, "четверт": 4}
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
COUNT = r"(?:iv|i{1,3}|[1-4]|перв[а-я]+|втор[а-я]+|трет[а-я]+|четверт[а-я]+)"
LEAD = re.compile(
    r"^(?:срок(?:и)?(?: исполнения| реализации| выполнения| проведения)?(?:\s?[:–-]\s?|\s{0,2})|"
    r"(?:в течение|до конца|до окончания|к концу|не позднее|не позже|ориентировочно|предварительно|в|к|во|до|по) )+"
)
YEAR_WORD = re.compile(r"\s*\(?(?:годах|годов|года|году|годы|год|г\.?г\.?|гг\.?|г\.?)\)?(?=$|\s|[,;–-])")
BEFORE_A_YEAR = re.compile(r"(?:до|к) (?:19|20)\d\d(?: году?| года| г\.?)?")
LONGEST = 160
FROM = re.compile(r"(?:с|со|начиная с) (?=\d|«)")
UP_TO = re.compile(r"(?:^|\s)(?:до конца|к концу|до окончания) ")


@dataclass(frozen=True, slots=True)
class Years:
    """The years of a plan by its title, with their words; a day without a year takes the year of a one-year plan."""

    first: int
    last: int
    span: Span

    @property
    def only(self) -> int | None:
        """The year where there is one only."""
        return self.first if self.first == self.last else None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the words of a term say; no days where they leave them open."""

    kind: TermKind
    starts_on: date | None = None
    ends_on: date | None = None
    period: str | None = None
    is_of_plan: bool = False  # the year is the plan's


def stated_term(text: Text, spans: tuple[Span, ...], years: Years | None = None, *, rule: str) -> StatedTerm:
    """Return the term that these words state; kind `other` where they are not understood."""
    words = " ".join(text.words(span.start, span.end) for span in spans)
    said = meaning(" ".join(text.lower[span.start : span.end] for span in spans), years.only if years else None)
    more = (years.span,) if years is not None and said.is_of_plan else ()
    return StatedTerm(
        words,
        said.kind,
        (*spans, *more),
        said.starts_on.isoformat() if said.starts_on else None,
        said.ends_on.isoformat() if said.ends_on else None,
        said.period,
        confidence=0.5 if said.kind == "other" else 0.9 if more else 1.0,
        rule=rule,
        derived=bool(more),
    )


def meaning(words: str, year: int | None = None) -> Meaning:
    """Return what folded words of a term mean.

    Args:
        year: what a day, month or quarter without one takes; None where nothing tells it.
    """
    plain = _plain(words)
    if len(plain) > LONGEST:
        return Meaning("other")
    if CONSTANTLY.fullmatch(plain):
        return Meaning("constantly")
    if year is not None and plain in ("в течение года", "весь год", "год"):
        return Meaning("year", date(year, 1, 1), date(year, 12, 31), is_of_plan=True)
    regular = next((period for pattern, period in REGULARLY if pattern.search(plain)), None)
    if regular:
        first, last = _days_of(plain)
        return Meaning("regularly", first, last, regular)
    if (within := _within(plain)) is not None:
        return within
    return _calendar(plain, year)


def _plain(words: str) -> str:
    plain = " ".join(words.replace("\u2013", "–").replace("\u00a0", " ").split()).strip(" .,;:")
    return re.sub(r"\s?–\s?|(?<=\d)-(?=\d)", "–", plain)


def _within(plain: str) -> Meaning | None:
    for pattern in WITHIN:
        found = pattern.fullmatch(plain)
        if found is None:
            continue
        groups = found.groupdict()
        if groups["unit"] in LONG_UNITS:
            return Meaning("within", period=LONG_UNITS[groups["unit"]])
        number = _count(groups)
        if number:
            return Meaning("within", period=iso_length(number, UNITS.get(groups["unit"], groups["unit"])))
    return None


def _count(groups: dict[str, str]) -> int | None:
    if groups.get("number"):
        return number_in(groups["number"])
    stem = groups.get("stem") or ""
    digits = re.match(r"\d+", stem)
    return int(digits[0]) if digits else STEMS.get(stem.rstrip("-"))


def _days_of(plain: str) -> tuple[date | None, date | None]:
    """Return the years beside «ежегодно»: «ежегодно, 2026–2028 годы»."""
    found = re.search(r"(?<!\d)((?:19|20)\d\d)(?:–((?:19|20)\d\d))?(?!\d)", plain)
    if found is None or re.search(r"\d\.\d|квартал|месяц", plain):
        return None, None
    first, last = int(found[1]), int(found[2] or found[1])
    return (date(first, 1, 1), date(last, 12, 31)) if first <= last else (None, None)


def _calendar(plain: str, year: int | None) -> Meaning:
    """Return the stretch of the calendar; of «до конца …» its last day."""
    if BEFORE_A_YEAR.fullmatch(plain):
        return Meaning("other")  # «до 2027 года» does not tell whether that year counts
    bare = YEAR_WORD.sub("", LEAD.sub("", plain)).strip(" .,;:()")
    bare = FROM.sub("", bare) if " по " not in bare and "–" not in bare else bare
    is_of_plan = False
    if year is not None and not re.search(r"(?:19|20)\d\d", bare):
        bare, is_of_plan = f"{bare} {year}", True
    try:
        term = _parsed(bare)
    except (BadInput, ValueError, KeyError):
        return _without_year(bare) if year is None else Meaning("other")
    if FROM.match(plain) and term.kind == "day":
        return Meaning("span", term.starts_on, None, is_of_plan=is_of_plan)
    if UP_TO.search(plain) and term.ends_on is not None:
        term = MeasureTerm("day", term.ends_on, term.ends_on)
    return Meaning(_kind(term), term.starts_on, term.ends_on, is_of_plan=is_of_plan)


def _kind(term: MeasureTerm) -> TermKind:
    kinds: tuple[TermKind, ...] = ("day", "month", "quarter", "half_year", "year", "span", "constantly")
    return next((kind for kind in kinds if kind == term.kind), "other")


def _parsed(bare: str) -> MeasureTerm:
    for pattern, make in PATTERNS:
        found = pattern.fullmatch(bare)
        if found:
            term = make(found)
            if term.starts_on and term.ends_on and term.ends_on < term.starts_on:
                raise ValueError(bare)
            return term
    return parse_term(bare)


def _without_year(bare: str) -> Meaning:
    """Return the kind of a term whose year nothing tells: «III квартал», «в мае», «до 1 марта»."""
    try:
        kind = _kind(_parsed(f"{bare} 2000"))
    except (BadInput, ValueError, KeyError):
        return Meaning("other")
    return Meaning(kind if kind != "year" else "other")


def _months(year: int, first: int, count: int, kind: str) -> MeasureTerm:
    last = first + count - 1
    return MeasureTerm(kind, date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def _part(word: str) -> int:
    return ROMAN.get(word) or next(number for stem, number in ORDINALS.items() if word.startswith(stem))


def _stretch(kind: str, size: int) -> Callable[[re.Match[str]], MeasureTerm]:
    """Return what makes a quarter or half a year, or several in a row, into a term."""

    def made(found: re.Match[str]) -> MeasureTerm:
        first = _part(found["first"])
        last = _part(found["last"]) if found["last"] else first
        whole = _months(int(found["year"]), first * size - size + 1, (last - first + 1) * size, kind)
        return whole if first == last else MeasureTerm("span", whole.starts_on, whole.ends_on)

    return made


def _quarter_span(found: re.Match[str]) -> MeasureTerm:
    first = _months(int(found["first_year"]), _part(found["first"]) * 3 - 2, 3, "quarter")
    last = _months(int(found["year"]), _part(found["last"]) * 3 - 2, 3, "quarter")
    return MeasureTerm("span", first.starts_on, last.ends_on)


def _month_span(found: re.Match[str]) -> MeasureTerm:
    first, last = month_number(found["first"]), month_number(found["last"])
    last_year = int(found["year"])
    first_year = int(found["first_year"] or last_year)
    return MeasureTerm("span", date(first_year, first, 1), date(last_year, last, monthrange(last_year, last)[1]))


def _one_month(found: re.Match[str]) -> MeasureTerm:
    return _months(int(found["year"]), month_number(found["first"]), 1, "month")


def _part_of_month(found: re.Match[str]) -> MeasureTerm:
    """Return the days of «первая декада августа», «вторая половина мая»."""
    year, month = int(found["year"]), month_number(found["month"])
    length = monthrange(year, month)[1]
    size = 10 if found["of"] == "декад" else 15
    count = length // size if size > 10 else 3
    part = count if found["part"] == "последн" else _part(found["part"])
    return MeasureTerm(
        "span", date(year, month, (part - 1) * size + 1), date(year, month, length if part == count else part * size)
    )


def _one_day(found: re.Match[str]) -> MeasureTerm:
    day = date(int(found["year"]), month_number(found["month"]), int(found["day"]))
    return MeasureTerm("day", day, day)


def _days_of_month(found: re.Match[str]) -> MeasureTerm:
    month, year = month_number(found["month"]), int(found["year"])
    return MeasureTerm("span", date(year, month, int(found["first"])), date(year, month, int(found["last"])))


def _day_span(found: re.Match[str]) -> MeasureTerm:
    year = int(found["year"])
    first = date(int(found["first_year"] or year), month_number(found["month"]), int(found["first"]))
    return MeasureTerm("span", first, date(year, month_number(found["month2"]), int(found["last"])))


def _year_span(found: re.Match[str]) -> MeasureTerm:
    first, last = int(found["first"]), int(found["last"])
    kind = "year" if first == last else "span"
    return MeasureTerm(kind, date(first, 1, 1), date(last, 12, 31))


DAY = r"«?(?P<{}>\d{{1,2}})»?"
TO = r"(?:–| по | до | и |, )"
PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], MeasureTerm]], ...] = (
    (re.compile(rf"(?P<first>{COUNT})(?:-?(?:й|ый|м|ом|го))?(?:(?:–|-| и |, )(?P<last>{COUNT})(?:-?(?:й|ый|м|го))?)? ?"
                rf"(?:квартал[а-я]*|кв\.?) ?,? ?{YEAR}"), _stretch("quarter", 3)),
    (re.compile(rf"(?:с )?(?P<first>{COUNT}) (?:квартал[а-я]*|кв\.?) (?P<first_year>(?:19|20)\d\d)(?:–| по )"
                rf"(?P<last>{COUNT}) (?:квартал[а-я]*|кв\.?) {YEAR}"), _quarter_span),
    (re.compile(rf"(?P<first>i{{1,2}}|[12]|перв[а-я]+|втор[а-я]+)(?:-?(?:е|ое|м|го))?(?:(?:–|-| и )(?P<last>ii|2))? ?"
                rf"(?:полугоди[а-я]*|п/г) ?,? ?{YEAR}"), _stretch("half_year", 6)),
    (re.compile(rf"(?:с )?(?P<first>{MONTH})(?: (?P<first_year>(?:19|20)\d\d))?(?:–|-| по | – )"
                rf"(?P<last>{MONTH}) {YEAR}"),
     _month_span),
    (re.compile(rf"(?P<part>перв|втор|трет|последн)[а-я]+ (?P<of>декад|половин)[а-я]+ (?P<month>{MONTH}),? {YEAR}"),
     _part_of_month),
    (re.compile(rf"(?P<first>{MONTH}),? {YEAR}"), _one_month),
    (re.compile(rf"{DAY.format('day')} (?P<month>{MONTH}) {YEAR}"), _one_day),
    (re.compile(rf"(?:с )?{DAY.format('first')}{TO}{DAY.format('last')} (?P<month>{MONTH}) {YEAR}"), _days_of_month),
    (re.compile(rf"(?:с )?{DAY.format('first')} (?P<month>{MONTH})(?: (?P<first_year>(?:19|20)\d\d))?{TO}"
                rf"{DAY.format('last')} (?P<month2>{MONTH}) {YEAR}"), _day_span),
    (re.compile(r"(?:с )?(?P<first>(?:19|20)\d\d)(?:–|-| по | и |, )(?P<last>(?:19|20)\d\d)"), _year_span),
)  # fmt: skip
