"""The append-only record: who did what to which record, when, before and after."""
