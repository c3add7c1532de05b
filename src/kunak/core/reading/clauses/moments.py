"""Words of time that stand beside a plan: «в августе», «на весну», «до 1 сентября 2022 г.», «в IV квартале»."""

import re

from kunak.core.provenance import Span
from kunak.core.reading.clauses.scan import agrees

MONTH = r"(?:январ|феврал|март|апрел|ма[йяею]|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]*"
YEAR = r"(?: (?:текущего |этого |следующего |будущего )?(?:20\d\d )?(?:года|году|г\.|год))?"
MOMENT = agrees(
    rf"(?:\b(?:в|на|с|к|до|не позднее|в начале|в середине|в конце|до конца|к концу|с начала) "
    rf"(?:\d{{1,2}}(?:–\d{{1,2}})? )?{MONTH}{YEAR}"
    rf"|\b\d{{1,2}}(?:(?:–| и )\d{{1,2}})? {MONTH}{YEAR}"
    rf"|\b(?:летом|осенью|весной|зимой)\b{YEAR}|\bна (?:лето|осень|весну|зиму)\b{YEAR}|\bк (?:лету|осени|весне|"
    rf"зиме)\b{YEAR}"
    r"|\b(?:в|на|до|к) (?:(?:начале|середине|конце|конца|концу|течение) )?(?:(?:ближайш|следующ|будущ|нынешн|"
    r"текущ|эт|перв|втор|трет|"
    r"четверт|летн|зимн|осенн|весенн)[а-я]+ )(?:[а-я]+ )?(?:месяц|недел|год|квартал|полугоди|врем|дн|каникул|"
    r"сезон|декад)[а-я]*"
    r"|\b(?:в|до|к|на) (?:концу? |конца |начале |середине )?(?:i|ii|iii|iv|1|2|3|4)(?:-м)? (?:квартал|полугоди)[а-я]*"
    rf"{YEAR}"
    r"|\bв 20\d\d(?:–20\d\d)? (?:году|годах|гг?\.)|\b(?:до|к) 20\d\d года?|\b(?:до|к|в) (?:конца|концу|конце|"
    r"середине|начале|начала) "
    r"(?:этого |текущего |следующего )?(?:20\d\d )?года"
    r"|\bв течение (?:[а-я]+ )?(?:\d+ )?(?:месяц|год|недел|дн)[а-я]*|\bчерез (?:[а-я]+ )?(?:\d+ )?(?:месяц|год|"
    r"недел|дн|полгода)[а-я]*"
    r"|\bна (?:троицу|пасху|масленицу|рождество|каникул[а-я]+)|\bв день [а-я]+|\bк юбилею [а-я]+"
    rf"|\({MONTH}{YEAR}\))"
)
ROW_MOMENT = agrees(
    rf"(?:\b\d{{1,2}}(?:–\d{{1,2}})? )?\b{MONTH}(?:(?: ?– ?| и |, ){MONTH})?{YEAR}"
    rf"|\b(?:i|ii|iii|iv|[1-4](?:-й)?|перв[а-я]+|втор[а-я]+|трет[а-я]+|четверт[а-я]+)(?:(?:–| и |, )(?:ii|iii|iv))? "
    rf"(?:квартал|полугоди)[а-я]*{YEAR}"
    r"|\b20\d\d(?:–20\d\d)? (?:год[а-я]*|гг?\.)|\| 20\d\d(?:–20\d\d)?(?= \||$)|\b(?:ежегодно|ежеквартально|"
    r"ежемесячно|постоянно|"
    r"в течение (?:всего )?(?:года|срока|периода)|весь период|по отдельному плану|по согласованию)\b"
    r"|\b(?:летом|осенью|весной|зимой|лето|осень|весна|зима)\b(?: 20\d\d(?: года| г\.)?)?"
)
LATEST = re.compile(r"(?:до|к|не позднее)\b")


def moment_in(lower: str, start: int, end: int) -> Span | None:
    """Return the first words of time between two places of the folded text, without brackets."""
    found = MOMENT.search(lower, start, end)
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


def is_deadline(lower: str, moment: Span) -> bool:
    """Tell whether words of time only say until when: «до конца года»."""
    return LATEST.match(lower, moment.start) is not None
