"""What a document announces: events and deeds with the time that is told of each."""
