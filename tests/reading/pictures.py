"""Pages of a PDF turned into pictures, as scanners and the programs behind them leave them."""

from pathlib import Path

import numpy as np
import pypdfium2
import pypdfium2.raw


def as_pictures(document: Path, pages: set[int], path: Path, layer: str = "none") -> Path:
    """The document with some pages (from 1) as pictures: their text gone, or left "under" or "invisible" over them."""
    source = pypdfium2.PdfDocument(document.read_bytes())
    for number, page in enumerate(source, 1):
        if number not in pages:
            continue
        pixels = page.render(scale=300 / 72, grayscale=True).to_numpy()
        for each in list(page.get_objects(max_depth=1)):
            if each.type != pypdfium2.raw.FPDF_PAGEOBJ_TEXT or layer == "none":
                page.remove_obj(each)
            elif layer == "invisible":
                pypdfium2.raw.FPDFTextObj_SetTextRenderMode(each, pypdfium2.raw.FPDF_TEXTRENDERMODE_INVISIBLE)
        _insert(source, page, pixels.reshape(pixels.shape[0], -1))
    source.save(path)
    return path


def _insert(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, picture: np.ndarray) -> None:
    height, width = picture.shape
    bitmap = pypdfium2.PdfBitmap.new_native(width, height, pypdfium2.raw.FPDFBitmap_Gray)
    bitmap.to_numpy().reshape(height, -1)[:, :width] = picture
    image = pypdfium2.PdfImage.new(document)
    image.set_bitmap(bitmap)
    image.set_matrix(pypdfium2.PdfMatrix().scale(*page.get_size()))
    page.insert_obj(image)
    page.gen_content()
