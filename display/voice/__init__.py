"""The voice of the waiting room: what is said of a call, the packs of clips that say it, and who hears it when."""
