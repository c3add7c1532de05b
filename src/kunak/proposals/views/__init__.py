"""The pages of proposals: of the side that collects them, and of whoever has a link."""

from kunak.proposals.views.collecting import collection, collections, invitation, proposal
from kunak.proposals.views.link import by_link

__all__ = ["by_link", "collection", "collections", "invitation", "proposal"]
