"""A petition sent twice, from two devices, or with the store failing in the middle."""

import pytest
from django.db import transaction

from seiva.core.tenancy import escopo
from seiva.documentos.models import Documento
from seiva.peticionamento.acoes.peticionar import peticionar
from seiva.peticionamento.models import Protocolo
from seiva.peticionamento.tests.apoio import PROVA, dora, mandar, poda, rascunho_pronto
from seiva.processos.models import Processo
from tests.apoio import ao_mesmo_tempo
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def test_enviar_duas_vezes_da_o_mesmo_recibo(cena: Elenco) -> None:
    ator = dora(cena)
    rascunho = rascunho_pronto(ator, poda(cena.casa))
    primeiro = peticionar(ator, rascunho=rascunho, prova=PROVA)
    assert peticionar(ator, rascunho=rascunho, prova=PROVA) == primeiro
    assert Processo.objects.count() == 1


def test_falha_do_armazem_no_meio_desfaz_tudo_e_guarda_o_rascunho(
    cena: Elenco, monkeypatch: pytest.MonkeyPatch
) -> None:
    ator = dora(cena)
    rascunho = rascunho_pronto(ator, poda(cena.casa))

    def sem_disco(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("seiva.core.storage.default_storage.save", sem_disco)
    with pytest.raises(OSError, match="No space left"), transaction.atomic():
        peticionar(ator, rascunho=rascunho, prova=PROVA)
    monkeypatch.undo()
    assert not Processo.objects.exists()
    assert not Protocolo.objects.exists()
    assert peticionar(ator, rascunho=rascunho, prova=PROVA).processo_id


@pytest.mark.django_db(transaction=True)
def test_dois_aparelhos_ao_mesmo_tempo_fazem_um_pedido_so(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ator = dora(elenco)
        rascunho = rascunho_pronto(ator, poda(casa))

    def enviar() -> int:
        with transaction.atomic(), escopo(casa.instituicao.pk):
            return peticionar(ator, rascunho=rascunho, prova=PROVA).pk

    um, outro = ao_mesmo_tempo(enviar, enviar)
    assert um == outro
    with elenco.em(casa):
        assert (Processo.objects.count(), Protocolo.objects.count()) == (1, 1)


def test_papel_que_ninguem_pediu_entra_com_o_proprio_nome(cena: Elenco) -> None:
    ator = dora(cena)
    rascunho = rascunho_pronto(ator, poda(cena.casa))
    mandar(ator, rascunho, b"conta de luz", nome="conta de luz.txt", pedido="")
    feito = peticionar(ator, rascunho=rascunho, prova=PROVA)
    nomes = [d.nome_na_arvore for d in Documento.objects.filter(processo=feito.processo)]
    assert "conta de luz" in nomes
