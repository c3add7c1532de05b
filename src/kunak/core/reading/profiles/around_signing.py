"""Which sentences tell of a signing, of the meeting before it, and when or where it was."""

from collections.abc import Iterator, Sequence

from kunak.core.reading.clauses.event import (
    APPROVED,
    PLANNED,
    is_background,
)
from kunak.core.reading.clauses.items import items_of
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.signers import has_verb_of_before
from kunak.core.reading.context import Context
from kunak.core.reading.morph import parses
from kunak.core.reading.patterns import Guarded
from kunak.core.reading.profiles.found import Found
from kunak.core.reading.profiles.happening import NEAR_AFTER, OTHER_PAPER
from kunak.core.reading.profiles.telling import (
    background_sentences,
    headline_end,
    tells,
    told_events,
)

CEREMONY = agrees(
    r"^\W*(?:торжественн\w+ )?(?:церемони\w+|подписани\w+|это|произошл\w+|встреч\w+|мероприяти\w+|"
    r"событи\w+|дело было)(?: [^.]{0,60}?)? (?:прош\w+|состоял\w+|случил\w+|произошл\w+|проходил\w+|было)|"
    r"^\W*(?:он|она|оно|все это) (?:прош\w+|состоял\w+|случил\w+|произошл\w+|проходил\w+)|^\W*было это|"
    r"^\W*(?:произошло|случилось|состоялось|прошл[оа]|проходил[оа]) (?:это|событие|подписание|мероприятие|"
    r"церемония|встреча|торжество)"
)


# sentences beside the signing that say when or where it was
OF_IT = agrees(
    r"\b(?:произошло это|это (?:произошло|случилось|было)|церемони\w+ (?:состоял|прош|провел)|подписи|вторая подпись)|"
    r"^\W*(?:когда|где|дата|место|дата подписания|место подписания) ?(?:–|:)|"
    r"^\W*местом (?:подписания|встречи|церемонии) (?:стал|выбрали|избрали)"
)


MEETING = agrees(
    r"встрет\w+|встреч\w+|визит\w*|делегаци\w+|побывал\w*|посетил\w*|прибыл\w*|форум\w*|заседани\w+|"
    r"переговор\w+|приехал\w*|принимал\w* (?:[а-я]+ ){0,3}?(?:гост|коллег|делегац|партн)\w+|приня\w+ гост\w+|"
    r"принима\w+ гост\w+|гостей|выставк\w+|совещани\w+|поездк\w+|"
    r"конференци\w+|церемони\w+|фестивал\w+|ярмарк\w+"
)


# «Итогом дня стал договор», «Решение закреплено договором»: where and when stands in the sentence before
OUTCOME = agrees(
    r"^\W*(?:итог\w+|результат\w+|главн\w+ событи\w+|венц\w+) (?:дня|встреч\w+|визита|поездки|переговор\w+)|"
    r"^\W*(?:это|решение|намерени\w+|договоренност\w+|партнерство) (?:закреп\w+|скреп\w+|оформ\w+|зафиксир\w+)"
)


ALIKE = agrees(
    r"\b(?:(?:аналогичн|подобн|похож)[а-я]+|такие(?: же)?|так(?:ой|ое) же) (?:[а-я]+ )?"
    r"(?:соглашени|договор|документ|меморандум|протокол)[а-я]*"
)


def signing_sentences(context: Context, found: Found, sentences: Sequence[int]) -> list[int]:
    """Return the sentences that tell of the signing, the deciding one first, a headline last."""
    head = headline_end(context)
    first = found.mention.sentence
    out = [first]
    behind = background_sentences(context)
    plan = found.mention.kind in ("programme", "roadmap")
    alike = context.text.held(ALIKE)
    papers, named = context.text.held(OTHER_PAPER), {mention.sentence for mention in found.mentions}
    of_it, ceremonies = context.text.may_hold(OF_IT), context.text.may_hold(CEREMONY)
    for index in sentences:
        words = context.sentence_words(index)
        # of an act that works now what comes next tells when it was signed: «Его стороны подписали в Орле 3 апреля»
        is_behind = index in behind and not (found.event == "in_force" and index == first + 1)
        if index == first or is_behind or (index in papers and index not in named):
            continue
        if index in alike and index not in named:
            continue  # «12 марта союз заключил аналогичные соглашения в Казани»
        if tells(context, index) or (plan and APPROVED.search(words)) or (index in of_it and OF_IT.search(words)):
            if not ({"planned", "negotiated"} & set(told_events(context, index, plan=False))):
                out.append(index)
        elif index - first in (1, 2) and index in ceremonies and CEREMONY.search(words):
            out.append(index)
    return sorted(out, key=lambda index: (context.text.sentences[index].start < head, index != first, index))


