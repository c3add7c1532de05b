"""How long before the end, or before leaving, a party must give notice."""

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.leaves import LEAVES, leaving
from kunak.core.reading.clauses.life import tells_of_paper
from kunak.core.reading.clauses.other_things import is_of_other
from kunak.core.reading.clauses.scan import agrees, scan, span_of
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.lexicon.numbers import NUMBER, UNIT, length_of, number_in

LENGTH = rf"(?P<number>{NUMBER}) (?:календарн\w+ |рабоч\w+ |полн\w+ )?(?P<unit>{UNIT})\b"
BEFORE = (
    ("notice.not_later", agrees(rf"не (?:менее|позднее|позже|меньше)(?:,)? ?(?:чем )?(?:за )?{LENGTH}")),
    ("notice.ahead", agrees(rf"(?<!\w)за {LENGTH}(?: (?:до|вперед))?")),
    # of words that an amendment puts in: «„30 дней“ – на „три месяца до истечения срока“»
    ("notice.new_words", agrees(rf"«{LENGTH} до (?=(?:его |ее )?(?:истечения|окончания))")),
    (
        "notice.term_of",
        agrees(
            rf"срок\w* (?:[а-я]+ )?(?:предупреждени|уведомлени|извещени)\w+(?: [а-я]+){{0,4}} (?:–|:|"
            rf"составляет) ?{LENGTH}"
        ),
    ),
    (
        "notice.after",
        agrees(
            rf"(?:по истечении|до истечения|по прошествии|через|спустя) {LENGTH} "
            rf"(?:после|со дня|с даты|с момента|с того)(?: [а-я]+)?"
        ),
    ),
)
LONGEST_YEARS = 2
# a whole stretch that needs no number: «за полгода до окончания»
ROUND = agrees(
    r"(?<!\w)за (?:один |целый |полный |календарный |полный календарный |1 (?=квартал))?"
    r"(?P<stretch>полгода|год|квартал|(?:2|два) квартала|месяц|полтора месяца)\b(?! \d)"
)
ROUND_LENGTHS = {
    "полгода": "P6M",
    "год": "P1Y",
    "квартал": "P3M",
    "2 квартала": "P6M",
    "два квартала": "P6M",
    "месяц": "P1M",
    "полтора месяца": "P45D",
}
ABOUT = (
    *(
        "уведом",
        "предупре",
        "заявл",
        "заяви",
        "заявя",
        "извещ",
        "оповещ",
        "оповест",
        "намерени",
        "отказ",
        "извест",
        "сообщ",
        "выход",
        "прекращ",
        "расторг",
    ),
    *("возраз", "возраж", "откаж", "денонс", "отказ", "выйти", "выйдет", "прерв", "дать знать", "даст знать"),
    *("другой знать", "другим знать", "партнеру знать", "соседу знать"),
)
# in news «сообщил», «заявил», «известно» stand anywhere: there the end itself must be named
ENDING = (
    *("расторг", "расторж", "прекра", "выход", "выйти", "выйдет", "откаж", "отказ", "продл", "пролонг", "окончани"),
    *(
        "сообщить",
        "извест",
        "извещ",
        "истечени",
        "денонс",
        "возраж",
        "возраз",
        "разорв",
        "желани",
        "намерени",
        "уведом",
        "предупре",
        "другой знать",
        "другим знать",
        "прерв",
        "досрочно –",
    ),
)
NOT_NOTICE = (
    "не ранее",
    "отчет",
    "предоставля",
    "материал",
    "повестк",
    "вступает в силу",
    "вступит в силу",
    "регистрац",
)


def find_notice(context: Context, scope: Scope) -> Sourced[str] | None:
    """Return the length of notice, ISO 8601; None where none is stated. «Не ранее чем через 3 года» is no notice."""
    for rule, pattern in BEFORE:
        for found, sentence in scan(pattern, context, scope):
            words = context.text.lower[sentence.start : sentence.end]
            near = context.text.lower[max(sentence.start, found.start() - 160) : min(sentence.end, found.end() + 160)]
            value = length_of(found["number"], found["unit"])
            if is_of_visit(context, sentence) or is_of_other(context, sentence, found.start()):
                continue
            if context.genre == "release" and not _is_of_paper(context, sentence, near):
                continue
            if value is None or not (_is_about(context, near) or _before_end(context, found.end("unit"))):
                continue
            if int(number_in(found["number"]) or 0) > LONGEST_YEARS and value.endswith("Y"):
                continue
            if any(
                word in context.text.lower[max(sentence.start, found.start() - 40) : found.start()]
                for word in NOT_NOTICE
            ):
                continue
            if rule == "notice.after" and not any(
                word in words
                for word in ("прекра", "утрачив", "теряет", "отказ", "расторг", "выход", "остава", "остае")
            ):
                continue
            if rule == "notice.after" and ENTERS.search(words[: found.start() - sentence.start]):
                continue
            return Sourced(value, (span_of(found),), 1.0 if rule != "notice.after" else 0.9, rule)
    return _round(context, scope)


