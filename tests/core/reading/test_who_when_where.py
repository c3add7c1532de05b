"""Who agreed, when, where and for how long: short texts in many wordings, each with what must be read from it.

`who_when_where.txt` holds the cases, with `who_signed.txt` (ways to tell who agreed with whom) and
`who_signed_apart.txt` (signers told apart from the signing), parted by `----`: the text, then lines `> field: value`.
Of several signings the values are parted by ` // `; of none, the fields are those of the first agreement that is
named, or `none`. `not_signed_now.txt` holds what only looks like a signing, `legal_texts.txt` agreements and acts about
them as legal sites print them: whole, by single articles, with the heads and notes of the site, `news_of_agencies.txt`
what pages of agencies and papers print round their news and in it, `pages_of_the_press.txt` wordings of such pages.
"""

from pathlib import Path

from kunak.core.reading import read
from kunak.core.reading.formats import open_source
from kunak.core.reading.record import Agreement, Record

FILES = (
    "who_when_where.txt",
    "who_signed.txt",
    "who_signed_apart.txt",
    "not_signed_now.txt",
    "legal_texts.txt",
    "news_of_agencies.txt",
    "pages_of_the_press.txt",
)
CASES = [
    case for name in FILES for case in (Path(__file__).parent / name).read_text(encoding="utf-8").split("\n----\n")
]


def test_who_when_and_where_are_read() -> None:
    assert len(CASES) > 700
    assert [wrong for case in CASES for wrong in misread(case)] == []


def misread(case: str) -> list[str]:
    """Return what of a case is read otherwise than its lines say, with the text's beginning."""
    lines = case.strip("\n").split("\n")
    text = "\n".join(line for line in lines if not line.startswith("> ")) + "\n"
    wanted = (line[2:].split(":", 1) for line in lines if line.startswith("> "))
    told = read_of(read(open_source(text.encode(), "case.txt")))
    return [
        f"{lines[0][:70]} …: {field} is {told[field]!r}, not {value.strip()!r}"
        for field, value in wanted
        if told[field] != value.strip()
    ]


def read_of(record: Record) -> dict[str, str]:
    """Return what a record says of its signings, one string a field."""
    named = [one for one in record.agreements if one.event == "signed"] or list(record.agreements[:1])
    out = {field: " // ".join(value(one) for one in named) for field, value in FIELDS.items()}
    return out | {"event": out["event"] or "none", "genre": record.genre}


def _signers(agreement: Agreement) -> str:
    return "; ".join(f"{one.name}, {one.post or '-'}, {one.party or '-'}" for one in agreement.signatories)


FIELDS = {
    "event": lambda one: one.event,
    "kind": lambda one: one.kind,
    "title": lambda one: one.title.value if one.title else "-",
    "day": lambda one: one.signed_on.value if one.signed_on else "-",
    "place": lambda one: one.place.value if one.place else "-",
    "parties": lambda one: "; ".join(
        party.name if party.type == "territory" else f"{party.name} [{party.type}]" for party in one.parties
    ),
    "signers": _signers,
    "sectors": lambda one: "; ".join(sector.value for sector in one.sectors),
    "coordinators": lambda one: "; ".join(f"{body.name} [{body.code}]" for body in one.coordinators),
    "term": lambda one: one.term.value if one.term else "-",
    "renewal": lambda one: one.renewal.value if one.renewal else "-",
    "in_force": lambda one: one.in_force.value if one.in_force else "-",
    "groups": lambda one: one.working_groups.value if one.working_groups else "-",
    "quotes": lambda one: "; ".join(f"{quote.speaker or '-'}: {quote.text}" for quote in one.quotes) or "-",
    "commitments": lambda one: "; ".join(told.text for told in one.commitments) or "-",
    "planned": lambda one: "; ".join(told.text for told in one.planned) or "-",
    "supersedes": lambda one: "; ".join(act.value for act in one.supersedes),
}
