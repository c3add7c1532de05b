"""What rules of one document share."""

from kunak.core.reading.context import Context, found_once
from kunak.core.reading.text import Text


def test_what_is_asked_of_a_document_again_is_found_once() -> None:
    asked: list[int] = []

    @found_once
    def twice(context: Context, number: int) -> str:
        asked.append(number)
        return context.text.raw * number

    first, second = Context(Text("а")), Context(Text("б"))

    assert [twice(context, 2) for context in (first, first, second)] == ["аа", "аа", "бб"]
    assert (twice(first, 3), asked) == ("ааа", [2, 2, 3])
