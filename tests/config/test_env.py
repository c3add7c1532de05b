"""Settings are read with their types, and a bad one is named."""

from pathlib import Path

import pytest

from kunak.config import env
from kunak.core.errors import BadInput


@pytest.mark.parametrize(("text", "value"), [("1", True), ("Yes", True), ("0", False), ("", False), ("off", False)])
def test_a_flag_is_yes_or_no(monkeypatch: pytest.MonkeyPatch, text: str, value: bool) -> None:
    monkeypatch.setenv("KUNAK_TRY", text)

    assert env.flag("KUNAK_TRY") is value


@pytest.mark.parametrize(
    "call",
    [lambda: env.flag("KUNAK_TRY"), lambda: env.number("KUNAK_TRY", 1), lambda: env.database("KUNAK_TRY", Path("x"))],
)
def test_a_bad_value_is_named(monkeypatch: pytest.MonkeyPatch, call: object) -> None:
    monkeypatch.setenv("KUNAK_TRY", "maybe")

    with pytest.raises(BadInput) as refusal:
        call()  # type: ignore[operator]

    assert refusal.value.field == "KUNAK_TRY"


def test_postgresql_is_chosen_by_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUNAK_TRY", "postgres://a%40b:p%2Fw@db.example:5433/kunak?sslmode=require")

    chosen = env.database("KUNAK_TRY", Path("x"))

    wanted = {"NAME": "kunak", "USER": "a@b", "PASSWORD": "p/w", "HOST": "db.example", "PORT": "5433"}
    assert chosen["OPTIONS"] == {"sslmode": "require"}
    assert {key: chosen[key] for key in wanted} == wanted


def test_a_local_socket_is_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUNAK_TRY", "postgresql://postgres:@/postgres?host=/run/pg")

    assert env.database("KUNAK_TRY", Path("x"))["HOST"] == "/run/pg"


def test_sqlite_waits_for_its_turn_and_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KUNAK_TRY", raising=False)

    options = env.database("KUNAK_TRY", Path("x"))["OPTIONS"]

    assert isinstance(options, dict)
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in options["init_command"]
