"""The doors: each answers what someone sees through it. A new door is one function more.

A door answers one question (`o_que`), about the scenarios that could ever pass through it
(`alcance`; a page of PDFs shows no draft, for example), to the members who may use it.
"""

from tests.visibilidade.membros import (
    ABRIR,
    ASSINAR,
    CIDADAOS,
    CREDENCIADO,
    EM_BLOCO,
    LER,
    LISTAR,
    LOCALIZAR,
    NA_MESA,
    PARA_ASSINAR,
    SERVIDORES,
    Porta,
)
from tests.visibilidade.paginas import (
    acompanhados,
    da_casa,
    da_fila,
    documentos_na_pagina_da_pesquisa,
    dos_blocos,
    listados_em,
    no_pdf_dos_processos,
    no_zip_dos_processos,
    paginas_de_processos,
    pela_pagina,
    pela_referencia,
    pelas_imagens,
    por_resposta,
    relacionados,
    responde,
)
from tests.visibilidade.perguntas import (
    da_mesa,
    das_passagens,
    documentos_dentro_do_processo,
    documentos_pela_pesquisa,
    documentos_pelo_filtro,
    dos_andamentos,
    no_escopo,
    pela_pesquisa,
    por_documentos,
    por_numero,
    por_processos,
)
from tests.visibilidade.publicas import (
    documentos_na_consulta_publica,
    documentos_publicos,
    processos_publicos,
)
from tests.visibilidade.tarjadas import no_portal, pelas_versoes_publicas


def _com_pdf(nome: str) -> bool:
    return "assinado" in nome or nome == "público em contaminado"


def _que_ana_edita(nome: str) -> bool:
    """Drafts in processes that are open where they were written."""
    daqui = nome.startswith("minuta em") and not _de_bloco(nome)
    return daqui or nome == "minuta da TRIB em tramitado"


def _de_bloco(nome: str) -> bool:
    return "bloco" in nome or "reunião" in nome


def _fora_de_blocos(nome: str) -> bool:
    """A block shows a document, and not the process that would be taken out whole."""
    return not _de_bloco(nome)


def _minuta(nome: str) -> bool:
    return nome.startswith("minuta")


def _escrito_aqui(nome: str) -> bool:
    return not _arquivo(nome)


def _arquivo(nome: str) -> bool:
    return "arquivo" in nome or nome in {"restrito em tramitado", "restrito em contaminado"}


def _achavel(nome: str) -> bool:
    """The index does not know of external accesses: from outside, it finds what is public."""
    return "aberto a Noe" not in nome


def _publicavel(nome: str) -> bool:
    """What may have a public version: firm, not cancelled, never under sigilo, not veiled."""
    fora = ("minuta", "cancelado", "velado", "sigilos", "dividido", "credencial", "excluído")
    return not any(palavra in nome for palavra in fora)


VISITANTE = frozenset({"dora"})
_VERSAO = pela_pagina("documento_versao_folha", numero=1)


