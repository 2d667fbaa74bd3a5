"""Create an institution, complete and isolated, from a seed pack."""

from datetime import date
from pathlib import Path

from django.contrib.auth.hashers import make_password

from seiva.catalogo import models as catalogo
from seiva.comandos.dados_demo import modelos as dados
from seiva.core.tenancy import escopo
from seiva.documentos.arquivos import guardar_arquivo
from seiva.documentos.chaves import criar_chaves
from seiva.organizacao import models as organizacao
from seiva.organizacao.permissoes import PERFIS
from seiva.processos.regras.feriados import feriados_nacionais

INICIO = date(2020, 1, 1)
BRASOES = Path(dados.__file__).parent / "brasoes"


def implantar(
    casa: dados.Instituicao, pacote: dados.Catalogo, anos: range
) -> organizacao.Instituicao:
    """Institution with units, catalogue, holidays, profiles and keys. Needs a transaction."""
    instituicao = organizacao.Instituicao.objects.create(
        slug=casa.slug, nome=casa.nome, cnpj=casa.cnpj, municipio=casa.municipio, uf=casa.uf
    )
    with escopo(instituicao.pk):
        criar_chaves(instituicao)
        _brasao(instituicao)
        for perfil, permissoes in PERFIS.items():
            organizacao.Perfil.objects.create(nome=perfil, permissoes=permissoes)
        for orgao in casa.orgaos:
            _orgao(orgao)
        for cargo in casa.cargos:
            organizacao.Cargo.objects.create(nome=cargo)
        _catalogo(pacote)
        _feriados(casa, anos)
    return instituicao


def _brasao(instituicao: organizacao.Instituicao) -> None:
    """Coat of arms of the letterhead, when the pack carries one."""
    desenho = BRASOES / f"{instituicao.slug}.svg"
    if desenho.exists():
        arquivo = guardar_arquivo(
            [desenho.read_bytes()], nome=desenho.name, tipo_mime="image/svg+xml"
        )
        instituicao.brasao = arquivo.sha256
        instituicao.save(update_fields=["brasao"])


def _orgao(orgao: dados.Orgao) -> None:
    criado = organizacao.Orgao.objects.create(
        sigla=orgao.sigla, nome=orgao.nome, codigo=orgao.codigo, mascara=orgao.mascara
    )
    unidades: dict[str, organizacao.Unidade] = {}
    for unidade in orgao.unidades:
        unidades[unidade.sigla] = organizacao.Unidade.objects.create(
            orgao=criado,
            pai=unidades.get(unidade.pai),
            sigla=unidade.sigla,
            nome=unidade.nome,
            codigo=unidade.codigo,
            inicio=INICIO,
            email=unidade.email,
            telefone=unidade.telefone,
            endereco=unidade.endereco,
        )


def _catalogo(pacote: dados.Catalogo) -> None:
    assuntos = {
        a.codigo: catalogo.Assunto.objects.create(
            codigo=a.codigo,
            descricao=a.descricao,
            prazo_corrente=a.prazo_corrente,
            prazo_intermediario=a.prazo_intermediario,
            destinacao=a.destinacao,
        )
        for a in pacote.assuntos
    }
    hipoteses = {
        h.chave: catalogo.HipoteseLegal.objects.create(
            nome=h.nome, base_legal=h.base_legal, nivel=h.nivel
        )
        for h in pacote.hipoteses
    }
    for tipo in pacote.tipos_processo:
        criado = catalogo.TipoProcesso.objects.create(
            nome=tipo.nome,
            orientacao=tipo.orientacao,
            niveis=list(tipo.niveis),
            nivel_sugerido=tipo.nivel_sugerido,
            hipotese_sugerida=hipoteses.get(tipo.hipotese_sugerida),
        )
        for ordem, codigo in enumerate(tipo.assuntos):
            catalogo.AssuntoSugerido.objects.create(
                tipo=criado, assunto=assuntos[codigo], ordem=ordem
            )
    _documentos(pacote)


def _documentos(pacote: dados.Catalogo) -> None:
    for tipo in pacote.tipos_documento:
        criado = catalogo.TipoDocumento.objects.create(
            nome=tipo.nome, aplicabilidade=tipo.aplicabilidade, numeracao=tipo.numeracao
        )
        if tipo.modelo:
            catalogo.ModeloDocumento.objects.create(
                tipo=criado, nome=f"{tipo.nome} – modelo da casa", corpo=tipo.modelo
            )
    for texto in pacote.textos_padrao:
        catalogo.TextoPadrao.objects.create(nome=texto.nome, conteudo=texto.conteudo)
    for conferencia in pacote.conferencias:
        catalogo.TipoConferencia.objects.create(nome=conferencia)
    for arquivo in pacote.tipos_arquivo:
        catalogo.TipoArquivo.objects.create(
            extensao=arquivo.extensao, tamanho_maximo_mb=arquivo.tamanho_maximo_mb
        )


def _feriados(casa: dados.Instituicao, anos: range) -> None:
    dias: dict[date, str] = {}
    nacionais: set[date] = set()
    for ano in anos:
        for feriado in feriados_nacionais(ano):
            dias.setdefault(feriado.data, feriado.nome)
            nacionais.add(feriado.data)
        for municipal in casa.feriados:
            dias.setdefault(municipal.em(ano), municipal.nome)
    for dia, nome in sorted(dias.items()):
        ambito = catalogo.Feriado.Ambito.NACIONAL if dia in nacionais else "municipal"
        catalogo.Feriado.objects.create(data=dia, nome=nome, ambito=ambito)


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
