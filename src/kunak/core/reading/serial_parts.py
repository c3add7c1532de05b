"""The parts of version 1.1 as plain dictionaries; each is there only where something was read."""

from typing import TYPE_CHECKING

from kunak.core.reading.record import Agreement, Parts
from kunak.core.reading.record.terms import Effect, TermEnd
from kunak.core.reading.serial_values import Json, party, person, sourced, spans, value

if TYPE_CHECKING:  # they are loaded with the first paper that has any
    from kunak.core.reading.record.acts import AboutAgreement, Act, Change, ChangedTerms, Paper
    from kunak.core.reading.record.measures import Executor, Measure, Outcome, StatedTerm
    from kunak.core.reading.record.minutes import AgendaItem, Decision, Meeting


def of_agreement(read: Agreement) -> Json:
    """Return what an agreement has beyond version 1."""
    out: Json = {}
    if read.term_ends:
        out["term_ends"] = [_term_end(end) for end in read.term_ends]
    if read.effect is not None:
        out["effect"] = _effect(read.effect)
    if read.provisional is not None:
        out["provisional"] = sourced(read.provisional)
    return out


def of_document(read: Parts) -> Json:
    """Return what a document has beside its agreements."""
    out: Json = {}
    if read.measures:
        out["measures"] = [_measure(measure) for measure in read.measures]
    if read.meeting is not None:
        out["meeting"] = _meeting(read.meeting)
    if read.decisions:
        out["decisions"] = [_decision(decision) for decision in read.decisions]
    if read.acts:
        out["acts"] = [_act(act) for act in read.acts]
    if read.outcomes:
        out["outcomes"] = [_outcome(outcome) for outcome in read.outcomes]
    return out


def _term_end(read: TermEnd) -> Json:
    return {
        "kind": read.kind,
        "date": read.date,
        "is_inclusive": read.is_inclusive,
        "period": read.period,
        "event": read.event,
        "spans": spans(read.spans),
        "confidence": read.confidence,
    }


def _effect(read: Effect) -> Json:
    return {"event": read.event, "after": read.after, "spans": spans(read.spans), "confidence": read.confidence}


def _executor(read: "Executor") -> Json:
    return {
        "name": read.name,
        "type": read.type,
        "side": read.side,
        "code": read.code,
        "spans": spans(read.spans),
        "confidence": read.confidence,
    }


def _term(read: "StatedTerm | None") -> Json | None:
    if read is None:
        return None
    out: Json = {
        "text": read.text,
        "kind": read.kind,
        "starts_on": read.starts_on,
        "ends_on": read.ends_on,
        "period": read.period,
        "spans": spans(read.spans),
        "confidence": read.confidence,
    }
    if read.derived:
        out["derived"] = True
    return out


def _measure(read: "Measure") -> Json:
    return {
        "number": value(read.number),
        "text": sourced(read.text),
        "section": value(read.section),
        "sector": value(read.sector),
        "executors": [_executor(executor) for executor in read.executors],
        "term": _term(read.term),
        "expected_result": value(read.expected_result),
        "indicator": value(read.indicator),
        "money": value(read.money),
        "clause": value(read.clause),
    }


def _meeting(read: "Meeting") -> Json:
    return {
        "number": value(read.number),
        "held_on": value(read.held_on),
        "place": value(read.place),
        "body": value(read.body),
        "chairs": [person(one) for one in read.chairs],
        "secretary": None if read.secretary is None else person(read.secretary),
        "present": [person(one) for one in read.present],
        "attendance": value(read.attendance),
        "agenda": [_item(item) for item in read.agenda],
    }


def _item(read: "AgendaItem") -> Json:
    return {
        "number": value(read.number),
        "text": sourced(read.text),
        "heard": [person(one) for one in read.heard],
        "spoke": [person(one) for one in read.spoke],
    }


def _decision(read: "Decision") -> Json:
    return {
        "number": value(read.number),
        "item": value(read.item),
        "text": sourced(read.text),
        "executors": [_executor(executor) for executor in read.executors],
        "term": _term(read.term),
    }


def _act(read: "Act") -> Json:
    return {
        "kind": read.kind,
        "on": value(read.on),
        "by": None if read.by is None else party(read.by),
        "to": [party(one) for one in read.to],
        "agreement": None if read.agreement is None else _about(read.agreement),
        "effective": value(read.effective),
        "period": value(read.period),
        "until": value(read.until),
        "by_agreement": value(read.by_agreement),
        "terms": None if read.terms is None else _terms(read.terms),
        "changes": [_change(change) for change in read.changes],
        "person": None if read.person is None else person(read.person),
        "paper": None if read.paper is None else _paper(read.paper),
        "spans": spans(read.spans),
        "confidence": read.confidence,
    }


def _about(read: "AboutAgreement") -> Json:
    return {
        "kind": read.kind,
        "title": value(read.title),
        "number": value(read.number),
        "signed_on": value(read.signed_on),
        "parties": [party(one) for one in read.parties],
        "spans": spans(read.spans),
    }


def _terms(read: "ChangedTerms") -> Json:
    return {
        "term": value(read.term),
        "until": value(read.until),
        "renewal": value(read.renewal),
        "renewal_period": value(read.renewal_period),
        "notice": value(read.notice),
    }


def _change(read: "Change") -> Json:
    return {
        "kind": read.kind,
        "clause": value(read.clause),
        "old": value(read.old),
        "new": value(read.new),
        "spans": spans(read.spans),
        "confidence": read.confidence,
    }


def _paper(read: "Paper") -> Json:
    return {
        "type": read.type,
        "number": value(read.number),
        "dated": value(read.dated),
        "body": None if read.body is None else party(read.body),
        "spans": spans(read.spans),
    }


def _outcome(read: "Outcome") -> Json:
    return {
        "number": value(read.number),
        "measure": value(read.measure),
        "text": sourced(read.text),
        "state": read.state,
        "quantities": [
            {"value": one.value, "unit": one.unit, "spans": spans(one.spans), "confidence": one.confidence}
            for one in read.quantities
        ],
    }
