"""The page that a template would give, with example values in place of the variables."""

from seiva.catalogo.models import TipoDocumento
from seiva.core.ator import Ator
from seiva.core.relogio import hoje
from seiva.documentos.congelar import linhas_da_unidade, url_de_conferencia
from seiva.documentos.estilos import unidade_com_estilos
from seiva.documentos.pagina import CABECA, Folhas, ligadas
from seiva.documentos.papel.montar import DadosDoDocumento, montar_html
from seiva.documentos.regras.html import sanear
from seiva.documentos.regras.variaveis import data_por_extenso, substituir
from seiva.organizacao.models import Unidade

EXEMPLO = "0000123"


def valores_de_exemplo(ator: Ator, unidade: Unidade, titulo: str) -> dict[str, str]:
    """What each variable would become, in a process that does not exist."""
    dia = hoje()
    return {
        "processo": f"3106.01.0000123/{dia.year}-45",
        "especificacao": "Assunto do processo",
        "interessados": "Maria de Souza\nJosé Pereira",
        "destinatario": "Nome de quem recebe",
        "tipo": titulo,
        "numero": f"12/{dia.year}",
        "unidade": unidade.nome,
        "unidade_sigla": unidade.sigla,
        "instituicao": unidade.instituicao.nome,
        "municipio": unidade.instituicao.municipio,
        "data": f"{dia:%d/%m/%Y}",
        "data_extenso": data_por_extenso(dia),
        "autor": ator.nome,
        "cargo": "Cargo de quem assina",
    }


def dados_do_modelo(
    ator: Ator, corpo: str, tipo: TipoDocumento | None, linha: str | None = None
) -> DadosDoDocumento:
    """What would be printed of a template. Raises `ConteudoGrandeDemais` as `sanear`.

    `linha`: styles to try (`papel.estilos.em_texto`), in place of those in force.
    """
    unidade, estilos = unidade_com_estilos(ator.minha_unidade)
    titulo = tipo.nome if tipo is not None else "Documento"
    numerado = tipo is not None and tipo.numeracao != TipoDocumento.Numeracao.SEM
    valores = valores_de_exemplo(ator, unidade, titulo)
    return DadosDoDocumento(
        instituicao=unidade.instituicao.nome,
        titulo=f"{titulo.upper()} Nº {valores['numero']}" if numerado else titulo.upper(),
        corpo_html=substituir(sanear(corpo), valores),
        documento=EXEMPLO,
        verificador=EXEMPLO,
        url_conferencia=url_de_conferencia(unidade.instituicao),
        unidades=tuple(linhas_da_unidade(unidade)),
        brasao=f"arquivo:{unidade.instituicao.brasao}" if unidade.instituicao.brasao else None,
        local_e_data=f"{unidade.instituicao.municipio}, {valores['data_extenso']}.",
        processo=valores["processo"],
        vagas=0,
        estilos=estilos if linha is None else linha,
    )


def pagina_do_modelo(
    ator: Ator,
    corpo: str,
    tipo: TipoDocumento | None,
    folhas: Folhas,
    linha: str | None = None,
) -> str:
    """The same as a page that a browser shows; images keep their stored addresses."""
    dados = dados_do_modelo(ator, corpo, tipo, linha)
    return montar_html(dados).replace(CABECA, CABECA + ligadas(folhas(dados.estilos)), 1)
