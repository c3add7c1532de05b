"""Valid files changed at random end in a text or in a refusal, whatever the change. `tools/fuzz_formats.py` goes on."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.reading.formats.seeds import SEEDS
from tools.fuzz_formats import changed, check

from kunak.core.reading.formats import open_source, open_sources
from kunak.core.reading.formats.errors import FormatError
from kunak.core.reading.source import SourceText


@pytest.mark.parametrize("kind", SEEDS)
def test_the_files_that_fuzzing_begins_with_are_read(kind: str) -> None:
    for data in SEEDS[kind]:
        assert all(isinstance(opened.outcome, SourceText) for opened in open_sources(data, f"a.{kind.lower()}"))


@pytest.mark.parametrize("kind", SEEDS)
@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_a_changed_file_ends_in_a_text_or_in_a_refusal(kind: str, seed: int) -> None:
    chance = random.Random(seed)
    data = changed(chance.choice(SEEDS[kind]), SEEDS[kind], chance)

    for opened in open_sources(data, f"a.{kind.lower()}"):
        if isinstance(opened.outcome, SourceText):
            check(opened.outcome)
        else:
            assert isinstance(opened.outcome, FormatError)


@pytest.mark.parametrize("kind", SEEDS)
@settings(max_examples=25, deadline=None)
@given(data=st.binary(max_size=300), suffix=st.sampled_from([*SEEDS, "doc", "png", ""]))
def test_any_bytes_after_a_true_beginning_end_in_a_text_or_in_a_refusal(kind: str, data: bytes, suffix: str) -> None:
    beginning = SEEDS[kind][0][: len(SEEDS[kind][0]) // 2]

    for opened in open_sources(beginning + data, f"a.{suffix}"):
        assert isinstance(opened.outcome, SourceText | FormatError)


@pytest.mark.parametrize("kind", [kind for kind in SEEDS if kind not in {"ZIP", "TXT"}])
@pytest.mark.parametrize("suffix", ["txt", "docx", "odt", "rtf", "pdf", "html", "eml", "zip", "doc", ""])
def test_a_wrong_ending_of_the_name_changes_nothing(kind: str, suffix: str) -> None:
    data = SEEDS[kind][0]

    assert open_source(data, f"a.{suffix}").raw == open_source(data, f"a.{kind.lower()}").raw
