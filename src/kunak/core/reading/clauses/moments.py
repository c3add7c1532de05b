"""Words of time that stand beside a plan: «в августе», «на весну», «до 1 сентября 2022 г.», «в IV квартале»."""

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.scan import agrees

MONTH = r"(?:(?:январ|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]*|ма[йяею]\b)"
YEAR = r"(?: (?:текущего |этого |следующего |будущего )?(?:20\d\d )?(?:года|году|г\.|год))?"
QUARTER = r"(?:квартал|полугоди)[а-я]*"
WHICH = r"(?:ближайш|следующ|будущ|нынешн|текущ|эт|перв|втор|трет|четверт|летн|зимн|осенн|весенн)[а-я]+"
STRETCH = r"(?:месяц|недел|год|квартал|полугоди|врем|дн|каникул|сезон|декад|лет[оуа]|осен|весн|зим|праздник)[а-я]*"
SHORT_STRETCH = "сезона|квартала|полугодия|месяца|недели|навигации|декады"
KIND_OF_SEASON = r"(?:отопительн|учебн|летн|зимн|туристическ|купальн|посевн|нов)[а-я]+"
SEASON = r"(?:сезон|ледостав|ледоход|навигаци|половод|уборк(?!ой)|посевн|уборочн|жатв|сенокос)[а-я]*"
OF_MONTH = rf"(?: {MONTH})?{YEAR}"
PART = r"(?:начале|начала|начало|середине|конце|конца|концу|конец)"
# one way a line: month; day; season; «в следующем месяце»; quarter; year; «в конце года»; lengths; feasts
MOMENTS = (
    rf"(?:в|на|с|к|до|не позднее) (?:{PART} )?(?:\d{{1,2}}(?:–\d{{1,2}})? )?{MONTH}{YEAR}",
    rf"\d{{1,2}}(?:(?:–| и )\d{{1,2}})? {MONTH}{YEAR}",
    rf"(?:летом|осенью|весной|зимой|на (?:лето|осень|весну|зиму)|к (?:лету|осени|весне|зиме))\b{YEAR}",
    rf"(?:во?|на|до|ко?) (?:(?:{PART}|течение) )?{WHICH} (?:[а-я]+ )?{STRETCH}{OF_MONTH}",
    rf"(?:во?|до|к|на) (?:{PART} )?(?:i|ii|iii|iv|1|2|3|4)(?:-м)? {QUARTER}{YEAR}",
    r"в 20\d\d(?:–20\d\d)? (?:году|годах|гг?\.)",
    r"в 20\d\d-м\b",
    r"(?:до|к|с) 20\d\d год[ау]?\b",
    rf"(?:в|до|с) (?:перв|последн)[а-я]+ (?:числа?х?|дн(?:и|я|ей|ях)|недел[а-я]+|декад[а-я]+) {MONTH}{YEAR}",
    rf"(?:до|к|в|после) {PART} (?:лета|осени|весны|зимы|{SHORT_STRETCH})\b{YEAR}",
    (
        rf"(?:до|к|с|после|перед) (?:(?:начал|окончани|завершени|открыти)[а-я]+ )?(?:{KIND_OF_SEASON} )?{SEASON}"
        r"(?: (?:20\d\d )?года)?"
    ),
    r"(?:с|до|к|после) (?:нового|следующего) (?:учебного )?года\b",
    r"во время (?:визита|форума|дней|поездки|праздника|каникул)\b",
    rf"(?:до|к|в) {PART} (?:этого |текущего |следующего )?(?:20\d\d )?года",
    r"(?:в течение|через) (?:[а-я]+ )?(?:\d+ )?(?:месяц|год|недел|дн|полгода)[а-я]*",
    r"(?:на|до|к|после|перед) (?:троиц|пасх|маслениц|рождеств|каникул|навруз|покров|нов(?:ому|ого) год|ледоход)[а-яё]*",
    r"(?:в|на) день [а-я]+",
    r"ко дню [а-я]+",
    r"к юбилею [а-я]+",
    r"завтра",
    r"с нового учебного года",
    r"до начала (?:сезона|навигации)",
    r"в (?:ближайш|следующ|эт)[а-я]+ (?:понедельник|вторник|сред|четверг|пятниц|суббот|воскресень)[а-я]*",
    r"кажд[а-я]+ (?:весну|осень|лето|зиму|год|квартал|месяц)",
    r"в [а-я]+дневный срок",
)
# between a comma and the dash that stands for a verb
WHEN_OF_GAP = (
    rf"(?:во?|на|ко?|до) (?:{PART} )?(?:{MONTH}{YEAR}|20\d\d-м|20\d\d год[уа]?|(?:{WHICH}|i|ii|iii|iv) {STRETCH})"
    rf"|летом|осенью|весной|зимой|во? (?:перв|втор|трет|четверт)[ео][мй]"
)
MOMENT = agrees("|".join([*(rf"\b{way}" for way in MOMENTS), rf"\({MONTH}{YEAR}\)"]))
# a row of a plan may tell its time without a preposition
NUMBER = r"(?:i|ii|iii|iv|[1-4](?:-й)?|перв[а-я]+|втор[а-я]+|трет[а-я]+|четверт[а-я]+)"
ROW_MOMENT = agrees(
    rf"(?:\b\d{{1,2}}(?:–\d{{1,2}})? )?\b{MONTH}(?:(?: ?– ?| и |, ){MONTH})?{YEAR}"
    rf"|\b{NUMBER}(?:(?:–| и |, )(?:ii|iii|iv))? {QUARTER}{YEAR}"
    r"|\b20\d\d(?:–20\d\d)? (?:год[а-я]*|гг?\.)|\| 20\d\d(?:–20\d\d)?(?= \||$)"
    r"|\b(?:ежегодно|ежеквартально|ежемесячно|постоянно|весь (?:год|период|срок)|"
    r"в течение (?:всего )?(?:года|срока|периода))\b"
    r"|\b(?:летом|осенью|весной|зимой|лето|осень|весна|зима)\b(?: 20\d\d(?: года| г\.)?)?"
)
IN_DIGITS = re.compile(r"(?:\b(?:до|к|на|с|не позднее)\s+)?\b\d{1,2}\.\d{1,2}\.(?:19|20)\d\d\b")
DIGITS = re.compile(r"\d\.\d{1,2}\.")  # asked first: from digit to digit `re` leaps
LASTS = re.compile(
    r"ближайш[а-я]+\s+(?:[а-я]+\s+|\d+\s+)?(?:лет|год(?:ы|а|ов))\b|течение\s+(?:[а-я]+\s+|\d+\s+){1,3}(?:лет|года?)\b"
)


def moment_in(lower: str, start: int, end: int) -> Span | None:
    """Return the first words of time between two places of the folded text, without brackets."""
    found = MOMENT.search(lower, start, end)
    if found is None and DIGITS.search(lower, start, end):
        found = IN_DIGITS.search(lower, start, end)
    if found is None:
        return None
    first, last = found.span()
    if lower[first] == "(":
        return Span(first + 1, last - 1)
    return Span(first, last)


def moment_of_row(lower: str, start: int, end: int) -> Span | None:
    """Return the words of time in a row of a plan, where a bare month or quarter is enough."""
    found = moment_in(lower, start, end)
    if found is None:
        bare = ROW_MOMENT.search(lower, start, end)
        found = Span(*bare.span()) if bare is not None else None
    return found


def is_lasting(lower: str, moment: Span) -> bool:
    """Tell whether words of time say how long and not when: «в ближайшие четыре года»."""
    return LASTS.search(lower, moment.start, moment.end) is not None
