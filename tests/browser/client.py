"""Somebody who sends forms without a browser, as fast as the server answers; used where many write at once."""

import http.cookiejar
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode
from tests.browser.prepare import PASSWORD, session_of

TIMEOUT, BOUNDARY = 30, "kunak-29052025"


class Gone(Exception):
    """The server went away before it answered: nobody knows what became of the request."""


@dataclass(frozen=True)
class Answer:
    """What came for an address: `url` is where one was led to, `text` that of a page."""

    status: int
    url: str
    kind: str
    text: str


@dataclass
class Client:
    """A person's session with the server."""

    url: str
    cookies: http.cookiejar.CookieJar = field(default_factory=http.cookiejar.CookieJar)

    def __post_init__(self) -> None:
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def ask(
        self, path: str, fields: dict[str, str] | None = None, files: Mapping[str, tuple[str, bytes]] | None = None
    ) -> LexborHTMLParser:
        """Get a page, or send a form and get the page that follows.

        Args:
            files: name and bytes by the field.

        Raises:
            Gone: the server ended in between.
        """
        data = urllib.parse.urlencode(fields).encode() if fields is not None else None
        asked = urllib.request.Request(self.url + path, data)  # noqa: S310
        if files:
            asked.data = in_parts(fields or {}, files)
            asked.add_header("Content-Type", f"multipart/form-data; boundary={BOUNDARY}")
        try:
            with self.opener.open(asked, timeout=TIMEOUT) as answer:
                return LexborHTMLParser(answer.read())
        except urllib.error.HTTPError:
            raise  # an answer, though a refusal
        except OSError as error:
            raise Gone(path) from error

    def look(self, path: str, **headers: str) -> Answer:
        """Get whatever answers at an address, refusals too."""
        asked = urllib.request.Request(self.url + path, headers={"Accept-Language": "ru", **headers})  # noqa: S310
        try:
            answer = self.opener.open(asked, timeout=TIMEOUT)
        except urllib.error.HTTPError as refusal:
            answer = refusal
        with answer:
            kind, data = answer.headers["content-type"], answer.read()
        return Answer(answer.status, answer.url, kind, data.decode() if kind.startswith("text/") else "")

    def come_back(self, email: str) -> "Client":
        """Be somebody who signed in before."""
        host = urllib.parse.urlsplit(self.url).hostname or ""
        given = ("kunak_session", session_of(email), None, False, host, True, False, "/", True, False, None, True)
        self.cookies.set_cookie(http.cookiejar.Cookie(0, *given, None, None, {}))
        return self

    def sign_in(self, email: str) -> "Client":
        """Sign in by the page's own form."""
        self.send("/people/sign-in/", "main form", username=email, password=PASSWORD)
        return self

    def send(
        self, path: str, form: str, files: Mapping[str, tuple[str, bytes]] | None = None, **fields: str
    ) -> LexborHTMLParser:
        """Open a page and send one of its forms, with some fields filled otherwise.

        Args:
            form: its CSS selector.
            files: name and bytes by the field.
        """
        found = self.ask(path).css_first(form)
        assert found is not None, (path, form)
        return self.ask(found.attributes.get("action") or path, values(found) | fields, files)


def in_parts(fields: Mapping[str, str], files: Mapping[str, tuple[str, bytes]]) -> bytes:
    """Return what a browser would send of a form with files."""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="'
    parts = [f'{head}{name}"\r\n\r\n{value}\r\n'.encode() for name, value in fields.items()]
    for field_name, (name, data) in files.items():
        parts += [f'{head}{field_name}"; filename="{name}"\r\n\r\n'.encode(), data, b"\r\n"]
    return b"".join([*parts, f"--{BOUNDARY}--\r\n".encode()])


def values(form: LexborNode) -> dict[str, str]:
    """Return what a form would send as it stands."""
    given: dict[str, str] = {}
    for one in form.css("input[name], textarea[name], select[name]"):
        name, kind = one.attributes["name"] or "", one.attributes.get("type")
        if one.tag == "select":
            chosen = one.css_first("option[selected]") or one.css_first("option")
            given[name] = (chosen.attributes.get("value") or "") if chosen else ""
        elif one.tag == "textarea":
            given[name] = one.text()
        elif kind not in {"checkbox", "radio", "file"} or "checked" in one.attributes:
            given[name] = one.attributes.get("value") or ""
    return given
