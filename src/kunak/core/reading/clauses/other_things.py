"""Things in an agreement that have a term, a renewal or a beginning of their own, and are not the agreement.

A lease runs for years, a fair lasts three days, amendments enter into force: words of time beside them are theirs.
Such a thing is what its clause tells of where it opens the clause, after a place or a ground at most («По соглашению
аренда залов …»), or where «срок» stands before it. Whatever else is the subject of a clause has its words of time, too:
a term is the paper's if its subject is the paper, somebody who made it, or nothing («По соглашению университет на пять
лет получает базу» is the university's).
"""

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.commitments.clauses import clauses_in
from kunak.core.reading.clauses.commitments.grammar import cases_of, top
from kunak.core.reading.clauses.commitments.subject import subject_of
from kunak.core.reading.clauses.scan import last_match
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.actions import is_of
from kunak.core.reading.morph import parses
from kunak.core.reading.record import Kind

NAMED = (
    r"(?:(?:об|пере)?учени[ея]|стажировк[аи]|практик[аи]|аренда|кредит(?:ы|овани[ея])?|гаранти[яи]|"
    r"гранты?|лицензи[яи]|сертификаты?|аккредитаци[яи]|квот[аы]|льгот[аы]|тарифы?|скидк[аи]|"
    r"абонементы?|пропуск[аи]?|виз[аы]|заявк[аи]|запросы?|отчеты?|конкурсы?|фестивал[ьи]|выставк[аи]|"
    r"форумы?|ярмарк[аи]|смен[аы]|визиты?|строительство|ремонт|реставрация|заводы?|"
    r"мосты?|дорог[аи]|маршруты?|рейсы?|поставк[аи]|контракты?|полномочия|председательство|"
    r"изменени[ея]|дополнени[ея]|поправк[аи]|приложени[ея]|информация|сведения|смет[аы]|"
    r"представительств[оа]|"
    r"работ[аы](?! по)|конфиденциальность|"
    r"проекты?(?! соглаш| договор| документ)|прием (?:заявок|документов)|товарный знак|"
    r"обязательств[оа] (?:по|о|об) (?!соглаш|договор|документ|меморанд|протокол)[а-я]+|"
    r"(?:трудов|кредитн|арендн)[а-я]+ договоры?|договоры? (?:подряда|аренды|поставки|найма|займа|на [а-я]+))"
)
PERSONS = r"(?:участники?|представител[ьи]|члены?|стажеры?|студенты?|специалисты?|делегаци[яи])"
ADJUNCT = r"(?:(?:по|в|во|с|со|для|за|на|благодаря|согласно|кроме)\s(?:[а-я\d-]+\s){1,4}?)?"
QUALITIES = r"(?:[а-я-]+(?:ые|ие|ый|ий|ая|яя|ое|ее|нн?ый|ого)\s(?:и\s)?){0,3}"
ONSET = r"(?:^|[,;:–]\s|\bчто\s)\W*(?:\d[\d.]*\s)?"
OPENS = re.compile(
    rf"{ONSET}{ADJUNCT}{QUALITIES}(?P<thing>{NAMED}|(?P<person>{PERSONS}))\b(?P<rest>[^;:–]*)$".replace(" ", r"\s+"),
    re.DOTALL,
)
# «срок ремонта», «срок действия лицензии»: whose term it is, the words behind
TERM_OF = re.compile(r"\bсрок[а-я]*(?P<whose>(?:\s+[а-я]+){1,4})")
LIVES = ("действи", "реализаци", "выполнени", "исполнени")  # whose, the noun behind says
# the agreement comes back between the thing and the words of time: «проект вошёл в соглашение, которое действует …»
PAPER_AGAIN = re.compile(
    r"(?<!\bв\s)(?<!\bна\s)\b(?:(?:соглашени[ея]|документ|меморандум|протокол|договор(?!а|у|ы))(?:,|\s)|он[оа]?\s|срок\s+(?:его\s+)?действия\s+"
    r"(?:соглашени|договор|документ)|действие\s)|\bподпис(?:ал|ь\b|и\b|ан[аоы]?\b)"
)


# people make agreements: «участники заключили договор на пять лет»; changes are of the agreement, and not it
PAPER_NAMED = re.compile(r"\b(?:соглашени|документ|меморандум|протокол|договор)")
PAPER_ITSELF = re.compile(r"(?:,|\b[аи]\b)\s(?:[а-я]+\s)?(?:соглашение|документ|меморандум|протокол|договор)\b")
OTHER_CLAUSE = re.compile(r",\s(?:[аи]\s|но\s)?(?:стороны|сторона|партнеры|регионы|области|главы|губернаторы?|они)\b")
AND_IT = re.compile(r"\bи\s+(?:его\s+|ее\s+|срока\s+)?$")
CHANGES = ("приложени", "изменени", "дополнени", "поправк")


