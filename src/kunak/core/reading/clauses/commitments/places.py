"""Where undertakings may be told: which sentences of news, which articles of a text."""

from collections.abc import Iterator
from dataclasses import dataclass

from kunak.core.provenance import Span
from kunak.core.reading.clauses.scan import agrees
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.profiles.telling import background_sentences, headline_end

PAPER = r"(?:соглашени|договор|документ|протокол|план|меморандум)"
# a heading or a question that the words of the paper follow: «Что внутри?», «О чём договорились», «Кто что делает»
OF_CONTENT = agrees(
    r"\bчто (?:[а-я]+ ){0,2}?(?:внутри|записа|обеща|реши|дела(?:ем|ют)|сдела|предсто|задума|затея|предусм|прописа|"
    r"меня|измен|буд[еу]т|"
    r"да(?:ет|ст)|в (?:тексте|соглашении|договоре|документе|плане|программе|меморандуме|бумаге|протоколе))"
    r"|\b(?:о чем|на чем) (?:[а-я]+ ){0,2}?(?:догов|услов|сошл|сговор|реч|идет|столков)"
    r"|\bкто (?:[а-я]+ )?(?:что|чем|за что)\b|\bкому (?:[а-я]+ )?что\b"
)
# what follows retells the paper itself
OF_TEXT = agrees(
    rf"\bпо условиям|\bпо (?:[а-я]+ )?{PAPER}[а-я]*[ую]\b|\bсогласно (?:[а-я]+ )?{PAPER}[а-я]*[ую]\b"
    rf"|\bв {PAPER}[а-я]* (?:[а-я\d]+ ){{0,2}}(?:строк|пункт|стат|обязательств|услови|обещани)"
    rf"|\b{PAPER}[а-я]*м\b|\b(?:стороны|регионы|партнеры) (?=[а-я])|отдельный пункт|договорил"
    r"|\b(?:программ|карт|бумаг)ой\b"
    rf"|\bпо не(?:му|й)\b|\bотныне\b|\bследует из {PAPER}"
    # «Поделено так: …», «Обещано следующее: …»
    r"|\b(?:записан|поделен|распределен|расписан|определен|обещан|предписан|решен|условлен|прописан)[оы]?\b"
)
# hopes, offers and talks of one speaker
DOUBT = agrees(
    r"\b(?:надеет|надеют|надеюсь|надежд|хотелось бы|рассчитывает|возможно\b|хотел|мечта|"
    r"предложил|предлага|ожидает|если бы|по мнению|уверен|верит|вероятно|может быть|не исключ|"
    r"обсудил|интересовал|завтра|готов\w* (?:делиться|подумать|обсу|рассмотр|изуч|поговорить|подключ|присоедин)|"
    r"считает,? что|считают,? что|полага(?:ет|ют)\b|посулил|не прочь\b|хорошо бы|если понадобится|было бы\b|"
    r"подума(?:ет|ют)\b|изуч(?:ит|ат|им) (?:его|ее|их|это|эту|такую) (?:предложен|иде|инициатив)|задумал|мысл[ия] о\b|"
    r"рассмотр(?:ят|ит|им|ел[аи]?)\b)|\bна (?:встрече|переговорах|совещании) (?:[а-я]+ )?(?:речь|говорил|шла)"
)
# the final articles: how the paper comes into force, lives and ends
FORMAL = agrees(
    r"вступает в силу|вступит в силу|продлева|пролонг|прекраща|расторг|расторж|досрочн|"
    r"предупрежда|предупред[ия]т|уведомл|экземпляр|изменени|дополнения|"
    r"спор(?:ы|ов|ные)\b|не (?:затрагивает|предусматривает|налагает|влечет|является)|финансов\w+ обязательств|"
    r"вправе|могут (?:создавать|образовывать|вносить)|о нижеследующем|юридическ\w+ сил|именуем|неотъемлем|"
    r"(?:начина|продолжа)\w+ действовать|переста[а-я]+ (?:применяться|действовать)|имеет силу до|сохраня\w+ силу|"
    r"(?:выйти|выход\w*) из (?:соглашени|договор|меморандум|протокол|него)|"
    r"письменн\w+ соглас|внутренн\w+ процедур|контактн\w+ лиц|"
    r"за (?:[а-я]+|\d+) (?:месяц|дн|недел)\w* до (?:рубеж|конц|истечени|окончани|срок)|"
    r"сторона, (?:решивш|желающ|котор\w+ (?:реши|жела|хоч))|\bот не(?:го|е) отойти|\bотойти от (?:соглаш|догов)|"
    r"не отменя|на новый срок|письменно выраз|"
    r"действие (?:[а-я]+ )?(?:соглашени|договор|протокол|меморандум)[а-я]* (?:начин|открыв|заканчив|оканчив|заверш)|"
    r"интерес\w+ треть|конфиденциальн|в пределах (?:своей )?компетенц\w+ и|о ходе|руководствоват|разногласи"
)


