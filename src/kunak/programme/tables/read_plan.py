"""A plan that came in as a document: what was read of its measures as rows of the same table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language

from kunak.agreements.models import Party
from kunak.core import reference
from kunak.core.programme.term import MeasureTerm, term_words
from kunak.programme.models import TERM_KINDS
from kunak.programme.tables.plain import plain
from kunak.ui.templatetags.kunak_ui import sector_name

Record = Mapping[str, Any]  # `kunak.reading/1`, or a part of it


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One measure as it was read.

    Args:
        place: among the measures of the document, from 1.
        number: as the document writes it.
        cells: by the code of the column; what the document does not tell is left out.
        unplaced: bodies of which the document does not tell whose they are.
        quotes: bodies that are written otherwise in the document, in its words.
    """

    place: int
    number: str
    cells: Mapping[str, str]
    unplaced: tuple[str, ...]
    quotes: tuple[str, ...]

    @property
    def text(self) -> str:
        """The measure's words."""
        return self.cells["text"]


def read_rows(record: Record, text: str, parties: Sequence[Party]) -> list[ReadRow]:
    """Return the measures that were read of a document. No query where the parties' territories are fetched.

    Args:
        record: what was read; its spans point into `text`.
    """
    owners = _owners(record, parties)
    return [_row(place, one, text, owners) for place, one in enumerate(record.get("measures", ()), start=1)]


def _row(place: int, read: Record, text: str, owners: Mapping[str, Party]) -> ReadRow:
    placed: dict[str, list[str]] = {}
    unplaced = []
    for one in read["executors"]:
        party = _owner(one, owners)
        if party is None:
            unplaced.append(one["name"])
        else:
            placed.setdefault(f"executors_{party.letter}", []).append(one["name"])
    told = {
        "sector": _sector(read),
        "text": _value(read, "text"),
        "term": _term(read["term"]),
        "signed_result": _value(read, "expected_result"),  # in the words of the paper, however soft
        "indicator": _value(read, "indicator"),
        "money": _value(read, "money"),
        **{code: "; ".join(names) for code, names in placed.items()},
    }
    cells = {code: words for code, words in told.items() if words}
    return ReadRow(place, _value(read, "number"), cells, tuple(unplaced), tuple(_quotes(read["executors"], text)))


def _value(read: Record, name: str) -> str:
    return " ".join(str(read[name]["value"]).split()) if read[name] else ""


def _sector(read: Record) -> str:
    code = _value(read, "sector")
    return sector_name(code) if code in reference.sectors() else ""


def _term(read: Record | None) -> str:
    """Return a term as the table writes it; in the document's words where they mean none that a plan knows."""
    if read is None:
        return ""
    days = [date.fromisoformat(read[name]) if read[name] else None for name in ("starts_on", "ends_on")]
    words = term_words(MeasureTerm(read["kind"], *days), get_language() or "ru") if read["kind"] in TERM_KINDS else ""
    return words.replace("\u00a0", " ") or " ".join(str(read["text"]).split())


def _quotes(executors: Iterable[Record], text: str) -> Iterator[str]:
    for one in executors:
        words = " ".join(" ".join(text[start:end] for start, end in one["spans"]).split())
        if words and plain(words) != plain(one["name"]):
            yield words


def _owners(record: Record, parties: Sequence[Party]) -> dict[str, Party]:
    """Return the agreement's parties by all that a document may call them, the code of a territory too."""
    known: dict[str, Party] = {}
    for party in parties:
        territory = party.territory or party.side.territory
        names = [party.name, party.label, *([territory.name, territory.short, territory.lies_in] if territory else [])]
        known |= {plain(name): party for name in names if plain(name) not in known}
    for agreement in record["agreements"]:
        for read in agreement["parties"]:
            found = known.get(plain(read["name"])) or known.get(plain(read["code"] or ""))
            if found is not None:
                known.setdefault(plain(read["name"]), found)
    return _by_letters(parties) | known


def _by_letters(parties: Sequence[Party]) -> dict[str, Party]:
    """Return the parties by the letters that offices write for their regions; none by those that two of them share.

    «РТ» may be another region for a reader who knows nothing of the sides; between them it is one.
    """
    letters = {row["id"]: plain(row["abbr"]) for row in reference.rows("regions") if row["abbr"]}
    found = [(letters[code], party) for party in parties if (code := _code(party)) in letters]
    called = [abbreviation for abbreviation, _ in found]
    return {abbreviation: party for abbreviation, party in found if called.count(abbreviation) == 1}


def _code(party: Party) -> str:
    territory = party.territory or party.side.territory
    return territory.lies_in if territory else ""


def _owner(read: Record, owners: Mapping[str, Party]) -> Party | None:
    """Return whose body it is, as the document says or as its name ends; a stranger to the agreement is nobody's."""
    told = read["side"] or read["code"] or read["name"].split()[-1]
    return owners.get(plain(told))
