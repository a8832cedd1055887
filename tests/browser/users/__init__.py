"""Tasks of the people the archive is made for, from the front page on."""
