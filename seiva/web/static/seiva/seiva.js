// Seiva: improvements over pages that already work without scripts.
// One module, no framework. Type-ahead and file lists live in campos.js, loaded where used.

const $ = (seletor, raiz = document) => raiz.querySelector(seletor);
const $$ = (seletor, raiz = document) => [...raiz.querySelectorAll(seletor)];
const ouve = (...tudo) => document.addEventListener(...tudo);

/* ---- guarded storage: private windows and full disks must not break a page ---- */
const le = (deposito, chave) => { try { return deposito.getItem(chave); } catch { return null; } };
const grava = (deposito, chave, valor) => {
  try { valor === null ? deposito.removeItem(chave) : deposito.setItem(chave, valor); } catch { /* nothing kept */ }
};

/** Say something in the page's status region. */
function anuncia(texto, acao, tom = '') {
  const regiao = $('#mensagens');
  if (!regiao) return;
  const caixa = document.createElement('div');
  caixa.className = `mensagem ${tom}`;
  const p = caixa.appendChild(document.createElement('div')).appendChild(document.createElement('p'));
  p.textContent = texto + ' ';
  if (acao) {
    const botao = p.appendChild(document.createElement('button'));
    botao.type = 'button';
    botao.className = 'link';
    botao.textContent = acao.rotulo;
    botao.addEventListener('click', () => { acao.faz(); caixa.remove(); });
  }
  regiao.replaceChildren(caixa);
}

/* ---- windows (<dialog>) and menus (<details>) ---- */
ouve('click', (e) => {
  const alvo = e.target.closest('[data-abre]');
  const janela = alvo && document.getElementById(alvo.dataset.abre);
  if (janela?.showModal && !janela.open) { e.preventDefault(); janela.showModal(); }
  if (e.target.closest('[data-fecha]')) e.target.closest('dialog')?.close();
  for (const menu of $$('details.menu[open]')) if (!menu.contains(e.target)) menu.open = false;
});
ouve('keydown', (e) => {
  if (e.key !== 'Escape') return;
  for (const menu of $$('details.menu[open]')) {
    const dentro = menu.contains(document.activeElement);
    menu.open = false;
    if (dentro) $('summary', menu).focus();
  }
});

/* ---- confirmation, then a guard against sending twice ---- */
function pedeConfirmacao(form, botao) {
  const janela = $('#confirmar');
  const origem = botao?.dataset.confirma ? botao : form;
  $('#confirmar-texto').textContent = origem.dataset.confirma;
  $('#confirmar-titulo').textContent = origem.dataset.confirmaTitulo || 'Confirmar';
  $('button[value=sim]', janela).textContent = origem.dataset.confirmaRotulo || 'Confirmar';
  janela.returnValue = 'nao';
  janela.addEventListener('close', () => {
    if (janela.returnValue !== 'sim') { botao?.focus(); return; }
    form.dataset.confirmado = '1';
    form.requestSubmit(botao || undefined);
  }, { once: true });
  janela.showModal();
}
ouve('submit', (e) => {
  const form = e.target;
  const botao = e.submitter;
  const pergunta = botao?.dataset.confirma || form.dataset.confirma;
  if (pergunta && $('#confirmar')?.showModal && !form.dataset.confirmado) {
    e.preventDefault();
    e.stopImmediatePropagation();
    pedeConfirmacao(form, botao);
    return;
  }
  delete form.dataset.confirmado;
  if (form.dataset.enviando) { e.preventDefault(); e.stopImmediatePropagation(); }
}, true);
ouve('submit', (e) => {
  const form = e.target;
  if (e.defaultPrevented || form.method === 'dialog' || form.method === 'get' || 'livre' in form.dataset) return;
  form.dataset.enviando = '1';
  guardaAntesDeEnviar(form);
  // Later, because a disabled button would not send its own name and value.
  setTimeout(() => {
    for (const b of $$('button:not([type=button])', form)) b.disabled = true;
    e.submitter?.setAttribute('aria-busy', 'true');
  });
  setTimeout(() => libera(form), 30000);
});
function libera(form) {
  if (!form.dataset.enviando) return;
  delete form.dataset.enviando;
  for (const b of $$('button:disabled', form)) { b.disabled = false; b.removeAttribute('aria-busy'); }
}
window.addEventListener('pageshow', () => $$('form[data-enviando]').forEach(libera));

/* ---- what was typed survives an expired session: <form data-guardar="chave"> ---- */
const PREFIXO = 'seiva:rascunho:';
const conta = document.body.dataset.conta || '';
const guardavel = (c) => c.name && !c.disabled && !('naoGuardar' in c.dataset)
  && !['password', 'file', 'hidden', 'submit', 'button', 'reset'].includes(c.type);
