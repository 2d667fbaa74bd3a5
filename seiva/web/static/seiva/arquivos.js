// Files sent as they are chosen or dropped, one request each, with progress. The form
// [data-receber] works without this: it posts them all and the server answers with the table.
const { anuncia, emCadaTrecho } = window.seiva;

const $ = (seletor, raiz = document) => raiz.querySelector(seletor);
const $$ = (seletor, raiz = document) => [...raiz.querySelectorAll(seletor)];

const tamanho = (n) => (n > 1e6 ? `${(n / 1e6).toFixed(1).replace('.', ',')} MB` : `${Math.max(1, Math.round(n / 1e3))} kB`);

/** A line with name, bar and, if it fails, why. */
function linhaDeEnvio(arquivo) {
  const li = document.createElement('li');
  const nome = li.appendChild(document.createElement('span'));
  nome.textContent = `${arquivo.name} (${tamanho(arquivo.size)}) `;
  const barra = li.appendChild(document.createElement('progress'));
  barra.max = 100;
  barra.value = 0;
  barra.setAttribute('aria-label', `Enviando ${arquivo.name}`);
  return {
    li,
    avanca: (porcento) => { barra.value = porcento; },
    falha(mensagem) {
      barra.remove();
      li.className = 'erro';
      nome.textContent = mensagem.includes(arquivo.name) ? mensagem : `${arquivo.name}: ${mensagem}`;
    },
  };
}

/** The token changes when the person signs in again in another tab: the cookie has the new one. */
function token(formulario) {
  const cookie = document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/);
  return cookie ? decodeURIComponent(cookie[1]) : $('[name=csrfmiddlewaretoken]', formulario).value;
}

function envia(formulario, arquivo, aoAvancar) {
  return new Promise((resolve, reject) => {
    const corpo = new FormData();
    corpo.append('csrfmiddlewaretoken', token(formulario));
    corpo.append('arquivos', arquivo, arquivo.name);
    const pedido = new XMLHttpRequest();
    pedido.open('POST', formulario.action);
    pedido.setRequestHeader('Accept', 'application/json');
    pedido.responseType = 'json';
    pedido.upload.addEventListener('progress', (e) => { if (e.lengthComputable) aoAvancar(Math.round((100 * e.loaded) / e.total)); });
    pedido.addEventListener('load', () => {
      if (pedido.status === 201 && pedido.response) { resolve(pedido.response); return; }
      if (pedido.status === 401) { reject(new Error('sua sessão terminou. Entre de novo em outra aba e repita o envio.')); return; }
      reject(new Error(pedido.response?.mensagem || 'o envio não deu certo. Tente de novo.'));
    });
    pedido.addEventListener('error', () => reject(new Error('a conexão caiu. Tente de novo.')));
    pedido.send(corpo);
  });
}

