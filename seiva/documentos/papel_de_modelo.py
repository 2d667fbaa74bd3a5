"""The page that a template would give, with example values in place of the variables."""

from html import escape

from seiva.catalogo.models import TipoDocumento
from seiva.core.ator import Ator
from seiva.core.relogio import hoje
from seiva.documentos.congelar import linhas_da_unidade, url_de_conferencia
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


def pagina_do_modelo(ator: Ator, corpo: str, tipo: TipoDocumento | None, folhas: list[str]) -> str:
    """Complete page, as a browser shows it; images keep their stored addresses.

    Raises `ConteudoGrandeDemais` as `sanear`.
    """
    unidade = Unidade.objects.select_related("orgao", "instituicao").um(pk=ator.minha_unidade)
    titulo = tipo.nome if tipo is not None else "Documento"
    numerado = tipo is not None and tipo.numeracao != TipoDocumento.Numeracao.SEM
    valores = valores_de_exemplo(ator, unidade, titulo)
    dados = DadosDoDocumento(
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
    )
    estilos = "".join(f'<link rel="stylesheet" href="{escape(folha)}">' for folha in folhas)
    cabeca = '<meta charset="utf-8">'
    return montar_html(dados).replace(cabeca, cabeca + estilos, 1)
