"""What `kunak standing` answers."""

import json
from collections.abc import Sequence
from datetime import date

from kunak.core.terms.errors import BadTerms
from kunak.core.terms.parse import acts_from_json, terms_from_json
from kunak.core.terms.standing import standing


def standing_lines(document: object, days: Sequence[date]) -> list[str]:
    """Return one JSON object for each day, in the order asked.

    Args:
        document: ``{"terms": …, "acts": […]}`` as JSON values; without ``acts`` nothing has happened.

    Raises:
        BadTerms: the document cannot be counted with; nothing is answered then.
    """
    if not isinstance(document, dict) or "terms" not in document:
        raise BadTerms(field="terms", value=None, reason="is missing")
    unknown = set(document) - {"terms", "acts"}
    if unknown:
        raise BadTerms(field=min(map(str, unknown)), value=None, reason="is not known here")
    terms, acts = terms_from_json(document["terms"]), acts_from_json(document.get("acts", []))
    return [json.dumps(standing(terms, acts, day).to_json(), ensure_ascii=False) for day in days]
