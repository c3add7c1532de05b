"""What the sentences of news tell: a signing, a plan, something of the past; where the headline ends."""

from collections.abc import Iterator
from datetime import date

from kunak.core.reading import later as re
from kunak.core.reading.clauses.deeds import tells_deed
from kunak.core.reading.clauses.event import BACKGROUND, events_in, is_background, tells_signing, wishes
from kunak.core.reading.clauses.mentions import Mention
from kunak.core.reading.clauses.older_acts import OlderAct, dated_acts
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.supersedes import replaced_acts
from kunak.core.reading.context import Context
from kunak.core.reading.entities.day import Day
from kunak.core.reading.morph import parses
from kunak.core.reading.record import Event, Kind

ENUMERATION = agrees(
    r"(?:подпис|заключ)\w+(?: [^.]{0,60}?)? (?:два|две|три|четыре|пять|шесть|семь|несколько|ряд|\d+|сразу) (?:[а-я]+ "
    r")?(?:документ|соглашени|договор)|(?:два|три|четыре|пять|несколько|сразу \w+) (?:[а-я]+ "
    r")?(?:документ\w*|соглашени\w*) (?:подписал|подписан|заключ)|"
    r"\b(?:подписанн|заключенн)(?:ых|ыми) (?:[а-я]+ )?(?:документ|соглашени|договор|бумаг)|"
    # «стали две бумаги: …», «принесла три соглашения», «вернулись с двумя договорами»
    r"\b(?:стал[аио]?|прин[её]с|остав|ув[её]з|прив[её]з|появил|прибавил|верн|обзав[её]л)[а-я]*\b(?: [^.;!?]{0,60}?)? "
    r"(?:две|два|двумя|три|тремя|четыре|четырьмя|пять|пятью) (?:[а-я]+ )?"
    r"(?:бумаг|документ|соглашени|договор|подпис|меморандум)"
)


FURNITURE = agrees(
    r"^\W*(?:главная(?! (?:цель|задача|тема|идея))|версия для слабовидящих|карта сайта|"
    r"подпис\w+ на рассылку|читайте также|просмотров|"
    r"поделиться|меню|©|внимание! на сайте|фото|теги|курс\b|читать (?:в|на|далее|дальше|полностью)\b|"
    r"смотреть (?:фото|видео)|подпи(?:сывайтесь|шитесь)\b|обсудим новость|увидели опечатку|нашли ошибку|"
    r"если вы (?:нашли|обнаружили|заметили) ошибку|регистрация пройдена|пожалуйста, перейдите)"
)


SEE_ALSO = re.compile(
    r"^[^\S\n]*(?:чита(?:йте|ть)\s+также|материалы по теме|другие новости|похожие новости|ещё по теме|еще по теме|"
    r"смотрите также|новости партн[её]ров|вам может быть интересно|ещё новости)",
    re.MULTILINE | re.IGNORECASE,
)


def sentence_events(context: Context, index: int, *, plan: bool) -> list[Event]:
    """Return what a sentence says; a wish says nothing."""
    return [] if wishes(context.sentence_words(index)) else told_events(context, index, plan=plan)


def told_events(context: Context, index: int, *, plan: bool) -> list[Event]:
    """Return what a sentence says, a wish as if it were told."""
    memo = f"events {index} {plan}"
    if memo not in context.memo:
        told_by_words = events_in(context.sentence_words(index), plan=plan)
        is_deed = "signed" not in told_by_words and tells_deed(context, index)
        context.memo[memo] = [*told_by_words, "signed"] if is_deed else told_by_words
    told: list[Event] = context.memo[memo]
    return told


def tells(context: Context, index: int) -> bool:
    """Tell whether a sentence tells of a signing that has taken place."""
    return tells_deed(context, index)


