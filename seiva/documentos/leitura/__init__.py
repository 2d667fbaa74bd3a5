"""Files turned into HTML for reading: text, CSV, e-mail, DOCX and ODT. Pure, over open files.

What comes out is as unsafe as the file: `seiva.documentos.reproducao` sanitises it.
"""
