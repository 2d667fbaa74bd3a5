"""Which types of document a petition uses: the institution's own, when they serve."""

from dataclasses import dataclass

from seiva.catalogo.models import TipoDocumento
from seiva.documentos.models import Documento

Aplica = TipoDocumento.Aplicabilidade


@dataclass(frozen=True)
class Papel:
    """A role in the petition: names tried in order, of which the last is made if none serves."""

    nomes: tuple[str, ...]
    natureza: str


PETICAO = Papel(("Petição", "Requerimento", "Petição eletrônica"), Documento.Natureza.INTERNO)
RECIBO = Papel(("Recibo Eletrônico de Protocolo",), Documento.Natureza.INTERNO)
ANEXO = Papel(("Anexo", "Documento de quem pede"), Documento.Natureza.EXTERNO)


def tipo_para(papel: Papel, unidade_id: int, nivel: int) -> TipoDocumento:
    """A type in use in the unit that admits the level and the kind of document.

    Without any, the last name is registered; one that the institution put out of use is not
    brought back: the act that includes the document refuses it.
    """
    interno = papel.natureza == Documento.Natureza.INTERNO
    servem = (
        TipoDocumento.objects.da_unidade(unidade_id)
        .filter(niveis__contains=[nivel])
        .exclude(numeracao=TipoDocumento.Numeracao.INFORMADA)
        .exclude(aplicabilidade=Aplica.EXTERNO if interno else Aplica.INTERNO)
    )
    por_nome = {tipo.nome.casefold(): tipo for tipo in servem}
    for nome in papel.nomes:
        if (achado := por_nome.get(nome.casefold())) is not None:
            return achado
    criado: TipoDocumento = TipoDocumento.objects.get_or_create(
        nome=papel.nomes[-1],
        defaults={"aplicabilidade": Aplica.INTERNO if interno else Aplica.EXTERNO},
    )[0]
    return criado
