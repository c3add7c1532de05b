"""The count of contrast tells what axe tells, so that axe need not be asked on every page."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser
from tests.browser.contrast import faint_words

FAINT = {
    "faint ink": '<p style="color: #999">Слова</p>',
    "faint for its opacity": '<p style="color: #333; opacity: 0.4">Слова</p>',
    "a surface that shines through": '<div style="background: rgb(0 0 0 / 60%)"><p style="color: #000">Слова</p></div>',
    "dark on dark": '<div style="background: #222"><div><b style="color: #555">Слова</b></div></div>',
    "colours of another space": '<p style="color: color-mix(in srgb, white 60%, black)">Слова</p>',
    "a surface within a veil": (
        '<div style="opacity: 0.5"><p style="background: #fff; color: #333; font-size: 12px">Слова</p></div>'
    ),
    "what is typed": '<label>Слова <input value="Слова" style="color: #aaa; background: #fff"></label>',
    "large and fainter still": '<p style="color: #a0a0a0; font-size: 30px">Слова</p>',
}
PLAIN = {
    "black on white": "<p>Слова</p>",
    "large": '<p style="color: #888; font-size: 30px">Слова</p>',
    "bold and rather large": '<p style="color: #888; font: bold 19px sans-serif">Слова</p>',
    "unseen": '<p style="color: #eee; visibility: hidden">Слова</p><details><i style="color: #eee">Слова</i></details>',
    "not to be used": '<button disabled style="color: #bbb; background: #fff">Слова</button>',
    "light on dark within light": '<div style="background: #111"><p style="color: #eee">Слова</p></div>',
    "no words of its own": '<div style="color: #eee"><p style="color: #000">Слова</p></div>',
}
AXE = "async () => (await axe.run({runOnly: ['color-contrast']})).violations.length > 0"


def test_words_that_axe_finds_faint_are_found_and_no_others(chromium: Browser) -> None:
    with chromium.new_page() as page:
        page.set_content("<!doctype html><html lang=ru><title>Слова</title><main></main>")
        page.evaluate(AXE_SCRIPT)
        told = {}
        for name, html in (FAINT | PLAIN).items():
            page.evaluate("(html) => { document.querySelector('main').innerHTML = html; }", html)
            told[name] = (bool(faint_words(page)), page.evaluate(AXE))

    assert told == {name: (name in FAINT, name in FAINT) for name in told}
