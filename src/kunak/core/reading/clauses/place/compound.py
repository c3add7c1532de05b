"""Towns of two words that both decline, which no rule of grammar tells from a body or a street: «Великих Лук»."""

from functools import cache

from kunak.core.reading.lexicon.territories import data_rows


@cache
def _forms() -> dict[str, tuple[str, str]]:
    """Return the names by their forms, folded, each with its case."""
    out: dict[str, tuple[str, str]] = {}
    for row in data_rows("compound_towns"):
        name = row["name"]
        for form, case in ((row["locative"], "loct"), (row["genitive"], "gent"), (name, "nomn")):
            out.setdefault(form.lower().replace("ё", "е"), (name, case))
        if name.split()[0].endswith("я") and name.endswith(("а", "я")):
            first, last = name.lower().replace("ё", "е").split()
            accusative = (
                f"{first[:-2]}{'юю' if first.endswith('яя') else 'ую'} {last[:-1]}{'у' if last[-1] == 'а' else 'ю'}"
            )
            out.setdefault(accusative, (name, "accs"))
    return out


def compound_town(words: str) -> tuple[str, str] | None:
    """Return the name that two words are a form of, and its case: «Великих Лук» is Великие Луки, in the genitive."""
    return _forms().get(words.lower().replace("ё", "е"))
