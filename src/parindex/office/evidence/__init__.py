"""Documents as proof: files kept once by the hash of their content, with number, date and signatures."""
