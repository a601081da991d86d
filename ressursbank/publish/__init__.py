"""What is done to a finished build before it is published: policy, headers, offline copy, files at the root."""
