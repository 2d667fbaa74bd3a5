"""Pages of people, lotações, cargos and numbering."""

from typing import Any

import pytest

from seiva.organizacao.models import Conta, Convite, Lotacao, Orgao, Perfil, Titularidade
from seiva.web.tests.apoio import contando, entrar, novo, texto, url
from tests.elenco import Elenco, conta_nova, lotar

pytestmark = pytest.mark.django_db


def a(elenco: Elenco, caminho: str) -> str:
    return url(elenco.casa, f"administracao/{caminho}")


def ids(elenco: Elenco, unidade: str, perfil: str) -> dict[str, Any]:
    with elenco.em(elenco.casa):
        return {"unidade": elenco.casa.unidades[unidade].pk,
                "perfil": Perfil.objects.get(nome=perfil).pk}  # fmt: skip


def da(elenco: Elenco, quem: str) -> Lotacao:
    with elenco.em(elenco.casa):
        achada: Lotacao = Lotacao.objects.get(conta=elenco.contas[quem])
        return achada


def test_a_administracao_leva_a_pessoas_unidades_orgaos_perfis_cargos_e_planilhas(
    elenco: Elenco,
) -> None:
    pagina = texto(entrar(elenco, "edu").get(a(elenco, "")))
    for caminho in ("pessoas/", "unidades/", "orgaos/", "perfis/", "cargos/", "importar/"):
        assert a(elenco, caminho) in pagina, caminho
        assert entrar(elenco, "edu").get(a(elenco, caminho)).status_code == 200
        assert entrar(elenco, "ana").get(a(elenco, caminho)).status_code == 403


def test_a_lista_procura_filtra_e_sai_em_csv(elenco: Elenco) -> None:
    edu = entrar(elenco, "edu")
    pagina = texto(edu.get(a(elenco, "pessoas/")))
    assert "Ana Prado" in pagina
    assert "Caio Reis" not in pagina
    assert "4 pessoas com lotação" in pagina
    filtrada = texto(
        edu.get(a(elenco, f"pessoas/?unidade={ids(elenco, 'TRIB', 'Gestor')['unidade']}"))
    )
    assert "Bia Lemos" in filtrada
    assert "Ana Prado" not in filtrada
    assert "Ana Prado" in texto(edu.get(a(elenco, "pessoas/?texto=111.444")))
    csv = b"".join(edu.get(a(elenco, "pessoas/pessoas.csv"))).decode("utf-8-sig")  # type: ignore[arg-type]
    assert "Ana Prado;111.444.777-35;ana@exemplo.example;RH;Gestor;Agente Administrativo" in csv


def test_a_lista_custa_o_mesmo_com_mais_gente(elenco: Elenco) -> None:
    edu = entrar(elenco, "edu")
    custos = []
    for cpfs in ((), ("52998224725", "15350946056", "01234567890")):
        for n, cpf in enumerate(cpfs):
            lotar(elenco.casa, conta_nova(f"Gente{n} Nova", cpf), "RH", "Básico")
        with contando() as captura:
            edu.get(a(elenco, "pessoas/"))
        custos.append(len(captura))
    assert custos[0] == custos[1] <= 20


def test_a_pessoa_nova_e_convidada_e_tem_a_sua_pagina(elenco: Elenco) -> None:
    edu = entrar(elenco, "edu")
    dados = {"nome": "Lia Souza", "cpf": "529.982.247-25", "email": "lia@exemplo.example",
             "inicio": "2026-01-05"} | ids(elenco, "RH", "Básico")  # fmt: skip
    errada = edu.post(a(elenco, "pessoas/nova/"), dados | {"cpf": "529.982.247-26"})
    assert errada.status_code == 422
    assert "não existe" in texto(errada)
    assert "lia@exemplo.example" in texto(errada)
    pagina = texto(edu.post(a(elenco, "pessoas/nova/"), dados, follow=True))
    assert "Lia Souza" in pagina
    assert "Ainda não criou" in pagina
    assert "***.982.247-**" in pagina
    with elenco.em(elenco.casa):
        assert Convite.objects.count() == 1


def test_dar_mudar_e_encerrar_lotacao_e_cargo_na_pagina_da_pessoa(elenco: Elenco) -> None:
    edu, ana = entrar(elenco, "edu"), elenco.contas["ana"]
    pagina = a(elenco, f"pessoas/{ana.pk}/")
    lugar = {f"lotacao-{c}": v for c, v in ids(elenco, "TRIB", "Básico").items()}
    dados = lugar | {"o_que": "lotacao", "lotacao-inicio": "2026-01-05"}
    assert edu.post(pagina, dados).status_code == 302
    repetida = edu.post(pagina, dados)
    assert repetida.status_code == 422
    assert "já está em TRIB" in texto(repetida)
    with elenco.em(elenco.casa):
        nova = Lotacao.objects.get(conta=ana, unidade__sigla="TRIB")
    gestor = ids(elenco, "TRIB", "Gestor")["perfil"]
    endereco = a(elenco, f"lotacoes/{nova.pk}/")
    assert edu.get(endereco).status_code == 200
    mudada = edu.post(endereco, {"perfil": gestor, "inicio": "2026-01-05", "fim": "2020-01-01"})
    assert mudada.status_code == 422
    edu.post(endereco, {"perfil": gestor, "inicio": "2026-01-05", "fim": ""})
    assert "TRIB" in texto(edu.get(pagina))
    edu.post(f"{endereco}encerrar/")
    with elenco.em(elenco.casa):
        nova.refresh_from_db()
        titular = Titularidade.objects.get(conta=ana)
    assert nova.fim is not None
    edu.post(a(elenco, f"cargos-de-pessoas/{titular.pk}/encerrar/"))
    assert "Cargos encerrados (1)" in texto(edu.get(pagina))
    cargo = {"o_que": "cargo", "cargo-cargo": elenco.casa.cargo.pk, "cargo-inicio": "2026-01-05"}
    assert edu.post(pagina, cargo).status_code == 302


