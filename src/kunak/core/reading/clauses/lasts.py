"""The term by roles: a stretch that the paper lasts, or a limit that it is denied."""

from collections.abc import Iterator

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.event import is_background
from kunak.core.reading.clauses.life import (
    AFTER_ANOTHER,
    AGAIN,
    LENGTH_WORD,
    Stretch,
    sentences_with,
    stretches,
    tells_of_paper,
)
from kunak.core.reading.clauses.other_things import is_term_of_other, tells_of_other_work
from kunak.core.reading.clauses.scan import agrees, scan
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.marks import Mark

TIME = r"(?:срок|продолжительност|врем[яе]|времен|дат[аыуо]|конец|конца)\w*"
SET = (
    r"(?:связан|ограничен|ограничив|стеснен|установл|определ|назван|назнач|оговор|указан|предусм|прописан|простав|обознач|"
    r"задан|отмечен|лимитир|поставл|став(?:ил|ят)|знач|содерж|имеет|знает|вписан)\w*"
)
NO_LIMIT = agrees(
    rf"\bне {SET}(?: [а-я]+){{0,2}}? {TIME}|\b{TIME}(?: [а-я]+){{0,4}}? не {SET}|"
    rf"\b(?:{TIME}|(?:конечн|окончательн|последн|крайн)\w+ дня)(?: [а-я]+){{0,5}}? нет\b|"
    r"\bнет (?:[а-я]+ )?(?:срока|конца|даты)|"
    rf"(?:ограничени|предел|рамок|рамк)\w*(?: [а-я]+){{0,3}}? {TIME}(?: [а-я]+){{0,3}}? (?:не {SET}|нет)|"
    rf"(?:действи|срок|соглашени|договор)\w*(?: [а-я]+){{0,3}}? (?:предел|рамк|границ)\w*(?: [а-я]+){{0,2}}? не {SET}|"
    rf"\bконца(?: [а-я]+){{0,2}}? не (?:знает|имеет|видит)|"
    rf"без (?:ограничени|предел|указани|привязки)\w*(?: [а-я]+){{0,2}}? {TIME}|\bнавсегда\b|на (?:вечные|все) времена"
)
NAMES_PAPER = re.compile(r"\bу\s(?:[а-я]+\s)?(?:соглашени|договор|меморандум|протокол|документ|бумаг)")
OF_WORK = re.compile(r"\b(?:партнерств|сотрудничеств|взаимодействи|союз(?!н)|дружб|содружеств|братств)")
# «срока нет: документ действует, пока не достроят мост», but «…, пока одна из сторон не откажется»
TILL_DONE = re.compile(
    r"\b(?:пока|до\s+тех\s+пор)\b(?=[^.;]*\bне\b)(?![^.;]*(?:сторон|участник|партнер|кто|выйд|вышел|откаж|отказ|уведом|заяв|расторг|прекра))"
)
# time that has nothing to do with the life of the paper
OTHER_TIME = re.compile(
    r"\bдат[аыуо]\w*\s+(?:встреч|заседани|подпис|проведени|визит|открыти)|срок\w*\s+(?:подачи|сдачи|исполнени|ремонт|стро)"
)
LASTS = (
    r"(?:действ(?:у|и|ова)|работа[ею]т|работать|жив[её]т|живут|жить|жизн|служ[иа]|дл(?:ит|ят)ся|продл[ия]тся|"
    r"сохран(?:я|ит)|про(?:жив|работа[ею]|держ)|взят|обязательн|обязыва|руководств(?:у|ова)|придержива|"
    r"оста[её]тся|останется|держ[иа]т|хватит|отмер|отвед|отвод|отпущ|отпуст|охват|распис|закрыва|заключ(?:ен|ает|или|им)|"
    r"оформлен|связ[аы]|имеет силу|имеют силу|рассчит|рассчет|расчет|условил|договорил|прослуж|пребыва|тян|"
    r"исполняются|применя[ею]т|применять)\w*"
)
LASTING = agrees(rf"\b(?:{LASTS}|отсчет|срок\w*|врем[яе]\w*|период\w*|горизонт\w*|продолжительност\w*|век)\b")
LAST_STEMS = tuple(
    str.split(
        "действ работа живет живут жить жизн служ длит длят продлит продлят сохран оста держ хватит отмер "
        "отвед отвод отпущ отпуст охват распис закрыва заключ оформлен связ имеет имеют рассч расчет услов "
        "договорил подписались прослуж срок врем период горизонт продолжительн век дожив подписан принят пребыва тянет "
        "тянут сила силу исполняются применя отсчет взят обязательн обязыва руководств придержив прожив прораб продерж"
    )
)
LASTS_WORD = Mark(lambda word: word.startswith(LAST_STEMS), LAST_STEMS)
# what may stand between the verb and the stretch, or right before a stretch that is no object of a deed
GOVERNED = re.compile(
    rf"(?:\bна|\bв\s+течение|\bна\s+протяжении|\bв\s+продолжение|\b(?:срок|врем|период|горизонт|продолжительност|век\b|отсчет)\w*"
    rf"(?:\s+[а-я]+){{0,5}}\s*(?:[–:]|составля\w+|рав(?:ен|н)\w*|ограничен\w*|в|–\s+это|,\s+(?:а\s+)?(?:это|то\s+есть)|\()?|"
    rf"\b{LASTS}(?:\s+[а-я]+){{0,3}}\s*–?)\s*"
    r"(?:(?:ближайш|предстоящ|цел|последующ)\w+\s+)?$"
)
NOT_THE_PAPERS = re.compile(
    r"увеличен\w*\s+на|прежн|предыдущ|продл|пролонг|возобн|обучени|гаранти|стройк|строительств|проект|конкурс|грант|аренд|кредит|контракт|"
    r"уже\b|уведом|предупре|расторг|прекращ|отчет|завод|предприят|визит|форум|выставк|товарооборот|дружат"
)
ENDS_AFTER = re.compile(
    r"(?<!\bне\s)\b(?:иссяк|погас|угас|конч|законч|заканч|оканч|заверш(?!ени)|исте[чк]|прекра(?!щени)|утра[тч](?!ени)|"
    r"перестан|теря|потеря)[а-я]*|"
    # «По окончании пяти лет Соглашение продлевается»
    r"\b(?:по|после|со?)\s(?:окончани|завершени)[а-я]*"
)
END_STEMS = ("конч", "законч", "заканч", "оконч", "оканч", "заверш", "истек", "истеч", "прекра", "утра", "потеря")
ENDS_WORD = Mark(lambda word: word.startswith(END_STEMS), END_STEMS)
IN_PAST = ("л", "ла", "ло", "ли", "лся", "лась", "лось", "лись")  # of another paper than the one that is signed
BY_WORD = re.compile(r"письм|узна|уведом|извещ|заяв|отказ|отступ|сообщ|предупре|получ|воле\b|желани|треб")
# «через три года, если не будет возобновлён по желанию обеих сторон»: the wish is of the renewal
UNLESS_RENEWED = re.compile(r",\s(?:если|разве|пока|когда)\s[^.;]*?(?:продл|пролонг|возобн)")
# «четыре года регионы будут работать по соглашению», «восемь лет оно обязательно», «пять лет – столько проживёт …»
WILL_LAST = re.compile(
    r"\s+(?:[а-я]+\s+){0,3}?(?:будет|будут)\s+(?:действовать|работать|служить|жить|длиться|сохранять|оставаться)|"
    r"\s+(?:он[оа]?|соглашение|договор|документ|меморандум|протокол)\s+(?:[а-я]+\s+){0,2}?"
    r"(?:обязательн|обязыва|связыва|действует|сохран[яи]|служ|жив|прожив|останется|оста[её]тся)|"
    r"\s+–\s+(?:именно\s+)?(?:столько|таков[аоы]?|вот)\b"
)
# «пятилетие, на которое договор рассчитан»
FOR_WHICH = re.compile(
    r",\s+на\s+котор[а-я]+\s+(?:[а-я]+\s+){0,3}?(?:рассчит|подпис|заключ|принят|приня|оформ|скреп|утвержд)"
)
# «Время исполнения – три года»
HEADING = re.compile(
    r"\W*(?:[а-я]{1,2}\.)?[\d.)\s]*(?:перв[а-я]+\s+|первоначальн[а-я]+\s+)?(?:срок|врем|период|действи|продолжительност)[а-я]*"
    r"(?:\s+(?:исполнени|действи|реализаци|работы|выполнени|жизни|соглашени|договор|документ|меморандум|протокол)[а-я]*){0,2}"
    r"\s*(?:[–:]|рав(?:ен|н)[а-я]*|составля[а-я]+)\s*"
    # «с дня подписи и один год»
    r"(?:со?\s+(?:дня|даты|момента)\s+(?:его\s+|ее\s+)?подпис[а-я]+(?:\s+и|,)\s+)?(?:на\s+)?"
)
# «Стороны расписались на пять лет», where the paper needs no word
SIGNED_FOR = re.compile(
    r"\b(?:распис|подпис|заключ|договор|услов|сговор|уговор)[а-я]*(?:ли|лись|ны|но)\b(?:\s+[а-я]+){0,2}\s+на\s+$|"
    # «договорились работать вместе три года»
    r"\b(?:договори|услови|сговори)лись\s+(?:работать|действовать|жить|сотрудничать)(?:\s+(?!над\b|за\b)[а-я]+){0,2}\s+$"
)
# who signs a paper: not «зрители подписались на год»
SIDES = re.compile(
    r"\b(?:сторон|партнер|участник|регион|област|республик|кра[йя]|округ|город|район|сосед|губернатор|глав|мэр|министр|"
    r"парламент|дум|палат|он[аи]\b|об[ае]\b)"
)
OPENINGS = ("срок", "врем", "пери", "отсчет", "первый срок", "первоначальный срок")
# «отводит партнёрам полтора года на то, чтобы собрать маршрут»
ON_A_TASK = re.compile(r"\s+на\s+(?:то\b|подготовк|разработк|строительств|ремонт|сбор\b|создани|переход)")
REACH_AFTER = 40
LEAST_DAYS = 30
WAS = re.compile(r"\bбыл[аои]?\b")  # «оно было рассчитано на пять лет»


