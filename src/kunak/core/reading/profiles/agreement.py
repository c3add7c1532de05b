"""The text of an agreement or a plan: its title, preamble, head line, articles and signature block."""

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses import parties as party_rules
from kunak.core.reading.clauses.grounds import grounds
from kunak.core.reading.clauses.mentions import find_mentions
from kunak.core.reading.clauses.party_of_entity import same
from kunak.core.reading.clauses.place.named import towns_in
from kunak.core.reading.clauses.place.of_text import place_of_text
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.entities.day import Day
from kunak.core.reading.morph import may_name_place
from kunak.core.reading.part_forms import CHANGES_TO, is_protocol_of_changes
from kunak.core.reading.placed import placed
from kunak.core.reading.profiles.piece import day_of_piece, place_of_piece, scope_of_piece
from kunak.core.reading.profiles.signature_block import signatories_of_text
from kunak.core.reading.profiles.signature_columns import parties_of_block
from kunak.core.reading.profiles.text_head import (
    PLACE_LINE,
    inner_title,
    parties_of_text,
    preamble_end_of,
    title_block_end,
    title_of_block,
)
from kunak.core.reading.profiles.title_shapes import DATED, HEAD_IN_LINE, after_day, end_of_capitals, title_above
from kunak.core.reading.record import Kind

TITLE_WORD = re.compile(
    r"^[ «]*(?:(?!настоящ)[а-яё-]+(?:ое|ый|ий|ая)\s+){0,2}?(?P<word>дополнительное\s+соглашение|соглашение|договор|"
    r"меморандум|"
    r"протокол|"
    r"письмо(?=\s+о\s+намерени)|совместное\s+заявление|декларация|совместный\s+план|комплексный\s+план|план(?=[\s-])|"
    rf"{CHANGES_TO}|"
    r"(?:перечень|график|календарь)(?=\s+(?:[а-яё]+\s+){0,2}мероприятий)|"
    r"с о г л а ш е н и е|д о г о в о р|м е м о р а н д у м|п р о т о к о л|п л а н|"
    r"рабочая\s+программа|программа|«?дорожная\s+карта»?)(?:(?<=\s)|(?![а-яё]))",
    re.MULTILINE,
)


WORD_KINDS: dict[str, Kind] = {
    "допо": "amendment", "согл": "agreement", "дого": "treaty", "мемо": "memorandum", "прот": "protocol",
    "декл": "other", "пись": "other", "план": "programme", "комп": "programme", "рабо": "programme",
    "прог": "programme", "пере": "programme", "граф": "programme", "кале": "programme", "доро": "roadmap",
    "«дор": "roadmap", "изме": "amendment", "попр": "amendment",
}  # fmt: skip


SIGNED_APART = 400  # characters between the first and the last dated signature
SIGNED_AT = agrees(
    r"совершено|подписан(?:[аоы]|н\w+)?\b|подписали|составлен[ао]?\b|составили|учинено|заключен\w*|заключили|принят\w*|"
    r"день подписания"
)


