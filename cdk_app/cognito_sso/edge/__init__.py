"""What stands before the APIs: sites behind a CDN, their domains, access logs and the firewall."""
