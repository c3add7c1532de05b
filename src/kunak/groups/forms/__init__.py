"""What people type about groups."""

from kunak.groups.forms.groups import EndForm, GroupForm, MemberForm, RuleForm, shown_group
from kunak.groups.forms.meetings import (
    CancelForm,
    ItemForm,
    MeetingForm,
    PlanForm,
    ReplyForm,
    shown_item,
    shown_meeting,
)
from kunak.groups.forms.minutes import PaperForm
from kunak.groups.forms.sitting import DecisionForm, shown_decision

__all__ = [
    "CancelForm",
    "DecisionForm",
    "EndForm",
    "GroupForm",
    "ItemForm",
    "MeetingForm",
    "MemberForm",
    "PaperForm",
    "PlanForm",
    "ReplyForm",
    "RuleForm",
    "shown_decision",
    "shown_group",
    "shown_item",
    "shown_meeting",
]
