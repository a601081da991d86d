"""The Markdown pages: front matter, the words editors may use in them, and where each page stands."""
