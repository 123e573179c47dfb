"""Documents as a scanner gives them back: pictures of their pages and no letters."""

from pathlib import Path

import numpy as np
import pypdfium2
import pypdfium2.raw


def print_and_scan(document: Path, pages: int, degrees: float, scanned: Path) -> Path:
    """The first pages as a scanner would give them: 200 dpi, turned, in the shade at one side, with grain and dust."""
    chance = np.random.default_rng(7)
    slope = np.tan(np.radians(degrees))
    source, copy = pypdfium2.PdfDocument(document), pypdfium2.PdfDocument.new()
    for number in range(pages):
        bitmap = source[number].render(scale=400 / 72, grayscale=True)
        paper = bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width].astype(float)
        height, width = (length // 2 * 2 for length in paper.shape)
        ys, xs = np.mgrid[:height, :width]
        from_y = np.clip(np.rint(ys + (xs - width / 2) * slope), 0, height - 1).astype(int)
        from_x = np.clip(np.rint(xs - (ys - height / 2) * slope), 0, width - 1).astype(int)
        turned = paper[from_y, from_x].reshape(height // 2, 2, width // 2, 2).mean(axis=(1, 3))
        turned = 25 + turned * np.linspace(0.75, 0.87, width // 2) + chance.normal(0, 8, turned.shape)
        for y, x in chance.integers(0, min(turned.shape) - 3, (200, 2)):
            turned[y : y + 3, x : x + 2] -= 120
        _add_picture(copy, np.clip(turned, 0, 255).astype(np.uint8), source[number].get_size())
    copy.save(scanned)
    return scanned


def _add_picture(document: pypdfium2.PdfDocument, picture: np.ndarray, size: tuple[float, float]) -> None:
    height, width = picture.shape
    bitmap = pypdfium2.PdfBitmap.new_native(width, height, pypdfium2.raw.FPDFBitmap_Gray)
    bitmap.to_numpy().reshape(height, -1)[:, :width] = picture
    image = pypdfium2.PdfImage.new(document)
    image.set_bitmap(bitmap)
    image.set_matrix(pypdfium2.PdfMatrix().scale(*size))
    page = document.new_page(*size)
    page.insert_obj(image)
    page.gen_content()
