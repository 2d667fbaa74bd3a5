"""The editor as a value: three forms that together are one content, saved or just posted."""

from dataclasses import asdict, dataclass
from typing import Any

from django.forms.formsets import BaseFormSet
from django.http import QueryDict

from seiva.servicos.regras.arranjo import PREFIXOS, chave_nova
from seiva.servicos.regras.campos import Campo
from seiva.servicos.regras.conteudo import Conteudo, Documento
from seiva.servicos.versoes import Ligados
from seiva.web.forms.servicos import SOLTOS, Campos, Dados, Documentos, iniciais_de


@dataclass
class Edicao:
    """What is on the page of the editor."""

    dados: Dados
    campos: BaseFormSet
    documentos: BaseFormSet

    def serve(self) -> bool:
        """Whether everything could be parsed."""
        return all([self.campos.is_valid(), self.documentos.is_valid(), self.dados.is_valid()])

    def conteudo(self) -> Conteudo:
        """What was written; needs `serve`."""
        soltos = {nome: self.dados.cleaned_data[nome] for nome in SOLTOS}
        return Conteudo(
            **soltos, campos=_campos(self.campos), documentos=_documentos(self.documentos)
        )

    def ligados(self) -> Ligados:
        return self.dados.ligados()


def da_versao(conteudo: Conteudo, ligados: Ligados, revisao: int) -> Edicao:
    """The editor of what is saved."""
    dados = Dados(initial=iniciais_de(conteudo, ligados, revisao), campos=conteudo.campos)
    linhas = [asdict(campo) | {"opcoes": "\n".join(campo.opcoes)} for campo in conteudo.campos]
    papeis = [asdict(d) | {"tipos": list(d.tipos)} for d in conteudo.documentos]
    return Edicao(
        dados, Campos(initial=linhas, prefix="campos"), Documentos(initial=papeis, prefix="doc")
    )


def do_pedido(posto: QueryDict) -> Edicao:
    """The editor as it was posted."""
    campos, documentos = Campos(posto, prefix="campos"), Documentos(posto, prefix="doc")
    perguntas = _campos(campos) if campos.is_valid() else ()
    return Edicao(Dados(posto, campos=perguntas), campos, documentos)


def _com_chave(linhas: list[dict[str, Any]], prefixo: str) -> list[dict[str, Any]]:
    """Rows without a key take the next one."""
    usadas = [linha["chave"] for linha in linhas]
    for linha in linhas:
        if not linha["chave"]:
            linha["chave"] = chave_nova(prefixo, usadas)
            usadas.append(linha["chave"])
    return linhas


def _campos(conjunto: BaseFormSet) -> tuple[Campo, ...]:
    linhas = _com_chave([dict(f.cleaned_data) for f in conjunto], PREFIXOS["campos"])
    return tuple(
        Campo(**linha | {"opcoes": tuple(linha["opcoes"].splitlines())}) for linha in linhas
    )


def _documentos(conjunto: BaseFormSet) -> tuple[Documento, ...]:
    linhas = _com_chave([dict(f.cleaned_data) for f in conjunto], PREFIXOS["documentos"])
    return tuple(Documento(**linha | {"tipos": tuple(linha["tipos"])}) for linha in linhas)