function recebedor(formulario) {
  const entrada = $('input[type=file]', formulario);
  const zona = $('.soltar', formulario);
  const lista = $('[data-enviando]', formulario);
  const limite = Number(formulario.dataset.limite || 0);
  const tabela = $('[data-recebidos]');
  const fila = [];
  let emCurso = 0;
  let recebidos = 0;
  let falhas = 0;
  $$('[data-com-scripts]', formulario).forEach((e) => { e.hidden = false; });
  $$('[data-sem-scripts]', formulario).forEach((e) => { e.hidden = true; });

  function terminou() {
    if (emCurso || fila.length) return;
    if (tabela) {
      anuncia(falhas ? 'Nem todos os arquivos foram recebidos: veja o motivo de cada um.' : 'Arquivos recebidos. Confira a tabela e inclua no processo.', null, falhas ? 'aviso' : 'ok');
      return;
    }
    if (recebidos && !falhas) { location.href = formulario.action; return; }
    if (recebidos && !$('[data-continuar]', formulario)) {
      const p = document.createElement('p');
      const a = p.appendChild(document.createElement('a'));
      a.href = formulario.action;
      a.className = 'botao primario';
      a.dataset.continuar = '';
      a.textContent = 'Continuar com os recebidos';
      lista.after(p);
      a.focus();
    }
  }

  // One at a time: the order in which they were chosen is their order in the process.
  async function proximo() {
    if (emCurso || !fila.length) return;
    const { arquivo, linha } = fila.shift();
    emCurso += 1;
    try {
      if (limite && arquivo.size > limite) throw new Error(`passa de ${tamanho(limite)}, o limite. Reduza-o ou divida-o em partes.`);
      const resposta = await envia(formulario, arquivo, linha.avanca);
      recebidos += 1;
      linha.li.remove();
      if (tabela) acrescenta(resposta.linhas);
    } catch (erro) {
      falhas += 1;
      linha.falha(erro.message);
    }
    emCurso -= 1;
    proximo();
    terminou();
  }

  function acrescenta(html) {
    const molde = document.createElement('template');
    molde.innerHTML = html;
    const novas = $$('tr', molde.content);
    tabela.append(...novas);
    novas.forEach(linhaDaTabela);
    tabela.closest('form').hidden = false;
  }

  formulario.recebe = (arquivos) => {
    if (!emCurso && !fila.length) { lista.replaceChildren(); recebidos = 0; falhas = 0; }
    for (const arquivo of arquivos) {
      const linha = linhaDeEnvio(arquivo);
      lista.append(linha.li);
      fila.push({ arquivo, linha });
    }
    proximo();
  };
  entrada.addEventListener('change', () => {
    const escolhidos = [...entrada.files];
    entrada.value = '';
    formulario.recebe(escolhidos);
  });
  for (const nome of ['dragenter', 'dragover']) zona.addEventListener(nome, (e) => { e.preventDefault(); zona.classList.add('ativa'); });
  for (const nome of ['dragleave', 'drop']) zona.addEventListener(nome, () => zona.classList.remove('ativa'));
  zona.addEventListener('drop', (e) => { e.preventDefault(); e.stopPropagation(); formulario.recebe(soArquivos(e.dataTransfer)); });
}

/** Dropped folders have no content to send. */
function soArquivos(dados) {
  const itens = [...(dados.items || [])];
  if (!itens.length) return [...dados.files];
  return itens.filter((i) => i.kind === 'file' && !i.webkitGetAsEntry?.()?.isDirectory).map((i) => i.getAsFile()).filter(Boolean);
}

/** Files dropped anywhere: the window named by data-soltar-em opens, or the zone of the page takes them. */
function emQualquerLugar(area) {
  const janela = area.dataset.soltarEm ? document.getElementById(area.dataset.soltarEm) : null;
  const formulario = $('form[data-receber]', janela || area);
  if (!formulario) return;
  const serve = (e) => area.isConnected && [...(e.dataTransfer?.types || [])].includes('Files');
  let aviso;
  const limpa = () => { aviso?.remove(); aviso = null; };
  document.addEventListener('dragover', (e) => {
    if (!serve(e)) return;
    e.preventDefault();
    if (!aviso && !janela?.open) {
      aviso = document.createElement('div');
      aviso.className = 'soltar-aqui-aviso';
      aviso.textContent = 'Solte para incluir no processo';
      document.body.append(aviso);
    }
  });
  document.addEventListener('dragleave', (e) => { if (!e.relatedTarget) limpa(); });
  document.addEventListener('drop', (e) => {
    limpa();
    if (!serve(e)) return;
    e.preventDefault();
    if (janela && !janela.open) janela.showModal();
    formulario.recebe(soArquivos(e.dataTransfer));
  });
}

/** In a row, what is asked only of scans and of restricted files appears when it matters. */
function linhaDaTabela(linha) {
  const pares = [['[data-se-digitalizado]', '[name$=-formato]', (v) => v === 'D'], ['[data-se-restrito]', '[name$=-nivel]', (v) => v !== '0']];
  for (const [bloco, campo, aparece] of pares) {
    const caixa = $(bloco, linha);
    const controle = $(campo, linha);
    if (!caixa || !controle) continue;
    const atualiza = () => { caixa.hidden = !aparece(controle.value); };
    controle.addEventListener('change', atualiza);
    atualiza();
  }
}

emCadaTrecho((raiz) => {
  $$('form[data-receber]', raiz).forEach(recebedor);
  $$('[data-soltar-em], [data-soltar-na-pagina]', raiz).forEach(emQualquerLugar);
  $$('tr[data-recebido]', raiz).forEach(linhaDaTabela);
});
