"""Alterar instituição: its names, its numbers, how to reach it, what its signatures cite."""

from dataclasses import asdict, dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.textos import uma_linha
from seiva.organizacao.alteracoes import registrar_alteracao, retrato
from seiva.organizacao.models import Alteracao, Instituicao
from seiva.organizacao.regras.documentos_pessoais import DocumentoInvalido, cnpj

_TAMANHOS = {
    "nome": 200, "municipio": 100, "telefone": 30, "endereco": 300, "fundamento_assinatura": 200,
}  # fmt: skip
_EXIGIDOS = {
    "nome": "Escreva o nome da instituição.",
    "municipio": "Escreva o município.",
    "fundamento_assinatura": "Escreva a norma que dá valor à assinatura eletrônica aqui.",
}


@dataclass(frozen=True)
class DadosDaInstituicao:
    """What the form has; every text is stored in one line."""

    nome: str
    municipio: str
    cnpj: str = ""
    email: str = ""
    telefone: str = ""
    endereco: str = ""
    fundamento_assinatura: str = ""


@acao(
    "alterar_instituicao",
    titulo="Alterar dados da instituição",
    exige="instituicao.administrar",
    registra=False,
)
def alterar_instituicao(ator: Ator, *, dados: DadosDaInstituicao) -> Instituicao:
    """Change the data of the institution; what was signed keeps those of then.

    Raises `RegraViolada` for a missing text, one that is too long, a CNPJ or an e-mail that
    cannot be. Norma: Lei 14.063/2020, art. 4º.
    """
    novos = {campo: uma_linha(valor) for campo, valor in asdict(dados).items()}
    for campo, mensagem in _EXIGIDOS.items():
        if not novos[campo]:
            raise RegraViolada("obrigatorio", mensagem, campo=campo)
    for campo, tamanho in _TAMANHOS.items():
        if len(novos[campo]) > tamanho:
            raise RegraViolada("longo", f"Até {tamanho} caracteres.", campo=campo)
    novos["cnpj"] = _cnpj(novos["cnpj"])
    _conferir_email(novos["email"])
    casa = Instituicao.objects.select_for_update().get(pk=ator.instituicao_id)
    antes = retrato(casa, novos)
    for campo, valor in novos.items():
        setattr(casa, campo, valor)
    casa.save(update_fields=list(novos))
    registrar_alteracao(
        ator, casa, Alteracao.Verbo.ALTEROU, antes=antes, depois=retrato(casa, novos)
    )
    return casa


def _cnpj(texto: str) -> str:
    if not texto:
        return ""
    try:
        return cnpj(texto)
    except DocumentoInvalido as erro:
        raise RegraViolada("cnpj_invalido", erro.mensagem, campo="cnpj") from erro


def _conferir_email(texto: str) -> None:
    try:
        if texto:
            validate_email(texto)
    except ValidationError as erro:
        raise RegraViolada(
            "email_invalido", "Confira o e-mail: não parece um endereço.", campo="email"
        ) from erro