PORTAS = (
    Porta("consulta: processos localizáveis", LOCALIZAR, por_processos("localizaveis_por")),
    Porta("consulta: processos legíveis", LER, por_processos("legiveis_por")),
    Porta("consulta: passagens", LOCALIZAR, no_escopo(das_passagens)),
    Porta("consulta: andamentos", LOCALIZAR, no_escopo(dos_andamentos)),
    Porta("consulta: documentos listáveis", LISTAR, por_documentos("listaveis_por")),
    Porta("consulta: documentos legíveis", ABRIR, por_documentos("legiveis_por")),
    Porta("pesquisa: palavras", LER, no_escopo(pela_pesquisa), _achavel),
    Porta("pesquisa: documentos", ABRIR, no_escopo(documentos_pela_pesquisa), _achavel),
    Porta("pesquisa: filtros de documentos", ABRIR, no_escopo(documentos_pelo_filtro), _achavel),
    Porta(
        "pesquisa: dentro do processo", ABRIR, no_escopo(documentos_dentro_do_processo), _achavel
    ),
    Porta(
        "página: pesquisa de documentos",
        ABRIR,
        documentos_na_pagina_da_pesquisa,
        membros=SERVIDORES,
    ),
    Porta("pesquisa: número", LOCALIZAR, no_escopo(por_numero)),
    Porta("consulta: mesa", NA_MESA, no_escopo(da_mesa)),
    Porta("página: mesa", NA_MESA, listados_em("mesa"), membros=SERVIDORES),
    Porta(
        "página: pesquisa",
        LER,
        listados_em("pesquisa", "?q=paridade&em=processos"),
        membros=SERVIDORES,
    ),
    Porta("página: processo", LOCALIZAR, paginas_de_processos("processo"), membros=SERVIDORES),
    Porta(
        "página: acompanhar",
        LOCALIZAR,
        acompanhados,
        da_casa,
        frozenset({"dora", "dora com conta"}),
    ),
    Porta("página: histórico", LOCALIZAR, paginas_de_processos("historico"), membros=SERVIDORES),
    Porta(
        "página: marcadores",
        LOCALIZAR,
        paginas_de_processos("processo_marcadores"),
        membros=SERVIDORES,
    ),
    Porta("página: referência", LOCALIZAR, pela_referencia, da_casa, SERVIDORES - {"caio"}),
    Porta("página: relacionados", LOCALIZAR, relacionados, da_casa, SERVIDORES - {"caio"}),
    Porta("consulta: por credencial", CREDENCIADO, por_documentos("credenciados_a")),
    Porta("página: conteúdo", PARA_ASSINAR, pela_pagina("documento_conteudo"), membros=SERVIDORES),
    Porta("página: PDF", PARA_ASSINAR, pela_pagina("documento_pdf"), _com_pdf, SERVIDORES),
    Porta(
        "página: comentários do processo",
        LER,
        paginas_de_processos("processo_comentarios"),
        membros=SERVIDORES,
    ),
    Porta(
        "página: comentários do documento",
        ABRIR,
        por_resposta("documento_comentarios"),
        membros=SERVIDORES,
    ),
    Porta(
        "página: assinaturas no arquivo",
        ABRIR,
        por_resposta("documento_assinaturas"),
        membros=SERVIDORES,
    ),
    Porta(
        "consulta: para assinar", ASSINAR, por_documentos("para_assinar_por"), membros=SERVIDORES
    ),
    Porta("página: para assinar", ASSINAR, da_fila, membros=SERVIDORES),
    Porta("página: bloco", EM_BLOCO, dos_blocos, membros=SERVIDORES),
    Porta("página: original", ABRIR, pela_pagina("documento_original"), _arquivo, SERVIDORES),
    Porta("página: editor", ABRIR, pela_pagina("documento_editar"), _que_ana_edita, SERVIDORES),
    Porta("página: prévia", PARA_ASSINAR, pela_pagina("documento_previa"), _minuta, SERVIDORES),
    Porta("página: versão", ABRIR, _VERSAO, _escrito_aqui, frozenset({"ana", "fabio"})),
    Porta("página: imagem do texto", ABRIR, pelas_imagens, _escrito_aqui, SERVIDORES),
    Porta("página: vista", ABRIR, responde("documento_vista"), _arquivo, SERVIDORES),
    Porta("página: leitura", ABRIR, responde("documento_leitura"), _arquivo, SERVIDORES),
    Porta("página: ZIP do processo", ABRIR, no_zip_dos_processos, _fora_de_blocos, SERVIDORES),
    Porta("consulta: versão pública", LISTAR, no_escopo(pelas_versoes_publicas), _publicavel),
    Porta("portal: versão pública", LISTAR, no_portal, _publicavel, CIDADAOS),
    Porta("página: PDF do processo", ABRIR, no_pdf_dos_processos, _fora_de_blocos, SERVIDORES),
    Porta("público: processo", LOCALIZAR, processos_publicos, da_casa, VISITANTE),
    Porta(
        "público: documento",
        LISTAR,
        documentos_publicos("documento_publico", abertos=False),
        membros=VISITANTE,
    ),
    Porta(
        "público: texto do documento",
        ABRIR,
        documentos_publicos("documento_publico_conteudo", abertos=True),
        _escrito_aqui,
        VISITANTE,
    ),
    Porta("público: consulta", ABRIR, documentos_na_consulta_publica, membros=VISITANTE),
)
