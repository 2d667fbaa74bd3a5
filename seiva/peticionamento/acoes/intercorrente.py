"""Peticionamento intercorrente: documents for a process that exists (domain.md §2.9, 8)."""

from dataclasses import dataclass
from datetime import datetime

from seiva.catalogo.models import TipoProcesso
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.documentos.acoes.juntar import na_unidade
from seiva.organizacao.models import Conta, Unidade
from seiva.organizacao.sucessoras import unidade_de_hoje
from seiva.peticionamento.acoes.peticionar import conferir_papeis
from seiva.peticionamento.acoes.rascunhos import meu_rascunho
from seiva.peticionamento.models import Protocolo, Rascunho
from seiva.peticionamento.protecao import nivel_do_que_se_envia
from seiva.peticionamento.protocolar import Entrega, ja_protocolado, pessoa_de, protocolar
from seiva.peticionamento.prova import Prova, conferir_prova, provar
from seiva.peticionamento.texto import do_escrito
from seiva.processos.acoes.autuar import DadosDeAutuacao, autuar_processo
from seiva.processos.acoes.concluir import reabrir_processo
from seiva.processos.acoes.relacionar import relacionar_processo
from seiva.processos.models import AcessoExterno, Anexacao, Passagem, Processo
from seiva.servicos.models import VersaoDoServico


@dataclass(frozen=True)
class Destino:
    """Where it goes: `reabrir` the process there first, or `novo`: another process, related."""

    unidade: Unidade
    reabrir: bool = False
    novo: bool = False


@acao("juntar_ao_processo", titulo="Assinar e enviar", antes=conferir_prova)
def juntar_ao_processo(ator: Ator, *, rascunho: Rascunho, prova: Prova, ip: str = "") -> Protocolo:
    """Deliver documents to a process open to the person, or to a new one related to it.

    Raises `RegraViolada` when nothing is sent, or no unit that had the process works any more.
    """
    if (feito := ja_protocolado(ator, rascunho.chave)) is not None:
        return feito
    meu = meu_rascunho(ator, rascunho)
    alvo = processo_do_rascunho(ator, meu)
    if not meu.texto.strip():
        raise RegraViolada("sem_texto", "Diga o que você está enviando, e por quê.", campo="texto")
    papeis = conferir_papeis(meu)
    provado = provar(ator, prova=prova, rascunho=meu)
    destino = destino_de(alvo)
    processo = _abrir(ator, alvo, destino, meu)
    nivel, hipotese = nivel_do_que_se_envia(processo)
    titulo = f"Documentos para o processo {alvo.numero}"
    if destino.novo:
        titulo = f"Peticionamento intercorrente relacionado ao processo {alvo.numero}"
    entrega = Entrega(
        chave=meu.chave,
        especie=Protocolo.Especie.INTERCORRENTE,
        titulo=titulo,
        texto=do_escrito(meu.texto),
        arquivos=papeis,
        nivel=nivel,
        hipotese=hipotese,
        nasce=destino.novo,
        metodo=provado.metodo,
        ip=ip,
    )
    protocolo = protocolar(ator, processo=processo, unidade=destino.unidade, entrega=entrega)
    meu.delete()
    return protocolo


def processo_do_rascunho(ator: Ator, rascunho: Rascunho) -> Processo:
    """The process locked, while it is open to the person; `NaoEncontrado` otherwise."""
    if rascunho.processo_id is None:
        raise NaoEncontrado
    conhecido = Processo.objects.localizaveis_por(ator).filter(pk=rascunho.processo_id).exists()
    dado = AcessoExterno.objects.dados_a(ator).filter(processo=rascunho.processo_id).exists()
    if not (conhecido and dado):
        raise NaoEncontrado
    return Processo.travar(rascunho.processo_id)


def destino_de(processo: Processo) -> Destino:
    """The last unit that has the process open; else the last that concluded it; else any that had
    it and still works. Raises `RegraViolada` when none does: the way is a new petition."""
    passagens = Passagem.objects.do_processo(processo).select_related("unidade")
    por_onde = sorted(passagens, key=_mais_recente, reverse=True)
    hoje_sao = {p.pk: unidade_de_hoje(p.unidade) for p in por_onde}
    novo = not recebe(processo)
    for passagem in por_onde:
        unidade = hoje_sao[passagem.pk]
        if unidade is not None and unidade.pk == passagem.unidade_id:
            return Destino(unidade, reabrir=not passagem.aberta and not novo, novo=novo)
    # The units of then ended, and the process stayed in them: it is not reopened elsewhere.
    for unidade in filter(None, hoje_sao.values()):
        return Destino(unidade, novo=True)
    raise RegraViolada(
        "sem_unidade_que_receba",
        "Nenhuma das unidades por onde este processo passou existe hoje. Para enviar, faça um "
        "pedido novo na Carta de Serviços e cite o número deste processo.",
    )


def recebe(processo: Processo) -> bool:
    """Whether documents enter this very process: its type is one that services use, and it was
    not attached to another."""
    if Anexacao.objects.de_anexado(processo).exists():
        return False
    return tipo_recebe(processo.tipo)


def tipo_recebe(tipo: TipoProcesso) -> bool:
    """A published service, now or before, makes processes of this type."""
    publicadas = VersaoDoServico.objects.filter(tipo_processo=tipo, publicada_em__isnull=False)
    return bool(publicadas.exists())


def _mais_recente(passagem: Passagem) -> tuple[bool, bool, datetime]:
    if passagem.aberta:
        return True, False, passagem.aberta_em
    concluida = passagem.concluida_em
    return False, concluida is not None, concluida or passagem.movida_em


def _abrir(ator: Ator, alvo: Processo, destino: Destino, rascunho: Rascunho) -> Processo:
    """The process where the papers will be, open in the unit."""
    pessoa = na_unidade(ator, destino.unidade)
    if destino.reabrir:
        reabrir_processo(pessoa, processo=alvo)
    if not destino.novo:
        return alvo
    dados = DadosDeAutuacao(
        tipo=alvo.tipo,
        nivel=alvo.nivel,
        especificacao=f"Intercorrente ao processo {alvo.numero}"[:100],
        interessados=[pessoa_de(Conta.objects.get(pk=ator.minha_conta))],
        hipotese=alvo.hipotese if alvo.nivel else None,
        grau=alvo.grau,
        chave=rascunho.chave,
    )
    novo = autuar_processo(pessoa, dados=dados)
    relacionar_processo(pessoa, processo=novo, outro=alvo)
    return novo
