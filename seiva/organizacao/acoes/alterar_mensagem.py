"""Alterar mensagem: what the institution says in one kind of e-mail."""

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.textos import uma_linha
from seiva.organizacao.alteracoes import registrar_alteracao
from seiva.organizacao.cadastros.conflito import conferir_versao
from seiva.organizacao.correio.da_casa import FICHA, conferir_da_casa, foto, travar_texto
from seiva.organizacao.correio.especies import Especie, Variavel
from seiva.organizacao.models import Alteracao, TextoDeMensagem
from seiva.organizacao.regras.mensagens import MAIOR_ASSUNTO, MAIOR_CORPO, problemas

QUANTOS = 5  # problems told at once


@acao(
    "alterar_mensagem",
    titulo="Alterar mensagem do sistema",
    exige="instituicao.administrar",
    registra=False,
)
def alterar_mensagem(
    ator: Ator, *, especie: Especie, assunto: str, corpo: str, versao: int | None = None
) -> TextoDeMensagem:
    """Say it in the institution's own words, from the next message on.

    `versao` is what the form saw (`versao_da_mensagem`): when somebody changed the text since,
    `MudouAntes` is raised. Raises `RegraViolada` for an empty or long text, for what is not of the
    language of messages (each problem with its line), and for a body without what the message
    carries.
    """
    conferir_da_casa(ator, especie)
    assunto, corpo = uma_linha(assunto), corpo.replace("\r\n", "\n").replace("\r", "\n").strip()
    texto = travar_texto(especie)
    antes, depois = foto(especie, texto), {"assunto": assunto, "corpo": corpo}
    if versao is not None:
        conferir_versao(FICHA, texto, versao, depois)
    _conferir(especie, "assunto", assunto, MAIOR_ASSUNTO)
    _conferir(especie, "corpo", corpo, MAIOR_CORPO)
    if faltam := especie.faltam(corpo):
        raise RegraViolada("falta_variavel", _falta(faltam), campo="corpo")
    texto.assunto, texto.corpo = assunto, corpo
    texto.save()
    registrar_alteracao(
        ator,
        texto,
        Alteracao.Verbo.ALTEROU,
        antes=antes,
        depois=depois,
        rotulo=especie.titulo,
    )
    return texto


def _conferir(especie: Especie, campo: str, escrito: str, maior: int) -> None:
    if not escrito:
        raise RegraViolada("obrigatorio", f"Escreva o {FICHA.rotulo(campo).lower()}.", campo=campo)
    if len(escrito) > maior:
        sobra = len(escrito) - maior
        raise RegraViolada("longo", f"Até {maior} caracteres: há {sobra} a mais.", campo=campo)
    if achados := problemas(escrito, especie.nomes):
        ditos = [p.mensagem if campo == "assunto" else str(p) for p in achados[:QUANTOS]]
        raise RegraViolada("marcacao", " ".join(_frase(dito) for dito in ditos), campo=campo)


def _frase(dito: str) -> str:
    return dito[:1].upper() + dito[1:]


def _falta(faltam: list[Variavel]) -> str:
    nomes = " e ".join(variavel.escrita for variavel in faltam)
    return (
        f"O texto precisa ter {nomes}: sem isso, quem recebe a mensagem não tem como continuar. "
        "Ponha onde quiser."
    )