def find_scopes(context: Context) -> tuple[Scope, ...]:
    """Return the one agreement that the text is; an article without a head gives one that is only mentioned."""
    text = context.text
    everything = tuple(range(len(text.sentences)))
    if not everything:
        return ()
    head = _title_word(context)
    in_line = HEAD_IN_LINE.match(text.shadow) if head is None else None
    head = head or in_line
    if head is None:
        return (scope_of_piece(context),)
    kind = _kind(head["word"].lower())
    if kind == "protocol" and is_protocol_of_changes(context):
        kind = "amendment"
    begin = after_day(context, head.end("word"))
    title_end = title_block_end(context, max(head.end(), begin))
    title_end = end_of_capitals(context, begin, title_end)
    preamble_end = preamble_end_of(context, title_end)
    title = title_of_block(context, begin, title_end)
    if in_line is not None:
        title = title_of_block(context, *in_line.span("title"))
    if title is not None:
        title = inner_title(context, kind, title)
    parties = parties_of_text(context, head.start("word"), title_end, preamble_end)
    above = title_above(context, head.start("word")) if title is None else None
    if above is not None and (told := title_of_block(context, *above)) is not None:
        title = inner_title(context, kind, told)
        parties = parties if len(parties) > 1 else parties_of_text(context, *above, preamble_end)
    by_hands = parties_of_block(context)
    is_alike = {party.type for party in by_hands} == {party.type for party in parties}  # no publisher's town
    if is_alike and len(by_hands) > len(parties) > 1 and all(any(same(one, by) for by in by_hands) for one in parties):
        parties = by_hands  # a third side, of whom the head says less
    if not party_rules.has_public(parties):
        if len(by_hands) < len(("one", "other")) or not party_rules.has_public(by_hands):
            return ()
        parties = by_hands  # a preamble in unusual words: «принято Правительством … и Администрацией …»
    scope = Scope(kind, "signed", everything, (Span(*head.span("word")),), title, parties=tuple(parties), anchor=0)
    scope.signing = ()
    scope.head_end = title_end
    scope.signatories = signatories_of_text(context, parties, title_end, preamble_end, head.start("word"))
    is_plan = kind in ("programme", "roadmap")
    if not (scope.signatories or is_plan) and _is_excerpt(context, title_end) and find_day(context, scope) is None:
        scope.event = "mentioned"
    return (scope, *_base(context, scope))


EXCERPT = re.compile(r"\(\s*(?:извлечени[ея]|выдержк[аи]|фрагмент[ы]?|отрыв(?:ок|ки)|выписка)\b")
NUMBER_OF_ARTICLE = re.compile(
    r"^[^\S\n]*(?:(?:статья|ст\.|раздел|глава|§)[^\S\n]*(?P<number>\d{1,2})(?:\.\d{1,2})?\.?|"
    r"(?P<bare>\d{1,2})\.(?:\d{1,2}\.?)?)[^\S\n]+(?=[а-яё])|"
    r"^[^\S\n]*статья[^\S\n]+(?P<alone>\d{1,2})[^\S\n]*$",
    re.MULTILINE,
)


def _is_excerpt(context: Context, title_end: int) -> bool:
    """Tell whether only a later article of a text stands under its title, or words say that it is an excerpt."""
    lower = context.text.lower
    if EXCERPT.search(lower, 0, title_end + PLACE_LINE):
        return True
    first = NUMBER_OF_ARTICLE.search(lower, title_end)
    return first is not None and int(first["number"] or first["bare"] or first["alone"]) > 1


def _title_word(context: Context) -> re.Match[str] | None:
    """Return the word of the kind that opens the title; None in a piece of a text, whose title stands elsewhere."""
    lower = context.text.lower
    body = min((found.start() for one in BODY_OPENS if (found := one.search(lower, 0, HEAD)) is not None), default=HEAD)
    for head in TITLE_WORD.finditer(lower, 0, body):
        line = BLANKS.match(lower, (DATED.match(lower, head.end()) or head).end())
        if line is not None and TITLE_WORD.match(lower, line.end()):
            continue  # «Соглашение от 5 мая 2020 года», and below it «Соглашение между …»
        if not SAYS_OF_ITSELF.match(lower, head.end()):
            is_title = not (ARTICLE_BEFORE.match(lower, 0, head.start()) or RUNNING_HEAD.match(lower, head.end()))
            return head if is_title else None
    return None


HEAD = 1500  # letters
ORDINAL = r"(?:перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят|[а-я]+надцат|двадцат|тридцат)[а-я]+"
BLANKS = re.compile(r"\s*")
# what no title follows: the number of an article on its line, the words that call the parties sides
BODY_OPENS = (
    re.compile(rf"^[^\S\n]*статья\s+(?:(?:\d+|[ivx]+)\b|{ORDINAL})", re.MULTILINE),
    re.compile(r"\bименуем\w*[\s(«\"-][^.;]{0,60}?\bсторон(?:ы|ами)\b"),
)
SAYS_OF_ITSELF = re.compile(r"\s+(?:вступ|действу|прекра|заключен|подписан|совершен|составлен|не вступ|утра)")
# one article, or the clauses of one: a line that opens with «Договор …» after it is no title
ARTICLE_BEFORE = re.compile(r"[\W_]*(?:статья|раздел|глава|пункт|часть|параграф|§|[ivx]{1,4}\.|\d{1,2}[.)])")