def is_of_other(context: Context, sentence: Span, place: int, *, kind: Kind = "agreement") -> bool:
    """Tell whether what stands at a place in a sentence is told of another thing than the agreement.

    Args:
        kind: of the agreement; an amendment's changes are the amendment.
    """
    words = context.text.lower[sentence.start : place]
    last = last_match(TERM_OF, words)
    if last is not None and _is_of_thing(last["whose"]) and PAPER_AGAIN.search(words, last.start("whose")) is None:
        return True
    found = OPENS.search(words)
    if found is not None and found["thing"].startswith("работа") and "совместн" in found[0]:
        return False  # «совместная работа рассчитана на пять лет»
    if found is None or (kind == "amendment" and found["thing"].startswith(CHANGES)):
        return False
    is_change = found["thing"].startswith(CHANGES)
    if is_change and ("продлени" in found["rest"] or AND_IT.search(found["rest"])):
        return False  # «изменение и продление срока осуществляются по согласию»
    back = PAPER_NAMED if found["person"] else PAPER_ITSELF if is_change else PAPER_AGAIN
    return back.search(found["rest"]) is None and OTHER_CLAUSE.search(found["rest"]) is None


def _is_of_thing(whose: str) -> bool:
    """Tell whether the words behind «срок» name another thing: «ремонта моста», but «исполнения договора»."""
    nouns: list[str] = []
    for word in whose.split():
        found = top(word)
        if found.pos == "NOUN" and "gent" in cases_of(word, nouns=True):
            nouns.append(word)
        elif found.pos not in ("ADJF", "PRTF"):
            break
    if nouns and nouns[0].startswith(LIVES):
        del nouns[0]
    return bool(nouns) and nouns[0] != "работы" and names_other(nouns[0])


def names_other(word: str) -> bool:
    """Tell whether a noun names neither the paper nor one of those who made it."""
    found = top(word)
    return (
        found.is_known
        and "anim" not in found.grammemes
        and not word.startswith(PAPER_STEMS)
        and not is_of(word, "act", "tie", "ours", "part", "acts_for")
    )


def is_term_of_other(context: Context, sentence: Span, place: int) -> bool:
    """Tell whether a length at a place in a sentence is how long another thing than the agreement lasts."""
    return is_of_other(context, sentence, place) or _has_other_subject(context, sentence, place)


PAPER_STEMS = (
    *(
        "соглашени",
        "договор",
        "документ",
        "меморандум",
        "протокол",
        "бумаг",
        "план",
        "программ",
        "карта",
        "карты",
        "срок",
    ),
    *(
        "действи",
        "обязательств",
        "сотрудничеств",
        "партнерств",
        "взаимодействи",
        "побратимств",
        "союз",
        "дружб",
        "хартия",
    ),
    *(
        "время",
        "период",
        "сила",
        "положени",
        "услови",
        "норм",
        "стать",
        "пункт",
        "перспектив",
        "горизонт",
        "век",
        "жизн",
    ),
    *("продолжительност", "отношени", "связи", "обязанност", "заявлени", "пролонгаци", "продлени", "возобновлени"),
    *("вступлени", "дата", "день", "датой", "днем", "началом", "год", "лет", "месяц", "отсчет", "конец", "начало"),
    *(
        "работа",
        "силы",
        "подпис",
        "заключени",
        "молчани",
        "отсутстви",
        "возражени",
        "уведомлени",
        "предел",
        "рамк",
        "ограничени",
    ),
)


def _has_other_subject(context: Context, sentence: Span, place: int) -> bool:
    """Tell whether the clause round a place is of a thing that is neither the paper nor one of those who made it."""
    index = context.text.sentence_index(sentence.start)
    tokens = context.text.tokens_of(index)
    for clause in clauses_in(context, index):
        if not tokens[clause.start].start <= place < tokens[clause.end - 1].end:
            continue
        subject = subject_of(tokens, clause.start, clause.verb)
        is_date = subject > clause.start and tokens[subject - 1].text.isdigit()
        if subject < 0 or is_date or tokens[clause.start].lower.startswith("котор"):
            return False
        word = tokens[subject].lower
        if "срок" in context.text.lower[tokens[clause.verb].end : place]:
            return False  # «сил набирает сразу, срок – двадцать лет»
        return not (
            word.startswith(PAPER_STEMS)
            or "лети" in word
            or is_of(word, "act", "tie", "ours", "part", "acts_for")
            or "anim" in top(word).grammemes
            or top(word).pos != "NOUN"
            or any(
                found.holding(tokens[subject].start) is not None
                for found in (context.people, context.posts, context.bodies, context.territories)
            )
        )
    return False


FOLLOWS = re.compile(r"\s+(?:[а-я-]+(?:ый|ий|ой|ая|яя|ое|ее|ые|ие)\s+){0,3}(?P<what>[а-я-]{3,})")


def tells_of_other_work(context: Context, sentence: Span, begin: Span) -> bool:
    """Tell whether the subject of words of beginning or end, before or behind them, is another thing.

    «заработает музей», «через пять лет закончится ремонт».
    """
    if is_term_of_other(context, sentence, begin.start) or is_term_of_other(context, sentence, begin.end - 1):
        return True
    found = FOLLOWS.match(context.text.lower, begin.end, sentence.end)
    if found is None or found["what"].startswith(PAPER_STEMS):
        return False
    return any(parse.pos == "NOUN" and parse.case == "nomn" and parse.is_known for parse in parses(found["what"]))
