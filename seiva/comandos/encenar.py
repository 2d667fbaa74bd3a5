"""Replay the scenario processes of a town through the acts themselves, in their own time."""

from collections.abc import Callable
from datetime import date, datetime
from email.message import EmailMessage

from django.utils import timezone

from seiva.adesao.sementes import Pacote
from seiva.catalogo.models import HipoteseLegal, TipoConferencia, TipoDocumento, TipoProcesso
from seiva.comandos.dados_demo import modelos as dados
from seiva.core.ator import Ator
from seiva.core.relogio import como_em
from seiva.documentos.acoes.assinar import assinar_documento, cargos_de
from seiva.documentos.acoes.excluir import cancelar_documento, excluir_documento
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_arquivo, incluir_documento
from seiva.documentos.acoes.salvar import salvar_documento
from seiva.documentos.acoes.ver import ver_documento
from seiva.documentos.arquivos import guardar_arquivo
from seiva.documentos.models import Documento
from seiva.documentos.papel.render import renderizar
from seiva.documentos.preencher import valores_das_variaveis
from seiva.documentos.regras.variaveis import substituir
from seiva.organizacao.acesso import ator_de, lotacoes_de
from seiva.organizacao.models import Conta, Pessoa, Unidade
from seiva.processos.acoes.anotar import (
    anotar_processo,
    atualizar_andamento,
    dar_ciencia,
    definir_prazo,
)
from seiva.processos.acoes.atribuir import atribuir_processo
from seiva.processos.acoes.autuar import DadosDeAutuacao, autuar_processo
from seiva.processos.acoes.conceder import conceder_credencial
from seiva.processos.acoes.concluir import concluir_processo, reabrir_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.acoes.marcar import marcar_processo
from seiva.processos.acoes.receber import receber_processo
from seiva.processos.acoes.relacionar import relacionar_processo
from seiva.processos.models import Marcador, Processo


