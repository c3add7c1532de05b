"""Tables of word forms: made once from the reference data, matched in one pass."""
