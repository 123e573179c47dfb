"""Official papers in the layout of decree 30/2020/NĐ-CP: plain pieces in, Word and PDF/A out."""
