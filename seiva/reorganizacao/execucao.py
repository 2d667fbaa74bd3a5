"""Doing what was decided: one lot of processes, the blocks, the end."""

from dataclasses import dataclass

from seiva.blocos.acoes.suceder import suceder_bloco, suceder_bloco_recebido
from seiva.blocos.models import Bloco, Disponibilizacao
from seiva.core.ator import Ator
from seiva.core.relogio import agora, hoje
from seiva.documentos.acoes.suceder import suceder_credencial_de_assinatura, suceder_minutas
from seiva.documentos.models import CredencialDeAssinatura, Documento
from seiva.organizacao.models import Lotacao, Unidade
from seiva.processos.acoes.levar_marcadores import levar_marcadores
from seiva.processos.acoes.suceder import suceder_credencial, suceder_processo
from seiva.processos.models import Credencial, Marca, Passagem, Processo
from seiva.processos.sucessao import Sucessao
from seiva.reorganizacao.models import Regra, Reorganizacao
from seiva.reorganizacao.querysets import processos_a_mover

LOTE = 50


def quem_decidiu(feita: Reorganizacao) -> Ator:
    """The person who confirmed, with the authority of then: in whose name the lots act."""
    return Ator(
        instituicao_id=feita.instituicao_id,
        conta_id=feita.conta_id,
        nome=feita.nome,
        unidade_id=feita.unidade_id,
        unidade_sigla=feita.sigla,
        porta="tarefa",
        permissoes=frozenset({"instituicao.administrar"}),
    )


