"""The board as QML reads it. View models decide nothing here: they announce what changed."""
