"""One reading beside the gold of its document.

Records are paired by parties, then title and date. Only the main ones (signed; else the first) are compared field by
field. An extra record is wrong in all its values unless it is only a mention.
"""

from collections.abc import Callable
from typing import Any

from tools.scoring.alike import (
    Item,
    likeness,
    overlap,
    pair,
    party_likeness,
    record_likeness,
    same_person,
    same_place,
    same_post,
    stems,
)
from tools.scoring.tally import SCALARS, Miss, Tally

EMPTY: Item = {}


def compare(name: str, gold: Item, read: Item) -> Tally:
    """Return what one reading got right and wrong, as a tally of one document."""
    return _Comparison(name, gold, read).tally


def judged(name: str, gold: Item, read: Item) -> list[tuple[Item, bool]]:
    """Return each value of a reading that can be compared, and whether it is right."""
    return _Comparison(name, gold, read).judged


def main_records(agreements: list[Item]) -> list[Item]:
    """Return the records that the document reports on: the signed ones, else the first."""
    return [agreement for agreement in agreements if agreement.get("event") == "signed"] or agreements[:1]


class _Comparison:
    def __init__(self, name: str, gold: Item, read: Item) -> None:
        self.name, self.text, self.tally = name, read.get("text") or gold.get("text") or "", Tally(documents=1)
        self.judged: list[tuple[Item, bool]] = []
        self._bounds([read.get("agreements"), read.get("source"), read.get("warnings")])
        self._count("genre", same=gold["genre"] == read.get("genre"), gold=gold["genre"], read=read.get("genre"))
        self._scalar("published", gold["source"]["published"], (read.get("source") or EMPTY).get("published"))
        self._records(gold["agreements"], read.get("agreements") or [])
        self._doubts(gold.get("warnings") or [], read.get("warnings") or [])

    def _records(self, golds: list[Item], reads: list[Item]) -> None:
        pairs, lone, extra = pair(golds, reads, record_likeness)
        main, read_main = main_records(golds), main_records(reads)
        if len(main) == 1 and _one_left(main, lone) and _one_left(read_main, extra):
            pairs.append((_one_left(main, lone)[0], _one_left(read_main, extra)[0]))  # the same thing, badly read
            lone, extra = _without(lone, main), _without(extra, _one_left(read_main, extra))
        self._signings(golds, reads, pairs)
        for gold, read in pairs:
            if _among(gold, main):
                self._record(gold, read)
            elif read.get("event") == "signed":
                self._record(EMPTY, read)
        for gold in lone:
            if _among(gold, main):
                self._record(gold, EMPTY)
        for read in extra:
            if read.get("event") != "mentioned":
                self._record(EMPTY, read)

    def _doubts(self, golds: list[Item], reads: list[Item]) -> None:
        warned = [span for read in reads for span in read.get("spans") or []]
        self.tally.doubts += len(golds)
        self.tally.doubts_told += sum(overlap(gold.get("spans") or [], warned) for gold in golds)

    def _signings(self, golds: list[Item], reads: list[Item], pairs: list[tuple[Item, Item]]) -> None:
        here, there = (sum(item.get("event") == "signed" for item in items) for items in (golds, reads))
        told = "hit" if here and there else "false" if there else "missed" if here else "none"
        self.tally.signings[told] += 1
        hits = sum(gold["event"] == read.get("event") == "signed" for gold, read in pairs)
        self.tally.records.update(hit=hits, false=there - hits, missed=here - hits)

    def _record(self, gold: Item, read: Item) -> None:
        for field in SCALARS:
            self._scalar(field, gold.get(field), read.get(field))
        for field, alike, subs in ITEMS:
            pairs, lone, extra = pair(gold.get(field) or [], read.get(field) or [], alike)
            for one, other in pairs:
                self.tally.right[field] += 1
                self._shown(field, one, other)
                self._sure(other, right=True)
                for sub, key, same in subs:
                    self._count(sub, same=same(one[key], other.get(key)), gold=one[key], read=other.get(key))
            for one in lone:
                self._miss(field, self.tally.missed, f"missed {_said(one)!r}")
            for other in extra:
                self._miss(field, self.tally.wrong, f"invented {_said(other)!r}")
                self._sure(other, right=False)

    def _scalar(self, field: str, gold: Any, read: Any) -> None:
        if gold is None:
            self.tally.silent[field] += 1
            self.tally.filled[field] += read is not None
        same = gold is not None and read is not None and SAME.get(field, _equal)(_value(gold), _value(read))
        self._count(field, same=same, gold=_value(gold), read=_value(read))
        self._sure(read, right=same)
        if same and isinstance(gold, dict):
            self._shown(field, gold, read)

    def _count(self, field: str, *, same: bool, gold: Any, read: Any) -> None:
        if gold is None and read is None:
            return
        if same:
            self.tally.right[field] += 1
            return
        self.tally.wrong[field] += read is not None
        self.tally.missed[field] += gold is not None
        self.tally.misses.append(Miss(self.name, field, f"gold {gold!r}, read {read!r}"))

    def _miss(self, field: str, counted: Any, told: str) -> None:
        counted[field] += 1
        self.tally.misses.append(Miss(self.name, field, told))

    def _sure(self, read: Any, *, right: bool) -> None:
        if isinstance(read, dict) and "confidence" in read:
            self.tally.count_sure(read["confidence"], right=right)
            self.tally.by_rule(read.get("rule", ""), right=right)
            self.judged.append((read, right))

    def _shown(self, field: str, gold: Item, read: Item) -> None:
        self.tally.shown[field] += 1
        self.tally.fitting[field] += overlap(gold.get("spans") or [], read.get("spans") or [])

    def _bounds(self, node: Any) -> None:
        if isinstance(node, dict):
            for start, end in node.get("spans") or []:
                self.tally.spans += 1
                self.tally.bad_spans += not 0 <= start < end <= len(self.text)
            node = list(node.values())
        if isinstance(node, list):
            for inner in node:
                self._bounds(inner)


