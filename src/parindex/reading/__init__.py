"""Documents in: PDF, DOCX, XLSX, text and scans become a Sheet."""
