"""What a browser calls itself, in words that its owner recognises."""

# In this order: each one also says the names of those after it.
_NAVEGADORES = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SISTEMAS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def navegador_legivel(agente: str) -> str:
    """`Firefox em Windows`; what is not known comes as it was told, cut at 60 characters."""
    navegador = next((nome for marca, nome in _NAVEGADORES if marca in agente), "")
    sistema = next((nome for marca, nome in _SISTEMAS if marca in agente), "")
    if navegador and sistema:
        return f"{navegador} em {sistema}"
    return navegador or sistema or agente[:60] or "Navegador desconhecido"
