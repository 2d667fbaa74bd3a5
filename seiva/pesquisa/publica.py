"""What anybody may look for: public acts by what they say and are about, never by who is in them.

Lei 13.709/2018, arts. 6º, I to III, and 7º, § 3º: what is public is so for a purpose, and a list
of everything that concerns one person is another. So a CPF is refused, and processes are found by
their number, type and specification alone: the index of processes also knows the names of who has
interest, and what was found only by them is left out. Documents too: the words of a person's name
do not find those of the processes in which that person has interest (docs/adr/0040).
"""

import re
from dataclasses import replace
from typing import Any

from seiva.core.ator import Ator
from seiva.documentos.models import Documento
from seiva.organizacao.regras.documentos_pessoais import DocumentoInvalido, cpf, identificar
from seiva.pesquisa.busca import Filtros, principais
from seiva.pesquisa.documentos import Encontrados
from seiva.pesquisa.palavras import as_que_tem
from seiva.pesquisa.regras.canonico import palavras
from seiva.pesquisa.regras.consulta import Consulta, entender

CANDIDATOS = 200  # the latest with the words, among which the few shown are chosen
PRIMEIROS = 15  # of these, looked at before the others: nearly always enough
NOME = "processo__interessados__pessoa__nome"
_DE_PESSOA = {"processo__interessados__pessoa__tipo": "PF"}
_MENOR_NOME = 3
_ENTRE = r"[\W_]{0,3}"  # the index reads 111.444.777-35 and 111 444 777 35 the same
_TALVEZ_CPF = re.compile(rf"(?<!\d)\d{{3}}{_ENTRE}\d{{3}}{_ENTRE}\d{{3}}{_ENTRE}\d{{2}}(?!\d)")
_CPF_CORTADO = re.compile(r"(?<!\d)\d{5,10}\*")


def tem_cpf(texto: str) -> bool:
    """Whether a text asks for a natural person by the number: some CPF that could exist is in it,
    or the beginning of one, to be completed."""
    if _CPF_CORTADO.search(texto):
        return True
    for achado in _TALVEZ_CPF.findall(texto):
        try:
            cpf("".join(c for c in achado if c.isdigit()))
        except DocumentoInvalido:
            continue
        return True
    return False


def _tem_cnpj(texto: str) -> bool:
    """A company is no natural person: what it does with the administration is found by its CNPJ."""
    try:
        return identificar(texto)[0] == "PJ"
    except DocumentoInvalido:
        return False


def processos_pelo_assunto(ator: Ator, texto: str, filtros: Filtros, *, quantos: int) -> list[Any]:
    """The latest `quantos` processes that the actor may read whose number, type or specification
    have these words: two queries, four when few of the latest have them there."""
    consulta = entender(texto)
    if not consulta.inteira:
        return []
    if _tem_cnpj(texto):
        return principais(ator, texto, filtros, quantos=quantos, teto=CANDIDATOS)
    certos: list[Any] = []
    for olhados in (PRIMEIROS, CANDIDATOS):
        achados = principais(ator, texto, filtros, quantos=olhados, teto=CANDIDATOS)
        certos = _pelo_registro(consulta, achados)
        if len(certos) >= quantos or len(achados) < olhados:
            break
    return certos[:quantos]


def _pelo_registro(consulta: Consulta, achados: list[Any]) -> list[Any]:
    """Those found by what they are about, and not only by who is in them."""
    if not achados:
        return []
    return [achados[n] for n in as_que_tem(consulta, [_do_que_trata(p) for p in achados])]


def dos_documentos(encontrados: Encontrados) -> Encontrados:
    """What was found, without the documents that the words find by the name of a person: one
    query."""
    if not encontrados.chaves or not (encontrados.consulta.termos or encontrados.consulta.prefixos):
        return encontrados
    consulta = encontrados.consulta
    deles = Documento.objects.filter(pk__in=encontrados.chaves, **_DE_PESSOA)
    fora = {d for d, nome in deles.values_list("pk", NOME) if procura_a_pessoa(consulta, nome)}
    if not fora:
        return encontrados
    ficam = [n for n, chave in enumerate(encontrados.chaves) if chave not in fora]
    chaves, fatos = encontrados.chaves, encontrados.fatos
    return replace(
        encontrados, chaves=[chaves[n] for n in ficam], fatos=[fatos[n] for n in ficam if fatos]
    )


def procura_a_pessoa(consulta: Consulta, nome: str) -> bool:
    """Whether the words are a name: two of them in the same person's, or all that were typed."""
    dela = [p for p in palavras(nome) if len(p) >= _MENOR_NOME]
    ditas = {t for t in consulta.termos if len(t) >= _MENOR_NOME and not t.isdigit()}
    ditas |= set(consulta.prefixos)
    cortadas = [d for d in ditas if any(p.startswith(d[:-1]) for p in dela)]  # plurals, cut words
    return len(cortadas) > 1 or (bool(cortadas) and len(cortadas) == len(ditas))


def _do_que_trata(processo: Any) -> str:
    """Words of the register, without those that are names of who has interest: people write
    "Férias, Maria Souza" in the specification."""
    nomes = set(palavras(" ".join(processo.nomes)))
    registro = f"{processo.numero} {processo.tipo.nome} {processo.especificacao}"
    return " ".join(palavra for palavra in palavras(registro) if palavra not in nomes)
