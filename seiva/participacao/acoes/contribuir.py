"""Contribuir, retirar e replicar: what the citizen who logged in does.

Contributions enter the process by the report (`seiva.participacao.acoes.responder`), not one by
one: thousands of entries would hide the history.
"""

from uuid import UUID

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import NaoEncontrado, RegraViolada
from seiva.core.relogio import agora
from seiva.core.textos import uma_linha
from seiva.participacao.models import ConsultaPublica, Contribuicao, Trecho
from seiva.participacao.regras.estado import Estado

Situacao = Contribuicao.Situacao
MAIOR_TEXTO, MAIOR_REPLICA = 5000, 1000
POR_PESSOA = 100  # in one consultation, those taken back included


@acao("contribuir_na_consulta", titulo="Mandar contribuição", registra=False)
def contribuir_na_consulta(
    ator: Ator,
    *,
    consulta: ConsultaPublica,
    trecho: Trecho | None,
    texto: str,
    chave: UUID,
    com_nome: bool = False,
) -> Contribuicao:
    """Write on a passage, or on the whole. The same form sent twice makes one contribution.

    The consultation is locked: what arrives after the closing instant is refused, and what came
    before it is in the report. Raises `RegraViolada`, and `NaoEncontrado` for a passage of another.
    """
    conta_id = _de_cidadao(ator)
    atual = ConsultaPublica.travar_so(consulta.pk)
    feita: Contribuicao | None = Contribuicao.objects.da_conta(conta_id).filter(chave=chave).first()
    if feita is not None:
        return feita
    if trecho is not None and trecho.consulta_id != atual.pk:
        raise NaoEncontrado
    _conferir_aberta(atual)
    limpo = _limpar(texto, MAIOR_TEXTO, "texto")
    if Contribuicao.objects.da_consulta(atual).da_conta(conta_id).count() >= POR_PESSOA:
        raise RegraViolada(
            "contribuicoes_demais",
            f"Cada pessoa manda até {POR_PESSOA} contribuições. Retire uma e reúna as ideias.",
        )
    situacao = Situacao.AGUARDA if atual.moderada else Situacao.PUBLICADA
    atual.escritas += 1
    ConsultaPublica.objects.filter(pk=atual.pk).update(escritas=atual.escritas)
    nova: Contribuicao = Contribuicao.objects.create(
        consulta=atual,
        trecho=trecho,
        numero=atual.escritas,
        conta_id=conta_id,
        nome=ator.nome[:200] if com_nome else "",
        texto=limpo,
        chave=chave,
        enviada_em=agora(),
        situacao=situacao,
    )
    return nova


@acao(
    "retirar_contribuicao",
    titulo="Retirar contribuição",
    sobre="contribuicao",
    registra=False,
)
def retirar_contribuicao(ator: Ator, *, contribuicao: Contribuicao) -> Contribuicao:
    """Take one's own back while the consultation is open; another may be written. Twice is once."""
    _conferir_dona(ator, contribuicao)
    if contribuicao.situacao == Situacao.RETIRADA:
        return contribuicao
    _conferir_aberta(contribuicao.consulta)
    contribuicao.situacao, contribuicao.retirada_em = Situacao.RETIRADA, agora()
    contribuicao.save()
    return contribuicao


@acao(
    "replicar_retencao",
    titulo="Responder à moderação",
    sobre="contribuicao",
    registra=False,
)
def replicar_retencao(ator: Ator, *, contribuicao: Contribuicao, texto: str) -> Contribuicao:
    """Say once why what was withheld should be published."""
    _conferir_dona(ator, contribuicao)
    if contribuicao.situacao != Situacao.RETIDA:
        raise RegraViolada("nao_retida", "Esta contribuição não está retida.")
    if contribuicao.replicada_em is not None:
        raise RegraViolada("ja_replicada", "Você já respondeu. Aguarde a decisão.")
    estado = contribuicao.consulta.estado(agora())
    if estado not in {Estado.ABERTA, Estado.ENCERRADA} or contribuicao.consulta.relatorio_id:
        raise RegraViolada("consulta_encerrada", "A consulta já terminou e foi relatada.")
    contribuicao.replica = _limpar(texto, MAIOR_REPLICA, "replica")
    contribuicao.replicada_em = agora()
    contribuicao.save()
    return contribuicao


def _de_cidadao(ator: Ator) -> int:
    """The account of who is a citizen here; servants write as citizens, in no unit."""
    if ator.e_servidor or ator.conta_id is None:
        raise RegraViolada("so_cidadao", "Entre com a sua conta, como cidadã ou cidadão.")
    return ator.conta_id


def _conferir_dona(ator: Ator, contribuicao: Contribuicao) -> None:
    if contribuicao.conta_id != _de_cidadao(ator):
        raise NaoEncontrado


def _conferir_aberta(consulta: ConsultaPublica) -> None:
    estado = consulta.estado(agora())
    if estado == Estado.AGENDADA:
        raise RegraViolada("consulta_por_abrir", "A consulta ainda não abriu.")
    if estado != Estado.ABERTA:
        raise RegraViolada(
            "consulta_encerrada", "A consulta já terminou: não recebe mais contribuições."
        )


def _limpar(texto: str, maximo: int, campo: str) -> str:
    """Line by line, without spaces to spare."""
    linhas = [uma_linha(linha) for linha in texto.replace("\r", "").split("\n")]
    limpo = "\n".join(linhas).strip()
    if not limpo:
        raise RegraViolada("vazio", "Escreva alguma coisa.", campo=campo)
    if len(limpo) > maximo:
        raise RegraViolada("longo", f"O texto tem até {maximo} letras.", campo=campo)
    return limpo
