"""Pictures of every page in every way that it can look, made without a hub: `besti kiosk --shots DIR`."""
