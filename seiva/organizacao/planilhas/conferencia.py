"""Lines against what is registered: the pure rules, fed lot by lot from the database."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from seiva.core.relogio import agora
from seiva.core.tenancy import instituicao_atual
from seiva.organizacao.models import Orgao, Planilha
from seiva.organizacao.pessoas import pessoas_que_contam, recusa_da_cota
from seiva.organizacao.planilhas.conhecidos import (
    com_as_pessoas,
    conhecer_casa,
    unidades_atuais,
)
from seiva.organizacao.planilhas.linhas import LOTE, guardar
from seiva.organizacao.regras.gente import (
    Conhecidos,
    ContaAtual,
    Vistas,
    cargos_novos,
    conferir_pessoas,
    dobrar_nome,
)
from seiva.organizacao.regras.organograma import conferir_organograma
from seiva.organizacao.regras.planilhas import Conferida, Linha

_CARGOS = "Cargos que serão criados"


def conferir(planilha: Planilha, linhas: Sequence[Linha]) -> None:
    """Check the lines against the register of now, and keep what each one would do."""
    conferidas = [c for lote in julgar(planilha, [linhas]) for c in lote]
    planilha.save()
    guardar(planilha, conferidas)


def julgar(planilha: Planilha, lotes: Iterable[Sequence[Linha]]) -> Iterator[list[Conferida]]:
    """What each line would do now, by lots, in order; after the last one, the counts and the
    sentences of the spreadsheet, not yet saved."""
    conferente = conferente_de(planilha)
    for lote in lotes:
        yield conferente.receber(lote)
    yield from conferente.restantes()
    conferente.concluir()


class Conferente:
    """Takes the lines of one spreadsheet lot by lot."""

    def __init__(self, planilha: Planilha) -> None:
        self.planilha = planilha
        self.contagem: Counter[str] = Counter()

    def receber(self, lote: Sequence[Linha]) -> list[Conferida]:
        """Verdicts of a lot, or none yet: then they come with the rest."""
        raise NotImplementedError

    def restantes(self) -> Iterator[list[Conferida]]:
        """The verdicts that needed the whole file."""
        yield from ()

    def concluir(self) -> None:
        """Write in the spreadsheet, without saving it, what was counted."""
        contagem, planilha = self.contagem, self.planilha
        planilha.novas, planilha.mudam = contagem["nova"], contagem["muda"]
        planilha.iguais, planilha.com_problema = contagem["igual"], contagem["problema"]
        planilha.gerais, planilha.conferida_em = [], agora()

    def contar(self, conferidas: list[Conferida]) -> list[Conferida]:
        self.contagem.update(conferida.situacao for conferida in conferidas)
        return conferidas


class DaGente(Conferente):
    """People: each line alone, but for what is repeated in the file."""

    def __init__(self, planilha: Planilha) -> None:
        super().__init__(planilha)
        self.vistas, self.chegam = Vistas(), 0
        self.casa: Conhecidos | None = None
        self.cargos: dict[str, str] = {}

    def receber(self, lote: Sequence[Linha]) -> list[Conferida]:
        self.casa = self.casa or conhecer_casa()
        conhecidos = com_as_pessoas(self.casa, lote)
        conferidas = self.contar(conferir_pessoas(lote, conhecidos, self.vistas))
        for cargo in cargos_novos(conferidas, conhecidos):
            self.cargos.setdefault(dobrar_nome(cargo), cargo)
        self.chegam += sum(
            1 for c in conferidas if not _ja_conta(conhecidos.contas.get(c.valores.get("cpf", "")))
        )
        return conferidas

    def concluir(self) -> None:
        super().concluir()
        planilha, novos = self.planilha, list(self.cargos.values())
        planilha.avisos = [a for a in planilha.avisos if not a.startswith(_CARGOS)]
        if novos:
            nomes = ", ".join(novos[:20]) + (" e outros" if len(novos) > 20 else "")
            planilha.avisos = [*planilha.avisos, f"{_CARGOS} ({len(novos)}): {nomes}."]
        recusa = recusa_da_cota(instituicao_atual(), pessoas_que_contam(), self.chegam)
        planilha.gerais = [recusa] if recusa else []


class DoOrganograma(Conferente):
    """Units: a tree is judged whole, for a line may name a superior that comes later."""

    def __init__(self, planilha: Planilha) -> None:
        super().__init__(planilha)
        self.linhas: list[Linha] = []

    def receber(self, lote: Sequence[Linha]) -> list[Conferida]:
        self.linhas.extend(lote)
        return []

    def restantes(self) -> Iterator[list[Conferida]]:
        orgaos = dict(
            Orgao.objects.filter(ativo=True).order_by("sigla").values_list("sigla", "mascara")
        )
        com_codigo = {sigla for sigla, mascara in orgaos.items() if "@cod_unidade_" in mascara}
        atuais = unidades_atuais()
        conferidas = self.contar(
            conferir_organograma(self.linhas, atuais, list(orgaos), com_codigo)
        )
        self.linhas = []
        for i in range(0, len(conferidas), LOTE):
            yield conferidas[i : i + LOTE]


def conferente_de(planilha: Planilha) -> Conferente:
    """Who checks this kind of spreadsheet."""
    if planilha.especie == Planilha.Especie.ORGANOGRAMA:
        return DoOrganograma(planilha)
    return DaGente(planilha)


def _ja_conta(conta: ContaAtual | None) -> bool:
    return conta is not None and any(lotacao.vigente for lotacao in conta.lotacoes.values())
