"""Wiring only: settings, addresses, WSGI, the embedded database, the demo."""
