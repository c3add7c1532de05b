"""How a reading is compared with what a careful person reads: the rules of the development corpus, in small."""
