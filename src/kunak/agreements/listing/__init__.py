"""What the lists of the register are answered from, ready with its indexes: see `tables` and `keeping`."""
