"""The search: what is in each language's list, and the words that help people find it."""
