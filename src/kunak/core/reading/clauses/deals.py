"""Words that name an act but no agreement of co-operation: contracts on one deal, minutes, plea bargains."""

from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.actions import words_of
from kunak.core.reading.morph import parses
from kunak.core.reading.record import Kind

DEALS = agrees(
    r"(?:досудебн\w+|картельн\w+|мирово\w+|пользовательск\w+|трудов\w+|коллективн\w+|кредитн\w+|"
    r"отраслев\w+|тарифн\w+|лицензионн\w+|брачн\w+"
    r"|концессионн\w+|общественн\w+|ученическ\w+|предвыборн\w+|агентск\w+|кассов\w+|государственн\w+ контракт|"
    r"тайн\w+|устн\w+|контрактн\w+|учебн\w+|целев\w+|учредительн\w+|арендн\w+|страхов\w+|эфирн\w+|спонсорск\w+|"
    r"ипотечн\w+|депозитн\w+|инвестиционн\w+|муниципальн\w+ контракт|брокерск\w+|издательск\w+|"
    r"административн\w+|сетев\w+|рамочн\w+ контракт|трехсторонн\w+ регионал\w+|регионал\w+ трехсторонн\w+) $"
)
DEAL_TITLES = agrees(
    r"\s*(?:(?:на|об?) (?:грант\w*|поставк[уеиа]\b|закупк\w+|оказани\w+ услуг|выполнени\w+ работ|аренд\w+|покупк\w+|"
    r"продаж\w+|купл\w+|строительство|реструктуризаци\w+|"
    r"(?:предоставл|выдел|перечисл|получ|распредел|использ|возврат)\w+(?: [а-я-]+){0,4}? "
    r"(?:бюджетн\w+ (?:средств|кредит|ассигн)|субсид|субвенц|кредит|займ|межбюдж|дотаци|грант|трансферт)|"
    r"бюджетн\w+ кредит\w*|(?:[а-я]+ )?прекращени\w+ огня|перемири\w+|неразглашени\w+|"
    r"конфиденциальност\w+|займ\w+|уступк\w+|минимальн\w+ заработн\w+|социальном партнерстве|намерениях с "
    r"китайским|досудебн\w+|признани\w+ вин\w+|отчужд\w+|реструктур\w+|выделени\w+|софинансирован\w+|"
    r"(?:[а-я]+ )?(?:субсиди|дотаци|грант|кредит|займ|ссуд)\w*|казначейск\w+|"
    r"(?:мерах по )?оздоровлени\w+ (?:муниципал\w+ |государст\w+ )?финанс\w+|трансфер\w+|переход\w+ "
    r"(?:игрок|нападающ|защитник)|регулировани\w+ (?:социально-)?трудов\w+|(?:региональном )?минимальн\w+|"
    r"оплат\w+ труда|мерах по социально-экономическому|обеспечени\w+ (?:бюджет|исполнени\w+ бюджет)|"
    r"обучени\w+ (?:каждый|студент|слушател)|образовани\w+ (?:каждый|студент|слушател)|"
    r"условиях предоставления|возмещени\w+|ущерб\w+)"
    r"|на (?:(?:общую )?сумму|\d[\d.,]* (?:млрд|млн|миллиард|миллион|тысяч|тыс\.))"
    r"|(?:поставк\w+|аренды|вклада|лизинга|хранения|дарения|найма|ренты|проката|подряда|займа|страхования|купли|"
    r"куплипродажи|комиссии|уступки|поручения|"
    r"обслуживания|перевозки)\b|"
    r"с (?:[а-я-]+(?:ым|им|ыми|ими|ой|ом) )?(?:форвард|игрок|защитник|"
    r"тренер|полузащитник|агент|нападающ|вратар|хоккеист|футболист|следстви|инвестор|подрядчик|жител|избирател|горожан|"
    r"гостиниц|отел|потребител|поставщик|работник|сотрудник|студент|абитуриент|застройщик|собственник|арендатор|покупател|"
    r"продавц|заказчик|перевозчик|пациент|актер|певц|автор|"
    r"муниципалитет(?:ами|ов|\w*(?=[.,;]| (?:на|об?|по|для|и|в) ))|предпринимател|фермер|страховщик))"
)
PROTOCOL_OF = agrees(
    r"\s*(?:№ \d+ )?(?:(?:\d+-?\w* )?(?:заседани\w+|совещани\w+|встречи|разногласи\w+|собрани\w+|допроса|"
    r"осмотра|обыска|задержания|изъятия|вскрытия|голосования|испытаний|итогов|комиссии|переговоров)|"
    r"об? (?:административн\w+|правонарушени\w+|задержани\w+|изъяти\w+|(?:итогах|результатах) (?:голосовани|выбор)\w+))"
)


CRIMES = agrees(
    r"(?:досудебн|картельн|пользовательск|мирово|тайн)\w+ (?:соглашени|договор)|соглашени\w+ (?:о "
    r"признании вины|между хозяйствующими)|картел(?:ем|ь|я)\b|"
    r"(?:соглашени|договор|протокол|меморандум|документ)[а-я]* (?:[^.!?]{0,30} )?об? (?:[а-я]+ )?(?:прекращении "
    r"огня|перемирии)"
)


# «побратимство – не просто формальное соглашение»: what something is more than
NOT_MERELY = agrees(r"(?:–|это|был[аои]?|является) не (?:просто|только|столько) (?:[а-я]+ ){0,2}$")


