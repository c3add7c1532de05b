"""What the source puts in doubt is told, and makes the reader less sure."""

from dataclasses import replace

from tests.core.reading.given import source_of

from kunak.core.reading import read, to_json

TEXT = "30 мая 2025 г. в Магасе Республика Татарстан и Республика Ингушетия подписали соглашение на пять лет."


def confidences(record: object) -> list[float]:
    if isinstance(record, dict):
        own = [record["confidence"]] if "confidence" in record else []
        return own + [found for value in record.values() for found in confidences(value)]
    return [found for value in record for found in confidences(value)] if isinstance(record, list) else []


def test_values_of_recognised_text_are_less_sure_and_it_is_told() -> None:
    sure = to_json(read(source_of(TEXT)))
    seen = to_json(read(replace(source_of(TEXT), is_recognised=True)))

    assert confidences(seen) == [round(value * 0.8, 4) for value in confidences(sure)]
    assert confidences(sure)
    assert [warning["code"] for warning in seen["warnings"]] == [
        *(w["code"] for w in sure["warnings"]),
        "recognised_text",
    ]


def test_what_was_left_unread_is_told_by_its_name() -> None:
    record = read(replace(source_of(TEXT), unread=("s3", "план.docx")))

    assert record.warnings[-1].code == "not_read"
    assert record.warnings[-1].message.endswith("s3, план.docx")


def test_an_ordinary_source_puts_nothing_in_doubt() -> None:
    assert not {"recognised_text", "not_read"} & {warning.code for warning in read(source_of(TEXT)).warnings}
