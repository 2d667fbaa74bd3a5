"""Every pack loads, is coherent, and says only what the product and the law know."""

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from seiva.adesao.sementes.leitura import PASTA, PILHAS, PORTES, carregar_pacote
from seiva.adesao.sementes.modelos import Pacote
from seiva.catalogo.models import Assunto, HipoteseLegal, TipoDocumento, TipoProcesso
from seiva.documentos.cadastros import corpo_conferido
from seiva.documentos.regras.html import sanear
from seiva.documentos.regras.variaveis import desconhecidas
from seiva.intimacoes.models import TipoDeIntimacao
from seiva.organizacao.models import Cargo, Unidade
from seiva.processos.regras.niveis import Nivel
from seiva.processos.regras.numeracao import Contexto, Mascara
from tests.arquitetura.normas import LEI, paginas

TODOS = [(natureza, porte) for natureza in PILHAS for porte in PORTES]
PACOTES = [carregar_pacote(*par) for par in TODOS]
cada_pacote = pytest.mark.parametrize("pacote", PACOTES, ids=["-".join(par) for par in TODOS])
MESES = "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro"
POR_EXTENSO = re.compile(
    rf"(Lei Complementar|Lei MG|Lei|Decreto MG|Decreto) (\d[\d.]*), de \d+º? de (?:{MESES}) de (\d{{4}})"
)


def unicos(valores: list[str]) -> bool:
    return len(valores) == len({valor.lower() for valor in valores})


def palavras(html: str) -> list[str]:
    return re.sub(r"<[^>]*>", " ", html).split()


def corpos(pacote: Pacote) -> list[str]:
    return [
        pacote.adocao.corpo,
        *(t.modelo for t in pacote.tipos_documento if t.modelo),
        *(t.conteudo for t in pacote.textos_padrao),
    ]


@cada_pacote
def test_o_organograma_e_uma_arvore_e_o_administrador_tem_lugar(pacote: Pacote) -> None:
    vistas: set[str] = set()
    for unidade in sorted(pacote.unidades, key=lambda u: u.sigla.count("/")):
        assert unidade.pai in vistas | {""}, unidade
        assert ("/" in unidade.sigla) == bool(unidade.pai)
        vistas.add(unidade.sigla)
    assert unicos([u.sigla for u in pacote.unidades])
    assert unicos([u.codigo for u in pacote.unidades])
    assert pacote.administrador.unidade in vistas
    assert pacote.administrador.cargo in pacote.cargos


@cada_pacote
def test_nada_se_repete_e_tudo_cabe_nos_campos(pacote: Pacote) -> None:
    for modelo, itens in (
        (Unidade, pacote.unidades),
        (Assunto, pacote.assuntos),
        (HipoteseLegal, pacote.hipoteses),
        (TipoProcesso, pacote.tipos_processo),
        (TipoDocumento, pacote.tipos_documento),
        (TipoDeIntimacao, pacote.tipos_intimacao),
    ):
        for item in itens:
            for campo in fields(item):
                valor: Any = getattr(item, campo.name)
                if isinstance(valor, str) and campo.name not in {"chave", "pai", "modelo"}:
                    nome = campo.name
                    if nome == "hipotese_sugerida":
                        continue
                    limite = modelo._meta.get_field(nome).max_length
                    assert limite is None or len(valor) <= limite, (nome, valor)
        nome_unico = "descricao" if modelo is Assunto else "nome"
        assert unicos([getattr(item, nome_unico) for item in itens])
    assert unicos(list(pacote.cargos))
    assert all(len(c) <= (Cargo._meta.get_field("nome").max_length or 0) for c in pacote.cargos)
    assert len(pacote.fundamento.padrao) <= 200


@cada_pacote
def test_cada_tipo_de_processo_sugere_o_que_existe_e_o_que_permite(pacote: Pacote) -> None:
    codigos = {a.codigo for a in pacote.assuntos}
    hipoteses = {h.chave: h for h in pacote.hipoteses}
    for tipo in pacote.tipos_processo:
        assert tipo.assuntos and set(tipo.assuntos) <= codigos, tipo
        assert tipo.nivel_sugerido in tipo.niveis, tipo
        assert tipo.orientacao.endswith("."), tipo
        assert set(tipo.niveis) <= {int(nivel) for nivel in Nivel}
        if tipo.nivel_sugerido:
            assert hipoteses[tipo.hipotese_sugerida].nivel <= tipo.nivel_sugerido, tipo
        elif tipo.hipotese_sugerida:
            assert hipoteses[tipo.hipotese_sugerida].nivel <= max(tipo.niveis), tipo


