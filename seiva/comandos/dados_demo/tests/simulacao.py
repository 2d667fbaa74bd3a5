"""The life of the scenario processes, played by the rules of the house without a database.

It refuses what a clerk could not do: act in a unit where the process is not open or was
not received, sign another unit's draft, delete what others have seen.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from seiva.adesao.plantio import MARCADORES
from seiva.comandos.dados_demo.modelos import Instituicao, Passo, Processo


@dataclass
class Doc:
    unidade: str
    externo: bool
    assinaturas: list[str] = field(default_factory=list)
    visto: bool = False
    situacao: str = "vivo"

    @property
    def minuta(self) -> bool:
        return self.situacao == "vivo" and not self.externo and not self.assinaturas


@dataclass
class Estado:
    """State of one process; ``abertas`` maps each unit where it is open to "was received"."""

    processo: Processo
    abertas: dict[str, bool]
    passou: set[str]
    docs: dict[str, Doc] = field(default_factory=dict)
    responsaveis: dict[str, str] = field(default_factory=dict)
    retornos: list[int] = field(default_factory=list)
    marcas: set[str] = field(default_factory=set)


def viver(instituicao: Instituicao) -> dict[str, Estado]:
    """Play the whole timeline and return the final state of each process."""
    estados: dict[str, Estado] = {}
    for processo, passo in instituicao.linha_do_tempo():
        if passo is None:
            estados[processo.chave] = _nascer(processo)
            continue
        estado = estados[processo.chave]
        _pode_agir(estado, passo)
        if passo.acao == "conceder":
            _conceder(instituicao, estado, passo)
        else:
            getattr(Atos, passo.acao)(estado, passo)
        if passo.acao == "relacionar":
            assert passo.para[0] in estados, f"{processo.chave}: {passo.para[0]} ainda não existe"
    return estados


def _nascer(processo: Processo) -> Estado:
    unidade = processo.unidade
    return Estado(
        processo,
        abertas={unidade: True},
        passou={unidade},
        responsaveis={unidade: processo.autor},
    )


def _conceder(instituicao: Instituicao, estado: Estado, passo: Passo) -> None:
    """The process appears, not yet opened, in the unit of who got the credential."""
    assert estado.processo.nivel == 2
    (pessoa,) = [s for s in instituicao.servidores if s.chave == passo.para[0]]
    estado.abertas[pessoa.lotacoes[0].unidade] = False
    estado.passou.add(pessoa.lotacoes[0].unidade)
    estado.marcas.add("credencial")


def _pode_agir(estado: Estado, passo: Passo) -> None:
    onde = f"{estado.processo.chave}: {passo.acao} em {passo.unidade}"
    if passo.acao == "reabrir":
        assert passo.unidade in estado.passou - estado.abertas.keys(), onde
    elif passo.acao == "receber":
        assert estado.abertas.get(passo.unidade) is False, onde
    else:
        assert estado.abertas.get(passo.unidade) is True, onde


class Atos:
    """One function for each word of ``Passo.acao``."""

    @staticmethod
    def receber(e: Estado, p: Passo) -> None:
        e.abertas[p.unidade] = True
        for doc in e.docs.values():
            if doc.unidade != p.unidade and not doc.minuta:
                doc.visto = True

    @staticmethod
    def incluir(e: Estado, p: Passo) -> None:
        assert p.doc, e.processo.chave
        assert p.doc not in e.docs, f"{e.processo.chave}: {p.doc} repetido"
        e.docs[p.doc] = Doc(p.unidade, externo=p.acao == "incluir_externo")

    incluir_externo = incluir

    @staticmethod
    def editar(e: Estado, p: Passo) -> None:
        assert e.docs[p.doc].minuta
        assert e.docs[p.doc].unidade == p.unidade
        e.marcas.add("editado")

    @staticmethod
    def assinar(e: Estado, p: Passo) -> None:
        doc = e.docs[p.doc]
        assert doc.unidade == p.unidade, f"{e.processo.chave}: {p.doc} é de {doc.unidade}"
        assert not doc.externo
        assert doc.situacao == "vivo"
        assert p.autor not in doc.assinaturas
        doc.assinaturas.append(p.autor)

    @staticmethod
    def excluir(e: Estado, p: Passo) -> None:
        doc = e.docs[p.doc]
        assert doc.unidade == p.unidade
        assert not doc.visto
        doc.situacao = "excluido"

    @staticmethod
    def cancelar(e: Estado, p: Passo) -> None:
        doc = e.docs[p.doc]
        assert doc.unidade == p.unidade
        assert doc.visto, "o que ninguém viu se exclui, não se cancela"
        assert p.texto
        doc.situacao = "cancelado"

    @staticmethod
    def enviar(e: Estado, p: Passo) -> None:
        assert e.processo.nivel < 2
        assert p.para
        assert p.unidade not in p.para
        if not p.manter:
            del e.abertas[p.unidade]
            e.responsaveis.pop(p.unidade, None)
            e.marcas.add("enviado")
        else:
            e.marcas.add("mantido aberto")
        for unidade in p.para:
            e.abertas[unidade] = False
            e.passou.add(unidade)
        if p.retorno is not None:
            assert p.retorno > -p.quando.dias, "a devolução vence depois do envio"
            e.retornos.append(p.retorno)

    @staticmethod
    def concluir(e: Estado, p: Passo) -> None:
        del e.abertas[p.unidade]
        e.responsaveis.pop(p.unidade, None)

    @staticmethod
    def reabrir(e: Estado, p: Passo) -> None:
        e.abertas[p.unidade] = True
        e.marcas.add("reaberto")

    @staticmethod
    def atribuir(e: Estado, p: Passo) -> None:
        e.responsaveis[p.unidade] = p.para[0]
        e.marcas.add("atribuído")

    @staticmethod
    def anotar(e: Estado, p: Passo) -> None:
        assert 0 < len(p.texto) <= 500
        e.marcas.add("anotado com prioridade" if p.prioritaria else "anotado")

    @staticmethod
    def marcar(e: Estado, p: Passo) -> None:
        assert p.para[0] in {nome for nome, _ in MARCADORES}
        assert len(p.texto) <= 500
        e.marcas.add("marcado")

    @staticmethod
    def andamento(e: Estado, p: Passo) -> None:
        assert p.texto

    @staticmethod
    def ciencia(e: Estado, p: Passo) -> None:
        e.marcas.add("ciência")

    @staticmethod
    def prazo(e: Estado, p: Passo) -> None:
        assert p.retorno is not None
        e.marcas.add("prazo")

    @staticmethod
    def relacionar(e: Estado, p: Passo) -> None:
        assert p.para[0] != e.processo.chave
        e.marcas.add("relacionado")
