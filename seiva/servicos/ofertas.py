"""The gallery shared by every institution: what comes with Seiva, and what others offer."""

from dataclasses import dataclass, replace

from seiva.core.erros import NaoEncontrado
from seiva.core.relogio import agora
from seiva.core.tenancy import instituicao_atual
from seiva.core.textos import sem_acentos
from seiva.servicos.galeria import modelos
from seiva.servicos.models import Oferta, Servico
from seiva.servicos.regras.conteudo import Conteudo, ConteudoInvalido, em_json, ler
from seiva.servicos.versoes import palavras_de


@dataclass(frozen=True)
class DaGaleria:
    """One service that may be copied. `chave` names it: `pronto-…` or `oferta-…`; `tipo` is the
    name of the type of process that suits it."""

    chave: str
    titulo: str
    tema: str
    de_quem: str
    conteudo: Conteudo
    tipo: str = ""


def oferecer(servico: Servico, conteudo: Conteudo) -> None:
    """Put the copy in the gallery, or renew it. Addresses, hours and complaints are of the
    institution, and do not go."""
    publico = replace(conteudo, canais="", reclamar="")
    Oferta.objects.update_or_create(
        casa=servico.instituicao_id,
        servico=servico.pk,
        defaults={
            "casa_nome": servico.instituicao.nome,
            "titulo": conteudo.titulo,
            "tema": conteudo.tema,
            "conteudo": em_json(publico),
            "busca": palavras_de(publico),
            "oferecida_em": agora(),
        },
    )


def recolher(servico: Servico) -> None:
    """Take the copy away."""
    Oferta.objects.filter(casa=servico.instituicao_id, servico=servico.pk).delete()


def galeria(texto: str = "", maximo: int = 100) -> list[DaGaleria]:
    """What may be copied, those that come with Seiva first; `texto` narrows by words."""
    palavras = sem_acentos(texto).split()
    prontos = [
        DaGaleria(f"pronto-{m.chave}", m.conteudo.titulo, m.conteudo.tema, "", m.conteudo, m.tipo)
        for m in modelos()
        if all(palavra in palavras_de(m.conteudo) for palavra in palavras)
    ]
    ofertas = Oferta.objects.de_outras(instituicao_atual()).com_texto(texto)[:maximo]
    return prontos + [lida for oferta in ofertas if (lida := _da_oferta(oferta)) is not None]


def achar_na_galeria(chave: str) -> DaGaleria:
    """The service of this key. Raises `NaoEncontrado`."""
    especie, _, resto = chave.partition("-")
    if especie == "pronto":
        for m in modelos():
            if m.chave == resto:
                c = m.conteudo
                return DaGaleria(chave, c.titulo, c.tema, "", c, m.tipo)
    if especie == "oferta" and resto.isascii() and resto.isdecimal() and len(resto) < 18:
        oferta = Oferta.objects.filter(pk=int(resto)).first()
        if oferta is not None and (lida := _da_oferta(oferta)) is not None:
            return lida
    raise NaoEncontrado


def _da_oferta(oferta: Oferta) -> DaGaleria | None:
    """None when what was written there is not a content any more."""
    try:
        conteudo = ler(oferta.conteudo)
    except ConteudoInvalido:
        return None
    chave = f"oferta-{oferta.pk}"
    return DaGaleria(chave, conteudo.titulo, conteudo.tema, oferta.casa_nome, conteudo)