# the prosecution beside an accused: his bargain, whatever it is called
PLEA = agrees(r"\bпрокур(?:ор|атур)[а-я]*")
ACCUSED = agrees(r"\b(?:обвиняем|подсудим|подследственн|приговор|обвинени|под арест|следстви)[а-я]*")


# an act that is played: «символически «подписали договор», «шуточный документ»
PLAYED = agrees(
    r"\b(?:шуточн|шутлив|игрушечн|потешн|сказочн|первоапрельск|бутафорск|театрализованн|понарошечн)[а-я]+ (?:[а-я]+ )?"
    r"(?:документ|соглашени|договор|меморандум|протокол|бумаг|подписани)[а-я]*|"
    r"\b(?:символически|понарошку|в шутку|шутя|шутливо|для смеха|по-детски) "
    r"(?:«(?:подпис|заключ|скреп)|[«\"]?заключ)[а-я]+"
)


def _is_plea(context: Context) -> bool:
    """Tell whether a text tells of an accused and of the prosecution."""
    return bool(context.text.held(PLEA)) and bool(context.text.held(ACCUSED))


def is_something_else(context: Context, kind: Kind, start: int, end: int) -> bool:  # noqa: PLR0911  one answer a line
    """Tell whether the word names a deal, a protocol of a meeting, or a statement that is no joint one."""
    lower = context.text.lower
    before, after = lower[max(0, start - 60) : start], lower[end : end + 60]
    sentence = context.text.sentence_at(start)
    if "deals" not in context.memo:
        context.memo["deals"] = CRIMES.search(lower, letters=context.text.letters) is not None or _is_plea(context)
        context.memo["deals"] = context.memo["deals"] or bool(context.text.held(PLAYED))
        context.memo["unions"] = "профсоюз" in lower
    if context.memo["deals"] and "между" not in lower[end : sentence.end]:
        return True
    words = lower[sentence.start : sentence.end]
    if kind == "agreement" and ("профсоюз" in words or "работодател" in words):
        context.memo.setdefault("deals named", {}).setdefault(kind, start)
        return True
    if NOT_MERELY.search(before):
        return True
    is_of_unions = "трехсторонн" in before[-20:] and context.memo["unions"]
    if (
        is_of_unions
        or DEALS.search(before)
        or (DEAL_TITLES.match(after) and not _is_of_regions(context, after, start))
        or (kind == "treaty" and BY_AUCTION.search(lower, end, min(end + 90, sentence.end)))
        or (kind in OF_SOMETHING and _is_of_something(context, end))
    ):
        context.memo.setdefault("deals named", {}).setdefault(kind, start)
        return True
    if kind == "protocol":
        return PROTOCOL_OF.match(after) is not None or "из протокола" in before[-6:] + lower[start:end]
    if kind == "other":
        if lower.startswith("письм", start):
            return SIGNED.search(words) is None  # letters of intent are sent, too
        return not lower.startswith(("совместн", "деклараци"), start)
    return False


# «договор, который стал итогом электронного аукциона»: with whoever bid the least
BY_AUCTION = agrees(
    r"\b(?:итог|результат|победител)[а-я]* (?:[а-я-]+ ){0,2}?(?:аукцион|торг(?:ов|ам|ах)|закупк|тендер)[а-я]*"
)
SIGNED = agrees(r"подпис|заключ|скреп|визир|обменял|росчерк|автограф")
# goods go between regions by their agreement, too: «заключил с Правительством Бурятии соглашение о продаже трав»
OF_GOODS = agrees(r" ?об? (?:поставк|закупк|покупк|продаж|купл)")
BY_HEADS = agrees(r"\b(?:губернатор|глав[аы]|премьер|министр|правительств|област[ьия]|республик|край)[а-я]*")
FIRM = agrees(
    r"«|\b(?:завод|компани|фирм|предприяти|комбинат|фабрик|(?<!сельского\s)хозяйств|больниц|учреждени|предпринимател)[а-я]*"
)


def _is_of_regions(context: Context, after: str, start: int) -> bool:
    """Tell whether goods are agreed on by two territories, and by no firm."""
    if OF_GOODS.match(after) is None:
        return False
    sentence = context.text.sentence_at(start)
    own = [item for item in context.territories.within(sentence.start, sentence.end) if item.form == "name"]
    lower = context.text.lower
    if "named" not in context.memo:
        context.memo["named"] = len({item.code for item in context.territories if item.form == "name"})
    return (
        bool(own)
        and context.memo["named"] > 1
        and BY_HEADS.search(lower, sentence.start, sentence.end) is not None
        and FIRM.search(lower, sentence.start, sentence.end) is None
    )


# acts whose genitive says what they are of
OF_SOMETHING = ("treaty", "protocol")


def _is_of_something(context: Context, end: int) -> bool:
    """Tell whether a genitive after the word makes it another thing: «протокол матча», «договор аренды земли»."""
    tokens = context.text.tokens
    index = context.text.token_index(end)
    while index < len(tokens) and tokens[index].is_word and parses(tokens[index].lower)[0].pos in ("ADJF", "PRTF"):
        index += 1
    if index >= len(tokens) or not tokens[index].is_word or tokens[index].is_capital:
        return False
    if "\n" in context.text.shadow[end : tokens[index].start]:
        return False
    found = parses(tokens[index].lower)
    if not (found[0].pos == "NOUN" and found[0].is_known and found[0].case == "gent"):
        return False
    return not any(parse.lemma in words_of("of_cooperation") for parse in found[:3])
