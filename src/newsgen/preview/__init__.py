"""The site in a browser while it is being written; never in build/, listening on loopback."""
