"""The workshop: what a child may not do, and that nobody else feels it."""

import io
import os
import socket
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from PIL import Image

from seiva.documentos.oficina.cliente import TrabalhoFalhou, trabalhar
from seiva.documentos.oficina.confinar import UID_DA_OFICINA, Limites
from seiva.documentos.oficina.landlock import versao_do_nucleo
from tests.feitos.imagens import em_bytes
from tests.feitos.programas import programa

POUCO = Limites(prazo=4, processador=4, memoria=512, arquivo=16, pasta=48)


def ler(conteudo: bytes = b"Bom dia", tipo: str = "text/plain", limites: Limites = POUCO) -> str:
    return str(trabalhar("ler", io.BytesIO(conteudo), limites, tipo_mime=tipo).dados["texto"])


def converter(caminho: str, limites: Limites = POUCO) -> None:
    trabalhar(
        "converter",
        io.BytesIO(b"{\\rtf1 oi}"),
        limites,
        programas=[caminho],
        soffice=caminho,
        extensao="rtf",
        prazo=60.0,
        tipo_mime="application/rtf",
    )


def _restos() -> list[str]:
    """Scratch folders and processes that should not be there any more."""
    pastas = [str(p) for p in Path(tempfile.gettempdir()).glob("seiva-oficina-*")]
    vivos = []
    for processo in psutil.process_iter(["cmdline"]):
        linha = " ".join(processo.info["cmdline"] or [])
        if "sleep 600" in linha or "sleep 611" in linha:
            vivos.append(linha)
    return pastas + vivos


def test_le_um_texto() -> None:
    assert ler("Ação".encode()) == "Ação"


@pytest.mark.parametrize(
    ("habito", "motivos"),
    [
        ("trava", {"prazo"}),
        ("come memória", {"ilegivel", "memoria", "quebrou"}),
        ("escreve sem fim", {"ilegivel", "espaco", "quebrou"}),
        ("enche a pasta", {"espaco"}),
        ("quebra", {"ilegivel"}),
        ("deixa um filho", {"ilegivel"}),
    ],
)
def test_programa_que_se_porta_mal_e_contido_e_a_oficina_continua(
    habito: str, motivos: set[str]
) -> None:
    caminho, alheios = programa(habito), set(_restos())
    antes = time.monotonic()
    with pytest.raises(TrabalhoFalhou) as falha:
        converter(caminho)
    assert falha.value.motivo in motivos
    assert str(falha.value).endswith(".")
    assert time.monotonic() - antes < 30
    assert ler() == "Bom dia"
    _esperar(lambda: set(_restos()) <= alheios)  # what others began meanwhile ends by itself


def _dizer(comandos: str) -> str:
    """What a program of the workshop sees, told as words that it recognised in a picture."""
    caminho = Path(programa("quebra"))
    caminho.write_text(
        "#!/bin/sh\n"
        f'visto=$( {comandos} | tr "\\n\\t" "  ")\n'
        'printf "x\\n5\\t1\\t1\\t1\\t1\\t1\\t0\\t0\\t0\\t0\\t99\\t%s\\n" "$visto" > lido.tsv\n'
    )
    lido = trabalhar(
        "reconhecer",
        io.BytesIO(em_bytes(Image.new("L", (100, 100), 255), "PNG")),
        Limites(prazo=20, memoria=1024),
        programas=[str(caminho)],
        tipo_mime="image/png",
        numeros=[0],
        tesseract=str(caminho),
        prazo=10.0,
    )
    return str(lido.dados["textos"][0])


def test_o_filho_nao_herda_o_ambiente(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEIVA_SECRET_KEY", "nao-e-da-sua-conta")
    visto = _dizer("env")
    assert "TMPDIR=" in visto
    assert "nao-e-da-sua-conta" not in visto
    assert "DATABASE_URL" not in visto


def test_o_filho_nao_le_nem_escreve_fora_da_sua_pasta(tmp_path: Path) -> None:
    segredo = tmp_path / "segredo.txt"
    segredo.write_text("chave-mestra")
    for caminho, modo in ((segredo, 0o644), (tmp_path, 0o777), (tmp_path.parent, 0o755)):
        caminho.chmod(modo)
    visto = _dizer(f"(cat {segredo}; echo x > {tmp_path}/rastro; echo visto) 2>/dev/null")
    assert "visto" in visto
    assert "chave-mestra" not in visto
    assert not (tmp_path / "rastro").exists()


def test_o_filho_nao_fala_com_a_rede() -> None:
    with socket.create_server(("127.0.0.1", 0)) as casa:
        porta = casa.getsockname()[1]
        visto = _dizer(
            "python3 -c 'import socket\n"
            f'try: socket.create_connection(("127.0.0.1", {porta}), 2); print("falou")\n'
            'except OSError: print("mudo")\' 2>&1'
        )
    assert visto == "mudo"


def test_o_filho_nunca_e_root() -> None:
    eu = os.geteuid()
    assert _dizer("id -u") == str(UID_DA_OFICINA if eu == 0 else eu)


def test_o_nucleo_desta_maquina_tranca_as_pastas() -> None:
    """Where Landlock is missing the other walls remain; this says which machine this is."""
    assert versao_do_nucleo() >= 0


def test_muitos_ao_mesmo_tempo_nao_se_misturam() -> None:
    textos = [f"texto {numero}" * 50 for numero in range(24)]
    with ThreadPoolExecutor(4) as piscina:
        assert list(piscina.map(lambda t: ler(t.encode()), textos)) == textos


def test_o_mestre_morto_e_substituido() -> None:
    ler()
    for processo in psutil.Process().children():
        if "seiva.documentos.oficina" in " ".join(processo.cmdline()):
            processo.kill()
            processo.wait(5)
    assert ler() == "Bom dia"


def test_quando_a_aplicacao_morre_o_mestre_e_o_filho_vao_junto() -> None:
    caminho, alheios = programa("trava"), set(_restos())
    codigo = (
        "import io\n"
        "from seiva.documentos.oficina.cliente import trabalhar\n"
        "from seiva.documentos.oficina.confinar import Limites\n"
        "print('vou', flush=True)\n"
        f"trabalhar('converter', io.BytesIO(b'x'), Limites(prazo=60), programas=['{caminho}'],"
        f" soffice='{caminho}', extensao='rtf', prazo=60.0, tipo_mime='application/rtf')\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", codigo], stdout=subprocess.PIPE, text=True
    ) as aplicacao:
        assert aplicacao.stdout is not None
        assert aplicacao.stdout.readline() == "vou\n"
        _esperar(lambda: any("sleep 600" in resto for resto in _restos()))
        aplicacao.kill()
    _esperar(lambda: set(_restos()) <= alheios)


def _esperar(condicao: object) -> None:
    fim = time.monotonic() + 30
    while not condicao():  # type: ignore[operator]
        assert time.monotonic() < fim, _restos()
        time.sleep(0.1)
