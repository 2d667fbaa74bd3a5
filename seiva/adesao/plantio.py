"""Rows of a new institution out of its pack: each table in one INSERT, in the scope open."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from seiva.adesao.sementes.modelos import Pacote
from seiva.catalogo import models as catalogo
from seiva.core.modelos import ModeloDoInquilino
from seiva.intimacoes.models import TipoDeIntimacao
from seiva.organizacao import models as organizacao
from seiva.organizacao.permissoes import OPERADOR, PERFIS
from seiva.organizacao.querysets import dobrar
from seiva.processos.models import Marcador
from seiva.processos.regras.feriados import feriados_de_minas, feriados_nacionais

MARCADORES = (("Urgente", "vermelho"), ("Aguarda resposta", "amarelo"), ("Revisar", "lilas"))


def plantar_perfis(*, plataforma: bool) -> dict[str, organizacao.Perfil]:
    """The profiles that every institution starts with; the operator's in the platform's own."""
    nomes = PERFIS | ({"Operador": OPERADOR} if plataforma else {})
    return _por_nome(
        organizacao.Perfil, [{"nome": n, "permissoes": list(p)} for n, p in nomes.items()]
    )


def plantar_cargos(nomes: Iterable[str]) -> dict[str, organizacao.Cargo]:
    """Positions for signing, each once."""
    return _por_nome(organizacao.Cargo, [{"nome": nome} for nome in dict.fromkeys(nomes)])


def plantar_unidades(
    pacote: Pacote, orgao: organizacao.Orgao, inicio: date
) -> dict[str, organizacao.Unidade]:
    """The tree, one INSERT a level; a unit without contact has the institution's."""
    casa = orgao.instituicao
    prontas: dict[str, organizacao.Unidade] = {}
    restam = list(pacote.unidades)
    while restam:
        nivel = [u for u in restam if not u.pai or u.pai in prontas]
        if not nivel:
            raise ValueError(f"Unidades sem pai na semente: {[u.sigla for u in restam]}")
        criadas = organizacao.Unidade.objects.bulk_create(
            organizacao.Unidade(
                orgao=orgao,
                pai=prontas.get(u.pai),
                sigla=u.sigla,
                nome=u.nome,
                codigo=u.codigo,
                inicio=inicio,
                email=u.email or casa.email,
                telefone=u.telefone or casa.telefone,
                endereco=u.endereco or casa.endereco,
            )
            for u in nivel
        )
        prontas |= {unidade.sigla: unidade for unidade in criadas}
        restam = [u for u in restam if u.sigla not in prontas]
    return prontas


def plantar_marcadores(unidades: Iterable[organizacao.Unidade]) -> None:
    """The labels that every unit starts with, to keep, change or put out of use."""
    Marcador.objects.bulk_create(
        Marcador(unidade=unidade, nome=nome, nome_busca=dobrar(nome), cor=cor)
        for unidade in unidades
        for nome, cor in MARCADORES
    )


def plantar_classificacao(pacote: Pacote) -> None:
    """Subjects, hypotheses and types of process with what each suggests."""
    assuntos = {
        a.codigo: a
        for a in catalogo.Assunto.objects.bulk_create(
            catalogo.Assunto(
                codigo=a.codigo,
                descricao=a.descricao,
                prazo_corrente=a.prazo_corrente,
                prazo_intermediario=a.prazo_intermediario,
                destinacao=a.destinacao,
                a_confirmar=True,
            )
            for a in pacote.assuntos
        )
    }
    criadas = catalogo.HipoteseLegal.objects.bulk_create(
        catalogo.HipoteseLegal(nome=h.nome, base_legal=h.base_legal, nivel=h.nivel)
        for h in pacote.hipoteses
    )
    hipoteses = {h.chave: c for h, c in zip(pacote.hipoteses, criadas, strict=True)}
    tipos = catalogo.TipoProcesso.objects.bulk_create(
        catalogo.TipoProcesso(
            nome=t.nome,
            orientacao=t.orientacao,
            niveis=list(t.niveis),
            nivel_sugerido=t.nivel_sugerido,
            hipotese_sugerida=hipoteses[t.hipotese_sugerida] if t.hipotese_sugerida else None,
        )
        for t in pacote.tipos_processo
    )
    catalogo.AssuntoSugerido.objects.bulk_create(
        catalogo.AssuntoSugerido(tipo=criado, assunto=assuntos[codigo], ordem=ordem)
        for tipo, criado in zip(pacote.tipos_processo, tipos, strict=True)
        for ordem, codigo in enumerate(tipo.assuntos)
    )


def plantar_documentos(pacote: Pacote) -> None:
    """Types of document with their models, standard texts, conferences and accepted files."""
    criados = catalogo.TipoDocumento.objects.bulk_create(
        catalogo.TipoDocumento(nome=t.nome, aplicabilidade=t.aplicabilidade, numeracao=t.numeracao)
        for t in pacote.tipos_documento
    )
    tipos = {t.chave: c for t, c in zip(pacote.tipos_documento, criados, strict=True)}
    _plantar_intimacoes(pacote, tipos)
    catalogo.ModeloDocumento.objects.bulk_create(
        [
            catalogo.ModeloDocumento(
                tipo=tipos[t.chave], nome=f"{t.nome} – modelo da casa", corpo=t.modelo
            )
            for t in pacote.tipos_documento
            if t.modelo
        ]
        + [
            catalogo.ModeloDocumento(
                tipo=tipos[pacote.adocao.tipo], nome=pacote.adocao.nome, corpo=pacote.adocao.corpo
            )
        ]
    )
    catalogo.TextoPadrao.objects.bulk_create(
        catalogo.TextoPadrao(nome=t.nome, conteudo=t.conteudo) for t in pacote.textos_padrao
    )
    catalogo.TipoConferencia.objects.bulk_create(
        catalogo.TipoConferencia(nome=nome) for nome in pacote.conferencias
    )
    catalogo.TipoArquivo.objects.bulk_create(
        catalogo.TipoArquivo(extensao=t.extensao, tamanho_maximo_mb=t.tamanho_maximo_mb)
        for t in pacote.tipos_arquivo
    )


def _plantar_intimacoes(pacote: Pacote, tipos: dict[str, catalogo.TipoDocumento]) -> None:
    """Kinds of notice, each with the type of document that certifies it."""
    TipoDeIntimacao.objects.bulk_create(
        TipoDeIntimacao(
            nome=t.nome,
            resposta=t.resposta,
            contagem=t.contagem,
            quantidade=t.quantidade,
            certidao=tipos[t.certidao],
        )
        for t in pacote.tipos_intimacao
    )


def plantar_feriados(uf: str, anos: Iterable[int]) -> None:
    """National holidays of each year, with the State's own in Minas."""
    do_ano = feriados_de_minas if uf == "MG" else feriados_nacionais
    catalogo.Feriado.objects.bulk_create(
        catalogo.Feriado(data=f.data, nome=f.nome, ambito=catalogo.Feriado.Ambito.NACIONAL)
        for ano in anos
        for f in do_ano(ano)
    )


def _por_nome(modelo: type[ModeloDoInquilino], linhas: list[dict[str, Any]]) -> dict[str, Any]:
    criadas = modelo.objects.bulk_create(modelo(**linha) for linha in linhas)
    return {criada.nome: criada for criada in criadas}
