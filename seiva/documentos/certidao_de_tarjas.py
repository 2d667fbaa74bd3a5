"""The text of the certidão of a redaction: what was covered, why, and which file resulted."""

from collections.abc import Sequence
from itertools import groupby

from django.utils import timezone
from django.utils.html import escape

from seiva.documentos.models import Tarja, VersaoPublica


def texto_da_certidao(versao: VersaoPublica, tarjas: Sequence[Tarja]) -> str:
    """HTML of the body. Never anything of what is under the bars.

    Norma: Lei 12.527/2011, art. 7º, § 2º.
    """
    documento, arquivo = versao.documento, versao.arquivo
    assert arquivo is not None
    assert versao.publicada_em is not None
    quando = timezone.localtime(versao.publicada_em)
    linhas = "".join(
        f"<tr><td><p>{pagina}</p></td><td><p>{escape(hipotese)}</p></td>"
        f"<td><p>{escape(motivo)}</p></td><td><p>{quantas}</p></td></tr>"
        for pagina, hipotese, motivo, quantas in _grupos(tarjas)
    )
    return (
        f"<p>Certifico que, em {quando:%d/%m/%Y}, às {quando:%H:%M}, foi publicada a versão "
        f"pública, com tarjas, do documento {escape(documento.nome)} "
        f"({documento.numero_formatado}), do processo {escape(documento.processo.numero)}.</p>"
        "<p>Na versão pública, o que estava sob as tarjas foi destruído. O original permanece nos "
        "autos, íntegro e com o nível de acesso que tinha.</p>"
        "<table><tbody><tr><th><p>Página</p></th><th><p>Hipótese legal</p></th>"
        f"<th><p>Motivo</p></th><th><p>Tarjas</p></th></tr>{linhas}</tbody></table>"
        f"<p>SHA-256 do arquivo tarjado: {versao.origem_sha256}</p>"
        f"<p>SHA-256 da versão pública: {arquivo.sha256}</p>"
        "<p>Fundamento: Lei 12.527/2011, art. 7º, § 2º.</p>"
    )


def _grupos(tarjas: Sequence[Tarja]) -> list[tuple[int, str, str, int]]:
    """Page, legal base, reason and how many, one line for equal ones."""
    chaves = sorted((t.pagina, str(t.hipotese), t.motivo) for t in tarjas)
    return [(*chave, len(list(iguais))) for chave, iguais in groupby(chaves)]