def lead_sentences(context: Context, found: Found, mains: Sequence[Found]) -> list[int]:
    """Return the sentences before the deciding one that tell of the meeting or visit, the nearest first.

    Of several agreements signed together, the sentence that opens their list is the first of them.
    """
    if found.event != "signed":
        return []
    first = found.mention.sentence
    own = {main.mention.sentence for main in mains}
    shared = [
        index
        for index in range(first)
        if index not in own and tells(context, index) and not is_background(context.sentence_words(index))
    ]
    meeting = [
        index
        for index in range(max(0, first - 4), first)
        if (
            index == first - 1
            and (OUTCOME.search(context.sentence_words(first)) or _goes_on(context, first))
            and (index not in own or LEANS.search(context.sentence_words(first)))
        )
        or (index == first - 1 and has_verb_of_before(context, first))
        or (MEETING.search(context.sentence_words(index)) and not is_background(context.sentence_words(index)))
    ]
    items = items_of(context)
    row = items.row.get(first, -1)
    if row in items.signed:  # what stands above a list is said of each of its rows
        meeting = [*range(max(0, items.opening[row] - NEAR_AFTER), items.opening[row]), *meeting]
    several = len(mains) > 1
    frame = _frame(context, min(own), shared) if several else ()
    return list(dict.fromkeys([*(reversed(shared) if several else ()), *reversed(meeting), *frame]))


def _frame(context: Context, first: int, shared: Sequence[int]) -> Iterator[int]:
    """Yield the sentences of the lead that tell when or where all that follows was done, the nearest first."""
    head = headline_end(context)
    for index in range(first - 1, max(-1, first - LEAD - 1), -1):
        sentence, words = context.text.sentences[index], context.sentence_words(index)
        if sentence.start < head or index in shared or is_background(words) or index in background_sentences(context):
            continue
        has_day = any(day.exactness in OF_SIGNING for day in context.days.within(sentence.start, sentence.end))
        if (has_day or TOOK_PLACE.search(words)) and not PLANNED.search(words) and _is_past(context, index):
            yield index


LEAD = 4  # sentences


def _is_past(context: Context, index: int) -> bool:
    """Tell whether a sentence has a verb of the past and none of what is to come."""
    forms = [
        parses(token.lower)[0]
        for token in context.text.tokens_of(index)
        if token.is_word and not token.is_capital and len(token.lower) > SHORTEST_VERB
    ]
    return any(one.pos in ("VERB", "PRTS") and "past" in one.grammemes for one in forms) and not any(
        one.pos == "VERB" and "futr" in one.grammemes for one in forms
    )


SHORTEST_VERB = 2  # letters


# «Здесь они расписались …»: where, stands in the sentence before
HERE = agrees(r"^\W*(?:(?:и|а|вот) )?(?:здесь|тут|там|там же|туда же|тогда же|в тот же день)\b")


# what leans on the act told right before: «В тот же день …», «Следом …»
LEANS = agrees(
    r"^\W*(?:(?:и|а|вот) )?(?:здесь|тут|там|там же|туда же|тогда же|в (?:тот|этот) же (?:день|вечер|час)|следом|"
    r"тут же|затем|"
    r"по (?:ее|его|их)? ?(?:итог|окончани|завершени)|одновременно|параллельно|также|кроме того|сразу|"
    r"после (?:этого|чего))"
)


def _goes_on(context: Context, index: int) -> bool:
    """Tell whether a sentence leans on the one before: by «здесь», or by having its day there, in one paragraph."""
    if (
        not index
        or "\n" in context.text.shadow[context.text.sentences[index - 1].end : context.text.sentences[index].start]
    ):
        return False
    if HERE.search(context.sentence_words(index)):
        return True
    before = context.text.sentences[index - 1]
    return not is_background(context.sentence_words(index - 1)) and any(
        day.exactness in ("day", "no_year", "relative", "weekday")
        for day in context.days.within(before.start, before.end)
    )


TOOK_PLACE = agrees(
    r"\b(?:прош(?:ло|ла|ли|ел)|состоял(?:ась|ось|ся|ись)|произошл[оаи]|случилось|было это|это было|дело было|"
    r"проходил[аио]?|проходит|провели|встретил\w+|находимся|приурочен\w*|собрал\w+|приехал\w*|прибыл\w*|"
    r"принимал\w*|посетил\w*|устроил\w*|сделал\w*|сделано|оформ(?:ил|лен)\w*|накрыл\w*|появил\w*|происходил\w*|"
    r"сошлись|съехал\w*|расположил\w*|сели|уселись|устроились|разместил\w*|приютил\w*)\b"
)


ALL_OF_THEM = agrees(
    r"\b(?:оба|обе|все (?:три |четыре |пять )?(?:документ|соглашени|бумаг)|документы|соглашения|церемони\w+)"
)


