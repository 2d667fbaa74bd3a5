"""The towns of the demonstration: the product makes the institution, this adds what is theirs."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from django.contrib.auth.hashers import make_password

from seiva.adesao.implantar import NovaInstituicao, implantar_instituicao
from seiva.adesao.sementes import Pacote
from seiva.adesao.sementes.modelos import Administrador, Orgao
from seiva.catalogo.models import Feriado
from seiva.comandos.dados_demo import modelos as dados
from seiva.core.relogio import hoje
from seiva.core.tenancy import escopo
from seiva.documentos.arquivos import guardar_arquivo
from seiva.organizacao import models as organizacao

INICIO = date(2020, 1, 1)
BRASOES = Path(dados.__file__).parent / "brasoes"


def implantar(casa: dados.Instituicao, pacote: Pacote) -> organizacao.Instituicao:
    """A town hall with its own units, cargos, numbering, holidays and coat of arms.

    Needs a transaction.
    """
    (orgao,) = casa.orgaos
    instituicao = implantar_instituicao(
        NovaInstituicao(
            slug=casa.slug,
            nome=casa.nome,
            natureza=organizacao.Natureza.PREFEITURA,
            porte=organizacao.Porte.MEDIO,
            municipio=casa.municipio,
            uf=casa.uf,
            ibge=casa.ibge,
            cnpj=casa.cnpj,
            email=casa.email,
            telefone=casa.telefone,
            endereco=casa.endereco,
            fase=organizacao.Fase.PRODUCAO,
            inicio=INICIO,
        ),
        pacote=replace(
            pacote,
            orgao=Orgao(orgao.sigla, orgao.nome, orgao.codigo, orgao.mascara),
            unidades=orgao.unidades,
            cargos=casa.cargos,
            administrador=Administrador(unidade=orgao.unidades[0].sigla, cargo=""),
        ),
    )
    with escopo(instituicao.pk):
        _brasao(instituicao)
        _feriados(casa)
    return instituicao


def _brasao(instituicao: organizacao.Instituicao) -> None:
    """Coat of arms of the letterhead, when the town has one."""
    desenho = BRASOES / f"{instituicao.slug}.svg"
    if desenho.exists():
        arquivo = guardar_arquivo(
            [desenho.read_bytes()], nome=desenho.name, tipo_mime="image/svg+xml"
        )
        instituicao.brasao = arquivo.sha256
        instituicao.save(update_fields=["brasao"])


def _feriados(casa: dados.Instituicao) -> None:
    ano = hoje().year
    Feriado.objects.bulk_create(
        (
            Feriado(data=municipal.em(cada), nome=municipal.nome)
            for cada in range(ano - 1, ano + 2)
            for municipal in casa.feriados
        ),
        ignore_conflicts=True,
    )


def lotar(casa: dados.Instituicao, senha: str) -> dict[str, organizacao.Conta]:
    """Accounts of the people of the institution in scope, with lotações and cargos."""
    guardada = make_password(senha)
    contas: dict[str, organizacao.Conta] = {}
    for servidor in casa.servidores:
        conta, _ = organizacao.Conta.objects.get_or_create(
            cpf=servidor.cpf,
            defaults={"nome": servidor.nome, "email": servidor.email, "password": guardada},
        )
        contas[servidor.chave] = conta
        for lotacao in servidor.lotacoes:
            organizacao.Lotacao.objects.create(
                conta=conta,
                unidade=organizacao.Unidade.objects.get(sigla=lotacao.unidade),
                perfil=organizacao.Perfil.objects.get(nome=lotacao.perfil),
                inicio=INICIO,
            )
        cargo = organizacao.Cargo.objects.get(nome=servidor.cargo)
        organizacao.Titularidade.objects.create(conta=conta, cargo=cargo, inicio=INICIO)
    return contas
