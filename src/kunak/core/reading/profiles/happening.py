"""What happened to an agreement, and which sentences tell of its signing and of the meeting before it."""

from collections.abc import Iterator, Sequence

from kunak.core.reading import later as re
from kunak.core.reading.clauses.accession import only_join
from kunak.core.reading.clauses.event import (
    ANNIVERSARY,
    APPROVED,
    IN_FORCE,
    OUTCOME_TOLD,
    PLANNED,
    WAS_SIGNED,
    events_in,
    is_background,
    is_prolonged_now,
    is_ratification,
    tells_signing,
    wishes,
)
from kunak.core.reading.clauses.items import items_of
from kunak.core.reading.clauses.kind import RANK
from kunak.core.reading.clauses.mentions import Mention
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.signers import has_verb_of_before
from kunak.core.reading.context import Context
from kunak.core.reading.morph import parses
from kunak.core.reading.patterns import Guarded
from kunak.core.reading.profiles.found import Found
from kunak.core.reading.profiles.telling import (
    ENUMERATION,
    background_sentences,
    headline_end,
    is_current,
    is_told_next,
    sentence_events,
    tells,
    told_events,
)
from kunak.core.reading.record import Event, Kind

SIGNED_NOW = Guarded(r"подпис|заключ")
YEAR_ONLY = agrees(r"\bв (?:19|20)\d\d году\b")


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


def deciding_mention(context: Context, group: Sequence[Mention]) -> Mention:
    """Return the mention that decides kind and title: of the body rather than the headline, with a title."""
    head = headline_end(context)
    body = [mention for mention in group if mention.span.start >= head]
    if not any(tells(context, mention.sentence) or mention.title is not None for mention in body):
        body = list(group)
    titled = [mention for mention in body if mention.title is not None] or [
        mention for mention in group if mention.title is not None
    ]
    if titled:
        signing = [
            mention
            for mention in titled
            if tells(context, mention.sentence) or APPROVED.search(context.sentence_words(mention.sentence))
        ]
        pool = signing or titled
        return max(
            pool, key=lambda mention: (len(mention.title.value) > 25 if mention.title else False, -mention.span.start)
        )
    signing = [mention for mention in body if tells(context, mention.sentence)]
    return (signing or body)[0]


def event_of(context: Context, group: Sequence[Mention], mentions: Sequence[Mention], *, alone: bool) -> Event | None:  # noqa: PLR0911, PLR0912  one answer a line
    """Return what happened to an agreement; None where the text only wishes for it."""
    if is_ratification(context):
        return "mentioned"
    if group[0].is_announced:
        return "signed"
    plan = any(mention.kind in ("programme", "roadmap", "other", "protocol") for mention in group)
    seen: list[Event] = []
    indexes = _telling(context, group, mentions, alone=alone)
    wished = False
    behind = background_sentences(context)
    for index in sorted(indexes):
        words = context.sentence_words(index)
        if index in behind and not any(is_current(context, mention) for mention in group if mention.sentence == index):
            continue
        wished = wished or wishes(words)
        piece = _piece(context, group, mentions, index)
        own = _events_of_piece(piece, plan=plan) if piece else []
        seen += own or sentence_events(context, index, plan=plan)
    head = context.text.lower[: max(headline_end(context), 200)]
    signings = [index for index in indexes if tells(context, index)]
    only_before = bool(signings) and all(WAS_SIGNED.search(context.sentence_words(index)) for index in signings)
    if "planned" in seen and "signed" not in seen and any(mention.kind == "amendment" for mention in group):
        return "planned"  # an amendment that is yet to be signed prolongs nothing
    for event in ("terminated", "prolonged"):
        if event in seen and (event in events_in(head) or "signed" not in seen or only_before):
            return event
    if "planned" in events_in(head) and re.search(
        r"отложен|перенес|отмен|сорва|одобр|подпи[шс](?:ут|ет)|заключ(?:ат|ит)|проект", head
    ):
        return "planned"
    if "prolonged" in seen and is_prolonged_now(context.sentence_words(deciding_mention(context, group).sentence)):
        return "prolonged"
    if (old := _is_of_age(context, group)) is not None:
        return old
    first = context.sentence_words(0)
    if "signed" in seen and IN_FORCE.search(first) and not SIGNED_NOW.search(first):
        return "in_force"
    if "signed" in seen and only_join(context, signings):
        return "in_force"
    if "signed" in seen:
        if signings and BY_A_THING.search(context.sentence_words(min(signings))):
            return "mentioned"
        return "mentioned" if _is_long_ago(context, group) or _is_of_another_age(context, group) else "signed"
    if "planned" in seen and "negotiated" not in _of_deciding(context, group):
        return "planned"
    for event in ("negotiated", "planned"):
        if event in seen:
            return event
    items = items_of(context)
    if any(items.row.get(mention.sentence, -1) in items.signed for mention in group):
        return "signed"
    if _enumerated_before(context, group) or any(_goes_on_without_verb(context, mention) for mention in group):
        return "signed"
    if TWINS_TO_BE.search(head) is not None and any(is_current(context, mention) for mention in group):
        return "planned"
    return None if wished else "mentioned"


