"""What every installation stands on, whatever its operator configures."""

import io
import logging

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.core.handlers.exception import response_for_exception
from django.http import HttpRequest


def test_passwords_are_kept_as_argon2() -> None:
    assert make_password("длинный пароль 77").startswith("argon2$argon2id$")


def test_nothing_comes_from_another_host_and_no_page_stands_in_a_frame() -> None:
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]

    allowed = {str(source) for sources in directives.values() for source in sources}

    assert allowed == {"'none'", "'self'"}
    assert directives["default-src"] == directives["frame-ancestors"] == ["'none'"]


def test_cookies_of_sessions_are_out_of_reach_of_scripts() -> None:
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == "Lax"


@pytest.mark.parametrize("error", [BadRequest("no"), SuspiciousOperation("no")])
def test_a_request_that_is_refused_is_one_line_of_the_log(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    told = logged(error, monkeypatch)

    assert told.count("\n") == 1
    assert "no" in told


def test_a_fault_of_our_own_is_told_with_how_it_came_about(monkeypatch: pytest.MonkeyPatch) -> None:
    told = logged(ZeroDivisionError("no"), monkeypatch)

    assert "ZeroDivisionError: no" in told
    assert "Traceback" in told


def logged(error: Exception, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return what the log tells when a request ends so."""
    [handler] = [one for one in logging.getLogger().handlers if type(one) is logging.StreamHandler]
    monkeypatch.setattr(handler, "stream", written := io.StringIO())
    try:
        raise error
    except type(error) as raised:
        response_for_exception(HttpRequest(), raised)
    return written.getvalue()
