"""Signs that nobody sees are shown, each in its place."""

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from kunak.ui import signs
from kunak.ui.middleware import TurnsNothingRound

TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
OTHERS = "\u200b\u200c\u200d\u2060\ufeff\x00\x07\x1b\x9b"


@pytest.mark.parametrize("sign", TURNING + OTHERS)
def test_a_sign_that_nobody_sees_is_shown_in_its_place(sign: str) -> None:
    assert signs.visible(f"до{sign}говор") == "до▯говор"
    assert signs.unseen_in(f"а{sign}б{sign}") == (f"U+{ord(sign):04X}",)


@pytest.mark.parametrize("text", ["Соглашение\n№ 5\tот 29\u00a0мая", "сокра\u00adщение", "‐ – — … «ё» é"])
def test_what_is_seen_stays(text: str) -> None:
    assert signs.visible(text) == text
    assert signs.unseen_in(text) == ()
    assert signs.shown(text.encode()) == text.encode()


@pytest.mark.parametrize("sign", TURNING)
def test_no_page_turns_the_letters_of_a_name_round(sign: str) -> None:
    page = TurnsNothingRound(lambda _request: HttpResponse(f"<p>{sign}fdp.exe</p>"))

    assert page(RequestFactory().get("/")).content.decode() == "<p>▯fdp.exe</p>"


def test_data_and_files_are_given_as_they_are() -> None:
    told = "\u202efdp".encode()
    data = TurnsNothingRound(lambda _request: HttpResponse(told, content_type="application/json"))
    file = TurnsNothingRound(lambda _request: StreamingHttpResponse(iter([told]), content_type="text/html"))

    assert data(RequestFactory().get("/")).content == told
    assert b"".join(file(RequestFactory().get("/")).streaming_content) == told
