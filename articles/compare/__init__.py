"""Two texts: what differs between them, word by word, and how alike they are. Pure."""
