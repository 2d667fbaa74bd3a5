"""From documents and their state to the plan of the PDF: what each line of the index says."""

from datetime import date, datetime
from pathlib import Path

from django.utils import timezone

from seiva.autos.conteudo import Retrato, Secao
from seiva.autos.fontes import fonte_do_documento
from seiva.autos.pdf.livro import CANCELADO, SECAO, SO_NO_ZIP, VEDADO, Capa, Livro, Peca
from seiva.catalogo.models import NivelAcesso
from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.documentos.congelar import url_de_conferencia
from seiva.documentos.models import Documento
from seiva.processos.models import Anexacao, Interessado, Processo

_RESTRITO = "Contém informação de acesso restrito"
_NIVEIS = {
    NivelAcesso.RESTRITO: "Processo de acesso restrito.",
    NivelAcesso.SIGILOSO: "Processo sigiloso.",
}


def planejar(ator: Ator, todas: list[Secao], pasta: Path, *, parcial: bool) -> Livro:
    """The plan of the PDF. `parcial` says that the person chose some of the documents.

    Drafts and reproductions are made in `pasta`. Needs the scope of the institution.
    """
    pecas: list[Peca] = []
    for secao in todas:
        if secao.anexacao is not None:
            pecas.append(_abertura(secao))
        pecas += [
            _peca(retrato, pasta, recuo=1 if secao.anexacao else 0) for retrato in secao.retratos
        ]
    return Livro(_capa(ator, todas, parcial), pecas)


def _capa(ator: Ator, todas: list[Secao], parcial: bool) -> Capa:
    processo = todas[0].processo
    instituicao = processo.instituicao
    lidos = [r.documento for s in todas for r in s.retratos if r.legivel]
    maior = max((d.nivel_efetivo for d in lidos), default=processo.nivel_efetivo)
    onde = Anexacao.objects.de_anexado(processo).conhecidas_por(ator).select_related("principal")
    fora = onde.first()
    nomes = Interessado.objects.dos_processos([processo]).values_list("pessoa__nome", flat=True)
    total = sum(len(secao.retratos) for secao in todas)
    return Capa(
        instituicao=instituicao.nome,
        processo=processo.numero,
        tipo=processo.tipo.nome,
        especificacao=processo.especificacao,
        autuado=_dia(processo.autuado_em),
        interessados=tuple(nomes[:20]),
        nivel=_NIVEIS.get(NivelAcesso(processo.nivel_efetivo), f"{_RESTRITO}.") if maior else "",
        hipotese=_hipoteses(lidos, processo),
        por=f"{ator.nome} ({ator.unidade_sigla})",
        quando=_momento(agora()),
        conferir=url_de_conferencia(instituicao),
        brasao=f"arquivo:{instituicao.brasao}" if instituicao.brasao else None,
        anexado_a=fora.principal.numero if fora else "",
        escolha=f"{total} escolhido{'s' * (total != 1)}" if parcial else str(total),
    )


def _hipoteses(lidos: list[Documento], processo: Processo) -> str:
    achadas = {str(d.hipotese) for d in lidos if d.hipotese and d.nivel}
    if processo.hipotese and processo.nivel:
        achadas.add(str(processo.hipotese))
    return f"Fundamento: {'; '.join(sorted(achadas)[:3])}." if achadas else ""


def _abertura(secao: Secao) -> Peca:
    anexacao, processo = secao.anexacao, secao.processo
    assert anexacao is not None
    return Peca(
        titulo=f"Processo {processo.numero}",
        data=f"anexado em {_dia(anexacao.quando)}",
        situacao=SECAO,
        aviso=f"{processo.tipo.nome}{' — ' * bool(processo.especificacao)}{processo.especificacao}",
        detalhes=[
            ("Autuado em", _dia(processo.autuado_em)),
            ("Anexado em", _momento(anexacao.quando)),
        ],
    )


def _peca(retrato: Retrato, pasta: Path, *, recuo: int) -> Peca:
    documento = retrato.documento
    peca = Peca(
        titulo=documento.nome,
        numero=documento.numero_formatado,
        data=_dia(documento.data),
        unidade=documento.unidade.sigla,
        nivel=str(NivelAcesso(documento.nivel_efetivo).label).lower()
        * bool(documento.nivel_efetivo),
        recuo=recuo,
    )
    if documento.cancelado:
        _avisar(peca, CANCELADO, "O conteúdo deste documento não está mais disponível.")
        peca.detalhes = [
            ("Cancelado em", _momento(documento.cancelado_em)),
            ("Unidade", documento.unidade.sigla),
            ("Motivo", documento.motivo_cancelamento),
        ]
    elif not retrato.legivel:
        _avisar(peca, VEDADO, _por_que_vedado(documento))
    else:
        _com_conteudo(peca, retrato, pasta)
    return peca


def _com_conteudo(peca: Peca, retrato: Retrato, pasta: Path) -> None:
    documento = retrato.documento
    if documento.minuta:
        peca.codigos = "minuta, sem assinatura"
    if retrato.congelado is not None:
        crc = retrato.congelado.crc
        peca.codigos = f"verificador {documento.numero_formatado}, CRC {crc}"
    fonte = fonte_do_documento(retrato, pasta)
    if fonte is not None:
        peca.caminho, peca.tipo, peca.paginas = fonte.caminho, fonte.tipo, retrato.paginas or 1
    if documento.arquivo is not None:
        arquivo = documento.arquivo
        peca.detalhes = [
            ("Arquivo", arquivo.nome),
            ("Tamanho", _tamanho(arquivo.tamanho)),
            ("SHA-256", arquivo.sha256),
        ]
    if fonte is None:
        _avisar(peca, SO_NO_ZIP, _por_que_fora(documento))


def _avisar(peca: Peca, situacao: str, aviso: str) -> None:
    peca.situacao, peca.aviso, peca.codigos = situacao, aviso, ""


def _por_que_vedado(documento: Documento) -> str:
    hipotese = documento.hipotese or documento.processo.hipotese
    fundamento = f" Fundamento: {hipotese}." if hipotese else ""
    return (
        "Quem gerou este arquivo sabe que o documento existe, mas não tem acesso ao conteúdo."
        f"{fundamento} (Lei 12.527/2011, art. 7º, § 2º)"
    )


def _por_que_fora(documento: Documento) -> str:
    if documento.arquivo is None:
        return "O PDF assinado deste documento ainda não está pronto. Gere este arquivo de novo."
    return "Este tipo de arquivo não vira página. O original está no ZIP do processo."


def _dia(quando: date | datetime) -> str:
    dia = timezone.localtime(quando) if isinstance(quando, datetime) else quando
    return f"{dia:%d/%m/%Y}"


def _momento(quando: datetime | None) -> str:
    return f"{timezone.localtime(quando):%d/%m/%Y às %H:%M}" if quando else ""


def _tamanho(bytes_: int) -> str:
    for unidade, valor in (("MB", 1024**2), ("kB", 1024)):
        if bytes_ >= valor:
            return f"{bytes_ / valor:.1f} {unidade}".replace(".", ",")
    return f"{bytes_} bytes"
