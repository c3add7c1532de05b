"""What every installation stands on, whatever its operator configures."""

from django.conf import settings
from django.contrib.auth.hashers import make_password


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