def is_told_next(context: Context, mention: Mention) -> bool:
    """Tell whether the next sentence tells of the signing by «под ним», «его»: «Третье – соглашение с А. …»."""
    following = mention.sentence + 1
    return (
        following < len(context.text.sentences)
        and tells(context, following)
        and UNDER_IT.search(context.sentence_words(following)) is not None
        and not _names_another(context.sentence_words(following), mention)
    )


def _names_another(words: str, mention: Mention) -> bool:
    """Tell whether a sentence puts the signatures under an act of another kind: «Подписи под планом принадлежат …»."""
    found = UNDER_ACT.search(words)
    return found is not None and UNDER_KINDS[found["act"]] != mention.kind


UNDER_ACT = agrees(
    r"\bпод (?:[а-я-]+(?:ым|ой|им|ей) )?(?P<act>план|програм|дорожн|соглаш|догов|мемор|проток|заявл|деклар)[а-я]+"
)
UNDER_KINDS: dict[str, Kind] = {
    "план": "programme", "програм": "programme", "дорожн": "roadmap", "соглаш": "agreement", "догов": "treaty",
    "мемор": "memorandum", "проток": "protocol", "заявл": "other", "деклар": "other",
}  # fmt: skip
UNDER_IT = agrees(r"\b(?:под ним|под ней|его|ее)\b|\bподпис[ьи]\b")


def is_current(context: Context, mention: Mention) -> bool:
    """Tell whether a mention is of the agreement that the news is about."""
    return not (
        _is_of_a_year(context, mention)
        or _is_of_past_day(context, mention)
        or mention.is_past
        or is_replaced(context, mention)
        or mention.is_nested
        or mention.sentence in background_sentences(context)
        or is_background(_before(context, mention))
    )


def _is_of_past_day(context: Context, mention: Mention) -> bool:
    """Tell whether a sentence is dated long before the signing that the text tells elsewhere, or before its own day.

    «Сегодня … под соглашением – подписи. 5 июля 2019 года появилось соглашение …»: the second is history.
    """
    return mention.sentence in past_deeds(context)


LONG_AGO = 90  # days; what is signed is told sooner


def past_deeds(context: Context) -> frozenset[int]:
    """Return the sentences that tell of a signing long before the one that the text tells elsewhere, found once."""
    if "past deeds" not in context.memo:
        context.memo["past deeds"] = _past_deeds(context)
    known: frozenset[int] = context.memo["past deeds"]
    return known


def _past_deeds(context: Context) -> frozenset[int]:
    told = [index for index in range(len(context.text.sentences)) if tells(context, index)]
    if len(told) == 1:  # «14 ноября 1998 года … поставили росчерки. С той поры …»
        since = told[0] + 1 < len(context.text.sentences) and SINCE.search(context.sentence_words(told[0] + 1))
        return frozenset(told) if since and last_day(context, told[0]) is not None else frozenset()
    if len(told) < 2:
        return frozenset()
    return _told_as_earlier(context, told) | _dated_long_ago(context, told)


def _told_as_earlier(context: Context, told: list[int]) -> frozenset[int]:
    """Return which sentences go back in time behind the signing of the news; a headline alone is not yet its story."""
    earlier, end = context.text.may_hold(EARLIER), headline_end(context)
    story = next((number for number, index in enumerate(told) if context.text.sentences[index].start >= end), len(told))
    return frozenset(
        index for index in told[story + 1 :] if index in earlier and EARLIER.search(context.sentence_words(index))
    )


# behind the signing of the news: «В начале года глава заключил с фирмой …», «До поездки он успел оформить …»
EARLIER = agrees(
    r"^\W*(?:в (?:самом )?начале (?:этого |нынешнего )?года|(?:прошл|минувш)(?:ой|ым) (?:зимой|весной|осенью|летом)|"
    r"до (?:этой |этого |своей |своего )?(?:поездки|визита|приезда|путешествия)|"
    r"еще до (?:[а-я]+ )?(?:поездки|визита|встречи|приезда|форума))\b"
)


