"""Many statements at once: tables from the clipboard, cells read and written, values set, texts replaced."""
