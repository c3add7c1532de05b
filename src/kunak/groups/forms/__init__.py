"""What people type about groups."""

from kunak.groups.forms.groups import EndForm, GroupForm, MemberForm, RuleForm, shown_group

__all__ = ["EndForm", "GroupForm", "MemberForm", "RuleForm", "shown_group"]