def _dated_long_ago(context: Context, told: list[int]) -> frozenset[int]:
    """Return which of the sentences that tell of a signing are dated long before the news."""
    dated = {index: last for index in told if (last := last_day(context, index)) is not None}
    reference = context.published.value if context.published is not None else context.reference_day
    if reference is not None and len(reference) == len("2024-05-05"):
        now = date.fromisoformat(reference)
    elif told[0] in dated:
        now = dated[told[0]]
    else:
        back = frozenset(index for index in dated if _looks_back(context, index))
        return back if any(not _is_of_headline(context, told, index) for index in back) else frozenset()
    old = {index for index, day in dated.items() if (now - day).days > LONG_AGO}
    if all(index in old or (index - 1 in old and UNDER_IT.search(context.sentence_words(index))) for index in told):
        return frozenset()  # nothing else is told: «в 2020 году подписали соглашение. С нашей стороны его подписал …»
    return frozenset(old) if len(old) < len(told) else frozenset()


SINCE = agrees(r"^\W*(?:с тех пор|с той поры|с того (?:дня|года)|в те годы|тогда же) ")
LOOKS_BACK = agrees(
    r"\b(?:тогдашн\w+|тогда(?! же)|с тех пор|с той поры|в ту пору|в те годы|не перв(?:ая|ый|ое|ую)|"
    r"уже (?:есть|был[аои]?|имел\w*)|за плечами)\b"
)


# «наполняет делами соглашение, под которым регионы расписались 3 апреля 2023 года»
WHICH_THEY_SIGNED = agrees(
    r"(?:соглашени|договор|меморандум|протокол)[а-я]*(?: [^,.]{0,80})?, (?:под |о |из )?котор[а-я]+ [^.]{0,60}?"
    r"(?:подпис|заключ|распис)[а-я]+"
)


OPENS_WITH_WORD = re.compile(r"\W*(?:соглашени|договор|меморандум|протокол)")


def _is_of_headline(context: Context, told: list[int], index: int) -> bool:
    """Tell whether a sentence opens with the act of which only the headline tells besides: «Договор, под которым …»."""
    if OPENS_WITH_WORD.match(context.sentence_words(index)) is None:
        return False
    end = headline_end(context)
    return all(other == index or context.text.sentences[other].start < end for other in told)


def _looks_back(context: Context, index: int) -> bool:
    """Tell whether a sentence or a neighbour of it sets its time against the news: «тогдашний», «с той поры»."""
    near = range(max(0, index - 1), min(index + 2, len(context.text.sentences)))
    if index > 0 and WHICH_THEY_SIGNED.search(context.sentence_words(index)):
        return True
    return index > 0 and any(LOOKS_BACK.search(context.sentence_words(other)) for other in near)


def last_day(context: Context, index: int) -> date | None:
    """Return the last day that a sentence can mean by its years, None where it names no year but those of terms."""
    span = context.text.sentences[index]
    days = [
        day
        for day in context.days.within(span.start, span.end)
        if day.year
        and day.exactness in ("day", "month", "year")
        and not OF_TERM.search(context.text.lower, day.start - 4, day.start)
    ]
    return max((date(day.year, day.month or 12, min(day.day or 28, 28)) for day in days), default=None)


OF_TERM = re.compile(r"(?:^|\W)(?:от|до|по|с|на|–)\s$")  # «от 9 октября 2014 года», «на 2024 год»


def _is_of_a_year(context: Context, mention: Mention) -> bool:
    """Tell whether a sentence dates its signing by a bare year while the text opens with another agreement."""
    words = context.sentence_words(mention.sentence)
    if not OF_A_YEAR.search(words) or "подпис" not in words:
        return False
    return (
        mention.sentence > 1
        and "signed" in events_in(words)
        and OPENS_WITH_ACT.search(context.text.lower, 0, context.text.sentences[1].end) is not None
    )


