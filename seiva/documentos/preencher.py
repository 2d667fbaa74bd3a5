"""Values of the `@variáveis@` of a document."""

from seiva.core.ator import Ator
from seiva.core.relogio import hoje
from seiva.documentos.models import Documento, Versao
from seiva.documentos.regras.variaveis import data_por_extenso, usadas
from seiva.organizacao.models import Cargo, Titularidade, Unidade


def cargos_de(ator: Ator) -> list[Cargo]:
    """Cargos that the person holds today, by name."""
    return cargos_da_conta(ator.minha_conta)


def cargos_da_conta(conta_id: int) -> list[Cargo]:
    """Cargos that an account holds today in the institution in scope, by name."""
    dia = hoje()
    titularidades = Titularidade.objects.filter(conta_id=conta_id, inicio__lte=dia)
    vigentes = titularidades.exclude(fim__lt=dia).values("cargo")
    return list(Cargo.objects.filter(pk__in=vigentes).order_by("nome"))


def valores_das_variaveis(documento: Documento) -> dict[str, str]:
    """Name → plain text, for `seiva.documentos.regras.variaveis.substituir`.

    The author and the cargo are of who began the document.

    What is not known yet (`destinatario`) is left out, so that it stays visible in the text.
    """
    processo = documento.processo
    unidade = Unidade.objects.select_related("instituicao").um(pk=documento.unidade_id)
    interessados = processo.interessados.select_related("pessoa").order_by("pk")
    cargos = cargos_da_conta(documento.autor_id)
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
        "autor": documento.autor.nome,
        "cargo": cargos[0].nome if cargos else "",
    }
    return {nome: valor for nome, valor in valores.items() if valor}


def variaveis_sem_valor(documento: Documento) -> list[str]:
    """Variables still written with at signs in a draft: what the person forgot to fill in."""
    if not documento.minuta:
        return []
    versao = Versao.objects.um(documento=documento, numero=documento.versao_atual)
    valores = valores_das_variaveis(documento)
    return [f"@{nome}@" for nome in usadas(versao.conteudo) if nome not in valores]
