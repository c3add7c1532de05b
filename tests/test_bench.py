"""The benchmarks' command, and the figures it hands on."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bench import __main__ as command
from bench import agreement_page, read_cold, read_documents, read_long, read_seed, register_import, register_large
from bench.result import Result
from bench.timing import WARM_UP, medians_ms


def test_a_benchmark_that_does_not_exist_is_told_with_those_that_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--only", "nothing"]) == 2
    assert "read_seed" in capsys.readouterr().err


def test_a_peer_that_is_not_installed_leaves_its_figures_empty_and_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(read_seed, "PEER_PACKAGES", ("no_such_package",))
    monkeypatch.setattr(read_seed, "RUNS", 1)

    status = command.main(["--json", "--only", "read_seed"])

    printed = capsys.readouterr()
    row = json.loads(printed.out)
    assert status == 0
    assert list(row) == ["name", "value", "unit", "peer", "peer_value", "ratio", "n"]
    assert (row["name"], row["peer"], row["peer_value"], row["ratio"], row["n"]) == (
        "read_seed",
        "natasha",
        None,
        None,
        1,
    )
    assert "requirements-bench.txt" in printed.err


def test_the_sample_is_read_where_the_release_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUNAK_SHARED", "/nowhere")

    path, [note] = read_seed.seed()

    assert path.exists()
    assert "sample" in note


def test_the_ratio_tells_how_many_times_the_peer_takes() -> None:
    row = Result("name", 2.0, "ms", 30, peer="peer", peer_value=25.12345).as_json()

    assert (row["ratio"], row["peer_value"]) == (12.56, 25.12)


def test_calls_take_turns_and_are_warmed_up() -> None:
    calls: list[str] = []

    medians_ms(lambda: calls.append("ours"), lambda: calls.append("theirs"), runs=2)

    assert calls == ["ours", "theirs"] * (WARM_UP + 2)


def test_the_page_is_measured_without_its_peer_where_that_is_not_installed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(agreement_page, "PEER", "no_such_package")
    monkeypatch.setattr(agreement_page, "RUNS", 1)
    monkeypatch.setattr(agreement_page, "our_page", lambda folder: (lambda: None, 19, 40_000))

    command.main(["--json", "--only", "agreement_page"])

    printed = capsys.readouterr()
    row = json.loads(printed.out)
    assert (row["unit"], row["peer"], row["peer_value"], row["ratio"]) == ("ms", "no_such_package", None, None)
    assert "19 commitments" in printed.err
    assert "requirements-bench.txt" in printed.err


def test_only_a_whole_page_counts() -> None:
    def refuses(_asked: dict[str, object], begin: Callable[..., object]) -> list[bytes]:
        begin("404 Not Found", [])
        return [b"no such page"]

    with pytest.raises(AssertionError, match="404"):
        agreement_page.answer(refuses, agreement_page.environment("/agreements/1/"))


def test_reading_in_bulk_is_measured_beside_a_loop(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KUNAK_BENCH_DOCUMENTS", "20")

    status = command.main(["--json", "--only", "read_bulk"])

    printed = capsys.readouterr()
    row = json.loads(printed.out)
    assert (status, row["n"], row["peer"]) == (0, 20, "loop / 2")
    assert row["value"] > 0
    assert "kept of twice the loop's rate" in printed.err


def test_documents_that_were_not_read_before_are_measured_beside_a_plain_scan(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(read_documents, "PEER_PACKAGES", ("no_such_package",))
    monkeypatch.setattr(read_documents, "DOCUMENTS", 3)
    monkeypatch.setattr(read_documents, "WARM_UP", 1)

    command.main(["--json", "--only", "read_documents"])

    printed = capsys.readouterr()
    row = json.loads(printed.out)
    assert (row["unit"], row["peer"], row["peer_value"], row["n"]) == ("ms", "natasha", None, 3)
    assert "documents a second on one core" in printed.err
    assert "the plain scan takes" in printed.err


def test_a_cold_start_is_measured_as_a_whole_process(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(read_cold, "RUNS", 1)
    monkeypatch.setattr(read_cold, "processor_seconds", lambda asked, _: started.append(asked) or 0.5)

    command.main(["--json", "--only", "read_cold"])

    row = json.loads(capsys.readouterr().out)
    assert (row["unit"], row["peer"], row["value"]) == ("s", "python", 0.5)
    assert [asked[1:4] for asked in started[:2]] == [["-m", "kunak.config.cli", "read"]] * 2


def test_a_long_text_is_measured_beside_its_parts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(read_long, "some_texts", lambda _: ["Текст."] * 300)

    command.main(["--json", "--only", "read_long"])

    row = json.loads(capsys.readouterr().out)
    assert (row["unit"], row["peer"]) == ("ms", "short texts")
    assert row["value"] > 0


def test_what_the_import_is_watched_by_is_there() -> None:
    from kunak.agreements.services import imports, many

    watched = re.findall(r"(imports|many)\.(\w+) = ", Path(register_import.__file__).read_text())

    assert watched
    assert all(hasattr({"imports": imports, "many": many}[module], name) for module, name in watched)


def test_a_benchmark_of_several_figures_prints_a_line_for_each(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = [register_large.Told(f"?q={number}", few=40.0, many=float(number), clock=500.0) for number in range(51, 171)]
    monkeypatch.setattr(register_large, "measure", lambda: register_large.results("lists", told))

    command.main(["--json", "--only", "register_large"])

    printed = capsys.readouterr()
    rows = [json.loads(line) for line in printed.out.splitlines()]
    assert [(row["name"], row["value"], row["peer_value"], row["unit"]) for row in rows] == [
        ("lists, p95", 165.0, 40.0, "ms"),
        ("lists, above 150 ms", 20.0, 0.0, "questions"),
        ("lists, slowest: ?q=170", 170.0, 40.0, "ms"),
    ]
    assert "4.12 times that of the small register; 20 above 150 ms, 110 above 1.5 times their own" in printed.err
