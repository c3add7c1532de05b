"""Icons, sectors, seals and states."""

import re
from pathlib import Path

import pytest
from django.utils.translation import override
from lxml import html

from kunak.core.reference import sectors
from kunak.ui.templatetags.kunak_ui import (
    STANDINGS,
    email_words,
    icon,
    kind_name,
    seal,
    sector,
    sector_name,
    standing_word,
    tag_standing,
    unbroken,
)

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src" / "kunak"
SPRITE = SOURCES / "ui" / "static" / "ui" / "icons.svg"
DRAWN = re.compile(r'\{% icon "([a-z-]+)"(?: "\w*")?(?: kind="(\w+)")? %\}')


def symbols() -> set[str]:
    """Return the names of the sprite."""
    return set(re.findall(r'<symbol id="([a-z-]+)"', SPRITE.read_text(encoding="utf-8")))


def test_every_icon_that_a_template_names_is_in_the_sprite() -> None:
    named = {
        f"{kind or 'i'}-{name}"
        for path in SOURCES.rglob("*.html")
        for name, kind in DRAWN.findall(path.read_text(encoding="utf-8"))
    }

    assert len(named) > 20
    assert named <= symbols()


def test_every_icon_that_code_names_is_in_the_sprite() -> None:
    named = {f"i-{sign}" for _colour, sign in STANDINGS.values()}
    menu = (SOURCES / "ui" / "context.py").read_text(encoding="utf-8")
    named |= {f"i-{sign}" for sign in re.findall(r'"\w+:[\w-]+", "([a-z]+)"\)', menu)}

    assert {"i-check", "i-home", "i-people"} <= named <= symbols()


def test_every_sector_has_its_icon_and_its_hue() -> None:
    style = (SOURCES / "ui" / "static" / "ui" / "kunak.css").read_text(encoding="utf-8")

    assert {f"sec-{code}" for code in sectors()} <= symbols()
    assert all(f'[data-sector="{code}"]' in style for code in sectors())


def test_an_icon_is_silent_and_comes_from_the_sprite() -> None:
    assert icon("check", "s") == (
        '<svg class="icon icon--s" aria-hidden="true"><use href="/static/ui/icons.svg#i-check"></use></svg>'
    )


def test_a_sector_has_icon_and_name_and_a_new_one_a_neutral_icon() -> None:
    assert html.fromstring(sector("health")).text_content() == "Здравоохранение"
    assert "#sec-other" in sector("new<code>")
    assert html.fromstring(sector("new<code>")).text_content() == "new<code>"


def test_names_follow_the_language() -> None:
    with override("en"):
        assert sector_name("health") == sectors()["health"].name_en
        assert kind_name("general") == "Measure"
    with override("ru"):
        assert kind_name("general") == "Мероприятие"
    assert kind_name("unheard-of") == "unheard-of"


@pytest.mark.parametrize(
    ("first", "second", "classes"),
    [
        ("turned", "turned", ["a yes", "b yes"]),
        ("turned", "waiting", ["a yes", "b wait"]),
        ("stale", "returned", ["a wait", "b back", "x"]),
        ("returned", "turned", ["a back", "x", "b yes"]),
        ('"><script>', "", ["a wait", "b wait"]),
    ],
)
def test_a_seal_shows_each_sides_key(first: str, second: str, classes: list[str]) -> None:
    drawn = html.fromstring(seal(first, second))

    assert [path.get("class") for path in drawn] == classes
    assert drawn.get("class") == "seal seal--s"


def test_every_state_has_sign_colour_and_word_in_both_languages() -> None:
    for state in STANDINGS:
        with override("en"):
            english = standing_word(state)
        assert re.search("[а-я]", standing_word(state))
        assert re.search("[a-z]", english)
        assert html.fromstring(tag_standing(state)).text_content() == standing_word(state)


def test_a_state_alone_begins_with_a_capital_and_an_unknown_one_says_so() -> None:
    assert html.fromstring(tag_standing("in_force", capital=True)).text_content() == "Действует"
    assert html.fromstring(tag_standing("unknown")).text_content() == "состояние неизвестно"


@pytest.mark.parametrize(
    ("given", "drawn"),
    [
        ("2027–2028\u00a0годы", '<span class="nowrap">2027–2028\u00a0годы</span>'),
        ("План на 2026–2028 годы", 'План на <span class="nowrap">2026–2028 годы</span>'),
        ("III квартал 2026\u00a0г.", "III квартал 2026\u00a0г."),
        ("<b> 2026–2027", '&lt;b&gt; <span class="nowrap">2026–2027</span>'),
    ],
)
def test_a_span_of_years_stays_in_one_line(given: str, drawn: str) -> None:
    assert unbroken(given) == drawn


def test_an_email_breaks_before_its_sign_and_dots_alone() -> None:
    assert email_words("a-b.kim@minec.example") == "a-b<wbr>.kim<wbr>@minec<wbr>.example"
    assert email_words('"<b>"@x.org') == "&quot;&lt;b&gt;&quot;<wbr>@x<wbr>.org"
