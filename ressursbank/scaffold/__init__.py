"""New files with every field explained, so that nobody has to begin with an empty one."""
