"""Kinds of file by media type: which show themselves, which need a rendition, and of what kind."""

_OD = "application/vnd.oasis.opendocument."
_OX = "application/vnd.openxmlformats-officedocument."
PDF = "application/pdf"

# Shown by the browser itself, without running anything of the file's own.
IMAGENS = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
AUDIOS = frozenset({"audio/mpeg", "audio/ogg", "audio/wav", "audio/mp4"})
VIDEOS = frozenset({"video/mp4", "video/webm"})
MIDIAS = AUDIOS | VIDEOS
MENSAGENS = frozenset({"message/rfc822", "application/vnd.ms-outlook"})
# Drawn as PDF by LibreOffice. The value is the extension under which it knows them.
DE_ESCRITORIO = {
    "application/msword": "doc",
    "application/vnd.ms-powerpoint": "ppt",
    "application/rtf": "rtf",
    f"{_OX}presentationml.presentation": "pptx",
    f"{_OD}presentation": "odp",
    f"{_OD}graphics": "odg",
}
# Without LibreOffice there is nothing to show of these.
SO_COM_ESCRITORIO = frozenset({"application/msword", "application/vnd.ms-powerpoint"})
ENCADERNADAS = frozenset({"image/tiff", "image/bmp"})
# Read as a page of text, tables or names.
EM_PAGINA = frozenset(
    {
        *("text/plain", "text/csv", "application/json", "application/xml", "application/zip"),
        *(f"{_OX}wordprocessingml.document", f"{_OD}text"),
        *(f"{_OX}spreadsheetml.sheet", f"{_OD}spreadsheet", "application/vnd.ms-excel"),
        *MENSAGENS,
    }
)
# Larger than this, a picture is shown by a reduced copy.
MUITOS_PONTOS = 24_000_000
MUITOS_BYTES = 6 * 1024 * 1024

TIPO_DA_EXTENSAO = {
    "pdf": PDF,
    "txt": "text/plain",
    "csv": "text/csv",
    "md": "text/plain",
    "json": "application/json",
    "xml": "application/xml",
    "html": "text/html",
    "htm": "text/html",
    "rtf": "application/rtf",
    "docx": f"{_OX}wordprocessingml.document",
    "xlsx": f"{_OX}spreadsheetml.sheet",
    "pptx": f"{_OX}presentationml.presentation",
    "odt": f"{_OD}text",
    "ods": f"{_OD}spreadsheet",
    "odp": f"{_OD}presentation",
    "xls": "application/vnd.ms-excel",
    "eml": "message/rfc822",
    "msg": "application/vnd.ms-outlook",
    "zip": "application/zip",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
}


def precisa_de_vista(tipo_mime: str, tamanho: int) -> bool:
    """Must something be made before the file can be read on screen?"""
    if tipo_mime in IMAGENS:
        return tamanho > MUITOS_BYTES
    return tipo_mime in EM_PAGINA or tipo_mime in DE_ESCRITORIO or tipo_mime in ENCADERNADAS
