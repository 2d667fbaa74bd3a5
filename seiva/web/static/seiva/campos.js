// Fields that scripts improve: type-ahead over a <select>, conditional fields.
// Published by seiva.js; an import would name the file without its content hash and run it twice.
const { emCadaTrecho } = window.seiva;

const $ = (seletor, raiz = document) => raiz.querySelector(seletor);
const $$ = (seletor, raiz = document) => [...raiz.querySelectorAll(seletor)];
const cria = (etiqueta, atributos = {}, ...filhos) => {
  const e = document.createElement(etiqueta);
  for (const [k, v] of Object.entries(atributos)) if (v !== null) e.setAttribute(k, v);
  e.append(...filhos);
  return e;
};
/** Lower case, no accents, single spaces: what is compared, never what is shown. */
const simples = (t) => t.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();

/* ---- type-ahead: <select data-busca> (own options) or data-busca="url" (remote) ----
   Remote answers {"resultados": [{"id": "7", "texto": "…", "detalhe": "…"}]} to ?q=. */
let serie = 0;
function busca(select) {
  const id = select.id || `combo-${++serie}`;
  const remoto = select.dataset.busca;
  const varios = select.multiple;
  const lista = cria('ul', { class: 'combo-lista', role: 'listbox', id: `${id}-lista`, hidden: '' });
  const texto = cria('input', {
    class: 'combo-texto', id: `${id}-busca`, type: 'text', role: 'combobox', autocomplete: 'off',
    'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': lista.id,
    'aria-describedby': select.getAttribute('aria-describedby'), 'aria-invalid': select.getAttribute('aria-invalid'),
    placeholder: select.dataset.dica || 'Digite para procurar',
  });
  const fichas = cria('span', { class: 'fichas-combo' });
  const caixa = cria('div', { class: 'combo-caixa' }, fichas, texto);
  const fala = cria('span', { class: 'oculto', role: 'status' });
  const combo = cria('div', { class: 'combo' }, caixa, lista, fala);
  const rotulo = $(`label[for="${CSS.escape(select.id)}"]`);
  lista.setAttribute('aria-label', 'Opções');
  if (rotulo) rotulo.htmlFor = texto.id;
  else texto.setAttribute('aria-label', select.getAttribute('aria-label') || '');
  if (select.required) { select.required = false; texto.required = !varios; }
  select.hidden = true;
  select.after(combo);
  // Links of the error summary point to the select; take the person to what is visible.
  select.addEventListener('focus', () => texto.focus());

  const escolhidas = () => [...select.selectedOptions].filter((o) => o.value);
  let achados = [];
  let atual = -1;
  let pedido;

  function mostraEscolha() {
    if (!varios) { texto.value = escolhidas()[0]?.text || ''; return; }
    fichas.replaceChildren(...escolhidas().map((o) => {
      const tira = cria('button', { type: 'button', 'aria-label': `Remover ${o.text}` }, '×');
      tira.addEventListener('click', () => { escolhe(o, false); texto.focus(); });
      return cria('span', { class: 'ficha' }, o.text, tira);
    }));
  }
  function escolhe(opcao, sim = true) {
    opcao.selected = sim;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    select.dispatchEvent(new Event('input', { bubbles: true }));
  }
  function fecha() {
    lista.hidden = true;
    atual = -1;
    texto.setAttribute('aria-expanded', 'false');
    texto.removeAttribute('aria-activedescendant');
  }
  function marca(n) {
    atual = n;
    [...lista.children].forEach((li, i) => li.setAttribute('aria-selected', String(i === n)));
    const li = lista.children[n];
    if (li && achados.length) { texto.setAttribute('aria-activedescendant', li.id); li.scrollIntoView({ block: 'nearest' }); }
  }
  function desenha() {
    lista.replaceChildren(...(achados.length ? achados.map((a, i) => {
      const li = cria('li', { role: 'option', id: `${id}-op${i}`, 'aria-selected': 'false' }, a.texto);
      if (a.detalhe) li.append(cria('span', { class: 'suave' }, ` ${a.detalhe}`));
      li.addEventListener('mousedown', (e) => { e.preventDefault(); pega(i); });
      return li;
    }) : [cria('li', { class: 'nada', role: 'option', 'aria-disabled': 'true' }, 'Nada encontrado')]));
    lista.hidden = false;
    texto.setAttribute('aria-expanded', 'true');
    fala.textContent = achados.length === 1 ? '1 opção' : `${achados.length} opções`;
    marca(achados.length ? 0 : -1);
  }
  function pega(i) {
    const a = achados[i];
    if (!a) return;
    let opcao = [...select.options].find((o) => o.value === String(a.id));
    if (!opcao) { opcao = new Option(a.texto, a.id); select.add(opcao); }
    if (varios) texto.value = '';
    escolhe(opcao);
    fecha();
  }
  async function procura() {
    const termo = texto.value.trim();
    if (remoto) {
      if (termo.length < 2) { fecha(); return; }
      pedido?.abort();
      pedido = new AbortController();
      try {
        const r = await fetch(`${remoto}${remoto.includes('?') ? '&' : '?'}q=${encodeURIComponent(termo)}`, { signal: pedido.signal, headers: { Accept: 'application/json' } });
        achados = (await r.json()).resultados || [];
      } catch (erro) { if (erro.name !== 'AbortError') fala.textContent = 'A busca falhou. Tente de novo.'; return; }
    } else {
      const palavras = simples(termo).split(' ');
      achados = [...select.options].filter((o) => o.value && !(varios && o.selected)
        && palavras.every((p) => simples(`${o.text} ${o.dataset.detalhe || ''}`).includes(p)))
        .slice(0, 60).map((o) => ({ id: o.value, texto: o.text, detalhe: o.dataset.detalhe }));
    }
    desenha();
  }
  // Typing and Enter come faster than the list: Enter then takes the first that is found,
  // and never sends the form with half a name in the field.
  let espera = 0;
  let vez = 0;
  let andando = false;
  let querPrimeiro = false;
  async function dispara() {
    clearTimeout(espera);
    espera = 0;
    andando = true;
    const esta = ++vez;
    await procura();
    if (esta !== vez) return;
    andando = false;
    if (querPrimeiro && achados.length && !lista.hidden) pega(0);
    querPrimeiro = false;
  }
  texto.addEventListener('input', (e) => {
    e.stopPropagation();
    clearTimeout(espera);
    querPrimeiro = false;
    espera = setTimeout(dispara, remoto ? 200 : 0);
  });
  texto.addEventListener('click', () => { if (lista.hidden) { texto.select(); if (!remoto) { const v = texto.value; texto.value = varios ? v : ''; procura(); texto.value = v; texto.select(); } } });
  texto.addEventListener('keydown', (e) => {
    const aberta = !lista.hidden;
    const n = achados.length;
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      e.preventDefault();
      if (!aberta) procura();
      else if (n) marca((atual + (e.key === 'ArrowDown' ? 1 : n - 1)) % n);
    } else if (e.key === 'Enter' && (espera || andando)) {
      e.preventDefault();
      querPrimeiro = true;
      if (espera) dispara();
    } else if (e.key === 'Enter' && aberta) { e.preventDefault(); pega(atual); }
    else if (e.key === 'Escape' && aberta) { e.preventDefault(); e.stopPropagation(); fecha(); }
    else if (e.key === 'Backspace' && varios && !texto.value) { const u = escolhidas().pop(); if (u) escolhe(u, false); }
  });
  texto.addEventListener('blur', () => {
    clearTimeout(espera);
    espera = 0;
    querPrimeiro = false;
    vez += 1;
    andando = false;
    pedido?.abort();
    fecha();
    // Chips are left alone: redrawing them here would swallow the click that caused the blur.
    if (varios) { texto.value = ''; return; }
    if (!texto.value.trim() && $('option[value=""]', select)) select.value = '';
    mostraEscolha();
  });
  caixa.addEventListener('click', (e) => { if (e.target === caixa || e.target === fichas) texto.focus(); });
  select.addEventListener('change', mostraEscolha);
  mostraEscolha();
}

/* ---- a block that matters only for some answers: data-mostra-se="nivel=1,2" ---- */
function condicional(bloco) {
  const [nome, aceitos] = bloco.dataset.mostraSe.split('=');
  const formulario = bloco.closest('form');
  const atualiza = () => {
    const valor = new FormData(formulario).get(nome) || '';
    bloco.hidden = !aceitos.split(',').includes(valor);
  };
  formulario.addEventListener('change', atualiza);
  atualiza();
}

emCadaTrecho((raiz) => {
  $$('select[data-busca]', raiz).forEach(busca);
  $$('[data-mostra-se]', raiz).forEach(condicional);
});