RUNNING_HEAD = re.compile(r",?\s*\(?(?:стр|лист|продолжение|л)\b")  # «Соглашение, стр. 4»: a page from the middle


def _kind(word: str) -> Kind:
    if word.startswith("совместн"):
        return "programme" if "план" in word else "other"
    return WORD_KINDS.get("".join(word.split())[:4], "agreement")


def find_day(context: Context, scope: Scope) -> Sourced[str] | None:
    """Return the day of a text: of its head line, of «Совершено …», of its last lines."""
    if not scope.mentions:
        return day_of_piece(context)
    if scope.event != "signed":
        return None
    for day in _days_in_order(context, scope):
        return Sourced(day.iso, (Span(day.start, day.end),), 1.0, "date.of_text")
    for day in context.days:  # «апрель 2017 года» of the head line, «Совершено „___“ сентября 2016 г.»
        if day.exactness == "month" and (
            SIGNED_AT.search(context.text.lower, max(0, day.start - 60), day.start) or _is_of_head(context, scope, day)
        ):
            return Sourced(day.iso, (Span(day.start, day.end),), 0.9, "date.month_of_text")
    return None


def _is_of_head(context: Context, scope: Scope, day: Day) -> bool:
    """Tell whether a day stands in the line of place and day, after the head."""
    word_end = scope.mentions[0].end
    if not word_end <= day.start < max(scope.head_end, word_end) + HEAD_REACH:
        return False
    return (
        _is_head_line(context, day, word_end)
        or OPENS_PREAMBLE.match(context.text.shadow, max(0, day.start - 1)) is not None
        or BEHIND_CAPITALS.match(context.text.shadow, max(0, day.start - 3), day.start) is not None
    )


# «Второго мая две тысячи двадцатого года в Пензе Правительство … и … договорились»
OPENS_PREAMBLE = re.compile(
    r"\n[\d«А-ЯЁ][^\n,]{5,60}?\s(?:года|г\.),?\s+в(?:о|\s+(?:г|городе|селе|с|пос[её]лке)\.?)?\s+[А-ЯЁ]"
)
BEHIND_CAPITALS = re.compile(r"[А-ЯЁ]{2} $")  # all on one line: «… СОГЛАШЕНИЕ ПРАВИТЕЛЬСТВО РФ 27 февраля 2007 г. …»


HEAD_REACH = 260  # letters


def _days_in_order(context: Context, scope: Scope) -> list[Day]:
    rests_on = grounds(context)
    titles = placed(scope.title.spans if scope.title is not None else ())
    full = [
        day
        for day in context.days
        if day.exactness == "day" and rests_on.holding(day.start) is None and titles.holding(day.start) is None
    ]
    head = [day for day in full if _is_of_head(context, scope, day)]
    stated = [
        day
        for day in full
        if (
            SIGNED_AT.search(context.text.lower, _since_another(context, day, 60), day.start)
            or BEHIND_TOWN.search(context.text.lower, max(0, day.start - 40), day.start)
        )
        and not OF_NEXT.match(context.text.lower, day.end)
        and not (_is_of_other(context, day) or OF_END.search(context.text.lower, max(0, day.start - 30), day.start))
    ]
    last = [
        day
        for day in full
        if day.start > len(context.text.shadow) * 0.6
        and _is_head_line(context, day)
        and "|" not in _line_of(context, day)  # the cell of a plan
    ]
    if len({day.iso for day in last}) > 1 and last[-1].start - last[0].start < SIGNED_APART:
        last = [max(last, key=lambda day: day.iso)]  # each side dates its signature: the last one makes the act
    approved = [day for day in full if day.start < scope.mentions[0].start]
    if head and "утвержд" in _line_of(context, head[0]):
        head = [max(head, key=lambda day: day.iso)]  # «утверждён губернаторами 12.01.2020 и 15.01.2020»: the later one
    return [*head, *stated, *last, *([max(approved, key=lambda day: day.iso)] if approved else [])]


