"""Vietnamese official text: normalising, legacy encodings, numbers, dates, document numbers, periods."""
