"""The places where a text names an agreement, with what stands around: title, and whether it is the one signed now."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.accession import is_joined
from kunak.core.reading.clauses.deals import is_something_else
from kunak.core.reading.clauses.kind import DOCUMENT, KINDS, PLAN_WORD, WORD
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.clauses.title import PLAN_KINDS, title_after, title_of_changes, without_years
from kunak.core.reading.clauses.title_end import OTHER_NAME
from kunak.core.reading.context import Context, found_once
from kunak.core.reading.marks import Mark
from kunak.core.reading.patterns import Guarded
from kunak.core.reading.record import Kind, Party
from kunak.core.reading.text import Text

PAST = agrees(
    r"(?:прежн\w+|предыдущ\w+|предшеств\w+|ранее|действовавш\w+|(?<!в)перв\w+(?: «\w+»)?|базов\w+|"
    r"действующ\w+|старо[гем]\w*|аналогичн\w+|утративш\w+|истекш\w+) (?:[а-я-]+(?:й|е|я|го|му|м|х|ми|ю|н|о) )?$"
)
NESTED = agrees(
    r"\b(?:по (?:реализации|исполнению|выполнению)|в (?:развитие|рамках|соответствии с|целях реализации|"
    r"исполнение|продолжение)|во исполнение|на основани\w+|(?<!пришли\s)\bк|реализаци\w+|исполнени\w+|положени\w+|"
    r"(?:выросш|вырос|вытекающ|вытека)\w* из|"
    r"\bпринцип(?:ы|ах|ам|ов|ами)|(?:протокол|меморандум)[а-я]* о намерени[а-я]+ (?:об? )?(?:подписа|заключ)[а-я]+|"
    r"(?:[а-я]{3,}|\d{1,3}-)лети[еюя]|"
    r"дополнени\w+ к|о ходе (?:реализации|выполнения)) (?:реализации |положени\w+ "
    r")?(?:в \d{4}(?: ?[–-] ?\d{4})? год(?:у|ах) )?"
    r"(?:межправительственн\w+ |указанн\w+ |настоящ\w+ |данн\w+ |базов\w+ |действующ\w+ |заключенн\w+ |"
    r"подписанн\w+ |двусторонн\w+ |межрегионал\w+ )*$"
)


# «приложили руку и печати к договору»
PUT_TO = agrees(r"\bприл(?:ожил|агал)[аи]? (?:[^.;!?]{0,60} )?к (?:[а-я-]+ ){0,2}$")
# «приложили к меморандуму по подписи», «договор по экземпляру на область»: each one, and no title
EACH_ONE = agrees(r"\s*по (?:подпис|автограф|роспис|печат|экземпляр|копи|одн|дв[еа]|листу|строк)")


class Mention(NamedTuple):
    """An agreement named at `span`.

    Args:
        kind: of the word that names it.
        sentence: number of the sentence.
        title: after the word, None where it has none.
        is_past: the words before call it the earlier, the former, the base one.
        is_nested: it stands inside «по реализации …», «в рамках …» of something else.
        is_document: only «документ», which says nothing of its kind.
        parties: those that its row of a list names both: «А – с Б»; empty where they are sought.
        is_announced: a sentence before tells that it was signed with others.
    """

    kind: Kind
    span: Span
    sentence: int
    title: Sourced[str] | None = None
    is_past: bool = False
    is_nested: bool = False
    is_document: bool = False
    parties: tuple[Party, ...] = ()
    is_announced: bool = False


@found_once
def find_mentions(context: Context) -> tuple[Mention, ...]:
    """Return the mentions in order; contracts on one deal, minutes of a meeting and the like are left out."""
    told = [mention for mention in _named(context) if _is_told(context, mention)]
    named = _without_deals(context, _without_asked(context, told))
    documents = (mention for mention in _documents(context) if _is_told(context, mention))
    counted = _by_order(context)
    return tuple(sorted([*named, *documents, *counted], key=lambda mention: mention.span.start))


# «Первое, о дорогах, подписал …, второе – о лесах – …»: acts that only their place in a row names
BY_ORDER = agrees(
    r"(?:^\W*|[,;] (?:а )?)(?P<word>(?:перв|втор|трет|четверт)(?:ое|ой|ый|ий|ье))(?:,| –) (?=об?о? (?!чем|котор|том))"
)


def _by_order(context: Context) -> Iterator[Mention]:
    """Yield the acts told by an ordinal with a title behind it, of the kind that was named last before them."""
    yield from _without_noun(context)
    for index in sorted(context.text.may_hold(BY_ORDER)):
        sentence = context.text.sentences[index]
        before = context.text.sentences[max(0, index - NEAR)].start
        for found in BY_ORDER.finditer(context.sentence_words(index)):
            start, end = (sentence.start + place for place in found.span("word"))
            kinds = list(WORD.finditer(context.text.lower, before, start))
            title = title_after(context, sentence.start + found.end(), "agreement") if kinds else None
            if title is not None:
                kind: Kind = next(name for name, _ in KINDS if kinds[-1][name])
                yield Mention(kind, Span(start, end), index, title)


NEAR = 2  # sentences
# «заключили подобное с А»; «два договора. Одним регулируется охота, другой посвящён храмам»
LIKE_IT = agrees(
    r"\b(?:подписа|заключ|скреп)[а-я]+ (?:и )?(?P<word>(?:подобн|аналогичн)(?:ое|ый)|так(?:ое|ой) же|"
    r"(?:еще )?(?:одно|один)|"
    r"втор(?:ое|ой)|трет(?:ье|ий)) (?=со? )"
)
SUCH_ONE = agrees(
    r"(?:^\W*|[,;] (?:а )?|\b(?:утром|днем|вечером|затем|потом) )(?P<word>(?:подобн|аналогичн)(?:ое|ый)|так(?:ое|"
    r"ой) же|"
    r"втор(?:ое|ой)|трет(?:ье|ий)) (?!(?:[а-я]+ )?(?:соглаш|догов|мемор|проток|докум|план|програм|бумаг))"
    r"(?=(?:[^.,;:!?–]{1,60} )?(?:подписал|заключил|подписан|заключен)[а-я]* "
    r"(?:[^.,;:!?–]{1,20} )?со? )"
)
# «прибавилось соглашений: губернатор подписал их с А, Б и В»
THEM = agrees(r"\b(?:подписал|заключил|подписаны|заключены)[аи]? (?P<word>их) (?=со? )")
OF_THEM = agrees(
    r"(?:^\W*|[,;–] (?:а )?)(?P<word>(?:один|одно|одним|перв(?:ое|ый|ым)|втор(?:ое|ой|ым)|друг(?:ое|ой|им)|"
    r"трет(?:ье|ий|ьим)))"
    r"(?: из них)? (?=посвящ|каса[ею]т|регулир|устанавлива|определя|предусматрива|описыва|закрепля|направлен|"
    r"– (?!со? |об?о? |между |это |как |сам)[а-я-]+(?:а|я|и|ы|у|ю|е|ого|его|ой|ей|ому|ему|ых|их|ым|им|ам|ям|ов|ев)\b)"
)
# the verb is told once: «Первое касается дорог: …. Второе – паводка»
TOLD_OF_FIRST = agrees(r"\b(?:перв(?:ое|ый)|одно|один)(?: из них)? (?:посвящ|каса[ею]т)")
SEVERAL = agrees(
    r"\b(?:два|две|три|четыре|пять|пару|несколько) (?:[а-я]+ ){0,2}(?:соглашения|соглашений|договора|договоров|"
    r"документа|документов|меморандума|протокола|бумаги)\b"
)


def _without_noun(context: Context) -> Iterator[Mention]:
    """Yield the acts whose noun stands only with those told before them."""
    for pattern in (LIKE_IT, SUCH_ONE, THEM, OF_THEM):
        for index in sorted(context.text.may_hold(pattern)):
            sentence = context.text.sentences[index]
            before = context.text.sentences[max(0, index - NEAR)].start
            for found in pattern.finditer(context.sentence_words(index)):
                start, end = (sentence.start + place for place in found.span("word"))
                kinds = list(WORD.finditer(context.text.lower, before, start))
                if pattern is OF_THEM and not SEVERAL.search(context.text.lower, before, start):
                    continue
                if context.text.lower.startswith(" –", end) and not TOLD_OF_FIRST.search(
                    context.text.lower, before, start
                ):
                    continue
                if kinds or pattern is OF_THEM:
                    kind: Kind = next(name for name, _ in KINDS if kinds[-1][name]) if kinds else "agreement"
                    yield Mention(kind, Span(start, end), index)


def _is_told(context: Context, mention: Mention) -> bool:
    """Tell whether a mention stands in a sentence, and not in a menu or in one that stands there once more."""
    sentence = context.text.sentences[mention.sentence]
    return sentence.start <= mention.span.start < sentence.end


LONGEST_ASKED = 45  # letters


def _without_asked(context: Context, named: list[Mention]) -> list[Mention]:
    """Return the mentions without those that a short question only supposes: «Протокол о намерениях? Берите выше …»."""
    asked = {
        mention.sentence
        for mention in named
        if context.text.shadow[(span := context.text.sentences[mention.sentence]).end - 1] == "?"
        and span.end - span.start < LONGEST_ASKED
    }
    answered = [mention for mention in named if mention.sentence not in asked] if asked else named
    return answered or named


def _without_deals(context: Context, named: list[Mention]) -> list[Mention]:
    """Return the mentions without those that only repeat the word of a deal: «… расторг договор аренды. Договор …»."""
    deals: dict[Kind, int] = context.memo.get("deals named", {})
    if not deals or any(mention.title is not None for mention in named):
        return named
    return [mention for mention in named if not _repeats(mention, deals) or _has_two_sides(context, mention)]


def _repeats(mention: Mention, deals: dict[Kind, int]) -> bool:
    """Tell whether a mention follows a deal, or stands in the headline over one of its kind."""
    return mention.span.start > min(deals.values()) or (mention.kind in deals and mention.sentence == 0)


def _has_two_sides(context: Context, mention: Mention) -> bool:
    """Tell whether a mention names two territories as its sides, which no lease or loan has: «между А и Б»."""
    sentence = context.text.sentences[mention.sentence]
    place = context.text.lower.find("между ", sentence.start, sentence.end)
    near = context.territories.within(place, sentence.end) if place >= 0 else ()
    return len({item.code for item in near if item.form in ("name", "abbreviation") and item.code != "RU"}) > 1


def _named(context: Context) -> Iterator[Mention]:
    lower = context.text.lower
    reach = changed = 0
    for opening in _openings(context.text):
        found = WORD.match(lower, opening)
        if found is None:
            continue
        kind: Kind = next(name for name, _ in KINDS if found[name])
        if found.start() < reach or is_something_else(context, kind, found.start(), found.end()):
            continue
        if _is_of_many(lower, found.start(), found.end()) or (kind == "programme" and _is_only_meant(context, found)):
            continue
        genitive = -1
        end = found.end()
        if kind in ("programme", "roadmap") and " " in " ".join(found[0].split()):
            words = found[0].split()
            if kind == "programme" and not words[0].startswith(("рабоч", "комплексн")):
                genitive = found.start() + len(words[0]) + 1
                end = found.start() + len(words[0])
        each = EACH_ONE.match(lower, end) is not None
        title = None if each else title_after(context, end, kind, plan_word_start=genitive)
        before = lower[max(0, found.start() - 70) : found.start()]
        if title is None and (dash := AFTER_DASH.match(lower, end)) is not None:
            title = title_after(context, dash.end(), kind)
        sentence = context.text.sentence_index(found.start())
        nested = NESTED.search(before) is not None and not (
            is_joined(context, sentence, found.start()) or PUT_TO.search(before) is not None
        )
        nested = nested or found.start() < changed
        if kind == "amendment" and title is None:
            title = title_of_changes(context, found.start(), end)
            changed = title.spans[0].end if title is not None else changed
        if nested and title is not None and kind == "agreement":
            title = without_years(context, title)
        also = OTHER_NAME.match(lower, found.end()) if kind in PLAN_KINDS else None
        reach = also.end() if also is not None else found.end()
        yield Mention(
            kind,
            Span(found.start(), end),
            sentence,
            title,
            is_past=_is_past(lower, found.start()),
            is_nested=nested,
        )
    for found in PLAN_WORD.finditer(lower):
        if WORD.match(lower, found.start()) or _is_only_meant(context, found):
            continue
        title = title_after(context, found.end(), "programme")
        if title is not None or _has_signing_near(lower, found.start(), found.end()):
            yield Mention(
                "programme",
                Span(*found.span()),
                context.text.sentence_index(found.start()),
                title,
                is_past=_is_past(lower, found.start()),
            )


# «Договор этот – о лекарствах»
AFTER_DASH = re.compile(  # «первое соглашение – о туризме – подписали …»
    r"(?:\s+(?:этот|это|эта|сам[аои]?|сей))?\s+–\s+(?=об?о?\s(?!чем|котор|том))"
)
OPENINGS = (
    *("соглаш", "догов", "мемор", "прото", "план", "програм", "дорож", "заявл", "деклар", "коммюн", "рабоч", "компл"),
    *("дополн", "совмест", "межправ", "письм"),
)
OPENS_ACT = Mark(lambda word: word.startswith(OPENINGS), OPENINGS)


def _openings(text: Text) -> Iterator[int]:
    """Yield where words that may name an act begin, with the mark before «дорожная карта»."""
    for number in text.places(OPENS_ACT):
        token = text.tokens[number]
        place = token.start
        if token.lower.startswith("дорож") and _begins(text.lower, place - 1) and text.lower[place - 1] in '«"':
            yield place - 1
        elif _begins(text.lower, place) or (token.is_capital and text.lower[place - 1].isdigit()):
            yield place  # «31Соглашение»: a caption's number is glued to it


def _begins(lower: str, place: int) -> bool:
    return place == 0 or (place > 0 and not (lower[place - 1].isalnum() or lower[place - 1] in "_-"))


MANY = re.compile(
    r"(?:соглашени(?:й|ям|ями|ях)|договор(?:ы|ов|ам|ами|ах)|меморандум(?:ы|ов|ами)|протокол(?:ы|ов|ами))$"
)


# «подписало меморандумы с А и Б»: one with each
COUNTED = re.compile(
    r"(?:\bдва|\bтри|\bчетыре|\bпять|несколько|\bряд|(?<!:\d)\d)[^\S\n]+(?:(?!экземпляр|году\b|годах\b)[а-я]+[^\S\n]+)?$"
)
# «пунктом 5.3 Соглашения» counts nothing
CLAUSE = re.compile(r"(?:\bп\.|\bст\.|пункт\w*|стать\w+|раздел\w*|глав\w+|абзац\w*|№)\s*[\d.]+\s+(?:[а-я]+\s+)?$")


def _is_of_many(lower: str, start: int, end: int) -> bool:
    """Tell whether the word is plural and so names no one agreement: «договоры о побратимстве заключались»."""
    if MANY.search(lower[start:end]) and not ONE_OF.search(lower, max(0, start - 40), start):
        is_signed = SIGNING.search(lower, max(0, start - 60), start) or SIGNED_BEHIND.match(lower, end)
        return is_signed is None or not _names_partners(lower, end)
    if COUNTED.search(lower, max(0, start - 30), start) and not CLAUSE.search(lower, max(0, start - 40), start):
        noun = lower[start:end].split(maxsplit=1)[0]  # «2022 года планом мероприятий» is one
        plural = re.search(r"(?:ия|ий|ора|оров|ола|олов|ума|умов)$", noun) is not None
        if plural and not BROUGHT.search(lower[max(0, start - 160) : end + 160]):
            return True
        return plural and not _names_partners(lower, end)
    opens = re.search(r"(?:^|[.!?\n]\s*)$", lower[max(0, start - 3) : start]) is not None
    return (
        opens
        and lower[start:end] == "соглашения"
        and re.search(
            r"\b(?:заключены|подписаны|действуют|заключались|подписывались)\b(?! со? | между )", lower[end : end + 80]
        )
        is not None
    )


BROUGHT = re.compile(r"подпис|заключ|\b(?:стал[аио]?|принес|прив[её]з|ув[её]з|появил|верн|обзав[её]л)[а-я]*\b")
ONE_OF = re.compile(r"\bод(?:но|ин|на|ним|ному|ного|ной)\s+из\s+(?:[а-я]+\s+)?$")  # «одно из соглашений»
PAIRS_WITHIN = 300  # characters
FOR_ANOTHER = re.compile(r"\s(?:по (?:реализации|исполнению|выполнению)|во исполнение|в развитие|в рамках)\s")
PAIRS = re.compile(r"\sмежду\s[^.;:,]{3,90}?\sи\s[^.;:,]{3,60},\s[^.;:,]{3,90}?\sи\s")  # «между А и Б, В и Г»
SIGNING = re.compile(r"\b(?:подпис|заключ)[а-я]+")
SIGNED_BEHIND = re.compile(r"[^.;:!?]{0,90}\b(?:подписан|заключен)ы\sсо?\s")  # «договоры о дружбе подписаны с А и Б»


def end_of_pairs(lower: str, start: int, end: int) -> int:
    """Return where the pairs of acts end: «соглашения между А и Б, а также план | по реализации договора между В и Г».

    Args:
        lower: the text in small letters.
        start: end of the word that names the acts.
        end: of the part that may hold the pairs.
    """
    first = lower.find(" между ", start, end)
    another = FOR_ANOTHER.search(lower, first, end) if first >= 0 else None
    return another.start() if another is not None else end


def _names_partners(lower: str, end: int) -> bool:
    """Tell whether partners in a row follow: «соглашений с А и Б», or pairs: «между А и Б, между В и Г»."""
    last = end_of_pairs(lower, end, end + PAIRS_WITHIN)
    if lower.count(" между ", end, last) > 1 or PAIRS.search(lower, end, last):
        return True
    return re.search(r"^[^.]{0,140}?[\s:–]со?\s+[^.]{3,90}?(?:,|\sи\s)", lower[end : end + 240]) is not None


# «намечен план сотрудничества», «обсуждались планы сотрудничества»: what is in mind is no paper
IN_MIND = re.compile(
    r"\b(?:намеч(?:ен|ены|ил|или|ает|ают)|наметил[аи]?|строи[тл][а-я]*|озвучил[аи]?|"
    r"обрисовал[аи]?)\s(?:[а-я-]+\s){0,2}$"
)
# «самый активный в плане помощи»: in this respect; «обменялись опытом и планами развития»: told, not signed
IN_RESPECT = re.compile(r"\bв\s$")
OF_PAPER = re.compile(
    r"\s(?:(?:развития )?(?:сотруднич|отношени|связ)|совместн|мероприят|действи|работ|реализац|подготов|"
    r"[^а-я]|со?\s|на\s|есть|нет)"
)
SHARED = Guarded(r"\b(?:обменя(?:л|в)|обменива|подели(?:л|в)|делил|поделят)[а-я]*\s[^.;!?]{0,80}$")
MADE_SURE = Guarded(r"подпис|утвержд|утверд|принят|принял|согласова|реализ|выполн|исполн")


def _is_only_meant(context: Context, found: re.Match[str]) -> bool:
    lower = context.text.lower
    if found[0].startswith("план") and IN_MIND.search(lower, max(0, found.start() - 60), found.start()):
        return True
    first = found[0].split()[0]
    if first == "плане" and IN_RESPECT.search(lower, max(0, found.start() - 3), found.start()):
        return OF_PAPER.match(lower, found.start() + len(first)) is None
    sentence = context.text.sentence_at(found.start())
    if first == "планами":
        return SHARED.search(lower, sentence.start, found.start()) is not None
    return first in ("планы", "планов") and MADE_SURE.search(lower, sentence.start, sentence.end) is None


# «подписал закон о сносе домов по программе …», «обсуждались планы»: something else is signed, or nothing
UNDER_IT = re.compile(
    r"\b(?:по|в рамках|согласно|закон[а-я]*|указ|приказ|распоряжение|постановление)\s(?:[^.;]{0,50}\s)?$"
)


def _has_signing_near(lower: str, start: int, end: int) -> bool:
    near = lower[max(0, start - 60) : end + 60]
    return ("подпис" in near or "утвердили" in near) and not UNDER_IT.search(lower, max(0, start - 60), start)


def _documents(context: Context) -> Iterator[Mention]:
    lower = context.text.lower
    for found in DOCUMENT.finditer(lower):
        dash = TITLE_OF_DOCUMENT.match(lower, found.end())
        yield Mention(
            "agreement",
            Span(*found.span()),
            context.text.sentence_index(found.start()),
            title_after(context, dash.end(), "agreement") if dash else None,
            is_past=_is_past(lower, found.start()),
            is_document=True,
        )


# «первый документ – о туризме с Амурской областью – подписали …»
TITLE_OF_DOCUMENT = re.compile(r"\s*[–,]\s+(?=об?о?\s(?!чем|котор|том))")


def title_of_document(context: Context) -> Sourced[str] | None:
    """Return the title that only the word «документ» has: «Документ о туризме не будет подписан на этой неделе»."""
    for mention in find_mentions(context):
        if mention.is_document and not mention.is_past and ABOUT.match(context.text.lower, mention.span.end):
            title = title_after(context, mention.span.end, "agreement")
            if title is not None:
                return replace(title, confidence=0.8)
    return None


ABOUT = re.compile(r"\s+об?о?\s")
# «первое соглашение» is not of the past where a second one follows
SECOND = agrees(r"(?<!\w)(?:втор(?:ой|ое|ого|ому|ым)|еще (?:один|одно|одним)|друго(?:й|е)|следующ(?:ий|ее)) ")
FIRST = agrees(r"\bперв\w+(?: «\w+»)? (?:\w+ )?$")


# «аналогичный документ подписан с А»: one more of its kind, unless it is told as done before
LIKE = agrees(r"аналогичн\w+ (?:[а-я-]+ )?$")
BEFORE_NOW = agrees(
    r"\b(?:в (?:19|20)\d\d году|раньше|ранее|назад|прежде|давно|уже|прошл\w+|когда-то|до этого|действу\w+)\b"
)
SIGNED_WITH = agrees(
    r"(?:подпис|заключ|скреп)[а-я]+[^.!?]* (?:со?|между) |(?:^|\W)со? [^.!?]*(?:подпис|заключ|скреп)[а-я]+"
)
END_OF_CLAUSE = re.compile(r"[.!?](?=\s|$)")


def _is_signed_now(lower: str, start: int) -> bool:
    """Tell whether the sentence around a place tells of a signing with somebody, and not as of one done before."""
    ends = [found.end() for found in END_OF_CLAUSE.finditer(lower, max(0, start - LONGEST_LEAD), start)]
    end = END_OF_CLAUSE.search(lower, start, start + LONGEST_LEAD)
    words = lower[ends[-1] if ends else max(0, start - LONGEST_LEAD) : end.start() if end else start + LONGEST_LEAD]
    return SIGNED_WITH.search(words) is not None and BEFORE_NOW.search(words) is None


LONGEST_LEAD = 200  # letters


def _is_past(lower: str, start: int) -> bool:
    """Tell whether the words before a place call an act the earlier one, and not the first of several."""
    before = lower[max(0, start - 70) : start]
    if PAST.search(before) is None:
        return False
    if LIKE.search(before) is not None and _is_signed_now(lower, start):
        return False
    return FIRST.search(before) is None or SECOND.search(lower, start) is None
