"""Codes of the room in the words that people read."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

Words = Mapping[str, str | Promise]
STAGES: Words = {
    "intent": pgettext_lazy("stage", "proposed"),
    "drafting": pgettext_lazy("stage", "being written"),
    "disputed": pgettext_lazy("stage", "with disagreements"),
    "approval": pgettext_lazy("stage", "on approval"),
    "agreed": pgettext_lazy("stage", "agreed"),
    "signed": pgettext_lazy("stage", "signed, being registered"),
    "registered": pgettext_lazy("stage", "registered"),
    "not_concluded": pgettext_lazy("stage", "not concluded"),
}
VISAS: Words = {
    "visa": pgettext_lazy("of a body", "visa"),
    "legal": gettext_lazy("legal conclusion"),
    "financial": gettext_lazy("financial conclusion"),
    "foreign": gettext_lazy("conclusion of the foreign ministry"),
    "justice": gettext_lazy("conclusion of the ministry of justice"),
    "other": gettext_lazy("other conclusion"),
}
OUTCOMES: Words = {
    "agreed": pgettext_lazy("visa", "without remarks"),
    "with_remarks": pgettext_lazy("visa", "with remarks"),
    "refused": pgettext_lazy("visa", "refused"),
}
STEPS: Words = {
    "intent": pgettext_lazy("step", "Proposal"),
    "text": pgettext_lazy("step", "First text"),
    "sending": pgettext_lazy("step", "Text sent to all sides"),
    "approval": pgettext_lazy("step", "Consent to the text"),
    "settling": pgettext_lazy("step", "Disagreements settled"),
    "signing": pgettext_lazy("step", "Signing"),
    "law": pgettext_lazy("step", "Approval by the legislature"),
    "hand_over": pgettext_lazy("step", "Original handed over"),
    "registration": pgettext_lazy("step", "Registration"),
    "publication": pgettext_lazy("step", "Publication"),
}
LIMITS: Words = {
    "text": gettext_lazy("From the proposal to the first text"),
    "visa": gettext_lazy("For a visa or a conclusion"),
    "approval": gettext_lazy("From sending a text to our consent"),
    "signing": gettext_lazy("From the last consent to the signing"),
    "law": gettext_lazy("From the signing to the approving act"),
}
