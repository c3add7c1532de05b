"""How much of a file is looked at: every limit of this folder, so that no file can hang or flood the reader."""

MAX_FILE_BYTES = 20 * 1024 * 1024
"""The largest file that is opened."""

MAX_ZIP_ENTRIES = 10_000
MAX_PART_BYTES = 32 * 1024 * 1024
"""The largest unpacked part of a packed document; pictures are never unpacked."""

MAX_UNPACKED_BYTES = 48 * 1024 * 1024
"""All parts of one document that are unpacked, together."""

MAX_RATIO, RATIO_FREE_BYTES = 250, 1024 * 1024
"""How many times a part may grow when it is unpacked, and the size below which that is not asked."""

MAX_XML_TAGS, MAX_XML_ATTRIBUTES = 1_200_000, 1_200_000
"""Opening and closing tags, and attributes, of one XML part: memory follows their number, not the bytes."""

MAX_TABLE_DEPTH = 20
"""Tables within tables."""

MAX_PAGE_TAGS, MAX_PAGE_DEPTH = 200_000, 2_000
"""Of one HTML page: tags, and elements within elements."""

MAX_LINES = 400_000
"""Of one text file."""

MAX_CHARACTERS = 2_000_000
"""Of the text of one document, whatever its format: some thousand pages. The reader's memory follows their number."""

MAX_RICH_DEPTH, MAX_RICH_TOKENS = 200, 2_000_000
"""Of one RTF document: groups within groups, and commands with the pieces of text between them."""

MAX_RICH_ASIDES = 20_000
"""Notes and text boxes of one RTF document: each takes the memory of many commands."""

MAX_PDF_PAGES, MAX_PDF_CHARACTERS = 2_000, MAX_CHARACTERS
"""Of one PDF."""

MAX_ARCHIVE_BYTES, MAX_ARCHIVE_DEPTH, MAX_DOCUMENTS = 256 * 1024 * 1024, 3, 2_000
"""Of an archive or a letter with all that is in it: bytes unpacked, archives within archives, documents."""

MAX_MAIL_PARTS, MAX_MAIL_LINES = 500, 600_000
"""Of one letter."""