@dataclass
class Execucao:
    """One lot of a reorganisation: rules and people read once."""

    feita: Reorganizacao

    def __post_init__(self) -> None:
        regras = list(Regra.objects.filter(reorganizacao=self.feita))
        self.por_tipo = {r.tipo_id: r.destino_id for r in regras if r.tipo_id}
        self.por_pessoa = {r.conta_id: r.destino_id for r in regras if r.conta_id}
        self.ator = quem_decidiu(self.feita)
        origens = [u.unidade_id for u in self.feita.unidades.order_by("pk")]
        chaves = {*origens, self.feita.destino_id, *self.por_tipo.values()}
        chaves |= set(self.por_pessoa.values())
        self.unidades = {u.pk: u for u in Unidade.objects.filter(pk__in=chaves)}
        self.origens = [self.unidades[pk] for pk in origens]
        self.lotados: dict[int, set[int]] = {pk: set() for pk in chaves}
        vigentes = Lotacao.objects.vigentes(hoje()).filter(unidade__in=chaves)
        for unidade_id, conta_id in vigentes.values_list("unidade_id", "conta_id"):
            self.lotados[unidade_id].add(conta_id)
        self.feito: dict[str, int] = dict(self.feita.feito)

    def contar(self, chave: str, quantos: int = 1) -> None:
        if quantos:
            self.feito[chave] = self.feito.get(chave, 0) + quantos

    def _suceder(self, de: Unidade, para_id: int | None) -> Sucessao | None:
        """None where nothing goes anywhere."""
        para = self.unidades[para_id or self.feita.destino_id or 0]
        if para.pk == de.pk:
            return None
        return Sucessao(de, para, self.feita.ato, frozenset(self.lotados[para.pk]))

    def mover(self, processo: Processo) -> None:
        """Everything that the units have in one process."""
        for de in self.origens:
            self._mover_de(processo, de)

    def _mover_de(self, processo: Processo, de: Unidade) -> None:
        passagem = Passagem.objects.filter(processo=processo, unidade=de).first()
        minutas = Documento.objects.editaveis_em(de.pk).filter(processo=processo).exists()
        geral = self._suceder(de, self._para_onde(processo, de, passagem))
        if geral is not None:
            if passagem is not None and not processo.sigiloso:
                fechado = minutas or self.feita.acervo
                aberta = passagem.aberta
                marcas = Marca.objects.da(de.pk).do_processo(processo).count()
                moveu = suceder_processo(
                    self.ator, processo=processo, sucessao=geral, mesmo_fechado=fechado
                )
                self.contar("abertos" if aberta else "concluidos", int(moveu))
                self.contar("marcas", marcas * int(moveu))
            quantas = suceder_minutas(self.ator, processo=processo, sucessao=geral)
            self.contar("minutas", quantas)
        self._mover_credenciais(processo, de)

    def _para_onde(self, processo: Processo, de: Unidade, passagem: Passagem | None) -> int | None:
        """The unit for the process: of who has it in charge, of its type, the default one.

        Under sigilo a process has no unit of its own: what was being written goes with who has
        the oldest credential there.
        """
        if processo.sigiloso:
            titulares = Credencial.objects.ativas_do(processo).filter(unidade=de)
            titular = titulares.values_list("conta_id", flat=True).first()
            return self.por_pessoa.get(titular or 0)
        quem = passagem.atribuida_a_id if passagem is not None else None
        return self.por_pessoa.get(quem or 0) or self.por_tipo.get(processo.tipo_id)

    def _mover_credenciais(self, processo: Processo, de: Unidade) -> None:
        """Each with its person."""
        for credencial in Credencial.objects.ativas_do(processo).filter(unidade=de):
            sucessao = self._suceder(de, self.por_pessoa.get(credencial.conta_id))
            if sucessao is not None:
                suceder_credencial(
                    self.ator, processo=processo, credencial=credencial, sucessao=sucessao
                )
                self.contar("credenciais")
        a_assinar = CredencialDeAssinatura.objects.do_processo(processo).ativas()
        for minha in a_assinar.filter(unidade=de).com_o_que_se_conta():
            sucessao = self._suceder(de, self.por_pessoa.get(minha.conta_id))
            if sucessao is not None:
                suceder_credencial_de_assinatura(self.ator, credencial=minha, sucessao=sucessao)
                self.contar("credenciais_de_assinatura")

    def mover_blocos(self) -> None:
        """Blocks of the units, and those that are in them: with the person in whose charge they
        are, else to the default unit."""
        for de in self.origens:
            proprios = Bloco.objects.filter(unidade=de, excluido_em__isnull=True).order_by("pk")
            for bloco in proprios:
                sucessao = self._suceder(de, self.por_pessoa.get(bloco.atribuido_a_id or 0))
                if sucessao is not None:
                    moveu = suceder_bloco(self.ator, bloco=bloco, sucessao=sucessao)
                    self.contar("blocos", int(moveu))
            recebidos = Disponibilizacao.objects.filter(
                unidade=de, devolvido_em__isnull=True, cancelado_em__isnull=True
            ).select_related("bloco")
            for aqui in recebidos.order_by("pk"):
                sucessao = self._suceder(de, self.por_pessoa.get(aqui.atribuido_a_id or 0))
                if sucessao is not None:
                    moveu = suceder_bloco_recebido(self.ator, bloco=aqui.bloco, sucessao=sucessao)
                    self.contar("blocos_recebidos", int(moveu))

    def mover_marcadores(self) -> None:
        """Labels in use, to the default unit; those of a unit that ends go out of use."""
        for de in self.origens:
            sucessao = self._suceder(de, None)
            if sucessao is not None:
                levados = levar_marcadores(
                    self.ator, de=de, para=sucessao.para, extingue=self.feita.extingue
                )
                self.contar("marcadores", levados)


def fazer_lote(feita: Reorganizacao) -> bool:
    """Move the next processes, at most `LOTE`; True while there may be more. The row is locked."""
    execucao = Execucao(feita)
    ids = [unidade.pk for unidade in execucao.origens]
    proximos = list(processos_a_mover(ids, com_acervo=feita.acervo, depois=feita.cursor)[:LOTE])
    for processo in proximos:
        execucao.mover(processo)
    if proximos:
        feita.cursor = proximos[-1].pk
        feita.vistos = min(feita.total, feita.vistos + len(proximos))
    feita.feito = execucao.feito
    feita.save(update_fields=["cursor", "vistos", "feito"])
    return len(proximos) == LOTE


def fazer_blocos(feita: Reorganizacao) -> None:
    execucao = Execucao(feita)
    execucao.mover_blocos()
    execucao.mover_marcadores()
    feita.feito = execucao.feito
    feita.save(update_fields=["feito"])


def encerrar(feita: Reorganizacao) -> None:
    feita.estado, feita.concluida_em = Reorganizacao.Estado.CONCLUIDA, agora()
    feita.vistos = feita.total
    feita.save(update_fields=["estado", "concluida_em", "vistos"])