def _since_another(context: Context, day: Day, letters: int) -> int:
    """Return where the words before a day begin: behind another day, whose they may be, or so many letters before."""
    start = max(0, day.start - letters)
    return max([start, *(other.end for other in context.days.within(start, day.start) if other.end <= day.start)])


def _line_of(context: Context, day: Day) -> str:
    """Return the line, folded, that a day stands in."""
    start = context.text.shadow.rfind("\n", 0, day.start) + 1
    end = context.text.shadow.find("\n", day.start)
    return context.text.lower[start : end if end > 0 else None]


def _is_head_line(context: Context, day: Day, start: int = 0) -> bool:
    line_start = context.text.shadow.rfind("\n", 0, day.start) + 1
    line_end = context.text.shadow.find("\n", day.start)
    if ROW.match(context.text.shadow, line_start):
        return False  # «– Телемост парламентов (12 декабря 2024 года)»: a row of the plan
    return (line_end if line_end > 0 else len(context.text.shadow)) - line_start < PLACE_LINE and not _is_of_other(
        context, day, start
    )


OF_OTHER = re.compile(
    r"(?:соглашени\w+|договор\w*|закон\w*|постановлени\w+|протокол\w*|меморандум\w*|конвенци\w+)"
    r"(?:[^.\n]{0,110})?\s+от\s+$|(?:\bдо|\bпо|\bс)\s+$|"
    # «Соглашение о дружбе, подписанное в г. Туле 8 декабря 2014 г.»: not this one
    r"(?<!настоящее\s)(?<!настоящий\s)(?<!настоящего\s)(?<!настоящему\s)(?<!настоящим\s)"
    r"(?:соглашени(?:е|я|ю|ем)|договор(?:а|у|ом)?|протокол(?:а|у|ом)?|меморандум(?:а|у|ом)?)(?:\s[^.,\n]{0,110})?,\s"
    r"(?:подписанн|заключенн)[а-я]+\s[^;,\n]{0,30}$"
)
# «исполняя заключённое ими 14 марта 2019 года Соглашение о …»
OF_NEXT = re.compile(r"\s*(?:года|г\.)?\s*(?:соглашени|договор|меморандум|протокол)")
BEHIND_TOWN = re.compile(r"[;.]\s+(?:г|с|п|пос|д)\.\s[а-яё-]+,\s$")  # «…; г. Апатиты, 1 февраля 2018 г.»
OF_END = re.compile(r"\b(?:прекра|исте|оканчив|законч|заканч|утра[тч])[а-я]*\s(?:[а-я]+\s){0,2}$")
BEFORE_DAY = 150  # letters that may name what a day is of


def _is_of_other(context: Context, day: Day, start: int = 0) -> bool:
    """Tell whether a day is of another act; what stands before `start`, the act's own word, names no other."""
    return OF_OTHER.search(context.text.lower[max(start, day.start - BEFORE_DAY) : day.start]) is not None


ROW = re.compile(r"\s*(?:[–•*|-]|\d{1,2}[.)]\s)")


