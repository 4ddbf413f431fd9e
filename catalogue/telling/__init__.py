"""What pages tell beside the papers asked for: what is related, what is new, what stands where."""
