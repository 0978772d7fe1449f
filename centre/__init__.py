"""The server above all sites: takes their logs, keeps what the days came to, shows all malls side by side."""