OPENS_WITH_ACT = re.compile(r"соглашени|договор(?!и)|меморандум|протокол")


OF_A_YEAR = re.compile(r"\bв (?:19|20)\d\d году\b")


def is_named_by_old_day(context: Context, mention: Mention) -> bool:
    """Tell whether an act is told from others by a day long past: «договору о связях от 16 октября 2003 года»."""
    end = mention.title.spans[0].end if mention.title is not None else mention.span.end
    if not OF_DAY.match(context.text.lower, end):
        return False
    day = next((day for day in context.days.within(end, end + 30) if day.year), None)
    return day is not None and _is_old(context, mention, day) is True


OF_DAY = re.compile(r"\s+от\s+(?=\d)")


def is_of_old_day(context: Context, mention: Mention) -> bool:
    """Tell whether its sentence dates an act long before the news, or before a signing that another sentence tells.

    «Опорой карте служит соглашение тех же регионов, заключённое в 2015 году»
    """
    day = next((one.day for one in dated_acts(context, mention.sentence) if _is_said_of(context, mention, one)), None)
    if day is None or tells(context, mention.sentence):
        return False
    return _is_old(context, mention, day) is not False


THAT_WAS_MADE = re.compile(r"[^.,;:!?()]{0,80},\s")


def _is_said_of(context: Context, mention: Mention, older: OlderAct) -> bool:
    """Tell whether what is dated is the act that a mention names, by its noun or by a participle behind it."""
    if mention.span.start <= older.start < mention.span.end:
        return True
    end = mention.title.spans[0].end if mention.title is not None else mention.span.end
    return older.start > end and THAT_WAS_MADE.fullmatch(context.text.lower, end, older.start) is not None


def _is_old(context: Context, mention: Mention, day: Day) -> bool | None:
    """Tell whether a day lies long before the news; None where nobody knows the day of that."""
    events = {"prolonged", "terminated", "in_force", "planned", "negotiated"}
    if not day.year or events & set(told_events(context, mention.sentence, plan=False)):
        return False
    reference = context.published.value if context.published is not None else context.reference_day
    if reference is None or len(reference) != len("2024-05-05"):
        return None
    named = date(day.year, day.month or 12, min(day.day or 28, 28))
    return (date.fromisoformat(reference) - named).days > LONG_AGO


def is_replaced(context: Context, mention: Mention) -> bool:
    """Tell whether a mention with its day is of an agreement that another one ends."""
    return any(mention.span.start <= replaced.act.start < mention.span.end for replaced in replaced_acts(context))


def background_sentences(context: Context) -> frozenset[int]:
    """Return the sentences that tell of earlier things: by their own words, or after a «Справка» in their paragraph."""
    if "background" in context.memo:
        known: frozenset[int] = context.memo["background"]
        return known
    out = set(aside_sentences(context))
    for index in context.text.may_hold(BACKGROUND):
        if is_background(context.sentence_words(index)[:60]):
            out.add(index)
    out |= {index for index in context.text.held(OLDER) if index > 0}
    found = frozenset(out) | past_deeds(context)
    context.memo["background"] = found
    return found


def aside_sentences(context: Context) -> frozenset[int]:
    """Return the sentences of notes: from a «Справка» to the end of its paragraph, of the next where it is alone."""
    if "asides" not in context.memo:
        context.memo["asides"] = frozenset(_asides(context))
    known: frozenset[int] = context.memo["asides"]
    return known


def _asides(context: Context) -> Iterator[int]:
    asides = context.text.may_hold(ASIDE)
    opened = is_alone = False
    for index in range(min(asides), len(context.text.sentences)) if asides else ():
        sentence = context.text.sentences[index]
        if opened and "\n" in context.text.shadow[context.text.sentences[index - 1].end : sentence.start]:
            opened, is_alone = is_alone, False
        if index in asides and (found := ASIDE.search(context.sentence_words(index))) is not None:
            opened = True
            is_alone = not context.sentence_words(index)[found.end() :].strip(" .:")
        if opened:
            yield index


