"""Every route of the product, and how to fill its address in one institution."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from seiva.documentos.externas import parte_do_endereco
from seiva.documentos.models import Congelamento
from tests.elenco import Casa, Elenco
from tests.isolamento.povoar import por_brasao, povoar
from tests.isolamento.povoar_acompanhamento import (
    DO_ACOMPANHAMENTO,
    enderecos_de_quem_acompanha,
)
from tests.isolamento.povoar_adesao import DA_ADESAO
from tests.isolamento.povoar_intimacoes import DAS_INTIMACOES, enderecos_da_agenda
from tests.isolamento.povoar_participacao import DA_PARTICIPACAO

INSTITUICAO = "instituicao"
AUSENTES: dict[str, Any] = {
    "int": 10**12,
    "str": "0" * 64,
    "slug": "nao-existe",
    "uuid": UUID(int=0),
}

# How to get, in one institution, the object that a parameter names.
OBJETOS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "processo": lambda feitos: feitos["processo"].pk,
    "documento": lambda feitos: feitos["documento"].pk,
    "comentario": lambda feitos: feitos["comentario"].pk,
    "bloco": lambda feitos: feitos["bloco"].pk,
    "item": lambda feitos: feitos["item"].pk,
    "lote": lambda feitos: feitos["lote"].pk,
    "exportacao": lambda feitos: feitos["exportacao"].pk,
    "sha256": lambda feitos: feitos["imagem"].sha256,
    "salva": lambda feitos: feitos["salva"].pk,
    "registro": lambda feitos: feitos["registro"].pk,
    "planilha": lambda feitos: feitos["planilha"].pk,
    "conta": lambda feitos: feitos["conta"],
    "lotacao": lambda feitos: feitos["lotacao"].pk,
    "titularidade": lambda feitos: feitos["titularidade"].pk,
    "orgao": lambda feitos: feitos["orgao"].pk,
    "reorganizacao": lambda feitos: feitos["reorganizacao"].pk,
    "saida": lambda feitos: feitos["saida"].pk,
    "marcador": lambda feitos: feitos["marcador"].pk,
    "marca": lambda feitos: feitos["marca"].pk,
    "publicado": lambda feitos: feitos["tarjado"].numero,
    "servico": lambda feitos: feitos["servico"].pk,
    "intimacao": lambda feitos: feitos["destinatario"].pk,
    "endereco": lambda feitos: feitos["servico"].slug,
    "rascunho": lambda feitos: feitos["rascunho"].chave,
    "entregue": lambda feitos: feitos["protocolo"].chave,
    "consulta": lambda feitos: feitos["consulta"].pk,
    "contribuicao": lambda feitos: feitos["contribuicao"].pk,
    "numero_do_documento": lambda feitos: feitos["documento"].numero,
    "representacao": lambda feitos: feitos["representacao"].pk,
    "cidadao": lambda feitos: feitos["cidadao"].pk,
    "chave_do_acesso": lambda feitos: feitos["chave_do_acesso"],
}
# Parameters that choose a way of showing, not an object.
VALORES: dict[str, Any] = (
    {
        "uidb64": "MQ",
        "token": "set-password",
        "numero": 1,  # version of a document
        "ato": "concluir",  # act over the processes chosen
        "pagina": "a-mesa",  # of the manual
        "ato_da_operacao": "cotas",  # act over an institution
        "anexo": 0,  # of a message
        "medida": "codigos",  # for the security of the account
        "tipo_de_provedor": "oidc",
        "modelo": "pessoas.csv",  # spreadsheet to fill
        "cadastro": "tipos-de-processo",  # register of the administration
        "verbo": "desativar",  # act over an entry of a register
        "como": "fundir",  # kind of reorganisation
        "mensagem": "convite",  # kind of e-mail
        "painel": "movimento",  # of numbers
        "formato": "csv",
        "ano": 2026,  # of a sitemap
        "mes": 1,
        "ato_do_servico": "duplicar",
        "papel": "poderes",  # document of a representation
        "segredo": "nenhum",  # of a link sent by e-mail
    }
    | DA_ADESAO
    | DO_ACOMPANHAMENTO
    | DAS_INTIMACOES
    | DA_PARTICIPACAO
)
# Routes that exist for documents which are files.
DE_ARQUIVO = {"documento_original", "documento_vista", "documento_anexo", "documento_leitura"}

# Pages of a citizen: whoever logged in has them, in any institution that exists.
DO_CIDADAO = {
    "meu_cadastro",
    "meus_vistas",
    "meu_acesso",
    "meu_acesso_arquivo",
    "meu_acesso_conteudo",
    "meu_acesso_documento",
    "pedir_vista",
    "meu_documento",
    "meu_documento_imagem",
    "meu_documento_pdf",
    "meu_juntar",
    "meu_processo",
    "peticionar",
    "peticionar_apagar",
    "peticionar_assinar",
    "peticionar_conferir",
    "peticionar_dados",
    "peticionar_documentos",
    "peticionar_govbr",
    "peticionar_rascunhos",
    "peticionar_recibo",
    "meus_agenda",
    "meus_intimacao",
    "meus_intimacao_abrir",
    "meus_intimacao_responder",
    "meus_intimacao_arquivo",
    "meus_intimacao_conteudo",
    "meus_intimacao_imagem",
    "meus_intimacoes",
    "meus_empresas",
    "procuracao_nova",
    "representacao_documento",
    "representacao_encerrar",
    "representacoes",
}

# Pages of the portal: anyone reads them, of any institution that exists.
PUBLICAS = {
    "agenda_de_prazos",
    "acesso_por_link",
    "acesso_por_link_arquivo",
    "acesso_por_link_conteudo",
    "acesso_por_link_documento",
    "acompanhar",
    "acompanhar_avisar",
    "acompanhar_confirmar",
    "acompanhar_sair",
    "avaliacoes",
    "avaliacoes_csv",
    "avaliar",
    "avaliar_pelo_aviso",
    "brasao",
    "casa",
    "chave_publica",
    "conferir",
    "conferir_arquivo",
    "conferir_pdf",
    "consulta",
    "consulta_contribuicoes",
    "consulta_json",
    "consulta_minhas",
    "consulta_publica",
    "consulta_rss",
    "consulta_trecho",
    "consultas_publicas",
    "contribuicao_replicar",
    "contribuicao_retirar",
    "documento_publico",
    "documento_publico_arquivo",
    "documento_publico_conteudo",
    "documento_publico_imagem",
    "entrar_na_instituicao",
    "entrar_provedor",
    "indisponibilidades",
    "mapa_da_casa",
    "mapa_do_mes",
    "numeros",
    "numeros_csv",
    "numeros_json",
    "processo_publico",
    "processo_publico_historico",
    "processo_publico_qr",
    "raizes",
    "servico",
    "servicos",
    "sobre_a_chave",
    "versao_publica",
}


def _codigos(feitos: dict[str, Any]) -> str:
    """The codes printed on the document: they open its conference page."""
    verificador, crc = feitos["documento"].numero, feitos["crc"]
    return f"codigo_verificador={verificador}&codigo_crc={crc}"


# Routes that find nothing without a query: how to ask for an object, and for none.
CONSULTAS: dict[str, tuple[Callable[[dict[str, Any]], str], str]] = {
    "conferir_arquivo": (_codigos, "codigo_verificador=9999999&codigo_crc=00000000"),
    "bloco_incluir": (lambda feitos: f"processo={feitos['processo'].pk}", "processo=999999999999"),
    "mesa_lote_ato": (lambda feitos: f"processo={feitos['processo'].pk}", "processo=999999999999"),
}


@dataclass(frozen=True)
class Rota:
    nome: str
    parametros: dict[str, str]

    @property
    def do_operador(self) -> bool:
        """Of the console: the names of its routes begin so."""
        return self.nome.startswith("plataforma")

    def endereco(self, valores: dict[str, Any]) -> str:
        """Where the route leads, with the query that it cannot do without, if any."""
        consulta = valores.get(f"?{self.nome}")
        if self.nome in DE_ARQUIVO:
            valores = valores | {"documento": valores.get("externo", valores["documento"])}
        caminho = reverse(self.nome, kwargs={p: valores[p] for p in self.parametros})
        return f"{caminho}?{consulta}" if consulta else caminho


def _padroes(resolvedor: URLResolver) -> Iterator[tuple[URLPattern, dict[str, str]]]:
    for padrao in resolvedor.url_patterns:
        tipos = {
            nome: type(conversor)
            .__name__.removesuffix("Converter")
            .lower()
            .replace("string", "str")
            for nome, conversor in padrao.pattern.converters.items()
        }
        if isinstance(padrao, URLResolver):
            for interno, seus in _padroes(padrao):
                yield interno, tipos | seus
        else:
            yield padrao, tipos


def rotas() -> list[Rota]:
    resposta = []
    for padrao, tipos in _padroes(get_resolver()):
        assert padrao.name, f"Rota sem nome: {padrao.pattern}"
        resposta.append(Rota(padrao.name, tipos))
    return resposta


def objetos_de(elenco: Elenco, casa: Casa, quem: str) -> dict[str, Any]:
    """Parameters for every route of one institution, filled by somebody of it."""
    feitos = povoar(elenco, casa, quem) | {"imagem": por_brasao(elenco, casa)}
    resposta = {INSTITUICAO: casa.instituicao.slug} | VALORES
    resposta |= {parametro: obter(feitos) for parametro, obter in OBJETOS.items()}
    resposta |= {"externo": feitos["externo"].pk, "tarefas": feitos["tarefas"]}
    resposta["link"] = parte_do_endereco(feitos["externa"])
    resposta |= enderecos_de_quem_acompanha(feitos)
    resposta |= enderecos_da_agenda(feitos)
    with elenco.em(casa):
        congelado = Congelamento.objects.filter(documento=feitos["documento"]).latest("pk")
    feitos["crc"] = congelado.crc
    for rota, (obter, _) in CONSULTAS.items():
        resposta[f"?{rota}"] = obter(feitos)
    return resposta
