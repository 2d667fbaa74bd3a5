"""Conditions that acts over a request of adoption demand, and how far its term has gone."""

from dataclasses import dataclass

from seiva.adesao.models import Adesao, Estado
from seiva.core.acoes import Condicao
from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.documentos.externas import METODO
from seiva.documentos.models import Assinatura, AssinaturaExterna, Documento
from seiva.organizacao.models import Fase


@dataclass(frozen=True)
class Termo:
    """Who already signed the term, and the link by which the authority signs it."""

    daqui: Assinatura | None = None
    de_la: Assinatura | None = None
    envio: AssinaturaExterna | None = None

    @property
    def completo(self) -> bool:
        return self.daqui is not None and self.de_la is not None

    @property
    def esperando(self) -> bool:
        """The authority has a link in force and has not signed."""
        envio = self.envio
        return envio is not None and not envio.fim and envio.vence_em > agora()


def termo_vivo(adesao: Adesao) -> Documento | None:
    """The term, unless it was cancelled or excluded: then another may be made."""
    if adesao.termo_id is None:
        return None
    vivos = Documento.objects.filter(pk=adesao.termo_id).exclude(estado=Documento.Estado.CANCELADO)
    vivo: Documento | None = vivos.select_related("tipo", "processo").first()
    return vivo


def termo_de(adesao: Adesao) -> Termo:
    """Read from the signatures in force: nothing about them is kept in the request."""
    if termo_vivo(adesao) is None:
        return Termo()
    feitas = list(Assinatura.objects.vigentes().filter(documento=adesao.termo_id).order_by("pk"))
    enviadas = AssinaturaExterna.objects.do_documento(adesao.termo_id)
    daqui = next((a for a in feitas if a.metodo != METODO), None)
    envio = enviadas.filter(cpf=adesao.autoridade_cpf).first()
    de_la = next((a for a in feitas if envio is not None and a.pk == envio.assinatura_id), None)
    return Termo(daqui, de_la, envio)


def _em(*estados: str) -> Condicao:
    rotulos = " ou ".join(f"“{Estado(e).label}”" for e in estados)
    return Condicao(
        "adesao_em_outro_estado",
        f"Isto só se faz com a adesão no estado {rotulos}.",
        lambda _ator, adesao: adesao.estado in estados,
    )


def _assinado_aqui(_ator: Ator, adesao: Adesao) -> bool:
    return termo_de(adesao).daqui is not None


def _por_enviar(_ator: Ator, adesao: Adesao) -> bool:
    situacao = termo_de(adesao)
    return situacao.de_la is None and not situacao.esperando


EM_TERMO = _em(Estado.TERMO)
EM_EXAME = _em(Estado.INTERESSE, Estado.TERMO)
EM_PREPARACAO = _em(Estado.PREPARACAO)
EM_USO = _em(Estado.PREPARACAO, Estado.PILOTO)
PRODUZINDO = Condicao(
    "ainda_em_piloto",
    "A instituição ainda está em piloto: quem a administra é que a passa à produção.",
    lambda _ator, adesao: adesao.ambiente is not None and adesao.ambiente.fase == Fase.PRODUCAO,
    ocultar=False,
)
SEM_TERMO = Condicao(
    "termo_ja_gerado",
    "O termo já existe. Para fazer outro, cancele ou exclua antes o que está no processo.",
    lambda _ator, adesao: termo_vivo(adesao) is None,
)
ASSINADO_AQUI = Condicao(
    "termo_sem_assinatura_daqui",
    "Assine antes o termo: a autoridade recebe para assinar o texto já firmado por aqui.",
    _assinado_aqui,
    ocultar=False,
)
POR_ENVIAR = Condicao(
    "termo_ja_enviado",
    "O termo já foi enviado à autoridade e o prazo ainda corre, ou ela já assinou.",
    _por_enviar,
)
TERMO_COMPLETO = Condicao(
    "termo_incompleto",
    "A adesão se aprova depois que o termo tem as duas assinaturas: a daqui e a da autoridade.",
    lambda _ator, adesao: termo_de(adesao).completo,
    ocultar=False,
)
