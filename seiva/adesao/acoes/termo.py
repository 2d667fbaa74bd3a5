"""O termo de adesão: made from the template, and sent to who signs for the institution."""

from seiva.adesao import andamentos
from seiva.adesao.avisos import avisar
from seiva.adesao.models import Adesao, Estado
from seiva.adesao.plataforma import OPERAR, acervo
from seiva.adesao.situacao import (
    ASSINADO_AQUI,
    EM_EXAME,
    EM_TERMO,
    POR_ENVIAR,
    SEM_TERMO,
    termo_vivo,
)
from seiva.andamentos.registro import registrar
from seiva.catalogo.models import ModeloDocumento
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.documentos.acoes.externa import QuemAssina, liberar_assinatura_externa
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_documento
from seiva.documentos.models import AssinaturaExterna, Documento
from seiva.documentos.regras.variaveis import substituir
from seiva.organizacao.regras.documentos_pessoais import formatar, mascarar_cpf


@acao(
    "gerar_termo",
    titulo="Gerar termo de adesão",
    exige=OPERAR,
    estado=(EM_EXAME, SEM_TERMO),
    sobre="adesao",
)
def gerar_termo(ator: Ator, *, adesao: Adesao) -> Documento:
    """Begin the term in the process of the adoption, with the institution's data filled in.

    It is a draft like any other: the operator reads it, changes it and signs it.
    """
    tipo = acervo().termo
    modelo = ModeloDocumento.objects.filter(tipo=tipo, ativo=True).order_by("pk").first()
    if modelo is None:
        raise RegraViolada(
            "termo_sem_modelo", f"Falta um modelo para o tipo de documento “{tipo.nome}”."
        )
    assert adesao.processo is not None
    termo = incluir_documento(
        ator,
        processo=adesao.processo,
        dados=DadosDoDocumento(tipo=tipo, descricao=adesao.nome),
        conteudo=substituir(modelo.corpo, valores_do_termo(adesao)),
    )
    adesao.termo, adesao.estado = termo, Estado.TERMO
    adesao.save()
    registrar(
        andamentos.TERMO,
        termo.processo,
        ator,
        ente=adesao.nome,
        numero=termo.numero_formatado,
    )
    return termo


@acao(
    "enviar_termo",
    titulo="Enviar à autoridade para assinar",
    exige=OPERAR,
    estado=(EM_TERMO, ASSINADO_AQUI, POR_ENVIAR),
    sobre="adesao",
)
def enviar_termo(ator: Ator, *, adesao: Adesao) -> AssinaturaExterna:
    """Release the term, already signed here, to the authority that the request named."""
    termo = termo_vivo(adesao)
    assert termo is not None
    envio = liberar_assinatura_externa(
        ator,
        documento=termo,
        quem=QuemAssina(
            nome=adesao.autoridade_nome,
            cpf=adesao.autoridade_cpf,
            email=adesao.autoridade_email,
            cargo=adesao.autoridade_cargo,
        ),
    )
    avisar(adesao, "termo")
    return envio


def valores_do_termo(adesao: Adesao) -> dict[str, str]:
    """What the template of the term may ask for, beside the variables of every document."""
    return {
        "ente": adesao.nome,
        "ente_cnpj": formatar(adesao.cnpj),
        "ente_municipio": adesao.municipio,
        "ente_uf": adesao.uf,
        "ente_ibge": adesao.ibge,
        "ente_porte": adesao.get_porte_display(),
        "autoridade": adesao.autoridade_nome,
        "autoridade_cargo": adesao.autoridade_cargo,
        "autoridade_cpf": mascarar_cpf(adesao.autoridade_cpf),
        "responsavel": adesao.responsavel_nome,
        "responsavel_cargo": adesao.responsavel_cargo,
        "protocolo": adesao.protocolo,
    }
