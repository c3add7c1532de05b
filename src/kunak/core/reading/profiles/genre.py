"""What kind of document a text is, by its first lines and its form."""

from collections.abc import Callable

from kunak.core.reading import later as re
from kunak.core.reading.patterns import Guarded
from kunak.core.reading.profiles.act_forms import NO_HEADLINE, enacts, is_act, orders
from kunak.core.reading.profiles.agreement_forms import is_programme, is_titled_agreement, is_untitled_agreement
from kunak.core.reading.profiles.first_lines import FirstLines
from kunak.core.reading.profiles.letter_forms import is_letter, is_notice
from kunak.core.reading.profiles.likely_genre import weighed
from kunak.core.reading.profiles.paper_forms import is_minutes, is_report
from kunak.core.reading.record import Genre
from kunak.core.reading.text import Text

FORM = Guarded(
    r"типовая форма|^[^\S\n]*(?:(?:примерный|типовой)\s+)?бланк(?:\s+(?:договор|соглашени|меморандум|протокол)[а-я]*|"
    r"[^\S\n]*$)|"
    r"ненужное\s+(?:за|вы)черкнуть|(?:образовани[а-я]|район[а-я]{0,2}|округ[а-я]{0,2}|поселени[а-я]|обществ[а-я]|"
    r"учреждени[а-я])\s+«__|"
    r"нажа(?:л[аи]?|в|тие|тием)\s+(?:на\s+)?(?:кнопк[аиу]\s+)?«(?:я\s+)?(?:принима|приня|соглас)|"
    r"^[^\S\n]*\(?образец\b|образец\s+(?:заполнени|заявлени|договор|соглашени|анкет|бланк|согласи)|"
    r"^[^\S\n]*\(?форма\)?\s*$|^[^\S\n]*образцы и примеры\b|"
    r"^[^\S\n]*(?:общие\s+|пользовательские\s+)?(?:условия|правила)\s+(?:использования|пользования|"
    r"обслуживания|предоставления\s+(?:услуг|доступа)|оказания\s+услуг|подключения|работы\s+с\s+сервисом)\b"
    rf"{NO_HEADLINE}|"
    r"примерн\w+ форма|____(?<!_____)_*\s+и\s+____|^[^\S\n]*(?:памятка|инструкция)\b|"
    r"_{5}\s*\((?:наименование|фамилия|должность|указать|указывается)|"
    r"пользовательское соглашение|"
    r"соглашение о (?:пользовании|использовании) |соглашение об использовании «|"
    r"форма договора|проект "
    r"типового|политика конфиденциальности|публичная оферта",
    flags=re.MULTILINE,
)


def genre_of(text: Text) -> Genre:
    """Return the genre, by rules and by weights; `release` for news, which has no form of its own."""
    head = FirstLines(text)
    if FORM.search(head.words, letters=head.letters):
        return "other"  # to be filled in, whatever it looks like
    return weighed(text, _by_head(head))


def by_rules(text: Text) -> Genre:
    """Return the genre that the first lines and words of a text tell."""
    return _by_head(FirstLines(text))


def _by_head(head: FirstLines) -> Genre:
    """Return the genre of the first rule that holds."""
    return next((genre for genre, holds in RULES if holds(head)), "release")


RULES: tuple[tuple[Genre, Callable[[FirstLines], bool]], ...] = (
    ("other", is_notice),
    ("letter", is_letter),
    ("minutes", is_minutes),
    ("other", is_act),
    ("report", is_report),
    ("other", enacts),
    ("agreement", is_titled_agreement),
    ("programme", is_programme),
    ("other", orders),
    ("agreement", is_untitled_agreement),
)
