"""A citizen of the demonstration with something in two towns: a petition in each, one answered
by a notice that waits to be opened."""

import io

from PIL import Image

from seiva.catalogo.models import TipoDocumento
from seiva.comandos.dados_demo import cidadaos
from seiva.comandos.dados_demo.leitura import corpo_html
from seiva.core.ator import Ator
from seiva.core.tenancy import instituicao_atual
from seiva.documentos.acoes.assinar import assinar_documento, cargos_de
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_documento
from seiva.documentos.acoes.salvar import salvar_documento
from seiva.intimacoes.acoes.expedir import DadosDaIntimacao, expedir_intimacao
from seiva.intimacoes.models import TipoDeIntimacao
from seiva.organizacao.acesso import ator_de, lotacoes_de
from seiva.organizacao.models import Conta, Lotacao
from seiva.peticionamento.acoes.peticionar import peticionar
from seiva.peticionamento.acoes.rascunhos import anexar_papel, comecar_peticao, guardar_respostas
from seiva.peticionamento.models import Protocolo
from seiva.peticionamento.prova import Prova
from seiva.processos.acoes.receber import receber_processo
from seiva.servicos.models import VersaoDoServico

SERVICO = "poda-ou-corte-de-arvore"
RUAS = {"extrema": "Rua do Bosque Modelo", "ipatinga": "Avenida Exemplo do Aço"}
QUEM_INTIMA = "ipatinga"
EXIGENCIA = """
Para decidir sobre a poda, falta saber se a rede elétrica foi desligada no trecho.

Envie a autorização da companhia de energia, ou o número do pedido feito a ela.
"""


def encenar_cidadaos(slug: str, senha: str) -> int:
    """In the scope of a town; how many petitions were sent."""
    if slug not in RUAS:
        return 0
    conta = _conta(senha)
    cidada = Ator.cidadao(instituicao_atual(), conta.pk, conta.nome)
    protocolo = _pedir(cidada, slug, senha)
    if slug == QUEM_INTIMA:
        _intimar(protocolo, conta, senha)
    return 1


def _conta(senha: str) -> Conta:
    """The first of the cast, who also has a password, as gov.br's people may."""
    quem = cidadaos()[0]
    conta, nova = Conta.objects.get_or_create(
        cpf=quem.cpf, defaults={"nome": quem.nome, "email": quem.email}
    )
    if nova:
        conta.set_password(senha)
        conta.save(update_fields=["password"])
    return conta


def _pedir(cidada: Ator, slug: str, senha: str) -> Protocolo:
    """Asks for a tree to be pruned, with a photograph."""
    vigentes = VersaoDoServico.objects.vigentes().select_related("servico")
    rascunho = comecar_peticao(cidada, versao=vigentes.um(servico__slug=SERVICO))
    respostas = {
        "campo-1-logradouro": RUAS[slug],
        "campo-1-numero": "120",
        "campo-1-municipio": slug.capitalize(),
        "campo-1-uf": "MG",
        "campo-2": "Na rua ou na praça",
        "campo-3": ["Galhos nos fios"],
        "campo-4": "Os galhos encostam nos fios quando venta.",
    }
    guardar_respostas(cidada, rascunho=rascunho, respostas=respostas)
    imagem = io.BytesIO()
    Image.linear_gradient("L").resize((600, 800)).save(imagem, "JPEG")
    anexar_papel(
        cidada,
        rascunho=rascunho,
        pedido="documento-1",
        nome="arvore.jpg",
        arquivo=io.BytesIO(imagem.getvalue()),
        tamanho=len(imagem.getvalue()),
    )
    return peticionar(cidada, rascunho=rascunho, prova=Prova(senha=senha, termos=True))


def _intimar(protocolo: Protocolo, conta: Conta, senha: str) -> None:
    """Who works in the unit that received it asks for one more paper."""
    lotacao = Lotacao.objects.filter(unidade=protocolo.unidade_id).order_by("pk").first()
    tipo = TipoDeIntimacao.objects.filter(resposta=TipoDeIntimacao.Resposta.EXIGIDA).first()
    if lotacao is None or tipo is None:
        return
    servidor = Conta.objects.get(pk=lotacao.conta_id)
    lotacoes = lotacoes_de(servidor)
    esta = next(item for item in lotacoes if item.unidade.pk == protocolo.unidade_id)
    ator = ator_de(servidor, lotacoes, esta, "comandos")
    receber_processo(ator, processo=protocolo.processo)
    dados = DadosDoDocumento(tipo=TipoDocumento.objects.um(nome="Notificação"))
    documento = incluir_documento(ator, processo=protocolo.processo, dados=dados)
    salvar_documento(ator, documento=documento, conteudo=corpo_html(EXIGENCIA), versao_base=1)
    assinar_documento(ator, documento=documento, senha=senha, cargo=cargos_de(ator)[0])
    documento.refresh_from_db()
    pedido = DadosDaIntimacao(tipo, [conta.cpf], mensagem="Falta um papel para decidir.")
    expedir_intimacao(ator, documento=documento, dados=pedido)
