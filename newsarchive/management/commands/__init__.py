"""Commands that wire the archive up."""
