"""What the rooms above hear of territories, inside the transaction that tells it."""

from django.dispatch import Signal

# a municipality was added, or its names were changed; gives `municipality` and `by`, who is told how many parties of
# agreements were found to be this municipality: receivers return that number
municipality_told = Signal()