class Encenacao:
    """The scenarios of one town, in the scope of its institution."""

    def __init__(
        self,
        casa: dados.Instituicao,
        pacote: Pacote,
        contas: dict[str, Conta],
        senha: str,
        hoje: date,
        feriados: frozenset[date],
    ) -> None:
        self.casa, self.contas, self.senha = casa, contas, senha
        self.hoje, self.feriados = hoje, feriados
        self.tipos = {t.chave: t.nome for t in pacote.tipos_processo}
        self.series = {t.chave: t for t in pacote.tipos_documento}
        self.hipoteses = {h.chave: h.nome for h in pacote.hipoteses}
        self.processos: dict[str, Processo] = {}
        self.documentos: dict[tuple[str, str], Documento] = {}
        self.pessoas = {
            p.chave: Pessoa.objects.create(
                tipo=p.tipo, nome=p.nome, documento=p.documento, email=p.email
            )
            for p in casa.interessados
        }

    def encenar(self) -> int:
        """Play everything, oldest first; how many processes were born."""
        for processo, passo in self.casa.linha_do_tempo():
            quando = (passo.quando if passo else processo.quando).em(self.hoje, self.feriados)
            with como_em(self._instante(quando)):
                if passo is None:
                    self._nascer(processo)
                else:
                    ato: Callable[[Ator, Processo, dados.Passo, str], None]
                    ato = getattr(self, f"_{passo.acao}")
                    ator = self._ator(passo.autor, passo.unidade)
                    ato(ator, self.processos[processo.chave], passo, processo.chave)
        return len(self.processos)

    def quem_atua_em(self, unidade: str) -> Ator:
        """The first servant with a lotação in a unit."""
        for servidor in self.casa.servidores:
            if any(lotacao.unidade == unidade for lotacao in servidor.lotacoes):
                return self._ator(servidor.chave, unidade)
        raise LookupError(f"Ninguém é lotado em {unidade}.")

    def protocolista(self) -> Ator:
        """Who receives files at the counter: the first servant, in the first unit."""
        primeiro = self.casa.servidores[0]
        return self._ator(primeiro.chave, primeiro.lotacoes[0].unidade)

    def tipo_de_acervo(self) -> TipoProcesso:
        """The type of the process that keeps the sample files: one that may be public."""
        publicos = TipoProcesso.objects.filter(nivel_sugerido=0, niveis__contains=[0])
        tipo: TipoProcesso = publicos.order_by("nome")[0]
        return tipo

    def _instante(self, quando: datetime) -> datetime:
        """An aware instant; what the script puts later than now happened just now."""
        return min(timezone.make_aware(quando), timezone.now())

    def _ator(self, chave: str, unidade: str) -> Ator:
        lotacoes = lotacoes_de(self.contas[chave])
        lotacao = next(item for item in lotacoes if item.unidade.sigla == unidade)
        return ator_de(self.contas[chave], lotacoes, lotacao, "comandos")

    def _hipotese(self, chave: str) -> HipoteseLegal | None:
        return HipoteseLegal.objects.get(nome=self.hipoteses[chave]) if chave else None

    def _nascer(self, roteiro: dados.Processo) -> None:
        tipo = TipoProcesso.objects.get(nome=self.tipos[roteiro.tipo])
        sugestoes = tipo.sugestoes.select_related("assunto").order_by("ordem")
        self.processos[roteiro.chave] = autuar_processo(
            self._ator(roteiro.autor, roteiro.unidade),
            dados=DadosDeAutuacao(
                tipo=tipo,
                nivel=roteiro.nivel,
                especificacao=roteiro.especificacao,
                interessados=[self.pessoas[chave] for chave in roteiro.interessados],
                assuntos=[sugestao.assunto for sugestao in sugestoes],
                hipotese=self._hipotese(roteiro.hipotese),
                prioridade=roteiro.prioridade,
                observacao=roteiro.observacao,
            ),
        )

    def _dados(self, passo: dados.Passo) -> DadosDoDocumento:
        return DadosDoDocumento(
            tipo=TipoDocumento.objects.get(nome=self.series[passo.tipo].nome),
            nivel=passo.nivel,
            hipotese=self._hipotese(passo.hipotese),
            descricao=passo.descricao,
            numero=passo.numero,
        )

    def _incluir(self, ator: Ator, processo: Processo, passo: dados.Passo, chave: str) -> None:
        documento = incluir_documento(ator, processo=processo, dados=self._dados(passo))
        corpo = passo.texto or self.series[passo.tipo].modelo
        salvar_documento(
            ator,
            documento=documento,
            conteudo=substituir(corpo, valores_das_variaveis(documento)),
            versao_base=1,
        )
        self.documentos[chave, passo.doc] = documento

    def _incluir_externo(
        self, ator: Ator, processo: Processo, passo: dados.Passo, chave: str
    ) -> None:
        conteudo, tipo_mime = _conteudo_de(passo)
        conferencia = TipoConferencia.objects.filter(nome=passo.conferencia).first()
        self.documentos[chave, passo.doc] = incluir_arquivo(
            ator,
            processo=processo,
            dados=self._dados(passo),
            arquivo=guardar_arquivo([conteudo], nome=passo.arquivo, tipo_mime=tipo_mime),
            formato="D" if conferencia else "N",
            conferencia=conferencia,
        )

    def _documento(self, chave: str, passo: dados.Passo) -> Documento:
        return Documento.objects.get(pk=self.documentos[chave, passo.doc].pk)

    def _editar(self, ator: Ator, processo: Processo, passo: dados.Passo, chave: str) -> None:
        documento = self._documento(chave, passo)
        salvar_documento(
            ator,
            documento=documento,
            conteudo=substituir(passo.texto, valores_das_variaveis(documento)),
            versao_base=documento.versao_atual,
        )

    def _assinar(self, ator: Ator, processo: Processo, passo: dados.Passo, chave: str) -> None:
        assinar_documento(
            ator,
            documento=self._documento(chave, passo),
            senha=self.senha,
            cargo=cargos_de(ator)[0],
        )

    def _excluir(self, ator: Ator, processo: Processo, passo: dados.Passo, chave: str) -> None:
        excluir_documento(ator, documento=self._documento(chave, passo))

    def _cancelar(self, ator: Ator, processo: Processo, passo: dados.Passo, chave: str) -> None:
        cancelar_documento(ator, documento=self._documento(chave, passo), motivo=passo.texto)

    def _enviar(self, ator: Ator, processo: Processo, passo: dados.Passo, chave: str) -> None:
        retorno = None
        if passo.retorno is not None:
            retorno = dados.dia_util_relativo(self.hoje, passo.retorno, self.feriados)
        enviar_processo(
            ator,
            processo=processo,
            destinos=[Unidade.objects.get(sigla=sigla) for sigla in passo.para],
            manter_aberto=passo.manter,
            retorno_em=retorno,
        )

    def _receber(self, ator: Ator, processo: Processo, passo: dados.Passo, chave: str) -> None:
        receber_processo(ator, processo=processo)
        for documento in Documento.objects.legiveis_por(ator).filter(processo=processo):
            ver_documento(ator, documento=documento)

    def _concluir(self, ator: Ator, processo: Processo, passo: dados.Passo, chave: str) -> None:
        concluir_processo(ator, processo=processo)

    def _reabrir(self, ator: Ator, processo: Processo, passo: dados.Passo, chave: str) -> None:
        reabrir_processo(ator, processo=processo)

    def _atribuir(self, ator: Ator, processo: Processo, passo: dados.Passo, chave: str) -> None:
        atribuir_processo(ator, processo=processo, pessoa=self.contas[passo.para[0]])

    def _conceder(self, ator: Ator, processo: Processo, passo: dados.Passo, chave: str) -> None:
        conta = self.contas[passo.para[0]]
        (roteiro,) = [s for s in self.casa.servidores if s.chave == passo.para[0]]
        unidade = Unidade.objects.get(sigla=roteiro.lotacoes[0].unidade)
        conceder_credencial(ator, processo=processo, conta=conta, unidade=unidade)

    def _anotar(self, ator: Ator, processo: Processo, passo: dados.Passo, chave: str) -> None:
        anotar_processo(ator, processo=processo, texto=passo.texto, prioritaria=passo.prioritaria)

    def _marcar(self, ator: Ator, processo: Processo, passo: dados.Passo, chave: str) -> None:
        marcador = Marcador.objects.da_unidade(ator).um(nome=passo.para[0])
        marcar_processo(ator, processo=processo, marcador=marcador, texto=passo.texto)

    def _andamento(self, ator: Ator, processo: Processo, passo: dados.Passo, chave: str) -> None:
        atualizar_andamento(ator, processo=processo, texto=passo.texto)

    def _ciencia(self, ator: Ator, processo: Processo, passo: dados.Passo, chave: str) -> None:
        dar_ciencia(ator, processo=processo)

    def _prazo(self, ator: Ator, processo: Processo, passo: dados.Passo, chave: str) -> None:
        dias = passo.retorno or 0
        data = dados.dia_util_relativo(self.hoje, dias, self.feriados)
        definir_prazo(ator, processo=processo, data=data)

    def _relacionar(self, ator: Ator, processo: Processo, passo: dados.Passo, chave: str) -> None:
        relacionar_processo(ator, processo=processo, outro=self.processos[passo.para[0]])


def _conteudo_de(passo: dados.Passo) -> tuple[bytes, str]:
    """Bytes and media type of a file of the script: a message when its name says so, else a PDF."""
    if passo.arquivo.endswith(".eml"):
        mensagem = EmailMessage()
        mensagem["From"], mensagem["To"] = "cidadao@exemplo.example", "protocolo@extrema.example"
        mensagem["Subject"] = passo.descricao or passo.arquivo.removesuffix(".eml")
        mensagem.set_content(passo.texto, subtype="html")
        return mensagem.as_bytes(), "message/rfc822"
    pdf = renderizar(
        f'<!DOCTYPE html><html lang="pt-BR"><head><title>{passo.arquivo}</title></head>'
        f'<body class="papel"><main><div class="papel-corpo">{passo.texto}</div></main>'
        "</body></html>",
        titulo=passo.arquivo,
    ).pdf
    return pdf, "application/pdf"