def _value(item: Any) -> Any:
    return item.get("value") if isinstance(item, dict) else item


def _said(item: Item) -> str:
    return str(item.get("name") or item.get("text") or item.get("value"))


def _among(item: Item, items: list[Item]) -> bool:
    return any(item is other for other in items)


def _one_left(main: list[Item], lone: list[Item]) -> list[Item]:
    left = [item for item in lone if _among(item, main)]
    return left if len(left) == 1 else []


def _without(items: list[Item], gone: list[Item]) -> list[Item]:
    return [item for item in items if not _among(item, gone)]


def _equal(gold: Any, read: Any) -> bool:
    return bool(gold == read)


def _words(bar: float) -> Callable[[Item, Item], float]:
    def near(gold: Item, read: Item) -> float:
        score = likeness(gold["text"], read.get("text"), stems)
        return score if score >= bar else 0.0

    return near


def _same_value(gold: Item, read: Item) -> float:
    return float(gold["value"] == read.get("value"))


SAME: dict[str, Callable[[Any, Any], bool]] = {
    "title": lambda gold, read: likeness(gold, read) >= 0.8,
    "place": same_place,
    "working_groups": lambda _, __: True,  # any words: that there is a group is what counts
}
Sub = tuple[str, str, Callable[[Any, Any], bool]]
ITEMS: tuple[tuple[str, Callable[[Item, Item], float], tuple[Sub, ...]], ...] = (
    ("parties", party_likeness, (("party_type", "type", _equal),)),
    (
        "signatories",
        lambda gold, read: float(same_person(gold["name"], read.get("name"))),
        (
            ("signatory_post", "post", same_post),
            ("signatory_party", "party", lambda gold, read: likeness(gold, read, stems) >= 0.75),
        ),
    ),
    ("coordinators", party_likeness, ()),
    ("supersedes", _same_value, ()),
    ("sectors", _same_value, ()),
    (
        "commitments",
        _words(0.5),
        (("commitment_sector", "sector", _equal), ("commitment_kind", "kind", _equal)),
    ),
    ("planned", _words(0.5), (("planned_when", "when", lambda gold, read: likeness(gold, read, stems) >= 0.5),)),
    ("quotes", _words(0.6), (("quote_speaker", "speaker", same_person),)),
)