# «Церемонии прошли …», «Все бумаги появились …», where those of the news are told
EACH_HELD = agrees(
    r"^\W*(?:обе |все |эти )?(?:церемонии|подписания|встречи|документы|соглашения|бумаги) (?:[а-я]+ )?"
    r"(?:прошли|состоялись|проходили|произошли|появились|случились)\b"
)


# «Форум проходит в Санкт-Петербурге», wherever it is said
OF_EVENT = agrees(
    r"^\W*(?:форум|выставка|фестиваль|ярмарка|конгресс|саммит|встреча|церемония|заседание|визит)(?: [а-я]+){0,4}? "
    r"(?:проходит|прош[ел]\w{0,2}|проходил\w?|состоял\w+|проводится)\b|"
    r"^\W*(?:[а-я]+ое )?подписание (?:[а-я]+ ){0,4}?[а-я]{2,}(?:ло|лось)\b"
)


def after_sentences(context: Context, found: Found, mains: Sequence[Found]) -> list[int]:
    """Return the sentences after the deciding one that say when or where it was: «Она прошла в Саранске».

    Of several agreements, also those that speak of all of them: «Оба документа подписаны 5 апреля».
    """
    if found.event != "signed":
        return []
    first = found.mention.sentence
    own = {main.mention.sentence for main in mains if main is not found}
    starts = {first}
    if len(mains) == 1:  # the signing may be told far from the words that name the act
        starts |= {i for i in range(len(context.text.sentences)) if tells(context, i)} - background_sentences(context)
    close = {start + step for start in starts for step in range(1, NEAR_AFTER + 1)}
    total = range(min(starts) + 1, len(context.text.sentences))
    of_all = context.text.held(ALL_OF_THEM) if len(mains) > 1 else ()
    out = [
        index
        for index in sorted(of_all)
        if index in total
        and (
            tells(context, index)
            or (EACH_HELD.search(context.sentence_words(index)) and _tells_when_or_where(context, index))
        )
    ]
    near = [index for index in sorted(close | context.text.held(OF_EVENT)) if index in total and index not in own]
    return [*out, *(index for index in near if index not in out and _tells_when_or_where(context, index))]


def _tells_when_or_where(context: Context, index: int) -> bool:
    """Tell whether a sentence says that something took place, neither before nor to come."""
    words = context.sentence_words(index)
    if _is_place_and_day(context, index) or CAPTION.search(words):
        return True
    if is_background(words) or index in background_sentences(context):
        return False
    if not TOOK_PLACE.search(words) and not _has_day_of_past(context, index):
        return False
    return not any(
        parse.pos == "VERB" and "futr" in parse.grammemes
        for token in context.text.tokens_of(index)
        if token.is_word and not token.is_capital
        for parse in parses(token.lower)[:1]
    )


# «Съёмка 15 сентября 2019 года, Дворец металлургов», not «Съёмка фильма пройдёт в …»
CAPTION = agrees(r"^\W*(?:фото)?(?:съемка|снимок|кадр|снято|сфотографирован[ао]?)[ :,]\W*(?:\d|в |на )")


OF_ANOTHER = Guarded(r"\b(?:базов|прежн|предыдущ|предшеств|действовавш|аналогичн|истек|предшественник)[а-яё]*")


OF_SIGNING = ("day", "no_year", "relative", "weekday")  # the exactness of days that a signing has


def _has_day_of_past(context: Context, index: int) -> bool:
    """Tell whether a sentence tells of one day in the past: «Чернила высохли 14 мая 2021 года в Чите»."""
    sentence = context.text.sentences[index]
    days = [day for day in context.days.within(sentence.start, sentence.end) if day.exactness in OF_SIGNING]
    words = context.sentence_words(index)
    if len(days) != 1 or PLANNED.search(words) or OF_ANOTHER.search(words):
        return False
    return any(
        parse.pos in ("VERB", "PRTS") and "past" in parse.grammemes
        for token in context.text.tokens_of(index)
        if token.is_word
        for parse in parses(token.lower)[:1]
    )


LONGEST_PLACE = 8  # tokens of «Белорецк, 3 декабря 2022 года.»


def _is_place_and_day(context: Context, index: int) -> bool:
    """Tell whether a sentence in the paragraph of another is only a place and a day, as a caption closes."""
    sentence, tokens = context.text.sentences[index], context.text.tokens_of(index)
    if not index or not 0 < len(tokens) <= LONGEST_PLACE or not tokens[0].is_capital:
        return False
    if "\n" in context.text.shadow[context.text.sentences[index - 1].end : sentence.start]:
        return False
    return any(day.exactness == "day" for day in context.days.within(sentence.start, sentence.end)) and not any(
        parses(token.lower)[0].pos in ("VERB", "PRTS") for token in tokens if token.is_word and not token.is_capital
    )
