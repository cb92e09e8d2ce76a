"""Photos: pixel size, orientation, damage, and the bytes that go into a PDF.

With `press` the only home of Pillow, which is loaded for what is not a plain JPEG. Sizes
are pixels as the photo is seen upright, after its orientation; encoded pictures lie as
they are stored.
"""

from pagesetter.pictures.looking import MAX_JPEG_BYTES as MAX_JPEG_BYTES
from pagesetter.pictures.looking import encode_picture as encode_picture
from pagesetter.pictures.looking import open_picture as open_picture
from pagesetter.pictures.model import MAX_PIXELS as MAX_PIXELS
from pagesetter.pictures.model import EncodedPicture as EncodedPicture
from pagesetter.pictures.model import Picture as Picture
from pagesetter.pictures.model import PictureError as PictureError
