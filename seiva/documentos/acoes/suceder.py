"""Suceder: drafts, releases and credentials of signature of a unit pass to another."""

from seiva.andamentos.registro import registrar
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.documentos import andamentos
from seiva.documentos.credenciais import contar
from seiva.documentos.models import CredencialDeAssinatura, Documento, Liberacao
from seiva.documentos.situacao_da_unidade import contar_para_assinar
from seiva.processos.models import Processo
from seiva.processos.sucessao import Sucessao


@acao(
    "suceder_minutas",
    titulo="Passar minutas à unidade sucessora",
    exige="instituicao.administrar",
    sobre="processo",
    registra=False,
)
def suceder_minutas(ator: Ator, *, processo: Processo, sucessao: Sucessao) -> int:
    """What the unit was writing in the process is now written by `para`; how many drafts.

    What was signed or registered stays of the unit that did it. What the unit released to others
    is still released to them, by `para`. Done twice, the second time changes nothing.
    """
    minutas = list(
        Documento.objects.editaveis_em(sucessao.de.pk)
        .filter(processo=processo)
        .select_related("tipo")
        .order_by("pk")
    )
    for minuta in minutas:
        minuta.unidade = sucessao.para
        minuta.save()
        registrar(
            andamentos.MINUTA_SUCEDIDA,
            processo,
            ator,
            numero=minuta.numero_formatado,
            nome=minuta.nome,
            origem=sucessao.de.sigla,
            destino=sucessao.para.sigla,
            ato=sucessao.ato,
        )
    soltas = Liberacao.objects.filter(processo=processo, dona=sucessao.de)
    soltas.filter(unidade=sucessao.para).delete()  # it has now as its own what was released to it
    soltas.update(dona=sucessao.para)
    contar_para_assinar(processo, sucessao.de.pk)
    contar_para_assinar(processo, sucessao.para.pk)
    return len(minutas)


@acao(
    "suceder_credencial_de_assinatura",
    titulo="Passar credencial de assinatura à unidade sucessora",
    exige="instituicao.administrar",
    registra=False,
)
def suceder_credencial_de_assinatura(
    ator: Ator, *, credencial: CredencialDeAssinatura, sucessao: Sucessao
) -> None:
    """Who was to sign a document under sigilo, for the unit, is to sign it for `para`."""
    Processo.travar(credencial.documento.processo_id)
    viva = CredencialDeAssinatura.objects.ativas().com_o_que_se_conta()
    for minha in viva.filter(pk=credencial.pk, unidade=sucessao.de):
        minha.unidade = sucessao.para
        minha.save()
        contar(andamentos.CREDENCIAL_SUCEDIDA, ator, minha)


@acao(
    "suceder_liberacoes",
    titulo="Passar liberações à unidade sucessora",
    exige="instituicao.administrar",
    registra=False,
)
def suceder_liberacoes(ator: Ator, *, origem: str, sucessao: Sucessao) -> None:
    """What was released to the unit, by `origem`, is now released to `para`, once."""
    para_ca = Liberacao.objects.da_origem(origem)
    tem = set(para_ca.filter(unidade=sucessao.para).values_list("processo_id", "documento_id"))
    for solta in para_ca.filter(unidade=sucessao.de):
        repetida = (solta.processo_id, solta.documento_id) in tem
        if repetida or solta.dona_id == sucessao.para.pk:
            solta.delete()
        else:
            solta.unidade = sucessao.para
            solta.save()
