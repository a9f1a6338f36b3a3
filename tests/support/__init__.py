"""What several tests share: small sites and snapshots of folders."""
