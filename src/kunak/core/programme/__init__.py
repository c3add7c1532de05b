"""The rules of road maps: proposals from commitments, terms of measures, coverage, differences of versions. Pure."""
