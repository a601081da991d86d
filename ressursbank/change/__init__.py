"""What a change touches: services, pages, translations and sheets, between an old edition and the files here."""
