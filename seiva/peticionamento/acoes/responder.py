"""Responder a uma intimação: the answer goes straight into the process of the notice."""

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.documentos.acoes.juntar import na_unidade
from seiva.documentos.models import Documento
from seiva.intimacoes.acoes.responder import registrar_resposta
from seiva.intimacoes.models import Destinatario
from seiva.organizacao.models import Unidade
from seiva.organizacao.sucessoras import unidade_de_hoje
from seiva.peticionamento.acoes.intercorrente import destino_de
from seiva.peticionamento.acoes.peticionar import conferir_papeis
from seiva.peticionamento.acoes.rascunhos import meu_rascunho
from seiva.peticionamento.models import Protocolo, Rascunho
from seiva.peticionamento.protecao import nivel_do_que_se_envia
from seiva.peticionamento.protocolar import Entrega, ja_protocolado, protocolar
from seiva.peticionamento.prova import Prova, conferir_prova, provar
from seiva.peticionamento.texto import do_escrito
from seiva.processos.acoes.concluir import reabrir_processo
from seiva.processos.models import Passagem, Processo


@acao("responder_intimacao", titulo="Assinar e enviar", antes=conferir_prova)
def responder_intimacao(ator: Ator, *, rascunho: Rascunho, prova: Prova, ip: str = "") -> Protocolo:
    """Deliver the answer, with its receipt, in the unit that served the notice.

    The process opens again there when it was concluded (domain.md §2.9, 8). Of two devices at
    once, the second receives the receipt of the first, or hears that it was answered. Raises
    `RegraViolada` past the deadline, and when nothing is sent.
    """
    if (feito := ja_protocolado(ator, rascunho.chave)) is not None:
        return feito
    meu = meu_rascunho(ator, rascunho)
    alvo = Destinatario.objects.da_pessoa(ator).filter(pk=meu.destinatario_id).first()
    if alvo is None:
        raise NaoEncontrado
    if not meu.texto.strip():
        raise RegraViolada("sem_texto", "Escreva a sua resposta.", campo="texto")
    papeis = conferir_papeis(meu)
    provado = provar(ator, prova=prova, rascunho=meu)
    processo = Processo.travar(alvo.intimacao.processo_id)
    unidade = _abrir(ator, processo, alvo)
    nivel, hipotese = nivel_do_que_se_envia(processo)
    entrega = Entrega(
        chave=meu.chave,
        especie=Protocolo.Especie.RESPOSTA,
        titulo=f"Resposta à intimação {alvo.intimacao.documento.numero_formatado}",
        texto=do_escrito(meu.texto),
        arquivos=papeis,
        nivel=nivel,
        hipotese=hipotese,
        cargo="Pessoa intimada",
        metodo=provado.metodo,
        ip=ip,
    )
    protocolo = protocolar(ator, processo=processo, unidade=unidade, entrega=entrega)
    registrar_resposta(ator, destinatario=alvo, documentos=_entregues(protocolo))
    meu.delete()
    return protocolo


def _abrir(ator: Ator, processo: Processo, alvo: Destinatario) -> Unidade:
    """The unit that served the notice, with the process open in it; where that unit ended, the
    one that received its work, or where the process is."""
    unidade = unidade_de_hoje(alvo.intimacao.unidade)
    if unidade is None or unidade.pk != alvo.intimacao.unidade_id:
        unidade = destino_de(processo).unidade
    abertas = Passagem.objects.do_processo(processo).filter(unidade=unidade, aberta=True)
    if not abertas.exists():
        reabrir_processo(na_unidade(ator, unidade), processo=processo)
    return unidade


def _entregues(protocolo: Protocolo) -> list[Documento]:
    """What the person delivered, without the receipt."""
    numeros = [int(item["numero"]) for item in protocolo.itens]
    return list(Documento.objects.filter(processo=protocolo.processo, numero__in=numeros))
