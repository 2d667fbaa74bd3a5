"""Help: the manual as pages, for who is logged in and for who is not."""

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from seiva.core.erros import NaoEncontrado
from seiva.core.tenancy import escopo
from seiva.organizacao.acesso import ator_de, onde_atua
from seiva.organizacao.models import Instituicao, Lotacao
from seiva.portas.sessao import limitada_a
from seiva.web import manual

Visao = Callable[..., HttpResponse]

# Which page of the manual explains the screen of each named address. Screens not here lead to
# the index.
TELAS_DE = {
    "primeiros-passos": "entrar unidade conta senha_pedir senha_pedida senha_nova",
    "a-mesa": "mesa mesa_lote mesa_lote_ato",
    "novo-processo": "processo_novo",
    "pagina-do-processo": "processo historico processo_interessados processo_alterar",
    "escrever-documento": "documento_incluir documento_alterar",
    "editor": "documento_editar documento_salvar",
    "incluir-arquivos": "arquivos_incluir arquivos_confirmar",
    "arquivos-assinados-e-copias": "documento_autenticar documento_mover documento_substituir",
    "comentarios-e-ordem": "processo_comentarios documento_comentarios comentario processo_ordenar",
    "versoes": "documento_versoes documento_versao documento_comparar",
    "assinar": "documento_assinar para_assinar assinar_varios lote_de_assinaturas "
    "documento_externa assinar_por_link",
    "blocos": "blocos bloco bloco_novo bloco_ato bloco_item bloco_incluir processo_bloco "
    "documento_bloco",
    "intimacoes": "documento_intimar processo_intimacoes meus_intimacoes meus_intimacao "
    "minhas_intimacoes indisponibilidades",
    "acompanhar": "acompanhar acompanhar_avisar acompanhar_confirmar acompanhar_sair",
    "pedir-servico": "peticionar peticionar_rascunhos peticionar_dados peticionar_documentos "
    "peticionar_conferir peticionar_assinar peticionar_recibo meu_processo",
    "consulta-publica": "inicio casa consulta consulta_geral processo_publico "
    "processo_publico_historico documento_publico documento_publico_arquivo",
    "ouvir-as-pessoas": "processo_consultas consulta_abrir consulta_conduzir consultas_publicas "
    "consulta_publica consulta_trecho consulta_minhas avaliar avaliar_pelo_aviso avaliacoes "
    "avaliacoes_comentarios",
    "conferir-documento": "conferir conferir_geral conferir_pdf conferir_pdf_geral sobre_a_chave",
    "excluir-e-cancelar": "documento_excluir documento_cancelar",
    "enviar-e-receber": "processo_enviar processo_desfazer processo_receber",
    "concluir-e-reabrir": "processo_concluir processo_reabrir",
    "organizar-o-trabalho": "processo_atribuir processo_anotar processo_prazo processo_ciencia "
    "processo_andamento processo_relacionar processo_observacao",
    "carta-de-servicos": "servicos_admin servico_novo servicos_galeria servico_editar servico_previa "
    "servico_versoes servico_versao",
    "marcadores": "marcadores marcador marcador_novo processo_marcadores processo_marca "
    "processo_marcar",
    "seguranca-da-conta": "seguranca seguranca_aplicativo entrar_confirmar provedores "
    "provedor_do_tipo entrar_na_instituicao",
    "conta-do-cidadao": "conta_criar conta_pedida conta_confirmar conta_email conta_email_confirmar "
    "meus_processos meus_dados meu_cadastro cidadaos cidadao sair_govbr",
    "procuracao": "meus_representacoes representacoes procuracao_nova representacao_encerrar "
    "meus_empresas representacoes_por_conferir representacao_conferir",
    "quem-leu": "auditoria processo_leituras quem_viu",
    "niveis-de-acesso": "processo_acesso niveis_da_instituicao",
    "sigilo": "processo_senha processo_credenciais acervo_sigiloso documento_senha "
    "documento_credenciais",
    "processo-inteiro": "processo_gerar_pdf processo_gerar_zip exportacao",
    "anexar": "processo_anexar processo_desanexar",
    "acesso-externo": "processo_acesso_externo pedir_vista meus_vistas acesso_por_link meu_acesso",
    "pesquisa": "pesquisa",
    "primeiros-passos-da-instituicao": "primeiros_passos instituicao_parametros",
    "reorganizar-unidades": "reorganizar reorganizar_escolher reorganizacao acervo_global",
    "administracao": "administracao cadastro cadastro_novo cadastro_item cadastro_ato alteracoes "
    "feriados_completar",
    "modelos-e-estilos": "estilos estilos_restaurar",
    "adesao": "adesao adesao_confirmar adesao_pedido plataforma_adesoes plataforma_adesao",
    "plataforma": "plataforma plataforma_instituicoes plataforma_instituicao plataforma_mapa "
    "plataforma_tarefas plataforma_avisos plataforma_aviso_novo plataforma_fora_do_ar "
    "plataforma_fora_do_ar_novo",
    "economia-e-desempenho": "economia economia_desempenho economia_fluxo economia_parametros numeros",
    "exportar-e-sair": "exportar_instituicao pacote_andamento reiniciar_piloto",
    "pessoas-e-unidades": "gente gente_nova servidor servidor_desligar lotacao numeracao organograma "
    "convite",
    "importar-planilhas": "importar planilha importacoes",
}
TEMAS = {tela: tema for tema, telas in TELAS_DE.items() for tela in telas.split()}


