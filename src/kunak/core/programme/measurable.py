"""Whether an expected result can be checked: a number, a paper, or something that is there or is not."""

import re

NUMBER = re.compile(
    r"\d|\b(?:од(?:ин|на|но|ного|ной)|дв(?:а|е|ух)|тр(?:и|ёх|ех)|четыр\w+|пят(?:ь|и)|шест(?:ь|и)|сем(?:ь|и)|"
    r"вос(?:емь|ьми)|девят(?:ь|и)|десят(?:ь|и)|сто|кажд\w+|ежегодн\w+|ежемесячн\w+|ежеквартальн\w+)\b",
    re.IGNORECASE,
)
PAPERS = re.compile(
    r"\b(?:акт(?:а|у|ом|ы|ов|ах)?|план(?:а|у|ом|ы|ов)?|(?:договор|контракт|соглашени|протокол|отч[её]т|перечн|перечень|реестр|"
    r"паспорт|приказ|регламент|лицензи|патент|каталог|сертификат|программ|справк)\w{0,3}|"
    r"(?:publication|contract|report|list|record|agreement)s?)\b",
    re.IGNORECASE,
)
THERE_OR_NOT = re.compile(
    r"\b(?:подписан|заключ[её]н|провед[её]н|открыт|запущен|введ[её]н|издан|построен|установлен|утвержд[её]н|создан|"
    r"принят|обучен|поставлен|зарегистрирован|opened|signed|launched|held|built|adopted|trained)\w*\b",
    re.IGNORECASE,
)


def is_measurable(text: str) -> bool:
    """Return whether a result is told so that a year later anybody can say if it is there.

    A hint, not a rule: «развитие сотрудничества» cannot be checked, «не менее 20 стажировок», «акт внедрения» and
    «маршрут открыт» can. An empty text says nothing that could be checked.
    """
    return any(pattern.search(text) for pattern in (NUMBER, PAPERS, THERE_OR_NOT))
