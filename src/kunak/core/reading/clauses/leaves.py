"""Notice by roles: somebody leaves, or tells of it, and how long before."""

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.life import (
    LENGTH_WORD,
    PAPER,
    Stretch,
    holds,
    sentences_with,
    stretches,
    tells_of_paper,
)
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.marks import Mark

LEAVES = agrees(
    r"\b(?:вый(?:ти|дет|дут)|выход\w*|выходящ\w*|вышедш\w*|уйти|уход\w*|уходящ\w*|поки[нд]\w+|отзыв\w*|"
    r"оставля\w+|оставить|бросить|бросает|сверн\w+|отозв\w+|порвать|прерв\w+|прервать|рв[её]т\w*|разорв\w+|расста\w+|"
    r"отказ\w*|откаж\w*|отреч\w+|отступ\w+|расторг\w+|расторж\w+|прекра\w+|денонс\w+|переста[её]т|возраз\w+|возраж\w+|"
    r"против|не продлевать|не продолжать|завершить|отрек\w+|отой(?:ти|д)\w*|распро\w+|разой[тд]\w+|выбы\w+|аннулир\w+|"
    r"(?:сн(?:ять|има)|слож(?:ить|и)|слага)\w* (?:с себя )?обязат\w+|с себя обязат\w+|больше не нуж\w+|"
    r"не нуж(?:но|ен|на)|"
    r"гасн\w+|угас\w+|перестан\w+|передума(?:[ею]т|вш)\w*|раздума(?:[ею]т|вш)\w*|"
    r"не жела[ею]т|не хо[чт]\w+|нежелани\w+|прерыва\w+|"
    r"досрочно(?= [–:]))\b"
)
LEAVE = re.compile(
    r"вый[тд]|выход|вышедш|уйти|уход|поки[нд]|отзыв|остав[лию]|порв|прерв|рв[еу]т|разорв|расста|отказ|откаж|отреч|отступ|расторг|расторж|"
    r"прекра|денонс|переста|возра[зж]|против|продлевать|продолжать|завершить|брос|сверн|отозв|отрек|отой|распро|разой|"
    r"выбы|аннулир|сня|снима|слож|слага|нуж|гасн|угас|передума|раздума|досрочно|жела|нежела|хоч|хот|прерв|прерыв"
)
LEAVES_WORD = Mark(lambda word: LEAVE.match(word) is not None, LEAVE.pattern.split("|"))
TELL_STEMS = (
    "уведом",
    "предупре",
    "предвар",
    "извест",
    "извещ",
    "сообщ",
    "оповест",
    "оповещ",
    "пиш",
    "скаж",
    "заяв",
    "объяв",
    "письм",
    "присл",
    "вруч",
)
TELLS_WORD = Mark(lambda word: word.startswith(TELL_STEMS), TELL_STEMS)
PARTNERS = ("сторон", "партнер", "сосед", "участник")
PARTNER_WORD = Mark(lambda word: word.startswith(PARTNERS), PARTNERS)
PARTNER = re.compile(r"\b(?:сторон|партнер|сосед|участник)")
CONDITION = re.compile(
    r"\b(?:кто|если|желающ|пожела|захо|покуда|пока)|\b(?:сторона|участник|кажд|люб|одна|один|партнер)[а-я]*(?:\s+[а-я]+){0,3}?\s+(?:может|вправе|волен|вольн|свобод)"
)
TELLS = re.compile(
    r"уведом|предупре|предвар|извест|извещ|сообщ|оповест|оповещ|пиш|напис|письм|да[её]?т[ь]?\s+знать|заяв|сказать|сказав|скаж|говорит\b|\bзнать\b|узна|осведом|"
    r"объяв|известност|присл|присыла|вруч|посла|посыла|направ"
)
LETTER = re.compile(
    r"письм|присл|присыл|посла|посыл|вруч|объяв|выходе|узна|уведом|извещ|заяв|отказ|отступ|сообщ|предупре|получ"
)
NOT_OF_LEAVING = re.compile(
    r"не\s+ранее|отчет|повестк|материал|вступ\w+\s+в\s+(?:силу|действие)|начина|выходн|регистрац"
)
OF_LEAVING = re.compile(
    r"\b(?:отказ|выход|выходе|расторжени[еи]|прекращени[еи]|денонсаци[яи]|уход)\b(?:\s+[а-я]+){0,4}\s+вступ"
)
# «объявляет об этом письмом и остаётся связанной ещё девяносто дней»
# «ещё три месяца после письма об уходе»
BEHIND = re.compile(
    r"\s*,?\s+(?:считая\s+)?(?:после|со?\s+дня|с\s+момента|с\s+даты|с|от)(?:\s+[а-я]+){0,2}?\s+(?:письм|уведом|предупрежд|заявлени|отказ|извещ|нот|вручени)"
)
STILL_BOUND = re.compile(
    r"(?:письм|объяв|уведом|извещ|извест|заяв|отказ|сообщ|предупре)[а-я]*\b[^.;]*\b(?:оста[её]тся|остаются|соблюда|исполня|связан|"
    r"обязан|несет|держит|выполня|действу)[а-я]*(?:\s+[а-я]+){0,3}?\s+(?:ещ[её]|в\s+течение|на\s+протяжении)\s*$|"
    # «кто передумает, пишет письмо и ждёт девяносто дней»
    r"(?:письм|уведом|извещ|заявлени|отказ|предупре)[а-я]*\b[^.;]*\b(?:жд[её]т|ждать|выжида[а-я]+)\s*$"
)
# «теряет силу по прошествии трёх месяцев с этого дня», where the sentence before tells of the letter
LOSES = agrees(r"\b(?:теря|утра)\w+ (?:свою )?силу|\bсилу (?:[а-я]+ )?(?:теря|утра)\w+")
LOSE_STEMS = ("теряет", "теряют", "утрач", "утрат", "потеря")
LOSES_WORD = Mark(lambda word: word.startswith(LOSE_STEMS), LOSE_STEMS)
THIS_DAY = re.compile(r"\s+(?:с|после|от)\s+(?:этого|того|этой|той|нее|него)\b")
STAYS = re.compile(r"подтвер|продл|продолж|пролонг")  # who writes so wants to stay
REACH = 140