# «вступает в силу через 30 дней после …», and no word of the end between
ENTERS = re.compile(r"вступ(?:ает|ит)\b(?:(?!остава|остае|прекра|утра|теря|расторг)[^.;])*$")
BEFORE_END = re.compile(r"\s+до\s+(?:[а-я]+\s+)?(?:окончани|истечени|конца\s+(?:срока|действия))")


# … but not of those who want to go on: «продление оформляется соглашением не позднее чем за месяц до истечения»
CONSENTS = agrees(r"подтверд\w+|обоюдн\w+|взаимн\w+|(?:продл|пролонг|возобн)\w+[^.;]{0,40}? (?:подписыва|оформля)\w+")


# «сообщают о приезде за две недели», «извещает об обстоятельствах не позднее 10 дней»: nobody leaves
VISIT = re.compile(
    r"приезд|приб[ыу]|визит|мероприят|делегац|встреч|заседани|обстоятельств|непреодолим|фестивал|конкурс|"
    r"командир|реквизит|аварий|проверк|смен[аыу]\b"
)


def is_of_visit(context: Context, sentence: Span) -> bool:
    """Tell whether words are said before a visit or after an obstacle, where the sentence has no word of leaving."""
    words = context.text.lower[sentence.start : sentence.end]
    return VISIT.search(words) is not None and LEAVES.search(words) is None


def _is_of_paper(context: Context, sentence: Span, near: str) -> bool:
    """Tell whether words may speak of a paper or its sides: «завод предупредит о простое за три дня» does not."""
    return "сторон" in near or tells_of_paper(context, sentence) or LEAVES.search(near) is not None


def _is_about(context: Context, near: str) -> bool:
    """Tell whether words speak of a notice; in news of the end of the paper, too."""
    if not any(word in near for word in ABOUT):
        return False
    return context.genre != "release" or any(word in near for word in ENDING)


def _before_end(context: Context, place: int) -> bool:
    """Tell whether «до его окончания» follows a length: then it is of a notice, whatever the verb."""
    lower = context.text.lower
    return BEFORE_END.match(lower, place) is not None and not CONSENTS.search(lower, max(0, place - 160), place + 160)


def _round(context: Context, scope: Scope) -> Sourced[str] | None:
    """Return a notice of a whole stretch: «предупредив за полгода», «не менее чем за квартал»."""
    for found, sentence in scan(ROUND, context, scope):
        near = context.text.lower[max(sentence.start, found.start() - 160) : min(sentence.end, found.end() + 160)]
        before = context.text.lower[max(sentence.start, found.start() - 40) : found.start()]
        is_about = _is_about(context, near) or _before_end(context, found.end())
        if is_about and not any(word in before for word in NOT_NOTICE):
            return Sourced(ROUND_LENGTHS[" ".join(found["stretch"].split())], (span_of(found),), 0.95, "notice.round")
    return _compound(context, scope)


# «уведомив за трёхмесячный срок», «направили … соблюдя трёхмесячный срок»
COMPOUND = agrees(
    r"(?P<stem>одно|двух|трех|четырех|шести|девяти|двенадцати|\d{1,2}-)месячн\w+ (?:срок\w*|уведомлени\w+|"
    r"предупреждени\w+)|\b(?P<half>полугодов)\w+ (?:срок|уведомлени|предупреждени)\w*"
)
MONTHS = {"одно": 1, "двух": 2, "трех": 3, "четырех": 4, "шести": 6, "девяти": 9, "двенадцати": 12}


def _compound(context: Context, scope: Scope) -> Sourced[str] | None:
    """Return a notice told by an adjective: «трёхмесячный срок уведомления»."""
    for found, sentence in scan(COMPOUND, context, scope):
        stem = "шести" if found["half"] else found["stem"].rstrip("-")
        words = context.text.lower[sentence.start : sentence.end]
        if any(word in words for word in ABOUT):
            months = int(stem) if stem.isdigit() else MONTHS[stem]
            return Sourced(f"P{months}M", (span_of(found),), 0.85, "notice.compound")
    return leaving(context, scope)
