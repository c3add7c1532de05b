"""Letters, known by their openings and addresses; notices that are printed for all."""

from kunak.core.reading import later as re
from kunak.core.reading.patterns import Guarded
from kunak.core.reading.profiles.first_lines import FirstLines, is_news

LONGEST_LETTER_HEAD = 1800  # letters
LETTER = Guarded(
    # a banner over the news is for all who come: «Уважаемые пользователи! Сайт переезжает»
    r"^[^\S\n]*уважаем(?:ый|ая|ые)\b(?! (?:пользовател|посетител|читател|подписчик|абонент|клиент))|"
    r"^[^\S\n]*коллеги[,!]|^[^\S\n]*(?:уведомление|извещение|нота|вербальная нота|"
    r"письмо(?!\s+о\s+намерени))(?:\s+об?\s[^.!?\n]*)?\s*$|"
    r"настоящим (?:[а-я ]{0,80}\s)?(?:уведомля|извеща|сообща)|^[^\S\n]*(?:на|в ответ на) (?:ваш|№|обращени|запрос|"
    r"письмо)|^[^\S\n]*(?:№\s*)?исх(?:\.|-)\s*(?:№|\d)|"
    r"^[^\S\n]*(?:господину|госпоже|телеграмма)\b[^.!?\n]*$|^[^\S\n]*искренне ваш|"
    r"^[^\S\n]*(?:кому|тема|копия):\s|имеет честь|свидетельствует (?:свое )?уважение|"
    r"^[^\S\n]*(?:просим|направляем|сообщаем|информируем|извещаем|уведомляем|напоминаем) "
    r"(?:вас|сообщить|подтвердить|направить|рассмотреть|согласовать|на согласование|обо?\b|что\b)|"
    r"^[^\S\n]*(?:здравствуйте|добрый день|дорог\w+|глубокоуважаем\w+)\b[^.?\n]{0,60}!\s*$|"
    r"^[^\S\n]*с (?:глубоким )?уважением,?\s*(?:$|[а-я])|"
    # «Юрий Осипович, добрый день!», «Анна Петровна!» alone on a line; who writes in the first person
    r"^[^\S\n]*[а-я]+ [а-я]+(?:ович|евич|ильич|овна|евна|ична)(?:!|, ?[^.?!\n]{0,30}!)\s*$|"
    r"^[^\S\n]*(?:обращаюсь|обращаемся|пишу вам|пишем вам|прилагаю|прилагаем|посылаю|прошу вас)\s",
    flags=re.MULTILINE,
)
# who a letter is for, alone on its line: «Министру культуры Рязанской области»
ADDRESSEE = Guarded(
    r"^[^\S\n]*(?:губернатору|министру|главе|председателю|руководителю|начальнику|директору|мэру|ректору|президенту|"
    r"правительству|министерству|департаменту|заместителю|в (?:министерство|правительство|департамент|администрацию|"
    r"управление|комитет|аппарат))\s[^.!?\n]{4,90}$",
    flags=re.MULTILINE,
)
PREDICATE = re.compile(r"\b[а-я]{2,}(?:ил|ал|ел|ила|ала|ела|или|али|ели|ило|ало|ят|ют|ут|ит|ет)\b")
# a notice that is published and sent to nobody: it is for all who read a newspaper or a site
NOTICE = re.compile(r"\s*(?:официальное\s+)?(?:извещение|объявление|уведомление|сообщение)[^\S\n]*\n")
IN_PRINT = Guarded(
    r"\bдовод(?:ит|ят|ится) до сведения|^[^\S\n]*(?:размещен|опубликован|напечатан)|"
    r"^[^\S\n]*(?:газета[^\S\n]+)?«[^»\n]{3,60}»,[^\n]{0,40}№",
    flags=re.MULTILINE,
)


def is_letter(head: FirstLines) -> bool:
    """Tell whether a text is a letter: by its opening, its address or what only letters say."""
    opening = head.text.lower[:LONGEST_LETTER_HEAD]
    return LETTER.search(opening, letters=head.letters_of_opening) is not None or is_addressed(head)


def is_notice(head: FirstLines) -> bool:
    """Tell whether a text is a notice in print: «ИЗВЕЩЕНИЕ … доводит до сведения жителей»."""
    text = head.text
    return (
        NOTICE.match(text.lower) is not None
        and IN_PRINT.search(text.lower, letters=text.letters) is not None
        and not is_addressed(head)
    )


def is_addressed(head: FirstLines) -> bool:
    """Tell whether one of the first lines names an addressee, and is no headline."""
    found = ADDRESSEE.search(head.words, letters=head.letters)
    if found is None or PREDICATE.search(found[0]) is not None or is_news(head.words):
        return False
    # «Исполнение поручается:» and the rows below, each with its body: a list and no address
    return not (found[0].endswith((",", ";")) or head.words[: found.start()].rstrip().endswith((":", ",", ";")))