def leaving(context: Context, scope: Scope) -> Sourced[str] | None:
    """Return how long before it one who leaves the paper must say so."""
    lower, text = context.text.lower, context.text
    leaves = sentences_with(context, LEAVES_WORD) | (
        sentences_with(context, TELLS_WORD) & sentences_with(context, PARTNER_WORD) & sentences_with(context, PAPER)
    )
    loses = sentences_with(context, LOSES_WORD)
    may = (leaves | loses) & sentences_with(context, LENGTH_WORD)
    for index in sorted(may.intersection(scope.sentences)):
        sentence = text.sentences[index]
        for stretch in stretches(context, sentence):
            if index in loses and stretch.is_after and _follows_a_letter(context, sentence, stretch):
                return Sourced(stretch.value, (stretch.span(),), 0.85, "notice.after_letter")
            near = lower[max(sentence.start, stretch.start - REACH) : min(sentence.end, stretch.end + REACH)]
            tells_partner = stretch.is_ahead and TELLS.search(near) is not None and PARTNER.search(near) is not None
            if (NOT_OF_LEAVING.search(near[: REACH + 20]) and not OF_LEAVING.search(near)) or not (
                LEAVES.search(near) or (tells_partner and CONDITION.search(near) and not STAYS.search(near))
            ):
                continue
            is_of_notice = stretch.is_ahead and (TELLS.search(near) is not None or tells_of_paper(context, sentence))
            is_of_letter = stretch.is_after and LETTER.search(near) is not None
            is_of_letter |= BEHIND.match(lower, stretch.end, sentence.end) is not None
            is_of_letter |= (
                STILL_BOUND.search(near[: stretch.start - max(sentence.start, stretch.start - REACH)]) is not None
            )
            if is_of_notice or is_of_letter:
                if stretch.value.endswith("Y") and int(stretch.value[1:-1]) > 2:
                    continue
                return Sourced(stretch.value, (stretch.span(),), 0.85, "notice.leaving")
    return None


def _follows_a_letter(context: Context, sentence: Span, stretch: Stretch) -> bool:
    """Tell whether a paper ends so long after a letter, which its own sentence or the one before names."""
    lower, index = context.text.lower, context.text.sentence_index(sentence.start)
    if stretch.value.endswith("Y") or not holds(LOSES, context, sentence):
        return False
    if BEHIND.match(lower, stretch.end, sentence.end):
        return True
    before = context.text.sentences[max(0, index - 1)]
    words = lower[before.start : before.end]
    return THIS_DAY.match(lower, stretch.end) is not None and bool(LETTER.search(words) and LEAVES.search(words))
