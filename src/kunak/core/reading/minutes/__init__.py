"""Minutes of meetings: who sat when and where, what was on the agenda, what was decided and who is to do it."""
