"""The register of services: what each entry may hold, and how the layers are laid on each other."""