LENGTH = (
    r"(?:\d+|одн|дв[ау]|две|три|трех|четыр|пят|шест|сем|восем|восьм|девят|десят|одинн|двен|двадцат|тридцат|сорок|девяност|пол)"
    r"[а-я]* (?:[а-я]+ ){0,2}(?:лет|год|месяц|дн|недел)"
)
# how long it binds and how one leaves it, said of the paper, of «ему», of duties, or with a letter
LASTING = agrees(
    rf"(?:соглашени|договор|меморандум|обязанност|обязательств|\bему\b|\bоно\b|дружить)[а-я]* (?:[а-я]+ ){{0,4}}"
    rf"{LENGTH}"
    rf"|(?:о своем уходе|о выходе|об уходе|об отказе|об этом друг)[а-я]* (?:[а-я]+ ){{0,5}}(?:{LENGTH}|за месяц|письм)"
    r"|\b(?:об этом друг[а-я]+ письмом|с вопросами обраща[а-я]+|остается связан)"
    r"|с каждым новым созывом"
)
# «Кроме того, два комбината договорились о поставках»: a deal of firms beside the act
FIRMS_AGREE = agrees(
    r"\b(?:комбинат[аы]|комбинатов|завод[аы]|заводов|компани[ий]|фирм[ы]?|агрофирм[ы]?|предприяти[яй]|хозяйств[а]?|холдинг[аи]|"
    r"фабрик[и]?|предпринимател[иья]|бизнесмен[аы]|фермер[аы]|производител[иья]) (?:[а-я]+ ){0,3}?"
    r"(?:договорились|условились|подписали|заключили|ударили по рукам)\b"
)
ASKING = frozenset(("что", "кто", "как", "зачем", "когда", "где", "чем", "сколько"))


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of news; `is_of_text` where it retells the agreement, so that its present tense counts too."""

    index: int
    is_of_text: bool


def places(context: Context, scope: Scope) -> tuple[Place, ...]:
    """Return the sentences in which undertakings of an agreement may be told, found once."""
    known: dict[tuple[int, tuple[int, ...]], tuple[Place, ...]] = context.memo.setdefault("places of undertakings", {})
    key = scope.anchor, tuple(scope.sentences)
    if key not in known:
        if context.genre == "agreement":
            known[key] = tuple([Place(index, is_of_text=True) for index in article_sentences(context, scope)])
        else:
            known[key] = tuple(news_sentences(context, scope))
    return known[key]


def news_sentences(context: Context, scope: Scope) -> Iterator[Place]:
    """Yield the sentences of an agreement in which news may tell what was undertaken."""
    head = headline_end(context)
    background = background_sentences(context)
    paragraph_tells = part_tells = False
    of_text, doubtful, of_content = map(context.text.may_hold, (OF_TEXT, DOUBT, OF_CONTENT))
    are_firms = sum(party.type == "company" for party in scope.parties) > 1
    of_firms = frozenset() if are_firms else context.text.held(FIRMS_AGREE)
    for index in scope.sentences:
        sentence = context.text.sentences[index]
        words = context.sentence_words(index)
        if (
            paragraph_tells
            and index
            and "\n" in context.text.shadow[context.text.sentences[index - 1].end : sentence.start]
        ):
            paragraph_tells = False
        if sentence.start < head or index in background or (index in of_firms and index != scope.anchor):
            continue
        announces = index in of_content and OF_CONTENT.search(words) is not None
        if _stands_alone(context, sentence):
            part_tells = announces
        paragraph_tells = paragraph_tells or announces
        if (index in doubtful and DOUBT.search(words)) or words.endswith("?"):
            continue
        paragraph_tells = paragraph_tells or (index in of_text and OF_TEXT.search(words) is not None)
        yield Place(index, paragraph_tells or part_tells)


def _stands_alone(context: Context, sentence: Span) -> bool:
    """Tell whether a sentence is a line of its own without a full stop: a heading inside news."""
    shadow = context.text.shadow
    return (
        shadow[sentence.end - 1] not in ".!…:;,"
        and sentence.end - sentence.start <= LONGEST_HEADING
        and shadow[sentence.end : sentence.end + 1] in ("\n", "")
        and (sentence.start == 0 or shadow[sentence.start - 1] == "\n")
    )


# headings of parts that say how the paper lives and who answers for it
FORMAL_PART = agrees(
    r"заключительн|прочие (?:условия|положения)|прочее\b|(?:срок|время|период) (?:действия|жизни)|вступлени[ея] в силу|"
    r"разрешени[ея] (?:споров|разногласий)|"
    r"ответственность сторон|координаци|реквизит|адреса|подписи|порядок (?:изменения|расторжения|прекращения|внесения)"
)
LONGEST_HEADING = 90
ENTERS = agrees(r"(?:вступа[а-я]+|вступит) в силу|действует (?:со дня|с момента|с даты|бессрочно|в течение)")
ANNEX = agrees(r"^\W*приложение\b")


def article_sentences(context: Context, scope: Scope) -> Iterator[int]:
    """Yield the sentences of an agreement's articles; the final ones, and parts with a formal heading, left out."""
    start = max(scope.head_end, scope.mentions[0].end if scope.mentions else 0)
    in_formal_part, seen = False, 0
    formal, entering, parts, annexes = map(context.text.may_hold, (FORMAL, ENTERS, FORMAL_PART, ANNEX))
    lasting = context.text.held(LASTING)
    for index in scope.sentences:
        words, sentence = context.sentence_words(index), context.text.sentences[index]
        if sentence.end - sentence.start <= LONGEST_HEADING and words[-1] not in ".;:,":
            if context.text.tokens_of(index)[0].lower in ASKING:
                continue  # a heading: «Что делают Стороны»
            in_formal_part = index in parts and FORMAL_PART.search(words) is not None
        if seen and index in entering and ENTERS.search(words):
            in_formal_part = True  # after it come the term, the end and the signatures
        if index in annexes and ANNEX.search(words):
            in_formal_part = False
        if index in lasting:
            continue
        if sentence.start >= start and not in_formal_part and not (index in formal and FORMAL.search(words)):
            seen += 1
            yield index
