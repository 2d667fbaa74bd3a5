"""Rows of one institution in every tenant table, made through the acts wherever there is one."""

from datetime import date, timedelta
from email.message import EmailMessage
from hashlib import sha256
from io import BytesIO
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.db import models
from PIL import Image

from seiva.auditoria.models import Especie
from seiva.auditoria.registro import DeOnde, Lido, registrar_leituras
from seiva.autos.acoes.exportar import exportar_processo
from seiva.autos.models import Exportacao
from seiva.blocos.acoes.criar import DadosDoBloco, criar_bloco
from seiva.blocos.acoes.disponibilizar import disponibilizar_bloco
from seiva.blocos.acoes.incluir import incluir_documento_em_bloco
from seiva.catalogo.models import (
    AssuntoSugerido,
    Feriado,
    GrauDeSigilo,
    ModeloDocumento,
    TextoPadrao,
    TipoConferencia,
)
from seiva.core.ator import Ator
from seiva.core.modelos import ModeloDoInquilino
from seiva.core.relogio import agora, hoje
from seiva.documentos.acoes.assinar import pedir_assinaturas
from seiva.documentos.acoes.autenticar import autenticar_documento
from seiva.documentos.acoes.comentar import comentar_documento, comentar_processo
from seiva.documentos.acoes.credenciar import conceder_credencial_assinatura
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_arquivo
from seiva.documentos.acoes.mover import mover_documento
from seiva.documentos.acoes.salvar import salvar_documento
from seiva.documentos.acoes.substituir import substituir_arquivo
from seiva.documentos.acoes.ver import ver_documento
from seiva.documentos.arquivos import guardar_arquivo
from seiva.documentos.lotes import marcar_lido
from seiva.documentos.models import (
    Arquivo,
    AssinaturaDeFora,
    Documento,
    ExameDeAssinaturas,
    Recebido,
)
from seiva.documentos.raizes import fechar_raiz_assinada
from seiva.organizacao.alteracoes import registrar_alteracao
from seiva.organizacao.models import Alteracao, Conta, Lotacao, Perfil
from seiva.pesquisa.acoes.guardar import guardar_pesquisa
from seiva.processos.acoes.anexar import anexar_processo
from seiva.processos.acoes.anotar import anotar_processo, dar_ciencia
from seiva.processos.acoes.autuar import DadosDeAutuacao, autuar_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.acoes.relacionar import relacionar_processo
from seiva.processos.models import Processo
from tests.apoio import executar_tarefas
from tests.elenco import INICIO, SENHA, Casa, Elenco
from tests.fabricas import assinar, autuar, redigir
from tests.isolamento.povoar_console import console
from tests.isolamento.povoar_entrada import povoar_entrada
from tests.isolamento.povoar_modulos import povoar_modulos
from tests.isolamento.povoar_numeros import povoar_numeros
from tests.isolamento.povoar_portabilidade import povoar_portabilidade


def modelos_do_inquilino() -> list[type[models.Model]]:
    """Every concrete model whose rows belong to one institution, by the class or by the column."""
    return [
        modelo
        for modelo in apps.get_models()
        if issubclass(modelo, ModeloDoInquilino)
        or any(campo.column == "instituicao_id" for campo in modelo._meta.local_concrete_fields)
    ]


def _catalogo(ator: Ator, casa: Casa) -> None:
    registrar_alteracao(ator, casa.cargo, Alteracao.Verbo.CRIOU, depois={"nome": casa.cargo.nome})
    Feriado.objects.create(data=date(2026, 11, 20), nome="Consciência Negra")
    GrauDeSigilo.objects.create(nome="Da comissão")
    AssuntoSugerido.objects.create(tipo=casa.ferias, assunto=casa.assunto)
    ModeloDocumento.objects.create(tipo=casa.oficio, nome="Simples", corpo="<p></p>")
    TextoPadrao.objects.create(unidade=casa.unidades["RH"], nome="Saudação", conteudo="<p>Oi</p>")


