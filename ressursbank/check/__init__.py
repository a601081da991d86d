"""The checks an editor's change must pass, and what each mistake is called."""
