"""The commands, benches and the demo."""
