"""The same register, pages and phrases on paper: sheets with an issue number that follows their content."""