def no_limit(context: Context, scope: Scope) -> Sourced[str] | None:
    """Return `indefinite` where the paper is denied an end, a date or a limit in time."""
    for found, sentence in scan(NO_LIMIT, context, scope):
        words = context.text.lower[sentence.start : sentence.end]
        if AGAIN.search(words[: found.start() - sentence.start]):
            continue
        if (tells_of_paper(context, sentence) or OF_WORK.search(words)) and not (
            OTHER_TIME.search(words)
            or TILL_DONE.search(words, found.end() - sentence.start)
            or (found[0] == "навсегда" and words[:1] in "«–")
            or (not NAMES_PAPER.search(found[0]) and is_term_of_other(context, sentence, found.end()))
        ):
            return Sourced("indefinite", (Span(*found.span()),), 0.9, "term.no_limit")
    return None


def lasting(context: Context, scope: Scope) -> Iterator[Sourced[str]]:
    """Yield the stretches that the paper lasts, by the words that govern them."""
    lower, text = context.text.lower, context.text
    lengths = sentences_with(context, LENGTH_WORD)
    may = lengths & (sentences_with(context, LASTS_WORD) | sentences_with(context, ENDS_WORD)) if lengths else lengths
    for index in sorted(may.intersection(scope.sentences)):
        sentence = text.sentences[index]
        is_named = tells_of_paper(context, sentence) or lower.startswith(OPENINGS, sentence.start)
        for stretch in stretches(context, sentence):
            if stretch.is_after and tells_of_paper(context, sentence) and _ends_after(context, sentence, stretch):
                yield Sourced(stretch.value, (stretch.span(),), 0.8, "term.ends_after")
            before = lower[max(sentence.start, stretch.start - 80) : stretch.start]
            is_signed_for = SIGNED_FOR.search(before) is not None
            if not (is_named or (is_signed_for and SIDES.search(before))):
                continue
            if ON_A_TASK.match(lower, stretch.end):
                continue
            is_for_which = FOR_WHICH.match(lower, stretch.end, sentence.end) is not None
            if not (stretch.is_plain or is_for_which) or (
                stretch.value[-1] == "D" and int(stretch.value[1:-1]) < LEAST_DAYS
            ):
                continue
            is_headed = HEADING.fullmatch(lower[sentence.start : stretch.start]) is not None
            governs = is_headed or is_for_which or GOVERNED.search(before) or WILL_LAST.match(lower, stretch.end)
            if not governs or NOT_THE_PAPERS.search(before) or is_term_of_other(context, sentence, stretch.start):
                continue
            reach = max(sentence.start, stretch.start - 130), stretch.end + REACH_AFTER
            if not (is_headed or is_for_which or is_signed_for or LASTING.search(lower, *reach)):
                continue
            if context.genre == "release" and (
                is_background(lower[sentence.start : sentence.start + 60]) or WAS.search(before)
            ):
                continue
            yield Sourced(stretch.value, (stretch.span(),), 0.85, "term.lasting")


A_YEAR = 12  # months


def _is_of_years(value: str) -> bool:
    """Tell whether a length is of a year at least: «30 месяцев»; months are how long one leaves."""
    return value.endswith("Y") or (value.endswith("M") and int(value[1:-1]) >= A_YEAR)


def _ends_after(context: Context, sentence: Span, stretch: Stretch) -> bool:
    """Tell whether a paper ends of itself after a stretch: «через пять лет сила его иссякнет»."""
    lower, start = context.text.lower, max(sentence.start, stretch.start - 90)
    words = lower[start : min(sentence.end, stretch.end + 60)]
    renewed = UNLESS_RENEWED.search(words)
    words = words[: renewed.start()] if renewed else words
    found = ENDS_AFTER.search(words)
    return (
        found is not None
        and _is_of_years(stretch.value)
        and not found[0].endswith(IN_PAST)
        and BY_WORD.search(words) is None
        and AFTER_ANOTHER.match(lower, stretch.end) is None
        and not tells_of_other_work(context, sentence, Span(start + found.start(), start + found.end()))
    )
