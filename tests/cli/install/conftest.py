from tests.cli.install.image import image

__all__ = ["image"]
