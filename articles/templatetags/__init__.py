"""Links and marks for templates; no database queries."""
