"""What a service day comes to, in sums that can be added up over days and sites. Pure; see docs/summary.md."""
