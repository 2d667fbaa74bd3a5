"""The sign of reviewed, by the pages: set by who received the block, and narrowing the list."""

import pytest

from seiva.blocos.tests.apoio import de_assinatura, disponibilizar, novo
from seiva.web.tests.apoio import entrar, texto, url
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def test_quem_recebeu_marca_e_a_lista_se_estreita_pelo_sinal(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        bloco, _ = de_assinatura(ana, casa)
        disponibilizar(ana, casa, bloco)
        outro = novo(ana)
    bia, cliente = entrar(elenco, "bia"), entrar(elenco, "ana")
    pagina = texto(bia.get(url(casa, f"blocos/{bloco.pk}/")))
    assert f"/blocos/{bloco.pk}/revisar/" in pagina
    feito = bia.post(url(casa, f"blocos/{bloco.pk}/revisar/"), {"revisado": "on"}, follow=True)
    assert "Sinal de revisado salvo." in texto(feito)
    assert "Marcado como revisado" in texto(feito)
    esperado = {
        "": {bloco.nome, outro.nome},
        "revisado": {bloco.nome},
        "a-revisar": {outro.nome},
        "prioritario": set(),
        "inexistente": {bloco.nome, outro.nome},
    }
    for sinal, nomes in esperado.items():
        lista = texto(cliente.get(url(casa, f"blocos/?caixa=todos&sinal={sinal}")))
        assert {n for n in (bloco.nome, outro.nome) if f">{n}</a>" in lista} == nomes, sinal
    bia.post(url(casa, f"blocos/{bloco.pk}/revisar/"), {})
    assert bloco.nome not in texto(cliente.get(url(casa, "blocos/?sinal=revisado")))
