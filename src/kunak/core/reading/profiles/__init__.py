"""Rule packs: how each genre tells of an agreement."""