# what a sentence tells of an act wherever it stands there: that it is older than the one of the news, or its ground
OLDER = agrees(
    # «Основой для него служит соглашение», «соглашение служит основой плана»: the ground of what is signed
    r"\b(?:основой|основанием|фундаментом|базой) (?:для (?:него|нее|них|[а-я]+а)|плана|программы|протокола|карты|"
    r"документа) (?:служит|является|стал[оа]?|послужил[оа]?|остается) (?:[а-я]+ ){0,3}(?:соглашени|договор|меморандум|"
    r"протокол)[а-я]*|"
    r"\b(?:соглашени|договор|меморандум|протокол)[а-я]* (?:[^.;:!?]{0,60} )?(?:служит|является|послужил[оа]?) "
    r"(?:для (?:него|нее|них) )?(?:основой|основанием|фундаментом|базой) (?:для |плана|программы|протокола|документа)|"
    r"\b(?:подписа|заключ|скреп)[а-я]+ (?:[а-я]+ )?(?:раньше|ранее|прежде)\b(?! срока|, чем)|"
    r"\b(?:после|со времен|по|в рамках|благодаря|согласно|на основе) (?:подписанн|заключенн|скрепленн)[а-я]+ "
    r"(?:[а-я]+ |\d+ ){0,3}(?:лет|годом|года|год|полгода|месяц[а-я]*|десятилети[а-я]+) назад\b|"
    r"\b(?:соглашени|договор|меморандум|протокол)[а-я]*(?: [^.;:!?]{0,60})?, "
    r"(?:на|из|вокруг) (?:основ[еу] |основании )?котор[а-я]+ (?!буд[еу]т |смо[гж])(?:[^.,;:!?]{0,30} )?"
    r"(?:основан|базиру|держ|построен|стро[ия]т|опира|работа|действу|вырос)[а-я]*|"
    r"\b(?:подписан|заключен)[аоы]? (?:[^.;:!?]{0,60} )?(?:и|но) (?:[а-я]+ ){0,3}(?:продлевал|пролонгировал)[а-я]+"
)
ASIDE = agrees(
    r"^\W*(?:(?:историческая |краткая )?справка|для справки|для сведения|справочно|справочная информация|"
    r"напомним|досье|из истории)\b"
)


def _before(context: Context, mention: Mention) -> str:
    sentence = context.text.sentences[mention.sentence]
    return context.text.lower[sentence.start : max(mention.span.end, min(sentence.end, mention.span.end + 30))]


def headline_end(context: Context) -> int:
    """Return where the headline ends: the first line, if it is no full sentence."""
    if "headline" not in context.memo:
        context.memo["headline"] = _headline_end(context)
    end: int = context.memo["headline"]
    return end


def _headline_end(context: Context) -> int:
    for index, sentence in enumerate(context.text.sentences[:6]):
        words = context.text.shadow[sentence.start : sentence.end]
        if words[-1] in ".!?…" and len(words) > 60 and _says_something(context, index):
            return sentence.start
        stands_alone = words[-1] not in ".…" and "\n" in context.text.shadow[sentence.end : sentence.end + 2]
        if stands_alone and (tells_signing(words.lower()) or "оглашени" in words or "оговор" in words):
            return sentence.end
    return 0


def _says_something(context: Context, index: int) -> bool:
    """Tell whether a sentence has a verb; without one it is a row of a page's tags: «общество политика обл. …»."""
    tokens = context.text.tokens_of(index)
    return "–" in context.sentence_words(index) or any(
        parses(token.lower)[0].pos in OF_VERBS
        for number, token in enumerate(tokens)
        if not (number and token.is_capital)
    )


OF_VERBS = frozenset(("VERB", "PRTS", "INFN", "GRND", "PRED", "PRTF"))
