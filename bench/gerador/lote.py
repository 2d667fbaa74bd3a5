"""The rows of some processes, with their documents, movements and history.

What a real installation would have after these acts, except for one thing: the files come from
a small pool (`bench.gerador.acervo`), so that a million documents fit in a few gigabytes. What
was read in each file, and what is written in each document, is of its own.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bench.gerador.acervo import HTML, Pronto
from bench.gerador.documento import NIVEIS, fazer_documento
from bench.gerador.historia import Historia
from bench.gerador.plano import Casa, Plano, Processo
from bench.gerador.tabelas import Tabelas
from bench.gerador.textos import Escritor
from seiva.processos import andamentos as dos_processos
from seiva.processos import models as processos
from seiva.processos.regras.contexto_numeracao import Contexto
from seiva.processos.regras.numeracao import Mascara, apenas_digitos

POR_PROCESSO = 16  # room for ids of passagens, sendings and interessados
# Room for ids of the history: of each process, and of each of its documents.
ENTRADAS_DO_PROCESSO, ENTRADAS_DO_DOCUMENTO = 20, 2


@dataclass(frozen=True)
class Catalogo:
    """Ids of the first institution; the others have the same, each in its range."""

    tipos: list[int]
    assuntos: list[int]
    hipotese: int
    escritos: list[tuple[int, str]]
    arquivos: list[tuple[int, str]]
    siglas: dict[int, str]
    mascara: str
    cargos: list[str]
    nomes: dict[int, str]


class Lote:
    """Makes rows for processes of the plan, one after the other, into `tabelas`."""

    def __init__(
        self, plano: Plano, catalogo: Catalogo, pool: list[Pronto], tabelas: Tabelas, semente: int
    ) -> None:
        self.plano, self.catalogo, self.pool, self.tabelas = plano, catalogo, pool, tabelas
        self.escritor = Escritor(semente)
        self.sorte = self.escritor.sorte
        self.mascara = Mascara.ler(catalogo.mascara)
        self.html = [p for p in pool if p.tipo_mime == HTML]
        self.externos = [p for p in pool if p.tipo_mime != HTML]
        self.total = plano.documentos
        self.amostras: list[dict[str, Any]] = []

    def fazer(self, processo: Processo) -> None:
        """All the rows of one process."""
        Caso(self, processo).fazer()


class Caso:
    """One process while its rows are made; documents ask it for the clock and the people."""

    def __init__(self, lote: Lote, plano: Processo) -> None:
        self.lote, self.plano, self.sorte = lote, plano, lote.sorte
        self.casa: Casa = lote.plano.casas[plano.casa]
        self.comum = {"instituicao_id": self.casa.pk}
        self.nivel = self._nivel()
        self.unidades = self._unidades()
        self.autor = self._conta(0)
        self.quando = plano.quando
        self.aberto = plano.na_mesa is not None or self.sorte.random() < 0.12
        self.minutas = 0
        self.esperados = self.casa.parte * lote.total
        primeira = plano.pk * ENTRADAS_DO_PROCESSO + plano.documento_inicial * ENTRADAS_DO_DOCUMENTO
        self.historia = Historia(lote.tabelas, self.casa.pk, plano.pk, primeira)
        self.em_amostra: list[dict[str, Any]] = []

    def _nivel(self) -> int:
        sorteado = self.sorte.random()
        if self.plano.na_mesa is not None or sorteado < 0.85:
            return 0
        return 1 if sorteado < 0.99 else 2

    def _unidades(self) -> list[int]:
        """Units through which it passed (ids of the first institution), in order."""
        casa, sorte = self.casa, self.sorte
        quantas = min(6, 1 + int(sorte.expovariate(0.7)))
        if self.nivel == 2:
            quantas = 1
        # Few units receive most of the processes.
        sorteadas = [min(casa.unidades, 1 + int(sorte.expovariate(0.12))) for _ in range(quantas)]
        unidades = list(dict.fromkeys(sorteadas))
        if self.plano.na_mesa is not None:
            ultima = self.plano.na_mesa + 1
            unidades = [u for u in unidades if u != ultima] + [ultima]
        return unidades

    def _conta(self, posto: int) -> tuple[int, str]:
        """Someone of the institution, id and name."""
        ordem = self.sorte.randrange(self.casa.pessoas)
        if self.plano.na_mesa is not None and posto == len(self.unidades) - 1:
            ordem = self.plano.na_mesa + 10 * self.sorte.randrange(self.casa.pessoas // 10)
        pk = self.casa.conta_inicial + ordem
        return pk, self.lote.catalogo.nomes[pk]

    def fazer(self) -> None:
        self._autuar()
        passos = len(self.unidades)
        divisao = [self.plano.documentos * i // passos for i in range(passos + 1)]
        for posto, unidade in enumerate(self.unidades):
            self._chegar(posto, unidade)
            for ordem in range(divisao[posto], divisao[posto + 1]):
                self.em_amostra.append(fazer_documento(self, ordem, unidade))
        self._situar()
        self._guardar_amostra()

    def andar(self, horas: float) -> datetime:
        """Time goes on, never past the end of the plan."""
        passo = timedelta(hours=self.sorte.expovariate(1 / horas))
        self.quando = min(self.quando + passo, self.lote.plano.fim)
        return self.quando

    def _autuar(self) -> None:
        catalogo, casa, por = self.lote.catalogo, self.casa, self.lote.tabelas.por
        contexto = Contexto(cod_orgao="3106", cod_unidade="000", ano=self.quando.year)
        self.numero = self.lote.mascara.formatar(contexto, self.plano.sequencia)
        tipo = catalogo.tipos[min(int(self.sorte.expovariate(0.15)), len(catalogo.tipos) - 1)]
        self.linha: dict[str, Any] = {
            **self.comum,
            "id": self.plano.pk,
            "numero": self.numero,
            "digitos": apenas_digitos(self.numero),
            "orgao_id": casa.catalogo(1),
            "tipo_id": casa.catalogo(tipo),
            "especificacao": self.lote.escritor.especificacao(),
            "nivel": self.nivel,
            "nivel_efetivo": self.nivel,
            "nivel_documentos": self.nivel,
            "hipotese_id": casa.catalogo(catalogo.hipotese) if self.nivel else None,
            "unidade_geradora_id": casa.catalogo(self.unidades[0]),
            "autor_id": self.autor[0],
            "autuado_em": self.quando,
            "documentos_incluidos": self.plano.documentos,
        }
        quem = self.sorte.sample(range(casa.interessados), min(3, 1 + int(self.sorte.random() * 2)))
        for posto, ordem in enumerate(quem):
            por(
                processos.Interessado,
                **self.comum,
                id=self.plano.pk * POR_PROCESSO + posto,
                processo_id=self.plano.pk,
                pessoa_id=casa.interessado_inicial + ordem,
            )
        por(
            processos.AssuntoDoProcesso,
            **self.comum,
            id=self.plano.pk,
            processo_id=self.plano.pk,
            assunto_id=casa.catalogo(self.sorte.choice(catalogo.assuntos)),
        )
        if self.nivel == 2:
            por(
                processos.Credencial,
                **self.comum,
                id=self.plano.pk,
                processo_id=self.plano.pk,
                conta_id=self.autor[0],
                unidade_id=casa.catalogo(self.unidades[0]),
                ativa=True,
                concedida_em=self.quando,
            )
        self.entrada(dos_processos.GERADO, self.unidades[0], self.autor, nivel=NIVEIS[self.nivel])

    def entrada(self, tipo: Any, unidade: int, quem: tuple[int, str], **dados: str) -> None:
        """One entry of the history, by someone in a unit (id of the first institution)."""
        sigla = self.lote.catalogo.siglas[unidade]
        self.historia.registrar(
            tipo, self.casa.catalogo(unidade), sigla, quem, self.quando, **dados
        )

    def _chegar(self, posto: int, unidade: int) -> None:
        """The first unit opens the process; each of the others receives it from the previous."""
        if posto == 0:
            return
        casa, anterior = self.casa, self.unidades[posto - 1]
        quem, siglas = self._conta(posto - 1), self.lote.catalogo.siglas
        chave = self.plano.pk * POR_PROCESSO + posto
        self.andar(60)
        self.entrada(
            dos_processos.REMETIDO, anterior, quem, origem=siglas[anterior], destino=siglas[unidade]
        )
        self.lote.tabelas.por(
            processos.Remessa,
            **self.comum,
            id=chave,
            processo_id=self.plano.pk,
            origem_id=casa.catalogo(anterior),
            conta_id=quem[0],
            quando=self.quando,
            manteve_aberto=False,
        )
        self.lote.tabelas.por(
            processos.Destino,
            **self.comum,
            id=chave,
            remessa_id=chave,
            processo_id=self.plano.pk,
            unidade_id=casa.catalogo(unidade),
        )
        self.andar(10)
        self.entrada(dos_processos.RECEBIDO, unidade, self._conta(posto))

    def conta_de(self, unidade: int) -> tuple[int, str]:
        """Someone who works in a unit of the path."""
        return self._conta(self.unidades.index(unidade))

    def _situar(self) -> None:
        """Where it is now: open in the last unit, or concluded everywhere."""
        aberto = self.aberto
        if not aberto:
            quem = self._conta(len(self.unidades) - 1)
            self.andar(30)
            self.entrada(dos_processos.CONCLUIDO, self.unidades[-1], quem)
        self.linha["concluido_em"] = None if aberto else self.quando
        self.lote.tabelas.por(processos.Processo, **self.linha)
        for posto, unidade in enumerate(self.unidades):
            aqui = aberto and posto == len(self.unidades) - 1
            self.lote.tabelas.por(processos.Passagem, **self._passagem(posto, unidade, aqui))

    def _passagem(self, posto: int, unidade: int, aberta: bool) -> dict[str, Any]:
        casa, quando = self.casa, self.quando
        return {
            **self.comum,
            "id": self.plano.pk * POR_PROCESSO + posto,
            "processo_id": self.plano.pk,
            "unidade_id": casa.catalogo(unidade),
            "origem": "R" if posto else "G",
            "aberta": aberta,
            "nao_lida": False,
            "aberta_em": self.plano.quando,
            "movida_em": quando,
            "recebida_em": quando,
            "concluida_em": None if aberta else quando,
            "remetente_id": casa.catalogo(self.unidades[posto - 1]) if posto else None,
            "atribuida_a_id": self._conta(posto)[0] if aberta else None,
            "prazo": (quando + timedelta(days=10)).date()
            if aberta and self.sorte.random() < 0.1
            else None,
            "para_assinar": self.minutas if aberta else 0,
        }

    def _guardar_amostra(self) -> None:
        if self.nivel == 0 and (self.plano.na_mesa is not None or self.plano.pk % 50 == 0):
            self.lote.amostras.append(
                {
                    "casa": self.casa.slug,
                    "id": self.plano.pk,
                    "numero": self.numero,
                    "na_mesa": self.plano.na_mesa,
                    "documentos": self.em_amostra,
                }
            )