# what is told of is the thing, and the signing only tells which one: «авторучка, которой мэр подписал договор»
BY_A_THING = agrees(
    r"\b(?:ручк|авторучк|перо|пера|пером|перья|чернильниц|стол|кресл|фотографи|снимк|портфел|печат)[а-я]*, "
    r"(?:на |за |из |в )?(?:которой|которым|котором|которого|которыми) [^.;!?]{0,160}?(?:подпис|расписа|скреп|заключ)"
)


def _of_deciding(context: Context, group: Sequence[Mention]) -> Sequence[Event]:
    """Return what the sentence with the title says: «А и Б готовят соглашение. Они заключат соглашение о …»."""
    deciding = deciding_mention(context, group)
    told = told_events(context, deciding.sentence, plan=False)
    return told if "planned" in told and deciding.title is not None else ("negotiated",)


TWINS_TO_BE = re.compile(r"\bстан(?:ет|ут)\s(?:[а-я-]+\s){0,2}?(?:городами-|городом-)?побратим(?:ом|ами)\b")


def _telling(context: Context, group: Sequence[Mention], mentions: Sequence[Mention], *, alone: bool) -> set[int]:
    """Return the sentences that may tell of an agreement: its own, of the only one also those without its name."""
    own = {mention.sentence for mention in group}
    if not alone:
        last = max(own)
        of_all = {index for index in range(last + 1, last + 1 + NEAR_AFTER) if index < len(context.text.sentences)}
        of_all = {index for index in of_all if tells(context, index) and BOTH.search(context.sentence_words(index))}
        return own | of_all | {mention.sentence + 1 for mention in group if is_told_next(context, mention)}
    documents = {mention.sentence for mention in mentions if mention.is_document and not mention.is_past}
    return own | documents | _bare_signings(context, mentions) | _bare_plans(context, mentions)


def _bare_signings(context: Context, mentions: Sequence[Mention]) -> set[int]:
    """Return the sentences that tell of a signing and name no act: «Подписи поставлены», «Его подписали …»."""
    named = {mention.sentence for mention in mentions if not mention.is_document}
    total = range(len(context.text.sentences))
    told = {index for index in total if tells(context, index)} - background_sentences(context) - named
    return {index for index in told if not OTHER_PAPER.search(context.sentence_words(index))}


SIGN = Guarded(r"подпис")


def _bare_plans(context: Context, mentions: Sequence[Mention]) -> set[int]:
    """Return the sentences that only plan a signing and name no act: «Поставить подписи рассчитывают в октябре»."""
    named = {mention.sentence for mention in mentions if not mention.is_document}
    told = context.text.may_hold(SIGN) - background_sentences(context) - named
    return {index for index in told if "planned" in told_events(context, index, plan=False)}


# a paper that is signed beside the act
OTHER_PAPER = Guarded(
    r"контракт|договор\w* (?:купли|аренд|поставк|займ|подряд)|указ\b|закон\b|приказ|распоряжени|акт\b|"
    r"заявлени\w* о присоединении|протокольн\w+ (?:лист|запис)|"
    # «гость подписал для музея старинную карту»: a keepsake
    r"подпис(?:ал|ан)\w* (?:[^.;:!?]{0,50} )?(?:(?<!дорожную )карту\b|книг[уи]\b|фото|афиш|плакат|открытк|портрет|"
    r"картин|мяч|футболк|вымпел|клюшк|шайб|буклет|каталог|конверт|марк[уи]\b|календар|флаг)|"
    r"\bлист\w* (?:встреч|визит)|памятн\w+ запис|протокол\w* (?:разногласи|заседани|совещани|встреч)"
)


def _enumerated_before(context: Context, group: Sequence[Mention]) -> bool:
    first = min(mention.sentence for mention in group)
    return any(ENUMERATION.search(context.sentence_words(index)) for index in range(max(0, first - 14), first + 1))


def _piece(context: Context, group: Sequence[Mention], mentions: Sequence[Mention], index: int) -> str:
    """Return the words of the part between semicolons that tells of an act, where each part has one of its own."""
    sentence, shadow = context.text.sentences[index], context.text.shadow
    if ";" not in shadow[sentence.start : sentence.end]:
        return ""
    own = [mention for mention in group if mention.sentence == index]
    others = [one for one in mentions if one.sentence == index and not one.is_document and one not in own]
    if len(own) != 1 or not others:
        return ""
    start = max(
        shadow.rfind(";", sentence.start, own[0].span.start), shadow.rfind(":", sentence.start, own[0].span.start)
    )
    end = shadow.find(";", own[0].span.start, sentence.end)
    left, right = max(start + 1, sentence.start), end if end > 0 else sentence.end
    if any(left <= one.span.start < right for one in others):
        return ""
    return " ".join(context.text.lower[left:right].split())


