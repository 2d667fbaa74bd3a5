"""The world of the parity tests, and who makes things in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from PIL import Image

from seiva.blocos.acoes.criar import DadosDoBloco, criar_bloco
from seiva.blocos.acoes.disponibilizar import (
    disponibilizar_bloco,
)
from seiva.blocos.acoes.incluir import incluir_documento_em_bloco, incluir_processo_em_bloco
from seiva.blocos.models import Bloco
from seiva.core.ator import Ator
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_arquivo, incluir_documento
from seiva.documentos.arquivos import guardar_arquivo
from seiva.documentos.models import Documento
from seiva.processos.acoes.alterar import DadosDoCadastro, alterar_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Processo
from tests.elenco import Casa, Elenco
from tests.fabricas import assinar, autuar


@dataclass
class Mundo:
    """Everything by the name of its scenario. `tudo` tells processes from documents."""

    elenco: Elenco
    processos: dict[str, int] = field(default_factory=dict)
    numeros: dict[str, str] = field(default_factory=dict)
    documentos: dict[str, int] = field(default_factory=dict)
    segredos: dict[str, str] = field(default_factory=dict)
    processo_de: dict[str, int] = field(default_factory=dict)
    imagens: dict[str, str] = field(default_factory=dict)
    com_senha: set[int] = field(default_factory=set)
    so_para_assinar: set[tuple[str | None, str | None]] = field(default_factory=set)
    relacionado_a_todos: int = 0
    blocos: list[int] = field(default_factory=list)

    def nomes_de_processos(self, ids: Any) -> set[str]:
        achados = set(ids)
        return {nome for nome, pk in self.processos.items() if pk in achados}

    def nomes_de_documentos(self, ids: Any) -> set[str]:
        achados = set(ids)
        return {nome for nome, pk in self.documentos.items() if pk in achados}


class Criador:
    """Short verbs over the acts, keeping every object under the name of its scenario."""

    def __init__(self, mundo: Mundo, casa: Casa, ator: Ator) -> None:
        self.mundo, self.casa, self.ator = mundo, casa, ator

    def processo(self, nome: str, nivel: int = 0, ator: Ator | None = None) -> Processo:
        processo = autuar(
            ator or self.ator, self.casa, nivel=nivel, especificacao=f"paridade {nome}"[:100]
        )
        self.mundo.processos[nome], self.mundo.numeros[nome] = processo.pk, processo.numero
        return processo

    def minuta(
        self, nome: str, processo: Processo, nivel: int = 0, ator: Ator | None = None
    ) -> Documento:
        segredo = self.mundo.segredos[nome] = f"segredo-{len(self.mundo.segredos):03d}"
        imagem = self.imagem(nome)
        documento = incluir_documento(
            ator or self.ator,
            processo=processo,
            dados=DadosDoDocumento(
                tipo=self.casa.oficio, nivel=nivel, hipotese=self.casa.hipotese if nivel else None
            ),
            conteudo=f'<p>{segredo} <img src="arquivo:{imagem}" alt=""></p>',
        )
        self.mundo.documentos[nome] = documento.pk
        self.mundo.processo_de[nome] = processo.pk
        return documento

    def imagem(self, nome: str) -> str:
        """A picture that only the text of this document shows."""
        saida = BytesIO()
        Image.new("RGB", (1 + len(self.mundo.imagens), 1)).save(saida, "PNG")
        guardada = guardar_arquivo([saida.getvalue()], nome="i.png", tipo_mime="image/png")
        self.mundo.imagens[nome] = guardada.sha256
        return str(guardada.sha256)

    def assinado(
        self, nome: str, processo: Processo, nivel: int = 0, ator: Ator | None = None
    ) -> Documento:
        documento = self.minuta(nome, processo, nivel, ator)
        assinar(ator or self.ator, self.casa, documento)
        return documento

    def arquivo(self, nome: str, processo: Processo, nivel: int = 0) -> Documento:
        segredo = self.mundo.segredos[nome] = f"segredo-{len(self.mundo.segredos):03d}"
        documento = incluir_arquivo(
            self.ator,
            processo=processo,
            dados=DadosDoDocumento(
                tipo=self.casa.anexo, nivel=nivel, hipotese=self.casa.hipotese if nivel else None
            ),
            arquivo=guardar_arquivo(
                [b"%PDF-1.7 ", segredo.encode()], nome="a.pdf", tipo_mime="application/pdf"
            ),
        )
        self.mundo.documentos[nome] = documento.pk
        self.mundo.processo_de[nome] = processo.pk
        return documento

    def alterar_nivel(self, processo: Processo, nivel: int) -> None:
        dados = DadosDoCadastro(
            tipo=self.casa.ferias,
            nivel=nivel,
            especificacao=processo.especificacao,
            hipotese=self.casa.hipotese if nivel else None,
        )
        alterar_processo(self.ator, processo=processo, dados=dados)

    def bloco(
        self, tipo: str, documentos: Sequence[Documento] = (), processos: Sequence[Processo] = ()
    ) -> Bloco:
        """A block of the unit, made available to TRIB."""
        bloco = criar_bloco(self.ator, dados=DadosDoBloco(tipo=tipo, descricao="paridade"))
        for documento in documentos:
            incluir_documento_em_bloco(self.ator, documento=documento, bloco=bloco)
        for processo in processos:
            incluir_processo_em_bloco(self.ator, processo=processo, bloco=bloco)
        trib = self.casa.unidades["TRIB"]
        disponibilizar_bloco(self.ator, bloco=bloco, unidades=[trib])
        self.mundo.blocos.append(bloco.pk)
        return bloco

    def enviar(self, processo: Processo, de: Ator, *siglas: str, manter: bool = False) -> None:
        destinos = [self.casa.unidades[sigla] for sigla in siglas]
        enviar_processo(de, processo=processo, destinos=destinos, manter_aberto=manter)
