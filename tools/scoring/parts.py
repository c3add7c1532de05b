"""The parts of version 1.1 beside the gold of their document: what is told of plans, sittings, acts and reports.

The record that was read is first brought into the shape of the gold, so that a document read as its gold has no miss.
"""

from collections.abc import Callable, Iterable
from typing import Any

from tools.scoring.alike import Item, likeness, overlap, pair, same_party, same_person, same_place, stems
from tools.scoring.tally import Miss, Tally

NEAR = 0.5  # of the words of a measure, a decision, an outcome
Alike = Callable[[Any, Any], bool]


def compare_parts(name: str, gold: Item, read: Item) -> Tally:
    """Return what of a document's parts was read right and wrong, as a tally of one document.

    Args:
        gold: as `tests.corpus.parts` returns it.
        read: in the same shape, for instance by `plain_parts`.
    """
    tally = Tally(documents=1)
    counter = _Counter(name, tally)
    for field, one in (("measures", "measure"), ("decisions", "decision")):
        for here, there in counter.pairs(field, gold[field], read[field], _near_text):
            counter.value(f"{one}_number", here["number"], there["number"])
            counter.value(f"{one}_term", here["term"], there["term"])
            counter.pairs(f"{one}_executors", here["executors"], there["executors"], _near_name)
    counter.meeting(gold["meeting"], read["meeting"])
    for here, there in counter.pairs("acts", gold["acts"], read["acts"], _same("kind")):
        counter.value("act_by", here["by"], there["by"], same_party)
        for field in ("on", "effective", "until", "period", "agreement_day"):
            counter.value(f"act_{field}", here[field], there[field])
        counter.pairs("act_changes", here["changes"], there["changes"], _same("kind", "clause"), shows=False)
    for here, there in counter.pairs("outcomes", gold["outcomes"], read["outcomes"], _near_text):
        counter.value("outcome_state", here["state"], there["state"])
    for field, keys in FLAT.items():
        counter.pairs(field, gold[field], read[field], _same(*keys))
    return tally


FLAT = {
    "term_ends": ("kind", "end"),
    "effects": ("event", "after"),
    "provisionals": ("value",),
    "subdivisions": ("code",),
}


class _Counter:
    def __init__(self, name: str, tally: Tally) -> None:
        self.name, self.tally = name, tally

    def pairs(
        self,
        field: str,
        golds: list[Item],
        reads: list[Item],
        alike: Callable[[Item, Item], float],
        *,
        shows: bool = True,
    ) -> list[tuple[Item, Item]]:
        pairs, lone, extra = pair(golds, reads, alike)
        self.tally.right[field] += len(pairs)
        for here, there in pairs:
            if shows and "spans" in here and "spans" in there:
                self.tally.shown[field] += 1
                self.tally.fitting[field] += overlap(here["spans"], there["spans"])
        for one in lone:
            self._miss(field, self.tally.missed, f"missed {_said(one)!r}")
        for one in extra:
            self._miss(field, self.tally.wrong, f"invented {_said(one)!r}")
        return pairs

    def value(self, field: str, gold: Any, read: Any, same: Alike = lambda one, other: bool(one == other)) -> None:
        if gold is None and read is None:
            return
        if gold is not None and read is not None and same(gold, read):
            self.tally.right[field] += 1
            return
        self.tally.wrong[field] += read is not None
        self.tally.missed[field] += gold is not None
        self.tally.misses.append(Miss(self.name, field, f"gold {gold!r}, read {read!r}"))

    def meeting(self, gold: Item | None, read: Item | None) -> None:
        here, there = gold or NO_MEETING, read or NO_MEETING
        for field, same in SITTING.items():
            self.value(f"meeting_{field}", here[field], there[field], same)
        for field, alike in PRESENT.items():
            golds, reads = ([{"name": name} for name in one[field]] for one in (here, there))
            self.pairs(f"meeting_{field}", golds, reads, alike)

    def _miss(self, field: str, counted: Any, told: str) -> None:
        counted[field] += 1
        self.tally.misses.append(Miss(self.name, field, told))