@cada_pacote
def test_cada_documento_escrito_tem_modelo_limpo_com_variaveis_conhecidas(pacote: Pacote) -> None:
    for tipo in pacote.tipos_documento:
        assert bool(tipo.modelo) == (tipo.aplicabilidade != "E"), tipo.chave
        assert tipo.numeracao in TipoDocumento.Numeracao.values
    for corpo in corpos(pacote):
        assert desconhecidas(corpo) == []
        assert "{" not in corpo
        limpo = sanear(corpo)
        assert re.findall(r'class="[a-z-]+"', limpo) == re.findall(r'class="[a-z-]+"', corpo)
        assert palavras(limpo) == palavras(corpo)
        assert palavras(corpo_conferido(corpo, "corpo")) == palavras(corpo)


def test_nenhum_modelo_fica_sem_o_seu_tipo() -> None:
    import tomllib

    tipos = {t.chave for pacote in PACOTES for t in pacote.tipos_documento}
    for arquivo in PASTA.glob("*/*.toml"):
        parte = tomllib.loads(arquivo.read_text("utf-8"))
        assert set(parte.get("modelos", {})) <= tipos, arquivo


@cada_pacote
def test_a_mascara_emite_numeros_validos_do_codigo_de_cada_um(pacote: Pacote) -> None:
    mascara = Mascara.ler(pacote.orgao.mascara)
    for codigo in ("6001", "9999", "10000"):
        contexto = Contexto(cod_orgao=codigo, cod_unidade="001", ano=2027)
        numero = mascara.formatar(contexto, 1)
        assert numero.startswith(f"{codigo}.01.0000001/2027-")
        assert int(re.sub(r"\D", "", numero)) % 97 == 1
        mascara.validar(numero)


@cada_pacote
def test_o_ato_de_adocao_e_inteiro_e_o_artigo_6_e_o_das_assinaturas(pacote: Pacote) -> None:
    corpo = pacote.adocao.corpo
    artigos = re.findall(r'<p class="artigo">(.*?)</p>', corpo)
    assert len(artigos) >= 15
    assert artigos[5].startswith("Os documentos são assinados eletronicamente")
    assert artigos[-1].endswith("entra em vigor na data de sua publicação.")
    assert pacote.adocao.tipo in {t.chave for t in pacote.tipos_documento}
    assert pacote.fundamento.do_ato("12", "3 de março de 2027").endswith(
        "nº 12, de 3 de março de 2027"
    )
    assert pacote.fundamento.do_ato("12", "3 de março de 2027").startswith("art. 6º d")


def citadas(texto: str) -> set[str]:
    inteiras = {f"{tipo} {numero}/{ano}" for tipo, numero, ano in POR_EXTENSO.findall(texto)}
    return {lei.replace("Lei Complementar", "LC") for lei in inteiras | set(LEI.findall(texto))}


@pytest.mark.parametrize(
    "arquivo", sorted(PASTA.glob("*/*.toml")), ids=lambda a: f"{a.parent.name}/{a.name}"
)
def test_toda_norma_citada_tem_pagina(arquivo: Path) -> None:
    conhecidas = {lei.replace("Lei Complementar", "LC") for lei in paginas()}
    assert citadas(arquivo.read_text("utf-8")) - conhecidas == set()


def test_ha_um_pacote_para_cada_natureza_e_porte_que_a_tela_oferece() -> None:
    from seiva.organizacao.models import Natureza, Porte

    assert set(Natureza.values) <= set(PILHAS)
    assert set(Porte.values) == set(PORTES)
    assert len(carregar_pacote("prefeitura", "pequeno").unidades) < len(
        carregar_pacote("prefeitura", "grande").unidades
    )
    with pytest.raises(KeyError):
        carregar_pacote("prefeitura", "enorme")


@cada_pacote
def test_o_que_se_intima_diz_se_exige_resposta_e_com_que_se_certifica(pacote: Pacote) -> None:
    escritos = {t.chave for t in pacote.tipos_documento if t.aplicabilidade in {"I", "T"}}
    assert {t.resposta for t in pacote.tipos_intimacao} == {"exigida", "facultativa"}
    for tipo in pacote.tipos_intimacao:
        assert tipo.certidao in escritos
        assert tipo.contagem in TipoDeIntimacao.Contagem.values and 1 <= tipo.quantidade <= 365
