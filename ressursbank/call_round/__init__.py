"""The call round: what the municipality must ring, what to ask, and where the answers belong."""
