"""What holds for every template of the house, so that a strict content policy holds too."""

import re
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[2] / "src" / "kunak"
TEMPLATES = sorted(SOURCES.glob("*/templates/**/*.html"))
INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>", re.IGNORECASE)
HANDLER = re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE)
HX_ON = re.compile(r"\shx-on[:\-=]|\shx-vals=['\"]js:|javascript:", re.IGNORECASE)
COMMENT = re.compile(r"/\*.*?\*/|^\s*//[^\n]*$", re.DOTALL | re.MULTILINE)
STYLE = re.compile(r"<style\b|<[^>]*\sstyle\s*=", re.IGNORECASE)
FOREIGN = re.compile(r'\b(?:src|href)=["\'](?:https?:)?//', re.IGNORECASE)


def test_no_template_has_an_inline_script_or_style_or_asks_another_host() -> None:
    texts = {path: re.sub(r"{%.*?%}", "", path.read_text(encoding="utf-8")) for path in TEMPLATES}

    found = [
        f"{path.relative_to(SOURCES)}: {rule.pattern}"
        for path, text in texts.items()
        for rule in (INLINE_SCRIPT, HANDLER, HX_ON, STYLE, FOREIGN)
        if rule.search(text)
    ]

    assert len(texts) > 300
    assert not found


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<a onclick="x()">',
        '<p style="color:red">',
        "<style>",
        '<b hx-on:click="x">',
        '<script src="//cdn.example.org/x.js">',
    ],
)
def test_the_rules_find_what_they_are_made_for(text: str) -> None:
    assert any(rule.search(text) for rule in (INLINE_SCRIPT, HANDLER, HX_ON, STYLE, FOREIGN))


def test_there_are_templates_to_look_at() -> None:
    assert {"base.html", "sign_in.html"} <= {path.name for path in TEMPLATES}


def test_the_style_sheet_asks_no_other_host_and_knows_its_fonts() -> None:
    folder = SOURCES / "ui" / "static" / "ui"
    style = (folder / "kunak.css").read_text(encoding="utf-8")

    addresses = re.findall(r'url\("?([^")]+)', style)
    assert addresses
    assert all((folder / address).is_file() for address in addresses)
    assert "@import" not in style


def test_no_words_of_one_language_stand_in_style_or_script() -> None:
    folder = SOURCES / "ui" / "static" / "ui"
    for name in ("kunak.css", "kunak.js"):
        text = COMMENT.sub("", (folder / name).read_text(encoding="utf-8"))
        assert not re.search("[а-яё]", text, re.IGNORECASE)
