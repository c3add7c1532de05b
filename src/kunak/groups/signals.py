"""What the rooms above hear of meetings, once it is certain."""

from django.dispatch import Signal

meeting_told = Signal()  # those invited are to learn of a call, a change or a cancellation; gives `meeting_id`
