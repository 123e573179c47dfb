"""The site: settings, addresses, and the process that serves them."""
