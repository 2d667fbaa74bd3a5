"""From documents and their state to the plan of the package."""

from pathlib import Path
from typing import Any

from django.utils import timezone

from seiva.andamentos.models import RaizDeAndamentos
from seiva.autos.conteudo import Retrato, Secao
from seiva.autos.fontes import pdf_do_documento
from seiva.autos.pacote import formato
from seiva.autos.pacote.empacotar import Entrada, Pacote
from seiva.autos.pacote.historico import historico_de, raizes_em_json
from seiva.autos.pacote.leia_me import leia_me
from seiva.autos.pdf.livro import NaoDeuCerto
from seiva.catalogo.models import NivelAcesso
from seiva.core import storage
from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.documentos.chaves import chaveiro_publico_json, chaves_em_vigor
from seiva.documentos.congelar import url_de_conferencia
from seiva.documentos.models import Arquivo
from seiva.documentos.regras.nomes_de_arquivo import extensao, limpar_nome
from seiva.processos.models import Interessado, Processo

JSON = "application/json"
_COMPRIDO = 90  # characters of a name in the package


def reunir(
    ator: Ator, todas: list[Secao], pasta: Path, *, parcial: bool, sem_reserva: bool = False
) -> Pacote:
    """The plan of the ZIP. Drafts are printed in `pasta`. Needs the scope of the institution.

    `sem_reserva`: the history whole, also what only its unit reads (`historico_de`).
    """
    entradas: list[Entrada] = []
    raizes: dict[int, RaizDeAndamentos] = {}
    secoes = []
    for secao in todas:
        raiz = f"anexados/{_nome(secao.processo.numero)}/" if secao.anexacao else ""
        documentos = [
            _documento(retrato, i, raiz, entradas, pasta)
            for i, retrato in enumerate(secao.retratos, start=1)
        ]
        historico = f"{raiz}historico.json"
        lido = historico_de(ator, secao.processo, raizes, sem_reserva=sem_reserva)
        conteudo = formato.em_json(lido)
        entradas.append(Entrada(historico, JSON, conteudo=conteudo))
        secoes.append(_secao(secao, documentos, historico))
    chaves = chaves_em_vigor()
    entradas += [
        Entrada(formato.RAIZES, JSON, conteudo=formato.em_json(raizes_em_json(raizes))),
        Entrada(formato.CHAVES, JSON, conteudo=chaveiro_publico_json().encode()),
    ]
    manifesto = _manifesto(ator, todas[0].processo, parcial) | {"processos": secoes}
    texto = leia_me(manifesto).encode()
    entradas.append(Entrada(formato.LEIA_ME, "text/plain; charset=utf-8", conteudo=texto))
    return Pacote(entradas, manifesto, lambda dados: (chaves.kid, chaves.ed25519.sign(dados).hex()))


def _manifesto(ator: Ator, processo: Processo, parcial: bool) -> dict[str, Any]:
    instituicao = processo.instituicao
    return {
        "formato": formato.FORMATO,
        "instituicao": {
            "nome": instituicao.nome,
            "endereco": instituicao.slug,
            "cnpj": instituicao.cnpj,
        },
        "processo": processo.numero,
        "gerado_em": timezone.localtime(agora()).isoformat(timespec="seconds"),
        "gerado_por": f"{ator.nome} ({ator.unidade_sigla})",
        "escolha_parcial": parcial,
        "conferir_em": url_de_conferencia(instituicao),
    }


def _secao(secao: Secao, documentos: list[dict[str, Any]], historico: str) -> dict[str, Any]:
    processo = secao.processo
    nomes = Interessado.objects.dos_processos([processo]).values_list("pessoa__nome", flat=True)
    return {
        "numero": processo.numero,
        "tipo": processo.tipo.nome,
        "especificacao": processo.especificacao,
        "autuado_em": processo.autuado_em.isoformat(timespec="seconds"),
        "nivel": _nivel(processo.nivel_efetivo),
        "interessados": list(nomes),
        "anexado_em": secao.anexacao.quando.isoformat(timespec="seconds")
        if secao.anexacao
        else None,
        "documentos": documentos,
        "historico": historico,
    }


def _nivel(nivel: int) -> str:
    return str(NivelAcesso(nivel).label).lower()


def _documento(
    retrato: Retrato, ordem: int, raiz: str, entradas: list[Entrada], pasta: Path
) -> dict[str, Any]:
    """What the manifest says of one document; its bytes join `entradas` when they may go out."""
    documento = retrato.documento
    dados: dict[str, Any] = {
        "ordem": ordem,
        "numero": documento.numero_formatado,
        "nome": documento.nome,
        "data": documento.data.isoformat(),
        "unidade": documento.unidade.sigla,
        "nivel": _nivel(documento.nivel_efetivo),
        "situacao": documento.estado,
        "arquivo": None,
        "assinaturas": [],
    }
    if documento.cancelado:
        return dados | {"motivo": documento.motivo_cancelamento}
    if not retrato.legivel:
        return dados | {"situacao": "vedado"}
    if retrato.congelado is not None:
        dados |= {"crc": retrato.congelado.crc, "assinaturas": _assinaturas(retrato)}
    entrada = _entrada(retrato, ordem, raiz, pasta)
    if entrada is None:
        return dados | {"situacao": "em_preparo"}
    entradas.append(entrada)
    return dados | {"arquivo": entrada.nome}


def _assinaturas(retrato: Retrato) -> list[dict[str, str]]:
    return [
        {
            "nome": selo.assinatura.nome,
            "cargo": selo.assinatura.cargo,
            "unidade": selo.assinatura.unidade.sigla,
            "quando": selo.assinatura.assinada_em.isoformat(timespec="seconds"),
            "kid": selo.kid,
            "declaracao": selo.declaracao,
            "ed25519": selo.assinatura_ed25519,
        }
        for selo in retrato.selos
    ]


def _entrada(retrato: Retrato, ordem: int, raiz: str, pasta: Path) -> Entrada | None:
    """The original: sealed PDF as sealed, file byte for byte, draft as a marked PDF."""
    documento = retrato.documento
    inicio = f"{raiz}documentos/{ordem:03d} {documento.numero_formatado} "
    if documento.arquivo is not None:
        nome = _nome(documento.arquivo.nome)
        return _do_armazem(documento.arquivo, f"{inicio}{nome}", pasta)
    nome = f"{inicio}{_nome(documento.nome)}.pdf"
    if retrato.selado is not None:
        return _do_armazem(retrato.selado.pdf, nome, pasta)
    caminho = pdf_do_documento(retrato, pasta)
    return Entrada(nome, "application/pdf", caminho=caminho) if caminho else None


def _do_armazem(arquivo: Arquivo, nome: str, pasta: Path) -> Entrada:
    try:
        caminho = storage.caminho_local(arquivo.instituicao_id, arquivo.sha256, pasta)
    except FileNotFoundError as erro:
        raise NaoDeuCerto(f"O armazenamento perdeu {arquivo.sha256}.") from erro
    return Entrada(nome, arquivo.tipo_mime, caminho=caminho, sha256=arquivo.sha256)


def _nome(nome: str) -> str:
    """A short name that every system accepts, with its extension."""
    limpo = limpar_nome(nome.replace("/", "-"))
    if len(limpo) <= _COMPRIDO:
        return limpo
    fim = extensao(limpo)[:12]
    return f"{limpo[: _COMPRIDO - len(fim) - 1].rstrip(' .')}.{fim}" if fim else limpo[:_COMPRIDO]
