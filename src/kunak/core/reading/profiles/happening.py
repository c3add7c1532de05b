"""What happened to an agreement, and of what kind it is, by the sentences that tell of it."""

from collections.abc import Sequence

from kunak.core.reading import later as re
from kunak.core.reading.clauses.accession import only_join
from kunak.core.reading.clauses.event import (
    ANNIVERSARY,
    APPROVED,
    IN_FORCE,
    ONCE_SIGNED,
    OUTCOME_TOLD,
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
from kunak.core.reading.context import Context
from kunak.core.reading.morph import parses
from kunak.core.reading.patterns import Guarded
from kunak.core.reading.profiles.found import Found
from kunak.core.reading.profiles.telling import (
    ENUMERATION,
    background_sentences,
    headline_end,
    is_current,
    is_of_old_day,
    is_told_next,
    sentence_events,
    tells,
    told_events,
)
from kunak.core.reading.record import Event, Kind

SIGNED_NOW = Guarded(r"подпис|заключ")
YEAR_ONLY = agrees(r"\bв (?:19|20)\d\d году\b")


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
    if "signed" in seen and _is_taken_back(context):
        return "planned"
    if "prolonged" in seen and is_prolonged_now(context.sentence_words(deciding_mention(context, group).sentence)):
        return "prolonged"
    if "prolonged" in seen and signings and all(is_prolonged_now(context.sentence_words(index)) for index in signings):
        return "prolonged"
    if (old := _is_of_age(context, group)) is not None:
        return old
    if "signed" in seen and _is_reported_on(context, group):
        return "in_force"
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


# news of how an act is kept: «отчиталась перед депутатами, как исполняется соглашение с …»
REPORTED_ON = agrees(
    r"\b(?:отчитал|доложил|рассказал|проверил|обсудил|подвел|выяснил)[а-я]* (?:[^.!?;]{0,60}?,? )?"
    r"(?:как|об? (?:ходе|итогах)|ход|итоги) (?:[а-я]+ ){0,2}?"
    r"(?:исполн|выполн|реализ|работа[ею]т|действу[ею]т|соблюда)[а-я]* "
    r"(?:[а-я]+ ){0,3}?(?:соглашени|договор|меморандум|протокол)"
)


def _is_reported_on(context: Context, group: Sequence[Mention]) -> bool:
    """Tell whether the sentence that decides tells how an act is carried out, and nothing of its signing."""
    index = deciding_mention(context, group).sentence
    words = context.sentence_words(index)
    return REPORTED_ON.search(words) is not None and not tells_signing(ONCE_SIGNED.sub(" ", words))


# a headline denies what the news quotes: «Мэры пока не договорились»; not «… не договорились о тарифах»
NOT_YET = agrees(
    r"\b(?:пока|так и|еще) не (?:(?:подписали|заключили|согласовали|поладили|подписан[аоы]?|заключен[аоы]?)\b|"
    r"(?:договорились|сошлись)\b(?! (?:об?|по|в|на) ))"
)
# news that whoever sent it takes back
TAKEN_BACK = agrees(
    r"\b(?:по)?просил[аи]? (?:[а-я]+ ){0,3}?не (?:публиковать|печатать|распространять)\b|"
    r"\b(?:новость|сообщение|(?:пресс-)?релиз|заметк[ау]|анонс) (?:[а-я]+ ){0,3}?(?:отозва|опроверг)[а-я]*|"
    r"\b(?:отозва|опроверг)[а-я]* (?:[а-я]+ ){0,2}?(?:новость|сообщение|(?:пресс-)?релиз|заметку)\b"
)


def _is_taken_back(context: Context) -> bool:
    """Tell whether news of a signing is denied by its headline, or by those who sent it."""
    if context.text.held(TAKEN_BACK):
        return True
    head = context.text.lower[: headline_end(context)]
    return NOT_YET.search(head) is not None and not tells_signing(" ".join(head.split()))


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


BOTH = agrees(r"^\W*(?:оба|обе|все (?:три|четыре|пять)?) ?(?:документ|соглашени|бумаг|договор|меморандум)")
NEAR_AFTER = 3  # sentences


# what is dated then is the life of the act of the news: «Действует протокол до конца 2026 года»
OF_ITS_LIFE = Guarded(r"\bвступ|заработа|действ|начн[её]т|\bсрок")


def is_act_of_before(context: Context, found: Found, mention: Mention) -> bool:
    """Tell whether what was taken for an act of the news is one of before: of another kind, without a title, dated."""
    return (
        mention.kind != found.mention.kind
        and mention.title is None
        and is_of_old_day(context, mention)
        and not OF_ITS_LIFE.search(context.sentence_words(mention.sentence))
    )


def kind_of(context: Context, found: Found) -> Kind:
    """Return the kind by the body; of headline and body the more exact one, with a warning where they differ."""
    of_now = [mention for mention in found.mentions if not is_act_of_before(context, found, mention)]
    kinds = {mention.kind for mention in of_now if not mention.is_document}
    body = found.mention.kind
    near = [
        mention
        for mention in of_now
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
        spans = [next(mention.span for mention in of_now if mention.kind == kind) for kind in sorted(kinds)]
        context.warn("kind_wavers", f"the text calls the act {' and '.join(sorted(kinds))}; read as {best}", *spans)
    return best
