"""Autenticar: a servant attests that a scanned copy is like the paper."""

from datetime import datetime

from django.utils import timezone

from seiva.andamentos.registro import registrar
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.documentos import andamentos
from seiva.documentos.acoes.assinar import conferir_senha
from seiva.documentos.chaves import chaves_em_vigor
from seiva.documentos.models import Autenticacao, Documento
from seiva.documentos.papel.chaves import Chaves
from seiva.documentos.papel.codigo import calcular_crc
from seiva.documentos.papel.declaracao import Declaracao, DeclaracaoAssinada, Signatario, declarar
from seiva.documentos.situacao import (
    ARQUIVO,
    DA_MINHA_UNIDADE,
    NAO_CANCELADO,
    PARA_AUTENTICAR,
    POR_AUTENTICAR,
    PROCESSO_ABERTO_AQUI,
)
from seiva.organizacao.models import Cargo, Conta, Unidade
from seiva.organizacao.regras.documentos_pessoais import mascarar_cpf

FUNDAMENTO = "Lei 12.682/2012, art. 3º"


@acao(
    "autenticar_documento",
    titulo="Autenticar",
    exige="documento.assinar",
    estado=(
        ARQUIVO,
        PARA_AUTENTICAR,
        NAO_CANCELADO,
        DA_MINHA_UNIDADE,
        POR_AUTENTICAR,
        PROCESSO_ABERTO_AQUI,
    ),
    sobre="documento",
    antes=conferir_senha,
)
def autenticar_documento(
    ator: Ator, *, documento: Documento, senha: str, cargo: Cargo
) -> Autenticacao:
    """Attest with the password, under a cargo that the person holds, over the exact bytes.

    The declaration is signed with the institution's key, detached from the file, whose bytes do
    not change. Norma: Lei 12.682/2012, art. 3º; Decreto 10.278/2020, art. 5º.
    """
    conta = Conta.objects.get(pk=ator.minha_conta)
    quando = agora()
    chaves = chaves_em_vigor()
    arquivo = documento.arquivo
    numero, conferencia = documento.numero_formatado, documento.conferencia.nome
    crc = calcular_crc(f"autenticacao/1 {arquivo.sha256}", numero, chaves.segredo_codigo)
    unidade = Unidade.objects.um(pk=ator.minha_unidade)
    assinada = _declarar(chaves, documento, crc, conta, cargo, unidade.sigla, quando)
    autenticacao: Autenticacao = Autenticacao.objects.create(
        documento=documento,
        arquivo=arquivo,
        conta=conta,
        unidade=unidade,
        nome=conta.nome,
        cargo=cargo.nome,
        conferencia=conferencia,
        fundamento=FUNDAMENTO,
        crc=crc,
        kid=assinada.kid,
        declaracao=assinada.canonico.decode(),
        assinatura_ed25519=assinada.assinatura.hex(),
        autenticada_em=quando,
    )
    registrar(
        andamentos.AUTENTICADO,
        documento.processo,
        ator,
        numero=numero,
        nome=documento.nome,
        conferencia=conferencia.lower(),
        pessoa=conta.nome,
        cargo=cargo.nome,
    )
    return autenticacao


def _declarar(
    chaves: Chaves,
    documento: Documento,
    crc: str,
    conta: Conta,
    cargo: Cargo,
    unidade: str,
    quando: datetime,
) -> DeclaracaoAssinada:
    momento = timezone.localtime(quando).replace(microsecond=0)
    return declarar(
        chaves,
        Declaracao(
            instituicao=chaves.instituicao,
            documento=documento.numero_formatado,
            verificador=documento.numero_formatado,
            crc=crc,
            hash_base=documento.arquivo.sha256,
            tamanho_base=documento.arquivo.tamanho,
            conteudo_sha256=None,
            signatario=Signatario(
                nome=conta.nome, cpf=mascarar_cpf(conta.cpf), conta=str(conta.pk)
            ),
            cargo=cargo.nome,
            unidade=unidade,
            data_hora=momento.isoformat(),
            norma=FUNDAMENTO,
            tipo="autenticacao",
            conferencia=documento.conferencia.nome,
        ),
    )
