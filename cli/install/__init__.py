"""`besti install`: makes a machine start Besti by itself, by files for systemd, weston, PAM and udev."""
