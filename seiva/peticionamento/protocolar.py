"""Protocolar: the one way by which what comes from outside is delivered, with its receipt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from seiva.andamentos.registro import registrar
from seiva.catalogo.models import HipoteseLegal
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado
from seiva.core.jobs import enfileirar, exclusividade
from seiva.core.relogio import agora
from seiva.documentos.acessos import abrir_acesso
from seiva.documentos.acoes.incluir import DadosDoDocumento
from seiva.documentos.acoes.juntar import (
    juntar_arquivo,
    juntar_escrito,
    na_unidade,
    por_receber,
)
from seiva.documentos.acoes.salvar import congelamento_vigente
from seiva.documentos.externas import METODO_DA_CONTA, como_assinou
from seiva.documentos.models import Documento
from seiva.documentos.recepcao import Examinado
from seiva.organizacao.models import Conta, Pessoa, Unidade
from seiva.peticionamento import andamentos
from seiva.peticionamento.models import Protocolo
from seiva.peticionamento.texto import da_peticao, do_recibo
from seiva.peticionamento.tipos import ANEXO, PETICAO, RECIBO, tipo_para
from seiva.peticionamento.tipos import Papel as PapelDoTipo
from seiva.processos.models import AcessoExterno, Processo
from seiva.servicos.models import VersaoDoServico

Especie = Protocolo.Especie


@dataclass(frozen=True)
class Anexo:
    """A file to deliver, under the name that the tree will show."""

    nome: str
    arquivo: Examinado


@dataclass(frozen=True)
class Entrega:
    """What is delivered. `texto`: HTML of what is asked. `chave`: of the form; the same key gives
    the same receipt. `nivel` and `hipotese` of the petition and its papers; the receipt is as open
    as the process. `para`: the account of the person, when another files for them (balcão).
    `nasce`: the process begins with this, and so is the person's own."""

    chave: UUID
    especie: Protocolo.Especie
    titulo: str
    texto: str
    arquivos: Sequence[Anexo] = ()
    nivel: int = 0
    hipotese: HipoteseLegal | None = None
    versao: VersaoDoServico | None = None
    para: Conta | None = None
    nasce: bool = False
    cargo: str = "Requerente"
    metodo: str = METODO_DA_CONTA
    ip: str = ""


def ja_protocolado(ator: Ator, chave: UUID) -> Protocolo | None:
    """What the same form delivered before; a second sending waits here for the first.

    Inside a running act. Raises `NaoEncontrado` for the key of somebody else.
    """
    exclusividade(f"protocolo:{chave}")
    feito: Protocolo | None = Protocolo.objects.com_chave(chave).com_o_que_mostra().first()
    if feito is not None and ator.minha_conta not in {feito.conta_id, feito.atendida_por_id}:
        raise NaoEncontrado
    return feito


def protocolar(ator: Ator, *, processo: Processo, unidade: Unidade, entrega: Entrega) -> Protocolo:
    """Deliver into a process that is open in `unidade`: petition, papers, receipt, access, notice.

    Inside a running act, which found out who the person is (`ator`, or who files for them) and
    asked `ja_protocolado` first. All or nothing. Raises `RegraViolada` as the acts of inclusion.
    """
    conta = entrega.para or Conta.objects.get(pk=ator.minha_conta)
    quando = agora()
    nomes = [anexo.nome for anexo in entrega.arquivos]
    corpo = da_peticao(entrega.titulo, conta, entrega.texto, nomes, processo.instituicao.nome)
    peticao = _escrever(ator, processo, unidade, entrega, PETICAO, corpo)
    anexos = [_anexar(ator, processo, unidade, entrega, anexo) for anexo in entrega.arquivos]
    itens = [_item_escrito(peticao), *(_item_do_arquivo(d) for d in anexos)]
    registrar(
        andamentos.PROTOCOLADO,
        processo,
        na_unidade(ator, unidade),
        pessoa=conta.nome,
        titulo=entrega.titulo,
        documentos=", ".join(item["numero"] for item in itens),
    )
    atendente = ator.nome if entrega.para is not None else ""
    como = como_assinou(entrega.metodo)
    texto = do_recibo(processo, entrega.titulo, conta, quando, itens, atendente, como)
    aberto = replace(entrega, nivel=processo.nivel, hipotese=processo.hipotese)
    recibo = _escrever(ator, processo, unidade, aberto, RECIBO, texto)
    _abrir(processo, conta, [peticao, *anexos, recibo], inteiro=entrega.nasce)
    por_receber(processo, unidade)
    protocolo: Protocolo = Protocolo.objects.create(
        chave=entrega.chave,
        especie=entrega.especie,
        titulo=entrega.titulo[:120],
        conta=conta,
        pessoa=pessoa_de(conta),
        atendida_por_id=ator.conta_id if entrega.para is not None else None,
        processo=processo,
        unidade=unidade,
        versao=entrega.versao,
        peticao=peticao,
        recibo=recibo,
        itens=itens,
        protocolado_em=quando,
        ip=entrega.ip or None,
    )
    _avisar(protocolo)
    return protocolo


