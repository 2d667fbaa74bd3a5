"""The answer of the conference page for an attested copy."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from seiva.documentos.conferencia_de_copia import Copia
from seiva.portas.acesso import RequisicaoPublica


def contexto_da_copia(requisicao: RequisicaoPublica, copia: Copia) -> dict[str, Any]:
    """What the law lets anyone who holds the copy know of it."""
    documento, feita = copia.documento, copia.autenticacao
    casa = {"instituicao": requisicao.instituicao.slug}
    consulta = urlencode(
        {"codigo_verificador": documento.numero_formatado, "codigo_crc": feita.crc}
    )
    return {
        "situacao": copia.situacao,
        "titulo": "Documento sigiloso" if copia.sigilosa else documento.nome,
        "numero": documento.numero_formatado,
        "processo": "" if copia.sigilosa else documento.processo.numero,
        "unidade": documento.unidade.nome,
        "instituicao": requisicao.instituicao.nome,
        "quando": feita.autenticada_em,
        "tarja": "" if copia.sigilosa else copia.tarja,
        "url_ver": f"{reverse('conferir_arquivo', kwargs=casa)}?{consulta}"
        if copia.arquivo
        else "",
        "fechado": copia.nivel > 0,
        "resumo": copia.sha256,
        "chave_url": reverse("sobre_a_chave", kwargs=casa),
    }
