"""Files by the hash of their content."""

from django.db import models


class File(models.Model):
    """One stored content, whatever names it came under. `media` is told by its bytes."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField()
    media = models.CharField(max_length=20)
    stored_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.sha256

    @property
    def place(self) -> str:
        """Its name in the store."""
        return f"{self.sha256[:2]}/{self.sha256}"
