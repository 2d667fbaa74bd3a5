"""The request as a document of the process: what the person filled in, on paper."""

from html import escape

from django.utils.timezone import localtime

from seiva.adesao.models import Adesao
from seiva.adesao.plataforma import Acervo
from seiva.core.ator import Ator
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_arquivo
from seiva.documentos.arquivos import guardar_arquivo
from seiva.documentos.models import Documento
from seiva.documentos.papel.render import renderizar
from seiva.organizacao.regras.documentos_pessoais import formatar
from seiva.processos.models import Processo


def juntar_manifestacao(ator: Ator, processo: Processo, adesao: Adesao, tipos: Acervo) -> Documento:
    """Put the request in the process, as a PDF/A of restricted access: it has people's data."""
    titulo = f"Manifestação de interesse {adesao.protocolo}"
    pdf = renderizar(_html(adesao, titulo), titulo=titulo).pdf
    arquivo = guardar_arquivo([pdf], nome=f"{titulo}.pdf", tipo_mime="application/pdf")
    dados = DadosDoDocumento(
        tipo=tipos.manifestacao,
        nivel=1,
        hipotese=tipos.hipotese,
        numero=adesao.protocolo,
        descricao=adesao.nome,
    )
    return incluir_arquivo(ator, processo=processo, dados=dados, arquivo=arquivo)


def linhas(adesao: Adesao) -> list[tuple[str, str]]:
    """What was filled in, in the order of the form: label and value, as people read them."""
    return [
        ("Protocolo", adesao.protocolo),
        ("Instituição", adesao.nome),
        ("Tipo", adesao.get_natureza_display()),
        ("CNPJ", formatar(adesao.cnpj)),
        ("Município", f"{adesao.municipio}/{adesao.uf} (IBGE {adesao.ibge})"),
        ("Tamanho", adesao.get_porte_display()),
        ("Responsável", f"{adesao.responsavel_nome}, {adesao.responsavel_cargo}"),
        ("CPF do responsável", formatar(adesao.responsavel_cpf)),
        ("E-mail do responsável", adesao.responsavel_email),
        ("Telefone", adesao.responsavel_telefone),
        ("Autoridade que assina", f"{adesao.autoridade_nome}, {adesao.autoridade_cargo}"),
        ("CPF da autoridade", formatar(adesao.autoridade_cpf)),
        ("E-mail da autoridade", adesao.autoridade_email),
        ("O que motivou o pedido", adesao.motivacao or "não informado"),
    ]


def _html(adesao: Adesao, titulo: str) -> str:
    celulas = "".join(
        f"<p><strong>{escape(rotulo)}:</strong> {'<br>'.join(map(escape, valor.splitlines()))}</p>"
        for rotulo, valor in linhas(adesao)
    )
    assert adesao.confirmada_em is not None
    fim = (
        f"<p>Preenchido em {localtime(adesao.manifestada_em):%d/%m/%Y às %H:%M} no formulário "
        f"público da plataforma. E-mail do responsável confirmado em "
        f"{localtime(adesao.confirmada_em):%d/%m/%Y às %H:%M}.</p>"
    )
    return (
        f'<!DOCTYPE html><html lang="pt-BR"><head><meta charset="utf-8"><title>{escape(titulo)}'
        f'</title></head><body class="papel"><main><h1 class="papel-titulo">{escape(titulo)}</h1>'
        f'<div class="papel-corpo">{celulas}{fim}</div></main></body></html>'
    )
