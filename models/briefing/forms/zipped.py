"""Files that are zip archives inside (Word, workbooks), written so that the same content gives the same bytes."""

import io
import zipfile

_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can tell; the day of the briefing stands in its properties."""


def without_times(archive: bytes) -> bytes:
    """The same archive with one fixed time for every part, whenever and on whatever system it was packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _TIME)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 0
            new.writestr(part, old.read(name))
    return out.getvalue()