def tema(rota: str) -> str:
    """Name of the page about the screen with this address name, or ""."""
    return TEMAS.get(rota, "")


def em_casa(visao: Visao) -> Visao:
    """Keep the header of the house around a page that needs no login.

    The institution is the one in use by who is logged in; with none, or more than one in use,
    the page is the public one.
    """

    @functools.wraps(visao)
    def abrir(requisicao: Any, **resto: Any) -> HttpResponse:
        casas = _em_uso(requisicao)
        if len(casas) != 1:
            return visao(requisicao, moldura="base_publica.html", **resto)
        instituicao, lotacoes, lotacao = casas[0]
        with escopo(instituicao.pk):
            requisicao.instituicao = instituicao
            requisicao.lotacoes, requisicao.lotacao = lotacoes, lotacao
            requisicao.ator = ator_de(requisicao.user, lotacoes, lotacao, "web")
            return visao(requisicao, moldura="base.html", **resto)

    return abrir


def _em_uso(requisicao: Any) -> list[tuple[Instituicao, list[Lotacao], Lotacao]]:
    """Institutions where the person has a unit chosen in this session, or only one unit."""
    if not requisicao.user.is_authenticated:
        return []
    escolhidas = requisicao.session.get("unidades", {})
    casas = []
    for onde in onde_atua(requisicao.user):
        if limitada_a(requisicao) not in (None, onde.instituicao.pk):
            continue
        lotacoes = list(onde.lotacoes)
        unidade = escolhidas.get(str(onde.instituicao.pk))
        lotacao = next((item for item in lotacoes if item.unidade_id == unidade), None)
        if lotacao is None and len(lotacoes) == 1:
            lotacao = lotacoes[0]
        if lotacao is not None:
            casas.append((onde.instituicao, lotacoes, lotacao))
    return casas


@require_safe
@em_casa
def indice(requisicao: HttpRequest, moldura: str) -> HttpResponse:
    """Every theme, and a search over titles and text."""
    termo = requisicao.GET.get("termo", "").strip()[:100]
    contexto = {
        "moldura": moldura,
        "secao": "ajuda",
        "termo": termo,
        "achados": manual.procurar(termo),
        "partes": _partes(),
        "codigo_fonte": manual.codigo_fonte(),
    }
    return render(requisicao, "ajuda/indice.html", contexto)


@require_safe
@em_casa
def pagina(requisicao: HttpRequest, pagina: str, moldura: str) -> HttpResponse:
    """One theme, with the way to the ones before and after."""
    achada = manual.paginas().get(pagina)
    if achada is None:
        raise NaoEncontrado
    anterior, proxima = manual.vizinhas(pagina)
    contexto = {
        "moldura": moldura,
        "secao": "ajuda",
        "pagina_do_manual": achada,
        "anterior": anterior,
        "proxima": proxima,
        "partes": _partes(),
    }
    return render(requisicao, "ajuda/pagina.html", contexto)


def _partes() -> list[tuple[str, list[manual.Pagina]]]:
    todas = manual.paginas()
    return [(rotulo, [todas[nome] for nome in nomes]) for rotulo, nomes in manual.PARTES]
