"""Somebody at a browser of their own, whose browser tells every fault."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from tests.browser.chromium import DESK, PHONE
from tests.browser.contrast import faint_words
from tests.browser.prepare import PASSWORD, session_of

FORMS: list[tuple[Any, Any]] = [(DESK, "light"), (DESK, "dark"), (PHONE, "light"), (PHONE, "dark")]
DESK_LIGHT, DESK_DARK, PHONE_LIGHT, PHONE_DARK = range(len(FORMS))
AXE = """async ([options, places]) => {
    for (const one of document.getAnimations()) one.finish();
    const all = [...document.body.querySelectorAll('*')];
    const context = places ? {include: places.map((at) => all[at])} : document;
    const only = {resultTypes: ['violations'], preload: false, elementRef: false, ...options};
    const {violations} = await window.axe.run(context, only);
    const told = (node) => `${node.html} ${node.failureSummary}`;
    return violations.map((one) => [one.help, ...one.nodes.slice(0, 3).map(told)]);
}"""
# Three quarters of what axe takes: both ask what lies over what. Contrast is counted everywhere by `faint_words`; that
# links stand out among words depends on their kind and that of what is around them.
DEAR = ("color-contrast", "link-in-text-block")


@dataclass
class Visitor:
    """A person with a window; `faults` are told together at the end: of the browser, the server, axe, faint words."""

    context: BrowserContext
    url: str
    page: Page = field(init=False)
    faults: list[str] = field(default_factory=list)
    form: int | None = None
    unanswered: dict[Request, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("console", self._hear)
        self.page.on("request", self._see_request)
        self.page.on("requestfinished", self._see_end)
        self.page.on("requestfailed", self._see_end)
        self.page.on("response", self._see_response)

    def _hear(self, line: ConsoleMessage) -> None:
        """Note what the browser complains of, but for refusals that the server means (404, 422 …)."""
        if line.type in {"error", "warning"} and "status of 4" not in line.text:
            self.faults.append(f"console: {line.text}")

    def _see_request(self, asked: Request) -> None:
        self.unanswered[asked] = None
        if not asked.url.startswith((self.url, "data:", "blob:")):
            self.faults.append(f"foreign: {asked.url}")

    def _see_end(self, asked: Request) -> None:
        self.unanswered.pop(asked, None)

    def _see_response(self, answer: Response) -> None:
        if answer.status >= 500:
            self.faults.append(f"{answer.status}: {answer.url}")

    @property
    def path(self) -> str:
        """Where the person is."""
        return urlsplit(self.page.url).path

    def goto(self, path: str) -> Response:
        """Open an address of the product; no page scrolls sideways, wherever it is opened."""
        self.unanswered.clear()
        try:
            answer = self.page.goto(self.url + path)
        except PlaywrightTimeout as error:
            error.add_note(f"It waits for {[asked.url for asked in self.unanswered] or 'nothing that was asked for'}.")
            raise
        assert answer is not None, path
        self.check_width()
        return answer

    def sign_in(self, email: str, password: str = PASSWORD) -> "Visitor":
        """Sign in by the page, as a person does."""
        self.goto("/people/sign-in/")
        self.page.fill("input[name=username]", email)
        self.page.fill("input[name=password]", password)
        self.page.click("main form button")
        self.page.wait_for_url(re.compile(r"/(desk|people)/$"))
        return self

    def come_back(self, email: str) -> "Visitor":
        """Be somebody who signed in before: `prepare` has left a session of everybody."""
        self.context.add_cookies([{"name": "kunak_session", "value": session_of(email), "url": self.url}])
        return self

    def submit(self, action: str, **fields: str) -> None:
        """Fill the form whose address ends so and send it, opening what hides it; wait for the page that answers."""
        form = self.page.locator(f"main form[action$='{action}']")
        for folded in form.locator("xpath=ancestor::details[not(@open)]").all():
            folded.locator("summary").first.click()
        for name, value in fields.items():
            form.locator(f"[name={name}]").fill(value)
        with self.page.expect_response(lambda answer: answer.request.method == "POST") as answered:
            form.locator("button").last.click()
        self.page.wait_for_load_state()
        assert answered.value.status < 500

    def check_accessibility(self) -> None:
        """See that everybody can read the page as it stands: axe says so, and its words are not faint."""
        self.page.wait_for_load_state()
        self._ask_axe(without=DEAR)
        self.check_contrast()

    def check_contrast(self) -> None:
        """See that the words of the page stand out in its colours of now."""
        if faint := faint_words(self.page):
            self.faults.append(f"{self.page.url}: {faint}")

    def check_forms(self, *forms: int, closely: Collection[int] | None = None, alone: bool = False) -> None:
        """Look at the page in its four forms, or in some of them: on a desk and on a phone, light and dark.

        Contrast is counted in each, and axe looks at the first; at each size once if there is what to look at closely.

        Args:
            closely: which elements of the body, counted from 0, axe looks at for what is dear too; else all.
            alone: whether axe looks at nothing else.
        """
        sizes: list[Any] = []
        for form in forms or range(len(FORMS)):
            self.take_form(form)
            size, _theme = FORMS[form]
            self.check_width()
            self.check_contrast()
            if alone:
                if closely:
                    self._ask_axe(closely)
            elif not sizes or (closely != [] and size not in sizes):
                self._ask_axe(without=() if closely is None and not sizes else DEAR)
                if closely and not sizes:
                    self._ask_axe(closely, runOnly=DEAR)
                sizes.append(size)

    def take_form(self, form: int) -> None:
        """Look through a window of this size in this light, at this page and at the next."""
        if form != self.form:
            size, theme = FORMS[form]
            self.page.set_viewport_size(size["viewport"])
            self.page.emulate_media(color_scheme=theme)
            self.form = form

    def bring_axe(self) -> None:
        """Have axe in every page from its start: whoever looks at many saves to send it to each."""
        self.context.add_init_script(AXE_SCRIPT)

    def _ask_axe(self, places: Collection[int] | None = None, without: Collection[str] = (), **options: Any) -> None:
        if self.page.evaluate("!window.axe"):
            self.page.evaluate(AXE_SCRIPT)
        rules = {name: {"enabled": False} for name in without}
        if found := self.page.evaluate(AXE, [{"rules": rules, **options}, places]):
            self.faults.append(f"{self.page.url}: {found}")

    def check_width(self) -> None:
        """See that the page itself does not scroll sideways, once it is here: a form may have led to it just now."""
        self.page.wait_for_load_state()
        wide, window = self.page.evaluate("[document.scrollingElement.scrollWidth, innerWidth]")
        assert wide <= window, f"{self.page.url} is {wide} wide in a window of {window}"