def _para_assinar_sob_sigilo(ator: Ator, casa: Casa, sigiloso: Processo) -> None:
    """A draft given to be signed by someone who does not read the process."""
    conta, _ = Conta.objects.get_or_create(
        cpf="12345678909", defaults={"nome": "Noa Dias", "email": "noa@exemplo.example"}
    )
    trib, basico = casa.unidades["TRIB"], Perfil.objects.get(nome="Básico")
    Lotacao.objects.create(conta=conta, unidade=trib, perfil=basico, inicio=INICIO)
    minuta = redigir(ator, casa, sigiloso)
    conceder_credencial_assinatura(ator, documento=minuta, conta=conta, unidade=trib)


def _processos(ator: Ator, casa: Casa) -> Processo:
    casa.ferias.niveis = [0, 1, 2]
    casa.ferias.save()
    sigiloso = autuar_processo(
        ator, dados=DadosDeAutuacao(tipo=casa.ferias, nivel=2, hipotese=casa.hipotese)
    )
    _para_assinar_sob_sigilo(ator, casa, sigiloso)
    processo = autuar(
        ator, casa, interessados=[casa.maria], assuntos=[casa.assunto], observacao="Do RH"
    )
    relacionar_processo(ator, processo=processo, outro=autuar(ator, casa))
    anotar_processo(ator, processo=processo, texto="Ligar")
    dar_ciencia(ator, processo=processo)
    return processo


def _arquivo(ator: Ator, casa: Casa, processo: Processo) -> Documento:
    """A message with an attachment: it gets a reading and a rendition."""
    mensagem = EmailMessage()
    mensagem["From"], mensagem["Subject"] = "m@exemplo.example", f"Laudo de {casa.instituicao.slug}"
    mensagem.set_content("Segue o laudo.")
    mensagem.add_attachment("medidas", filename="laudo.txt")
    arquivo = guardar_arquivo([mensagem.as_bytes()], nome="m.eml", tipo_mime="message/rfc822")
    return incluir_arquivo(
        ator, processo=processo, dados=DadosDoDocumento(tipo=casa.anexo), arquivo=arquivo
    )


def _atos_sobre_arquivos(ator: Ator, casa: Casa, processo: Processo) -> None:
    """A scan attested and then replaced, a file moved, and talk about it."""
    conferencia = TipoConferencia.objects.create(nome="Cópia autenticada administrativamente")
    copia = incluir_arquivo(
        ator,
        processo=processo,
        dados=DadosDoDocumento(tipo=casa.anexo),
        arquivo=guardar_arquivo([b"copia"], nome="copia.txt", tipo_mime="text/plain"),
        formato=Documento.Formato.DIGITALIZADO,
        conferencia=conferencia,
    )
    autenticar_documento(ator, documento=copia, senha=SENHA, cargo=casa.cargo)
    certo = guardar_arquivo([b"certa"], nome="certa.txt", tipo_mime="text/plain")
    substituir_arquivo(ator, documento=copia, arquivo=certo)
    comentar_documento(ator, documento=copia, texto="Confere.")
    mover_documento(ator, documento=copia, destino=autuar(ator, casa), motivo="Engano")


def _documentos(ator: Ator, casa: Casa, processo: Processo) -> Documento:
    documento = redigir(ator, casa, processo)
    assinar(ator, casa, documento)
    salvar_documento(
        ator,
        documento=documento,
        conteudo=f'<p>Indefiro. <img src="arquivo:{_imagem(casa).sha256}" alt=""></p>',
        versao_base=1,
        derrubar_assinaturas=True,
    )
    assinar(ator, casa, documento)
    _arquivo(ator, casa, processo)
    arquivo = guardar_arquivo([b"laudo"], nome="laudo.pdf", tipo_mime="application/pdf")
    incluir_arquivo(
        ator, processo=processo, dados=DadosDoDocumento(tipo=casa.anexo), arquivo=arquivo
    )
    AssinaturaDeFora.objects.create(
        exame=ExameDeAssinaturas.objects.create(sha256="1" * 64, atualizado_em=agora()),
        ordem=1,
        tipo="assinatura",
        signatario="Fulano",
        integridade="integra",
        confianca="nao_conferida",
    )
    _atos_sobre_arquivos(ator, casa, processo)
    ver_documento(
        Ator.publico(casa.instituicao.pk), documento=Documento.objects.get(pk=documento.pk)
    )
    Recebido.objects.create(
        processo=processo,
        unidade_id=ator.unidade_id,
        conta_id=ator.conta_id,
        nome="oficio.pdf",
        sha256="0" * 64,
        tamanho=1,
        tipo_mime="application/pdf",
        tipo_sugerido=casa.anexo,
        recebido_em=agora(),
    )
    return documento


