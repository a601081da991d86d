"""What templates print: the register and the pages as plain values in one language."""