def test_quem_perde_a_lotacao_nao_abre_mais_nada(elenco: Elenco) -> None:
    ana, edu = entrar(elenco, "ana"), entrar(elenco, "edu")
    assert ana.get(url(elenco.casa, "mesa/")).status_code == 200
    edu.post(a(elenco, f"lotacoes/{da(elenco, 'ana').pk}/encerrar/"))
    assert ana.get(url(elenco.casa, "mesa/")).status_code == 404


def test_o_ultimo_administrador_fica_e_a_pagina_diz_por_que(elenco: Elenco) -> None:
    edu = entrar(elenco, "edu")
    pagina = a(elenco, f"pessoas/{elenco.contas['edu'].pk}/")
    for endereco in (a(elenco, f"lotacoes/{da(elenco, 'edu').pk}/encerrar/"), f"{pagina}desligar/"):
        resposta = texto(edu.post(endereco, follow=True))
        assert "ninguém mais administraria" in resposta
    assert edu.get(url(elenco.casa, "mesa/")).status_code == 200


def test_desligar_diz_o_que_acaba(elenco: Elenco) -> None:
    edu, ana = entrar(elenco, "edu"), elenco.contas["ana"]
    antes = texto(edu.get(a(elenco, f"pessoas/{ana.pk}/desligar/")))
    assert "a lotação em RH (Gestor)" in antes
    depois = texto(edu.post(a(elenco, f"pessoas/{ana.pk}/desligar/"), follow=True))
    assert "não tem mais acesso" in depois
    assert Conta.objects.get(pk=ana.pk).is_active


def test_a_numeracao_mostra_o_proximo_numero_e_pede_ciencia(elenco: Elenco) -> None:
    edu, orgao = entrar(elenco, "edu"), elenco.casa.orgao
    novo(elenco)
    pagina = a(elenco, f"orgaos/{orgao.pk}/numeracao/")
    assert "3106.01.0000002/" in texto(edu.get(pagina))
    simples = {"codigo": "9", "mascara": "@seq_anual_cod_orgao_sei_05d@/@ano_4d@"}
    vista = edu.post(pagina, simples | {"ver": "1"})
    assert vista.status_code == 200
    assert "00002/" in texto(vista)
    recusada = edu.post(pagina, simples)
    assert recusada.status_code == 422
    assert "Marque que está ciente" in texto(recusada)
    assert edu.post(pagina, simples | {"ciente": "on"}).status_code == 302
    with elenco.em(elenco.casa):
        assert Orgao.objects.get().codigo == "9"


def test_o_exemplo_acompanha_o_que_se_digita_e_diz_o_que_falta(elenco: Elenco) -> None:
    edu = entrar(elenco, "edu")
    certo = {"mascara": "@seq_anual_cod_orgao_sei_05d@/@ano_4d@", "codigo": "7"}
    assert "00001/" in texto(edu.get(a(elenco, "orgaos/exemplo/"), certo))
    sem = texto(edu.get(a(elenco, "orgaos/exemplo/"), {"mascara": "x/@ano_4d@", "codigo": "7"}))
    assert "não tem sequência" in sem
    assert edu.get(a(elenco, "orgaos/exemplo/"), {"orgao": "9" * 30}).status_code == 404
    assert entrar(elenco, "ana").get(a(elenco, "orgaos/exemplo/")).status_code == 403


def test_a_unidade_com_gente_nao_se_encerra_pela_pagina(elenco: Elenco) -> None:
    rh = elenco.casa.unidades["RH"]
    resposta = entrar(elenco, "edu").post(a(elenco, f"unidades/{rh.pk}/desativar/"), follow=True)
    assert "2 pessoas lotadas" in texto(resposta)


def test_o_organograma_poe_cada_unidade_sob_a_superior(elenco: Elenco) -> None:
    casa = elenco.casa.unidades
    with elenco.em(elenco.casa):
        casa["RH"].pai = casa["GAB"]
        casa["RH"].save()
        casa["TRIB"].pai = casa["RH"]
        casa["TRIB"].save()
    pagina = texto(entrar(elenco, "edu").get(a(elenco, "organograma/")))
    lugares = [pagina.index(f"· {nome}") for nome in ("Gabinete", "Recursos", "Tributação")]
    assert lugares == sorted(lugares)
    dentro = pagina[pagina.index("· Gabinete") : pagina.index("</main>")]
    assert dentro.count("<ul>") == 2
    assert dentro.count("</ul>") == 3
    assert "2 pessoas" in pagina
