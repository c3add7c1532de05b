"""Questions about drafts; answers as frozen rows."""

from kunak.drafts.queries.lists import DraftWaiting, ListedDraft, drafts_of, drafts_waiting
from kunak.drafts.queries.page import DraftPage, draft_page, seen_editions, visible_visas
from kunak.drafts.queries.panels import EditionKeys, RowShown, SigningShown, edition_keys, row_shown, signing_shown
from kunak.drafts.queries.steps import StepRow, step_rows

__all__ = [
    "DraftPage",
    "DraftWaiting",
    "EditionKeys",
    "ListedDraft",
    "RowShown",
    "SigningShown",
    "StepRow",
    "draft_page",
    "drafts_of",
    "drafts_waiting",
    "edition_keys",
    "row_shown",
    "seen_editions",
    "signing_shown",
    "step_rows",
    "visible_visas",
]