def pessoa_de(conta: Conta) -> Pessoa:
    """The register of the person in the institution, made now when there is none."""
    pessoa: Pessoa = Pessoa.objects.get_or_create(
        documento=conta.cpf,
        defaults={"tipo": Pessoa.Tipo.FISICA, "nome": conta.nome, "email": conta.email},
    )[0]
    return pessoa


def _dados(papel: PapelDoTipo, unidade: Unidade, entrega: Entrega, **resto: Any) -> Any:
    tipo = tipo_para(papel, unidade.pk, entrega.nivel)
    return DadosDoDocumento(tipo=tipo, nivel=entrega.nivel, hipotese=entrega.hipotese, **resto)


def _escrever(
    ator: Ator,
    processo: Processo,
    unidade: Unidade,
    entrega: Entrega,
    papel: PapelDoTipo,
    conteudo: str,
) -> Documento:
    return juntar_escrito(
        ator,
        processo=processo,
        unidade=unidade,
        dados=_dados(papel, unidade, entrega),
        conteudo=conteudo,
        cargo=entrega.cargo,
        metodo=entrega.metodo,
    )


def _anexar(
    ator: Ator, processo: Processo, unidade: Unidade, entrega: Entrega, anexo: Anexo
) -> Documento:
    dados = _dados(
        ANEXO,
        unidade,
        entrega,
        nome_na_arvore=anexo.nome[:50].strip(),
        descricao=anexo.arquivo.nome[:250].strip(),
    )
    return juntar_arquivo(
        ator, processo=processo, unidade=unidade, dados=dados, papel=anexo.arquivo
    )


def _item_escrito(documento: Documento) -> dict[str, Any]:
    """The hash of what was signed is that of the frozen content."""
    congelado = congelamento_vigente(documento)
    assert congelado is not None
    return _item(documento, congelado.html.tamanho, congelado.conteudo_sha256)


def _item_do_arquivo(documento: Documento) -> dict[str, Any]:
    arquivo = documento.arquivo
    return _item(documento, arquivo.tamanho, arquivo.sha256)


def _item(documento: Documento, tamanho: int, sha256: str) -> dict[str, Any]:
    return {
        "numero": documento.numero_formatado,
        "nome": documento.nome,
        "tamanho": tamanho,
        "sha256": sha256,
    }


def _abrir(
    processo: Processo, conta: Conta, documentos: Sequence[Documento], *, inteiro: bool
) -> None:
    """Who petitions always sees their own process; of another's, what they brought to it."""
    do_processo = AcessoExterno.objects.do_processo(processo).em_vigor()
    if do_processo.filter(conta=conta, integral=True, vence_em__isnull=True).exists():
        return
    origem = AcessoExterno.Origem.PETICAO
    trazidos = () if inteiro else documentos
    abrir_acesso(processo, conta=conta, origem=origem, integral=inteiro, documentos=trazidos)


def _avisar(protocolo: Protocolo) -> None:
    from seiva.peticionamento.tarefas import enviar_recibo

    enfileirar(enviar_recibo, protocolo_id=protocolo.pk)