# «соглашение о туризме, подписанное 4 сентября»
SIGNED_ONE = agrees(r"\b(?:подписанн|заключенн)(?:ое|ый|ая|ого|ую|ым|ой)\b")


def _events_of_piece(words: str, *, plan: bool) -> list[Event]:
    told = events_in(words, plan=plan)
    return told or (["signed"] if SIGNED_ONE.search(words) else [])


def _goes_on_without_verb(context: Context, mention: Mention) -> bool:
    """Tell whether a sentence leaves out the verb of the signing told before it: «Назавтра с Б – меморандум»."""
    index = mention.sentence
    if not index or not tells(context, index - 1) or is_background(context.sentence_words(index - 1)):
        return False
    before, sentence = context.text.sentences[index - 1 : index + 1]
    if "\n" in context.text.shadow[before.end : sentence.start] or " – " not in context.sentence_words(index):
        return False
    return not any(
        parses(token.lower)[0].pos in ("VERB", "PRTS", "INFN", "GRND")
        for token in context.text.tokens_of(index)
        if token.is_word and not token.is_capital
    )


def _is_of_age(context: Context, group: Sequence[Mention]) -> Event | None:
    """Return what news is of that tells how old an act is: of its outcome, or of it alone; None for other news."""
    index = deciding_mention(context, group).sentence
    if index not in context.text.may_hold(ANNIVERSARY):
        return None
    start = context.text.sentences[index].start
    aged = [found.span() for found in ANNIVERSARY.finditer(context.sentence_words(index))]
    own = [mention.span.start - start for mention in group if mention.sentence == index]
    if not any(left <= place < right for left, right in aged for place in own):
        return None  # «… на встрече к 25-летию Договора о создании Союзного государства»: another act is old
    return "in_force" if OUTCOME_TOLD.search(context.text.flat) else "mentioned"


BY_IT = re.compile(r"(?:\bпо|в рамках|благодаря|согласно|в соответствии с|в счет)\s+$")


def _words_before(context: Context, mention: Mention) -> str:
    return context.text.lower[max(0, mention.span.start - 25) : mention.span.start]


def _is_long_ago(context: Context, group: Sequence[Mention]) -> bool:
    """Tell whether the signing is only dated by a year, deep in a text about something else."""
    head = context.text.lower[: max(headline_end(context), 150)]
    near = any(mention.span.start < 200 and not BY_IT.search(_words_before(context, mention)) for mention in group)
    if tells_signing(head) or near:
        return False
    deciding = deciding_mention(context, group)
    words = context.sentence_words(deciding.sentence)
    return YEAR_ONLY.search(words) is not None and SIGNED_NOW.search(words) is not None


NEWS_SINCE = 1990  # what news tells of an act dated before is history


def _is_of_another_age(context: Context, group: Sequence[Mention]) -> bool:
    """Tell whether news dates a signing by a year that no news of it can have: «в 1944 году было заключено …»."""
    span = context.text.sentences[deciding_mention(context, group).sentence]
    years = [day.year for day in context.days.within(span.start, span.end) if day.year]
    return bool(years) and max(years) < NEWS_SINCE


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
        if index == first or index in behind or (index in papers and index not in named):
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
BOTH = agrees(r"^\W*(?:оба|обе|все (?:три|четыре|пять)?) ?(?:документ|соглашени|бумаг|договор|меморандум)")
# «Форум проходит в Санкт-Петербурге», wherever it is said
OF_EVENT = agrees(
    r"^\W*(?:форум|выставка|фестиваль|ярмарка|конгресс|саммит|встреча|церемония|заседание|визит)(?: [а-я]+){0,4}? "
    r"(?:проходит|прош[ел]\w{0,2}|проходил\w?|состоял\w+|проводится)\b|"
    r"^\W*(?:[а-я]+ое )?подписание (?:[а-я]+ ){0,4}?[а-я]{2,}(?:ло|лось)\b"
)
NEAR_AFTER = 3  # sentences


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


def kind_of(context: Context, found: Found) -> Kind:
    """Return the kind by the body; of headline and body the more exact one, with a warning where they differ."""
    kinds = {mention.kind for mention in found.mentions if not mention.is_document}
    body = found.mention.kind
    near = [
        mention
        for mention in found.mentions
        if abs(mention.sentence - found.mention.sentence) <= 1 or mention.span.start < headline_end(context)
    ]
    best = body
    for mention in near:
        if (
            RANK[mention.kind] > RANK[best]
            and mention.kind in ("protocol", "memorandum", "roadmap", "programme", "amendment")
            and found.mention.title is None
        ):
            best = mention.kind
    if len(kinds) > 1:
        spans = [next(mention.span for mention in found.mentions if mention.kind == kind) for kind in sorted(kinds)]
        context.warn("kind_wavers", f"the text calls the act {' and '.join(sorted(kinds))}; read as {best}", *spans)
    return best