def _blocos(ator: Ator, casa: Casa, processo: Processo) -> dict[str, Any]:
    """A block in another unit, and a batch of signatures asked for."""
    bloco = criar_bloco(ator, dados=DadosDoBloco(tipo="A", descricao="Para assinar"))
    documento = redigir(ator, casa, processo)
    item = incluir_documento_em_bloco(ator, documento=documento, bloco=bloco)
    disponibilizar_bloco(ator, bloco=bloco, unidades=[casa.unidades["TRIB"]])
    marcar_lido(ator, documento)
    lote = pedir_assinaturas(
        ator, documentos=[(documento, 1)], senha=SENHA, cargo=casa.cargo, chave=uuid4()
    )
    return {"bloco": bloco, "item": item, "lote": lote}


def povoar(elenco: Elenco, casa: Casa, quem: str) -> dict[str, Any]:
    """Fill every tenant table of `casa`; the process and the document, for whoever needs ids."""
    with elenco.em(casa):
        ator = elenco.ator(quem)
        _catalogo(ator, casa)
        povoar_entrada()
        processo = _processos(ator, casa)
        comentario = comentar_processo(ator, processo=processo, texto="Ver a certidão.")
        documento = _documentos(ator, casa, processo)
        feitos = _blocos(ator, casa, processo) | povoar_modulos(ator, casa, processo, documento)
        enviar_processo(
            ator,
            processo=processo,
            destinos=[casa.unidades["TRIB"]],
            manter_aberto=True,
            retorno_em=hoje() + timedelta(days=5),
        )
        guardada = guardar_pesquisa(ator, nome="Férias", consulta="q=ferias")
        fechar_raiz_assinada()
        lido = Lido(processo.pk, documento.pk, Especie.CONTEUDO, 1)
        registrar_leituras(ator, [lido], DeOnde("192.0.2.1"))
        externo = Documento.objects.filter(processo=processo, natureza="E").order_by("pk")[0]
        exportacao = _autos(ator, casa, processo)
        console(ator)
        povoar_numeros(ator)
        saida = povoar_portabilidade(ator)
    tarefas: list[tuple[str, dict[str, Any]]] = []
    executar_tarefas(tarefas)
    return {
        "tarefas": tarefas,
        "processo": processo,
        "documento": documento,
        "externo": externo,
        "salva": guardada,
        "comentario": comentario,
        "exportacao": exportacao,
        "saida": saida,
    } | feitos


def _autos(ator: Ator, casa: Casa, processo: Processo) -> Exportacao:
    """A process attached to the main one, and the whole of it asked for as a file."""
    anexado = autuar(ator, casa)
    redigir(ator, casa, anexado)
    anexar_processo(ator, processo=processo, anexado=anexado)
    return exportar_processo(ator, processo=processo, formato="zip")


def _imagem(casa: Casa) -> Arquivo:
    """A picture of its own, for the addresses of images. Needs the scope open."""
    saida, cor = BytesIO(), sha256(casa.instituicao.slug.encode()).digest()
    Image.new("RGB", (1, 1), (cor[0], cor[1], cor[2])).save(saida, "PNG")
    arquivo: Arquivo = guardar_arquivo([saida.getvalue()], nome="brasao.png", tipo_mime="image/png")
    return arquivo


def por_brasao(elenco: Elenco, casa: Casa) -> Arquivo:
    """The picture that the signed text shows, as the coat of arms too."""
    with elenco.em(casa):
        arquivo = _imagem(casa)
    casa.instituicao.brasao = arquivo.sha256
    casa.instituicao.save()
    return arquivo