const campos = (form) => [...form.elements].filter(guardavel);
/** Names of what was chosen in searches of the server, whose options the page does not have yet. */
const nomesEscolhidos = (form) => campos(form).filter((c) => c.matches?.('select[data-busca]:not([data-busca=""])'))
  .flatMap((c) => [...c.selectedOptions].map((o) => [c.name, o.value, o.text]));
function acrescentaOpcoes(form, nomes = []) {
  for (const [nome, valor, texto] of nomes) {
    const select = form.elements[nome];
    if (select?.options && ![...select.options].some((o) => o.value === valor)) select.add(new Option(texto, valor));
  }
}
function valores(form) {
  const v = {};
  for (const c of campos(form)) {
    const atual = c.type === 'checkbox' || c.type === 'radio' ? (c.checked ? [c.value] : [])
      : c.multiple ? [...c.selectedOptions].map((o) => o.value) : [c.value];
    v[c.name] = [...(v[c.name] || []), ...atual];
  }
  return v;
}
function repoe(form, v) {
  const restam = structuredClone(v);
  for (const c of campos(form)) {
    const lista = restam[c.name];
    if (!lista) continue;
    if (c.type === 'checkbox' || c.type === 'radio') c.checked = lista.includes(c.value);
    else if (c.multiple) for (const o of c.options) o.selected = lista.includes(o.value);
    else if (lista.length) c.value = lista.shift();
    c.dispatchEvent(new Event('change', { bubbles: true }));
  }
}
const guarda = (form, enviado = false) => grava(sessionStorage, PREFIXO + form.dataset.guardar,
  JSON.stringify({ conta, enviado, quando: Date.now(), valores: valores(form), nomes: nomesEscolhidos(form) }));
function guardaAntesDeEnviar(form) {
  if (form.dataset.guardar) { form.dataset.enviado = ''; guarda(form, true); }
  if ('esquece' in form.dataset) rascunhos().forEach(([chave]) => grava(sessionStorage, chave, null));
}
function rascunhos() {
  try {
    return Object.keys(sessionStorage).filter((k) => k.startsWith(PREFIXO))
      .map((k) => [k, JSON.parse(le(sessionStorage, k))]);
  } catch { return []; }
}
function cuidaDosRascunhos(raiz) {
  const naoChegou = ['entrar', 'nao-chegou'].includes(document.body.dataset.pagina);
  const forms = $$('form[data-guardar]', raiz);
  for (const [chave, r] of rascunhos()) {
    // Sent, and the answer was the login page or an expired form: it did not arrive. Others: it did.
    if (naoChegou) { grava(sessionStorage, chave, JSON.stringify({ ...r, enviado: false })); continue; }
    const form = forms.find((f) => PREFIXO + f.dataset.guardar === chave);
    const recusado = form && $('[aria-invalid=true], .resumo-erros', document);
    if (r.enviado || r.conta !== conta || Date.now() - r.quando > 864e5) {
      if (!recusado) grava(sessionStorage, chave, null);
    } else if (form && !recusado) {
      const antes = valores(form);
      if (JSON.stringify(antes) === JSON.stringify(r.valores)) continue;
      acrescentaOpcoes(form, r.nomes);
      repoe(form, r.valores);
      anuncia('Recuperamos o que você tinha digitado.', { rotulo: 'Descartar', faz: () => {
        grava(sessionStorage, chave, null);
        repoe(form, antes);
      } });
    }
  }
  for (const f of forms) {
    let espera;
    f.addEventListener('input', () => {
      clearTimeout(espera);
      delete f.dataset.enviado; // sent meanwhile: what waits to be kept is no longer a draft
      espera = setTimeout(() => { if (!('enviado' in f.dataset)) guarda(f); }, 400);
    });
  }
}

/* ---- rows of links: current one in sight ---- */
for (const a of $$('ul [aria-current]')) a.closest('ul').scrollLeft = a.offsetLeft - 190;

/* ---- lists: selection and moving ---- */
function cuidaDaLista(lote) {
  const caixas = () => $$('td.sel input[type=checkbox]', lote);
  const todos = $('[data-todos]', lote);
  const total = $('[data-contagem]', lote);
  const atualiza = () => {
    const n = caixas().filter((c) => c.checked).length;
    if (total) total.textContent = n === 1 ? '1 selecionado' : `${n} selecionados`;
    if (todos) { todos.checked = n > 0 && n === caixas().length; todos.indeterminate = n > 0 && !todos.checked; }
  };
  if (todos) {
    todos.closest('[hidden]').hidden = false;
    todos.addEventListener('change', () => { caixas().forEach((c) => { c.checked = todos.checked; }); atualiza(); });
  }
  let ultima;
  lote.addEventListener('click', (e) => {
    if (!e.target.matches('td.sel input')) return;
    const lista = caixas();
    if (e.shiftKey && ultima) {
      const [a, b] = [lista.indexOf(ultima), lista.indexOf(e.target)].sort((x, y) => x - y);
      lista.slice(a, b + 1).forEach((c) => { c.checked = e.target.checked; });
    }
    ultima = e.target;
    atualiza();
  });
  lote.addEventListener('change', atualiza);
  window.addEventListener('pageshow', atualiza);
  atualiza();
}
function anda(passo) {
  const linhas = $$('[data-linha]');
  if (!linhas.length) { $(passo > 0 ? 'a[rel=next]' : 'a[rel=prev]')?.click(); return; }
  const atual = linhas.findIndex((l) => l.contains(document.activeElement));
  const nova = linhas[Math.min(linhas.length - 1, Math.max(0, atual < 0 ? 0 : atual + passo))];
  $('a', nova).focus();
  nova.scrollIntoView({ block: 'nearest' });
}

