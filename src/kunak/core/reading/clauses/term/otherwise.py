"""Lengths told otherwise: near a word of the paper's life, instead of another, as an answer, shortly."""

from collections.abc import Iterator

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.life import NOT_THIS
from kunak.core.reading.clauses.other_things import PAPER_STEMS, is_term_of_other
from kunak.core.reading.clauses.scan import agrees, scan, span_of
from kunak.core.reading.clauses.term.compound import COMPOUND_TERM
from kunak.core.reading.clauses.term.lengths import LENGTH
from kunak.core.reading.clauses.term.of_else import AT_MOST, RENEWED, is_about, is_length_of_base, is_of_others
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.lexicon.numbers import NUMBER, STEMS, UNIT, compound_length, length_of
from kunak.core.reading.morph import parses
from kunak.core.reading.patterns import Guarded

ANY_LENGTH = agrees(rf"(?<!\w){LENGTH}")
# what stands right before a length of the paper: «на», «–», a word of its life, or nothing
GOVERNS = re.compile(
    r"(?:^\W*|[–:(]\s*|\b(?:на|течение|действует|действовать|силе|действии|составляет|срок)(?:\s+[а-я]+(?:ие|ую|"
    r"ее|ый|ий))?\s*)$"
)
OF_LIFE = re.compile(
    r"\bсрок(?:и|а|ом)?\b|\bдействует|\bв\s+действии|остается|останется|\bдействовать|\bдействия\b|рассчитан|"
    r"рассчитали|\bв силе\b|\bзаключ(?:ен|ил)|"
    r"продолжительность|\bпериод|(?:договорились|подписан[аоы]?|подписали)\s+на(?:\s+[а-я]+)?\s*$"
)
LIFE = Guarded(OF_LIFE.pattern)
NOT_BEFORE = re.compile(
    r"увеличен\w*\s+на|продл|пролонг|возобнов|очередн|последующ|следующ|\bеще\b|уведом|предупре|извещ|предшеств|"
    r"истечени|расторг|"
    r"прекращ|"
    r"прежн|предыдущ|не более|не долее|не свыше|не позднее|не ранее|\bза\s*$|\bдо\s*$|контракт|поставк|аренд|"
    r"гаранти|кредит|"
    r"стройк|обучени|строительств|проект|конкурс|грант"
)
NOT_AFTER = re.compile(r"^\s*(?:назад|ран(?:ее|ьше)|позже|позднее|после|до\b|со дня|спустя|обучени|гаранти|\(?подряд)")


def stated_near(context: Context, scope: Scope) -> Iterator[Sourced[str]]:
    """Yield the lengths that a sentence on the paper's life names in any order: «пять лет – таков срок документа»."""
    for pattern in (ANY_LENGTH, COMPOUND_TERM):
        for found, sentence in scan(pattern, context, scope, LIFE):
            lower, is_compound = context.text.lower, pattern is COMPOUND_TERM
            value = compound_length(found) if is_compound else length_of(found["number"], found["unit"])
            end = found.end() if is_compound else found.end("unit")
            before = lower[max(sentence.start, found.start() - 70) : found.start()]
            after = lower[end : min(sentence.end, end + 60)]
            if (
                value is None
                or not GOVERNS.search(before)
                or NOT_BEFORE.search(before[-45:])
                or AT_MOST.search(before[-45:])
                or NOT_THIS.search(before)
                or NOT_AFTER.search(after)
                or is_length_of_base(context, scope, sentence, found.start())
                or is_term_of_other(context, sentence, found.start())
            ):
                continue
            if OF_LIFE.search(before) or (not before.strip(" на") and OF_LIFE.search(after)):
                yield Sourced(value, (Span(found.start(), end),), 0.85, "term.near")


# «вместо привычных пяти лет в договоре значится шесть», «срок – не пять лет, а семь»
CHANGED = agrees(
    rf"\b(?:вместо|не) (?:на )?(?:[а-я]+(?:их|ых) )?{NUMBER} (?P<unit>{UNIT})\b[^.;:]{{0,50}}?"
    rf"(?:,? (?:а|теперь|сразу) |(?:значится|стоит|записан[оы]|указан[оы]|обозначен[оы]|вписан[оы]|получится|будет|–|"
    rf"действовать|действует) )"
    rf"(?:на )?(?P<number>{NUMBER})(?= ?[.,;!?)]|$)",
    "лет", "год", "месяц", "недел", "дн", "день", "суток",
)  # fmt: skip


def changed(context: Context, scope: Scope) -> Iterator[Sourced[str]]:
    """Yield the lengths that take the place of a usual one and leave its unit out."""
    for found, sentence in scan(CHANGED, context, scope):
        value = length_of(found["number"], found["unit"])
        if (
            value is not None
            and is_about(context, found.start())
            and not is_term_of_other(context, sentence, found.start())
        ):
            yield Sourced(value, (Span(found.start("unit"), found.end()),), 0.85, "term.changed")