def _said(item: Item) -> str:
    return str(item.get("name") or item.get("text") or {key: value for key, value in item.items() if key != "spans"})


def _near_text(gold: Item, read: Item) -> float:
    score = likeness(gold["text"], read["text"], stems)
    return score if score >= NEAR else 0.0


def _near_name(gold: Item, read: Item) -> float:
    score = max(likeness(gold["name"], read["name"], stems), float(same_person(gold["name"], read["name"])))
    return score if score >= NEAR else 0.0


def _same(*keys: str) -> Callable[[Item, Item], float]:
    return lambda gold, read: float(all(gold[key] == read[key] for key in keys))


SITTING: dict[str, Alike] = {
    "number": lambda one, other: bool(one == other),
    "held_on": lambda one, other: bool(one == other),
    "place": same_place,
    "body": lambda one, other: likeness(one, other, stems) >= 0.75,
    "secretary": same_person,
}
PRESENT: dict[str, Callable[[Item, Item], float]] = {
    "chairs": lambda one, other: float(same_person(one["name"], other["name"])),
    "present": lambda one, other: float(same_person(one["name"], other["name"])),
    "agenda": lambda one, other: float(likeness(one["name"], other["name"], stems) >= NEAR),
}
NO_MEETING: Item = dict.fromkeys(SITTING) | {name: [] for name in PRESENT}


def plain_parts(read: Item) -> Item:
    """Return the parts of a record in the shape of the gold."""
    agreements = read.get("agreements") or []
    return {
        "measures": [_row(one) for one in read.get("measures") or []],
        "decisions": [_row(one) for one in read.get("decisions") or []],
        "acts": [_act(one) for one in read.get("acts") or []],
        "outcomes": [{"state": one["state"], **_worded(one["text"])} for one in read.get("outcomes") or []],
        "meeting": _meeting(read["meeting"]) if read.get("meeting") else None,
        "term_ends": [
            {"kind": end["kind"], "end": end["date"] or end["period"] or end["event"], "spans": end["spans"]}
            for agreement in agreements
            for end in agreement.get("term_ends") or []
        ],
        "effects": [one["effect"] for one in agreements if one.get("effect")],
        "provisionals": [one["provisional"] for one in agreements if one.get("provisional")],
        "subdivisions": _once(
            {"code": party["subdivision"], "spans": party["spans"]}
            for agreement in agreements
            for party in agreement["parties"]
            if party.get("subdivision")
        ),
    }


def _once(items: Iterable[Item]) -> list[Item]:
    """Return one of each code: the parties of several agreements of a document may be the same."""
    return list({item["code"]: item for item in reversed(list(items))}.values())


def _value(sourced: Item | None) -> Any:
    return sourced["value"] if sourced else None


def _worded(text: Item) -> Item:
    return {"text": text["value"], "spans": text["spans"]}


def _row(read: Item) -> Item:
    term = read["term"]
    return {
        "number": _value(read["number"]),
        **_worded(read["text"]),
        "term": {"kind": term["kind"], "end": term["ends_on"] or term["period"]} if term else None,
        "executors": [{"name": one["name"], "side": one["side"]} for one in read["executors"]],
    }


def _act(read: Item) -> Item:
    return {
        "kind": read["kind"],
        "spans": read["spans"],
        "by": read["by"],
        "agreement_day": _value((read["agreement"] or {}).get("signed_on")),
        "changes": [{"kind": one["kind"], "clause": _value(one["clause"])} for one in read["changes"]],
        **{field: _value(read[field]) for field in ("on", "effective", "until", "period")},
    }


def _meeting(read: Item) -> Item:
    return {
        **{field: _value(read[field]) for field in ("number", "held_on", "place", "body")},
        "secretary": read["secretary"]["name"] if read["secretary"] else None,
        "chairs": [one["name"] for one in read["chairs"]],
        "present": [one["name"] for one in read["present"]],
        "agenda": [one["text"]["value"] for one in read["agenda"]],
    }