def find_place(context: Context, scope: Scope, signed_on: Sourced[str] | None) -> Sourced[str] | None:
    """Return the settlement of the line that has the day, or of the lines beside it."""
    if not scope.mentions:
        return place_of_piece(context)
    if signed_on is not None:
        day = signed_on.spans[0]
        start = context.text.shadow.rfind("\n", 0, max(0, day.start)) + 1
        end = context.text.shadow.find("\n", day.end)
        end = end if end > 0 else len(context.text.shadow)
        found = place_of_text(context, max(start, day.start - 200), min(end, day.end + 160))
        if found is not None:
            return found
        following = context.text.shadow.find("\n", end + 1)
        found = place_of_text(context, end, following if following > 0 else len(context.text.shadow), named=True)
        if found is not None and following - end < 80:
            return found
        found = place_of_text(context, max(0, start - 80), start)
        if found is not None and "\n\n" not in context.text.shadow[found.spans[0].end : start - 1]:
            return found
    head_end = max(scope.head_end, scope.mentions[0].end)
    line_end = head_end
    for _ in range(4):
        line_end = context.text.shadow.find("\n", line_end + 1)
        if line_end < 0:
            break
    found_line = TOWN_LINE.search(context.text.shadow, head_end, max(line_end, head_end))
    if found_line:
        return place_of_text(context, *found_line.span())
    return (
        _of_head_line(context, scope, signed_on) or _of_preamble(context, scope, signed_on) or place_of_piece(context)
    )


TOWN_LINE = re.compile(r"^[ ]*(?:г\.|город)\s*[А-ЯЁ][^\n]{2,60}$", re.MULTILINE)
# «аул Кошехабль     девятнадцатое мая …», «Шадринск, Дом культуры     16.02.2024»
HEAD_TOWN = re.compile(
    r"^[^\S\n]*(?P<noun>(?:аул|село|пос[её]лок|станица|деревня|[Пп]орт|"
    r"хутор)\s+)?(?P<town>[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*)(?=,|\s{3})"
    r"[^\n]{0,90}$",
    re.MULTILINE,
)
HEAD_LINES = 400  # letters


def _of_head_line(context: Context, scope: Scope, signed_on: Sourced[str] | None) -> Sourced[str] | None:
    """Return the town that opens the line of the day, if the dictionary knows it or a noun calls it a settlement."""
    if signed_on is None:
        return None
    line = context.text.shadow.rfind("\n", 0, signed_on.spans[0].start) + 1
    if line > scope.mentions[0].end + HEAD_LINES:
        return None
    found = HEAD_TOWN.match(context.text.shadow, line)
    if found is None:
        return None
    if not found["noun"] and not may_name_place(found["town"], "nomn", known=True):
        return None
    return Sourced(found["town"], (Span(*found.span("town")),), 0.85, "place.line")


# those who sign tell it themselves: «мы, собравшись в Чемале», «в посёлке Кучугуры мы … заключили»
COME_TOGETHER = re.compile(r"\b(?:собра[лв]|встрети[лв]|съеха[лв]|договорились|заявля|условились|внес|заключили|мы,)")


def _of_preamble(context: Context, scope: Scope, signed_on: Sourced[str] | None) -> Sourced[str] | None:
    """Return the town of the preamble's sentence that tells how the sides came together, or of the day's sentence."""
    day = signed_on.spans[0].start if signed_on is not None else -1
    for index in scope.sentences:
        sentence = context.text.sentences[index]
        if sentence.start > scope.head_end + HEAD_LINES * 2 and not sentence.start <= day < sentence.end:
            continue
        if COME_TOGETHER.search(context.sentence_words(index)):
            towns = towns_in(context, sentence)
            found = next((town for town in towns if grounds(context).holding(town.spans[0].start) is None), None)
            if found is not None:
                return found
    return None


def _base(context: Context, scope: Scope) -> list[Scope]:
    """Return the agreement that a plan or an amendment rests on, named with its day or title."""
    if scope.kind not in ("programme", "roadmap", "amendment"):
        return []
    for mention in find_mentions(context):
        if mention.kind not in ("agreement", "treaty", "memorandum") or mention.is_document:
            continue
        if scope.mentions and mention.span.start <= scope.mentions[0].end:
            continue
        sentence = context.text.sentences[mention.sentence]
        days = [day for day in context.days.within(mention.span.end, sentence.end) if day.iso]
        if not days:
            continue
        base = Scope(
            mention.kind,
            "mentioned",
            (mention.sentence,),
            (mention.span,),
            mention.title,
            is_main=False,
            parties=scope.parties,
            anchor=mention.sentence,
        )
        base.signing = (mention.sentence,)
        return [base]
    return []
