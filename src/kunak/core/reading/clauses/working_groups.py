"""Joint groups, commissions and councils that an agreement sets up."""

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.scan import agrees, scan
from kunak.core.reading.context import Context, Scope

BODY = r"(?:подгрупп|групп|комисси|комитет|совет|штаб|палат|бюро|коллеги)[а-я]*"
JOINT = (
    r"(?:рабоч|экспертн|согласительн|совместн|смешанн|межрегиональн|межправительственн|двусторонн|двухсторонн|"
    r"объединенн|координационн|сводн|паритетн|контактн)"
)
GROUP = (
    # «рабочая группа», «совместный экспертный совет», but not «план совместных мероприятий комитета»
    rf"(?:{JOINT}(?!о )[а-я]+ (?:(?:(?<!х\s)[а-я]+|[а-я]+х) )?{BODY}|"
    # «экзамен на общей комиссии» is another
    r"\b(?<!\bна\s)общ(?:ая|ей|ую|ий|его|ем|им) (?:комисси|комитет|штаб)[а-я]*|"
    r"проектн[а-я]+ офис[а-я]*|согласительн[а-я]+ консилиум[а-я]*)"
)
SETS_UP = r"(?:созда|образ|сформир|учрежд|действ)"
# any joint body, where words say that it comes to be or meets; «действует» may be said of one that is there anyway
ANY_BODY = (
    r"(?:комисси[яюи]|комитет[ау]?|совет[ау]?|штаб[ау]?|палат[ау]|бюро|дирекци[яюи]|секретариат[ау]?|коллеги[яю]|"
    r"групп[ау](?! компани| предприят))"
)
# whose name says that it is of both: «Совет трёх областей», «комиссия соседних районов»
OF_BOTH = (
    r"\b(?:(?:совет|комитет|штаб)(?:а|у|ом)?|комисси(?:я|и|ю|ей)|палат(?:а|у|ой)|групп(?:а|у|ой)) "
    r"(?:дву|двух|трех|четырех|пяти|обеих|обоих|соседних) "
    r"(?:стран|сторон|регион|област|республик|кра[её]в|район|город)[а-я]*"
)
COMES_TO_BE = (
    r"(?:(?:созда|сформир|формир|учрежда|учрежден|учред|собер|собира|заработа|заводи|заводя)[а-я]+|"
    r"образ(?:ует(?:ся)?|уют(?:ся)?|ован[аоы]?|овал[аи]?|овать))"
)
SET_UP = agrees(
    rf"(?:будет |будут )?{SETS_UP}[а-я]+ (?:[а-я]+ ){{0,2}}{GROUP}"
    rf"|{SETS_UP}[а-я]+ (?:един|общ|координационн)[а-я]+ {BODY}(?: [а-я]+)?|(?:созда|образ|учрежд)[а-я]+ совет "
    rf"[а-я]+ [а-я]+"
    rf"|\b{COMES_TO_BE} (?:[а-я-]+ ){{0,2}}{ANY_BODY}\b(?: [а-я]+)?"
    rf"|\b{ANY_BODY},? (?:[а-я-]+ ){{0,4}}(?:{COMES_TO_BE}|встрет[а-я]+)\b"
    # «комиссия по транзиту, созданная этим же соглашением»
    rf"|\b{ANY_BODY} [^.;]{{0,40}}?,? (?:созда|образован|учрежд)[а-я]+ (?:(?:этим|тем|настоящим|самим) )?(?:же )?"
    r"(?:соглашением|договором|документом|меморандумом|протоколом|сторонами)\b"
    # «группа по моторам, первая встреча – 10 сентября»
    rf"|\bгрупп[ау] по [а-я]+,? (?:е[её] )?(?:перв[а-я]+ )?(?:встреч|заседан|заседа|собер|сбор)[а-я]*"
    rf"|{GROUP} (?:[а-я]+ ){{0,2}}(?:созда|образ|сформир|собер|собира|состоит|возглав)[а-я]+"
)
# … or whose name says of whom or for what it is: «совет из шести лесничих», «комиссия по Договору»
COLLEGE = r"(?:(?:совет|комитет|штаб)(?:а|у|ом)?|(?:комисси|коллеги)(?:я|и|ю|ей))"
OF_SOME = (
    rf"\b{COLLEGE} (?:из (?:двух|трех|четырех|пяти|шести|семи|восьми|девяти|десяти|двенадцати|\d{{1,2}}) [а-я]+|"
    r"по (?:исполнению |реализации |выполнению )?(?:соглашению|договору|меморандуму)\b)|"
    rf"\bмежведомственн[а-я]+ (?:{COLLEGE}|групп(?:а|у|ой))"
)
NAMED = agrees(rf"{GROUP}|{OF_BOTH}|{OF_SOME}")
# one that will have a part in a paper to come: «следить за исполнением будет смешанный комитет»
WILL_WORK = agrees(rf"\b(?:будет|станет|займется|возьмется|поручат|поручается|поручено) (?:[а-я]+ ){{0,3}}?{GROUP}")


# «маршруты осмотрела сводная комиссия»: it was there before the paper
INSPECTS = re.compile(
    r"\b(?:осмотре|провери|посети|обследова|принима|приня|оцени|"
    r"инспектирова|побыва|приезжа|выезжа)ла?\s+(?:[а-я]+\s+){0,2}$"
)


def find_working_groups(context: Context, scope: Scope) -> Sourced[str] | None:
    """Return the words that set up or name a joint group; None where there is none."""
    rules = [(SET_UP, 1.0, "group.set_up"), (NAMED, 0.8, "group.named")]
    if scope.event in ("negotiated", "planned"):
        rules[1] = (WILL_WORK, 0.8, "group.will_work")  # a group that only is there prepares the paper
    for pattern, confidence, rule in rules:
        for found, sentence in scan(pattern, context, scope):
            if rule == "group.named" and INSPECTS.search(context.text.lower, sentence.start, found.start()):
                continue
            return Sourced(context.text.words(*found.span()), (Span(*found.span()),), confidence, rule)
    return None
