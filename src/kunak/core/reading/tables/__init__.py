"""Tables of a text: their rows and cells, what each column holds, sections and rows that go on."""
