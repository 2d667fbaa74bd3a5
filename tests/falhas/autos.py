"""A large process going out, and whether it came out whole, in processes of their own.

`python -m tests.falhas.autos pedir` makes the process in the second town, asks for it as one PDF
and prints the export; `conferir ID` downloads it as who asked for it and prints what is in it.
"""

import hashlib
import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seiva.config.settings")

ARQUIVOS, PAGINAS = 5, 250
CPF, SLUG = "16899535009", "serra-azul"


@contextmanager
def _caio() -> Iterator[Any]:
    """The clerk at work, in one transaction."""
    from django.db import transaction

    from seiva.core.tenancy import escopo
    from seiva.organizacao.acesso import ator_de, lotacoes_de
    from seiva.organizacao.models import Conta, Instituicao

    instituicao = Instituicao.objects.get(slug=SLUG)
    with transaction.atomic(), escopo(instituicao.pk):
        conta = Conta.objects.get(cpf=CPF)
        lotacoes = lotacoes_de(conta)
        yield ator_de(conta, lotacoes, lotacoes[0], "web")


def frase(arquivo: int, pagina: int) -> str:
    """What one page of one of the files says, and no other."""
    return f"arquivo {arquivo} p{pagina + 1}"


def pedir() -> None:
    from seiva.autos.acoes.exportar import exportar_processo
    from seiva.autos.tests.apoio import um_pdf
    from seiva.catalogo.models import TipoDocumento, TipoProcesso
    from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_arquivo
    from seiva.documentos.arquivos import guardar_arquivo
    from seiva.processos.acoes.autuar import DadosDeAutuacao, autuar_processo

    with _caio() as ator:
        tipo = TipoProcesso.objects.get(nome="Férias")
        processo = autuar_processo(ator, dados=DadosDeAutuacao(tipo=tipo, nivel=0))
        dados = DadosDoDocumento(tipo=TipoDocumento.objects.get(nome="Anexo"))
        for numero in range(ARQUIVOS):
            conteudo = um_pdf(PAGINAS, f"arquivo {numero}")
            guardado = guardar_arquivo([conteudo], nome="laudo.pdf", tipo_mime="application/pdf")
            incluir_arquivo(ator, processo=processo, dados=dados, arquivo=guardado)
        feita = exportar_processo(ator, processo=processo, formato="pdf")
        assert not feita.na_hora
    print(json.dumps({"exportacao": feita.pk}))


def conferir(pk: str) -> None:
    """Through the door: the bytes that the person receives, and what stays in the folders."""
    from django.conf import settings
    from django.core.files.storage import default_storage
    from django.test import Client
    from django.urls import reverse

    from seiva.autos.models import Exportacao
    from seiva.organizacao.models import Conta, Instituicao

    settings.ALLOWED_HOSTS = ["testserver"]
    with _caio():
        todas = list(Exportacao.objects.all())
    feita = next(e for e in todas if e.pk == int(pk))
    cliente = Client()
    cliente.force_login(Conta.objects.get(cpf=CPF))
    endereco = reverse("exportacao_arquivo", args=[SLUG, feita.processo_id, feita.pk])
    resposta = cliente.get(endereco)
    corpo = b"".join(resposta.streaming_content) if resposta.streaming else resposta.content
    pasta = f"{Instituicao.objects.get(slug=SLUG).pk}/autos"
    achado = {
        "pedidos": len(todas),
        "estado": resposta.status_code,
        "hash_confere": hashlib.sha256(corpo).hexdigest() == feita.sha256,
        "guardados": len(default_storage.listdir(pasta)[1]),
        "bancadas": [p.name for p in Path(settings.AUTOS_PASTA).iterdir()],
    }
    print(json.dumps(achado | _dentro(corpo)))


def _dentro(corpo: bytes) -> dict[str, Any]:
    """Whether every page of every file is there, once and in order, with its number."""
    import pypdfium2

    with pypdfium2.PdfDocument(io.BytesIO(corpo)) as pdf:
        paginas = [pagina.get_textpage().get_text_bounded() for pagina in pdf]
    frente = len(paginas) - ARQUIVOS * PAGINAS
    esperadas = [frase(i, n) for i in range(ARQUIVOS) for n in range(PAGINAS)]
    trocadas = [
        numero
        for numero, (texto, esta) in enumerate(zip(paginas[frente:], esperadas, strict=True), 1)
        if not _e_esta(texto, esta, frente + numero, len(paginas))
    ]
    return {"frente": frente, "trocadas": trocadas}


def _e_esta(texto: str, esta: str, folha: int, total: int) -> bool:
    linhas = texto.replace("\r", "").split("\n")
    return esta in linhas and any(f"fl. {folha} de {total} " in linha for linha in linhas)


if __name__ == "__main__":
    import django

    django.setup()
    {f.__name__: f for f in (pedir, conferir)}[sys.argv[1]](*sys.argv[2:])
