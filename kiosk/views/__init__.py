"""What the kiosk's pages show: frozen records, the pure functions that make them, and the objects that QML reads."""