/* ---- keyboard: one key each; can be turned off (WCAG 2.1.4) ---- */
const ligado = () => le(localStorage, 'seiva:teclado') !== 'nao';
const teclas = {
  '/': () => $('input[type=search]')?.focus(),
  '?': () => $('#teclado')?.showModal(),
  n: () => { if (document.body.dataset.novo) location.href = document.body.dataset.novo; },
  j: () => anda(1),
  k: () => anda(-1),
  x: () => document.activeElement.closest('[data-linha]')?.querySelector('td.sel input')?.click(),
  e: () => aciona('e'),
  a: () => aciona('a'),
};
/** Press the page's button for a key; in a list with nothing selected, selects the focused row first. */
function aciona(tecla) {
  const botao = $(`[data-tecla="${tecla}"]`);
  const lote = botao?.closest('[data-lote]');
  if (lote && !$('td.sel input:checked', lote)) {
    teclas.x();
    if (!$('td.sel input:checked', lote)) return;
  }
  botao?.click();
}
ouve('keydown', (e) => {
  if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented || !ligado()) return;
  if (e.target.closest('input:not([type=checkbox]), textarea, select, [contenteditable=true], [contenteditable=""], dialog[open]')) return;
  if (!Object.hasOwn(teclas, e.key)) return;
  e.preventDefault();
  teclas[e.key]();
});

/* ---- small things ---- */
function prepara(raiz) {
  for (const f of $$('form[data-troca], form[data-ao-mudar]', raiz)) {
    const botao = $('button[type=submit]', f);
    botao.hidden = true;
    // Choosing never acts by itself: with the arrow keys one passes through options (WCAG 3.2.2).
    for (const gesto of ['change', 'input']) f.addEventListener(gesto, () => { botao.hidden = false; });
  }
  for (const b of $$('[data-copia]', raiz)) {
    if (!navigator.clipboard) continue;
    b.hidden = false;
    b.addEventListener('click', async () => { await navigator.clipboard.writeText(b.dataset.copia); anuncia(`Copiado: ${b.dataset.copia}`); });
  }
  for (const b of $$('[data-imprime]', raiz)) { b.hidden = false; b.addEventListener('click', () => window.print()); }
  $$('[data-lote]', raiz).forEach(cuidaDaLista);
  cuidaDosRascunhos(raiz);
  $('.resumo-erros', raiz)?.focus();
  mostraAtual(raiz);
}
/** Bring the current item of a scrolling list into its view, without moving the page. */
function mostraAtual(raiz) {
  const atual = $('.processo-arvore [aria-current]', raiz);
  const caixa = atual?.closest('.processo-arvore');
  if (caixa) caixa.scrollTop += atual.getBoundingClientRect().top - caixa.getBoundingClientRect().top - caixa.clientHeight / 2;
}
const chave = $('#teclado-ligado');
if (chave) {
  chave.checked = ligado();
  chave.addEventListener('change', () => grava(localStorage, 'seiva:teclado', chave.checked ? null : 'nao'));
}

/** Run once for the page and once for every fragment that htmx brings. */
function emCadaTrecho(faz) {
  faz(document);
  ouve('htmx:load', (e) => { if (e.detail.elt !== document.body) faz(e.detail.elt); });
}
window.seiva = { anuncia, emCadaTrecho };
emCadaTrecho(prepara);
ouve('htmx:afterSettle', (e) => {
  const leitor = e.detail.target;
  if (leitor?.id === 'leitor' && leitor.getBoundingClientRect().top > window.innerHeight * 0.6) leitor.scrollIntoView();
});
ouve('htmx:sendError', () => anuncia('Sem resposta do servidor. Verifique a conexão e tente de novo.'));
ouve('htmx:responseError', (e) => anuncia([401, 403].includes(e.detail.xhr.status)
  ? 'Sua sessão pode ter terminado. Recarregue a página e entre de novo.' : 'Não deu certo. Tente de novo em instantes.'));
