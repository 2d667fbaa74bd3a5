"""The fixed cast of the tests.

Ana works in RH and Bia in Tributação, both of the same órgão; Caio in another institution;
Dora is a citizen; Edu administers the first institution; Fábio is a second clerk of RH.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import transaction

from seiva.catalogo.models import (
    Assunto,
    HipoteseLegal,
    TipoArquivo,
    TipoConferencia,
    TipoDocumento,
    TipoProcesso,
)
from seiva.core.ator import Ator
from seiva.core.tenancy import escopo
from seiva.organizacao.acesso import ator_de, lotacoes_de
from seiva.organizacao.models import (
    Cargo,
    Conta,
    Instituicao,
    Lotacao,
    Orgao,
    Perfil,
    Pessoa,
    Titularidade,
    Unidade,
)
from seiva.organizacao.permissoes import PERFIS

SENHA = "ipê-amarelo-42"

INICIO = date(2020, 1, 1)
MASCARA = "3106.01.@seq_anual_cod_orgao_sei_07d@/@ano_4d@-@dv_mod97_base10_executivo_federal_2d@"


@dataclass
class Casa:
    """One institution with its units, catalogue and people."""

    instituicao: Instituicao
    orgao: Orgao
    unidades: dict[str, Unidade]
    ferias: TipoProcesso
    sindicancia: TipoProcesso
    oficio: TipoDocumento
    anexo: TipoDocumento
    hipotese: HipoteseLegal
    assunto: Assunto
    conferencia: TipoConferencia
    cargo: Cargo
    maria: Pessoa


@dataclass
class Elenco:
    casa: Casa
    outra: Casa
    contas: dict[str, Conta]

    def ator(self, nome: str, unidade: str | None = None) -> Ator:
        """The actor for someone of the cast; needs the scope of the institution open."""
        conta = self.contas[nome]
        lotacoes = lotacoes_de(conta)
        escolhida = next(
            item for item in lotacoes if unidade is None or item.unidade.sigla == unidade
        )
        return ator_de(conta, lotacoes, escolhida, "web")

    @contextmanager
    def em(self, casa: Casa) -> Iterator[None]:
        with transaction.atomic(), escopo(casa.instituicao.pk):
            yield


def conta_nova(nome: str, cpf: str) -> Conta:
    conta = Conta(cpf=cpf, nome=nome, email=f"{nome.split()[0].lower()}@exemplo.example")
    conta.password = make_password(SENHA)
    conta.save()
    return conta


def casa_nova(slug: str, nome: str, municipio: str) -> Casa:
    instituicao = Instituicao.objects.create(
        slug=slug, nome=nome, municipio=municipio, cnpj="11222333000181"
    )
    with transaction.atomic(), escopo(instituicao.pk):
        orgao = Orgao.objects.create(sigla="PREF", nome=nome, codigo="3106", mascara=MASCARA)
        unidades = {
            sigla: Unidade.objects.create(
                orgao=orgao, sigla=sigla, nome=nome_da_unidade, codigo=codigo, inicio=INICIO
            )
            for sigla, nome_da_unidade, codigo in (
                ("RH", "Recursos Humanos", "10"),
                ("TRIB", "Tributação", "20"),
                ("GAB", "Gabinete do Prefeito", "30"),
            )
        }
        for perfil, permissoes in PERFIS.items():
            Perfil.objects.create(nome=perfil, permissoes=permissoes)
        hipotese = HipoteseLegal.objects.create(
            nome="Informação pessoal", base_legal="Lei 12.527/2011, art. 31", nivel=1
        )
        for extensao in ("pdf", "png", "jpg", "odt", "docx", "txt", "eml"):
            TipoArquivo.objects.create(extensao=extensao, tamanho_maximo_mb=1)
        return Casa(
            instituicao=instituicao,
            orgao=orgao,
            unidades=unidades,
            ferias=TipoProcesso.objects.create(nome="Férias"),
            sindicancia=TipoProcesso.objects.create(
                nome="Sindicância", niveis=[1], nivel_sugerido=1, hipotese_sugerida=hipotese
            ),
            oficio=TipoDocumento.objects.create(
                nome="Ofício", numeracao=TipoDocumento.Numeracao.ANUAL_UNIDADE
            ),
            anexo=TipoDocumento.objects.create(nome="Anexo", aplicabilidade="E"),
            hipotese=hipotese,
            assunto=Assunto.objects.create(codigo="024.2", descricao="Férias", destinacao="E"),
            conferencia=TipoConferencia.objects.create(nome="Cópia simples"),
            cargo=Cargo.objects.create(nome="Agente Administrativo"),
            maria=Pessoa.objects.create(tipo="PF", nome="Maria de Souza", documento="52998224725"),
        )


def lotar(casa: Casa, conta: Conta, unidade: str, perfil: str) -> None:
    with transaction.atomic(), escopo(casa.instituicao.pk):
        Lotacao.objects.create(
            conta=conta,
            unidade=casa.unidades[unidade],
            perfil=Perfil.objects.get(nome=perfil),
            inicio=INICIO,
        )
        if not Titularidade.objects.filter(conta=conta, cargo=casa.cargo).exists():
            Titularidade.objects.create(conta=conta, cargo=casa.cargo, inicio=INICIO)


def montar() -> Elenco:
    """Create both institutions and everyone."""
    casa = casa_nova("campo-alto", "Prefeitura de Campo Alto", "Campo Alto")
    outra = casa_nova("serra-azul", "Prefeitura de Serra Azul", "Serra Azul")
    contas = {
        "ana": conta_nova("Ana Prado", "11144477735"),
        "bia": conta_nova("Bia Lemos", "39053344705"),
        "caio": conta_nova("Caio Reis", "16899535009"),
        "dora": conta_nova("Dora Luz", "71428793860"),
        "edu": conta_nova("Edu Maia", "86288366757"),
        "fabio": conta_nova("Fábio Neves", "45317828791"),
    }
    lotar(casa, contas["ana"], "RH", "Gestor")
    lotar(casa, contas["bia"], "TRIB", "Gestor")
    lotar(casa, contas["edu"], "GAB", "Administrador")
    lotar(casa, contas["fabio"], "RH", "Básico")
    lotar(outra, contas["caio"], "RH", "Gestor")
    return Elenco(casa, outra, contas)
