"""Values of the `@variáveis@` of a document."""

from seiva.core.ator import Ator
from seiva.core.relogio import hoje
from seiva.documentos.models import Documento
from seiva.documentos.regras.variaveis import data_por_extenso
from seiva.organizacao.models import Cargo, Titularidade, Unidade


def cargos_de(ator: Ator) -> list[Cargo]:
    """Cargos that the person holds today, by name."""
    dia = hoje()
    titularidades = Titularidade.objects.filter(conta_id=ator.minha_conta, inicio__lte=dia)
    vigentes = titularidades.exclude(fim__lt=dia).values("cargo")
    return list(Cargo.objects.filter(pk__in=vigentes).order_by("nome"))


def valores_das_variaveis(ator: Ator, documento: Documento) -> dict[str, str]:
    """Name → plain text, for `seiva.documentos.regras.variaveis.substituir`.

    What is not known yet (`destinatario`) is left out, so that it stays visible in the text.
    """
    processo = documento.processo
    unidade = Unidade.objects.select_related("instituicao").um(pk=documento.unidade_id)
    interessados = processo.interessados.select_related("pessoa").order_by("pk")
    cargos = cargos_de(ator)
    valores = {
        "processo": processo.numero,
        "especificacao": processo.especificacao,
        "interessados": "\n".join(item.pessoa.nome for item in interessados),
        "tipo": documento.tipo.nome,
        "numero": documento.numero_no_tipo or documento.numero_formatado,
        "unidade": unidade.nome,
        "unidade_sigla": unidade.sigla,
        "instituicao": unidade.instituicao.nome,
        "municipio": unidade.instituicao.municipio,
        "data": f"{documento.data:%d/%m/%Y}",
        "data_extenso": data_por_extenso(documento.data),
        "autor": ator.nome,
        "cargo": cargos[0].nome if cargos else "",
    }
    return {nome: valor for nome, valor in valores.items() if valor}
