"""Dates, times and numbers as the archive writes them; Django reads these modules by FORMAT_MODULE_PATH."""
