"""Pages in a browser: counter, phone, hall."""