HOW_LONG = agrees(
    r"\b(?:надолго|на (?:какой|какое|который) (?:срок|время|период)|на сколько(?: лет| времени)?(?= ?\?|"
    r" [а-я]+л[аио]?(?:сь|ся)?\b)|"
    r"на сколько лет|как долго|сколько лет|на сколько (?:соглашение|договор|документ|протокол|меморандум))\b"
    # a heading has no mark: «Сколько это продлится»
    r"[^?]{0,60}\?|\b(?:сколько|как долго|на какой срок|надолго ли)"
    r"(?: [а-я]+){0,3}? (?:продл|длит|действ|жив|прожив)[а-я]*$|"
    r"\b(?:какой )?срок ?\?|\b(?:бессрочн|вечн)[а-я]+(?: ли)?(?: [а-я]+)? ?\?"
)
ANSWER = re.compile(
    rf"\W*(?:(?:о|ответ)\W+)?(?:нет,\s+)?(?:на\s+[^.;\n]{{3,30}},\s+то\s+есть\s+)?(?:на\s+|срок\s+–\s+)?(?P<number>{NUMBER})(?:\s+(?P<unit>{UNIT})\b|(?=\s*(?:[.,;!?]|$)))"
)


def answered(context: Context, scope: Scope) -> Iterator[Sourced[str]]:
    """Yield the length that answers a question: «– Надолго? – На пять лет.»."""
    for found, sentence in scan(HOW_LONG, context, scope):
        following = context.text.sentences[context.text.sentence_index(sentence.start) + 1 :][:1]
        start = following[0].start if found.end() == sentence.end and following else found.end()
        answer = ANSWER.match(context.text.lower, start)
        is_of_years = found[0].startswith("на ") and " лет" in found[0]  # not «Сколько лет мосту?»
        unit = (answer["unit"] or ("лет" if is_of_years else "")) if answer else ""
        value = length_of(answer["number"], unit) if answer and unit else None
        if answer and value and not value.endswith("D") and not _asks_of_other(context, sentence, found):
            yield Sourced(value, (Span(answer.start("number"), answer.end()),), 0.9, "term.answered")


ASKED_OF = re.compile(r"^\W*(?:а\s+)?(?:[а-я-]+(?:ый|ий|ой|ая|яя|ое|ее|ые|ие)\s+)?(?P<what>[а-я-]+)\b")


def _asks_of_other(context: Context, sentence: Span, found: re.Match[str]) -> bool:
    """Tell whether the question opens with another thing: «Выставка на сколько лет?», «Стройка: какой срок?»."""
    first = ASKED_OF.match(context.text.lower[sentence.start : found.start()])
    if first is None or first["what"].startswith(PAPER_STEMS):
        return False
    known = [parse for parse in parses(first["what"]) if parse.is_known]
    return bool(known) and all(parse.pos == "NOUN" and "anim" not in parse.grammemes for parse in known)


# «отмеряя срок, остановились на пяти годах»; «лет ему отпущено шесть»
SETTLED = agrees(
    rf"\bсрок[^.;]{{0,40}}? (?:остановил|сошл|порешил|услов|договор)[а-я]+ на (?P<number>{NUMBER}) (?P<unit>{UNIT})\b",
    "срок",
)
MEASURED = agrees(
    rf"\b(?P<unit>лет|месяцев) (?:ему|ей|документу|соглашению|договору|меморандуму|протоколу) "
    rf"(?:отпущено|отведено|отмерено|дано|назначено|положено) (?P<number>{NUMBER})\b",
    "отпущено", "отведено", "отмерено", "дано", "назначено", "положено",
)  # fmt: skip
ALLOTTED = agrees(
    rf"(?:продл[ия]тся|(?:про)?живет|хватит на|отмер(?:яется|ен[оы]?)|отведен[оы]?|оформлен\w* на|скреплен\w* на) "
    rf"(?P<number>{NUMBER}) (?P<unit>{UNIT})\b"
)
# «на ближайшую пятилетку», «на десятилетие», «на пятилетие»
STRETCH = agrees(
    r"\bна (?:(?:ближайш|предстоящ|цел|очередн|нов|текущ)\w+ )?(?P<stem>дву|двух|трех|четырех|пяти|шести|семи|десяти)"
    r"лет(?:ку|ие)\b"
)
# «действует год», which needs no number
BARE_YEAR = agrees(
    r"(?:действу(?:ет|ют)|действовать|рассчитан\w*|заключен\w*|подписан\w*|сроком)(?: –)? (?:в течение |на )?"
    r"(?P<stretch>года?|полгода)\b(?! \d)"
    r"|подписа(?:ли|но|н) [^.;–]{0,60}?\bна (?P<signed>год|полгода)\b(?=[.,;!]|$)"
)


def stated_shortly(context: Context, scope: Scope) -> Iterator[Sourced[str]]:
    """Yield the lengths of «сотрудничество продлится три года» and «действует год»."""
    for found, sentence in (
        *scan(ALLOTTED, context, scope),
        *scan(SETTLED, context, scope),
        *scan(MEASURED, context, scope),
    ):
        value = length_of(found["number"], found["unit"])
        if value is not None and not (
            value.endswith("D")
            or is_of_others(context, sentence, found.start("number"))
            or is_term_of_other(context, sentence, found.start("number"))
        ):
            yield Sourced(value, (span_of(found),), 0.9, "term.lasts")
    for found, sentence in scan(STRETCH, context, scope):
        near = context.text.lower[max(sentence.start, found.start() - 70) : found.start()]
        if (
            not (RENEWED.search(near) or RENEWED.search(found[0]))
            and " нов" not in found[0]
            and not is_term_of_other(context, sentence, found.start())
        ):
            yield Sourced(f"P{STEMS[found['stem']]}Y", (span_of(found),), 0.85, "term.stretch")
    for found, sentence in scan(BARE_YEAR, context, scope):
        if is_term_of_other(context, sentence, found.start()):
            continue
        value = "P6M" if (found["stretch"] or found["signed"]) == "полгода" else "P1Y"
        yield Sourced(value, (span_of(found),), 0.85, "term.bare_year")
