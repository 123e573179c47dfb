"""The official report as a paper in the layout of decree 30/2020/NĐ-CP: Word, PDF/A and Excel from the same words."""
