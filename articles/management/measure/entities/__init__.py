"""How long the pages of names take, on an invented archive in which one name is in a great many stories."""
