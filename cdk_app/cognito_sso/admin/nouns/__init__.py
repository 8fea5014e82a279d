"""The command's nouns, one file each, and their verbs."""
