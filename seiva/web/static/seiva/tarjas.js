// Bars drawn with the mouse: each drag fills the next empty line of the form, in hundredths of the
// page. Without this script the same numbers are typed, or taken from the lists.
const quadro = document.querySelector('[data-tarjas]');
const LADOS = ['x', 'y', 'largura', 'altura'];

const linhas = () => [...document.querySelectorAll('[data-tarja]')];
const lados = (linha) => LADOS.map((lado) => linha.querySelector(`[name$="-${lado}"]`));
const vazia = (linha) => lados(linha).every((campo) => campo.value === '');

/** One more empty line, after the last one. */
function outra() {
  const ultima = linhas().at(-1);
  const total = document.querySelector('[name$="-TOTAL_FORMS"]');
  const numero = Number(total.value);
  const nova = ultima.cloneNode(true);
  nova.querySelectorAll('[id],[for],[name],[aria-describedby]').forEach((parte) => {
    for (const qual of ['id', 'for', 'name', 'aria-describedby']) {
      const valor = parte.getAttribute(qual);
      if (valor) parte.setAttribute(qual, valor.replace(/t-\d+-/g, `t-${numero}-`));
    }
  });
  total.value = numero + 1;
  ultima.after(nova);
  return nova;
}

/** The bar of a line, drawn over the page from what the line says. */
function mostra(linha) {
  const [x, y, largura, altura] = lados(linha).map((campo) => Number(campo.value));
  linha.barra ??= quadro.appendChild(Object.assign(document.createElement('div'), { className: 'tarjas-nova' }));
  linha.barra.hidden = vazia(linha);
  Object.assign(linha.barra.style, { left: `${x}%`, top: `${y}%`, width: `${largura}%`, height: `${altura}%` });
}

function onde(evento) {
  const area = quadro.getBoundingClientRect();
  const cem = (valor, lado) => Math.min(100, Math.max(0, (100 * valor) / lado));
  return [cem(evento.clientX - area.left, area.width), cem(evento.clientY - area.top, area.height)];
}

if (quadro) {
  document.querySelectorAll('[data-so-com-scripts]').forEach((dica) => { dica.hidden = false; });
  let inicio = null;
  let linha = null;
  const risca = (evento) => {
    const fim = onde(evento);
    const valores = [0, 1].map((eixo) => Math.min(inicio[eixo], fim[eixo]))
      .concat([0, 1].map((eixo) => Math.abs(inicio[eixo] - fim[eixo])));
    lados(linha).forEach((campo, i) => { campo.value = valores[i].toFixed(3); });
    mostra(linha);
  };
  quadro.addEventListener('pointerdown', (evento) => {
    if (evento.button !== 0 || evento.pointerType === 'touch') return;
    evento.preventDefault();
    linha = linhas().find(vazia);
    if (!linha) linha = outra();
    lados(linha).forEach((campo) => { campo.value = ''; });
    inicio = onde(evento);
    quadro.setPointerCapture(evento.pointerId);
  });
  quadro.addEventListener('pointermove', (evento) => { if (inicio) risca(evento); });
  quadro.addEventListener('pointerup', (evento) => {
    if (!inicio) return;
    risca(evento);
    inicio = null;
    const [, , largura, altura] = lados(linha).map((campo) => Number(campo.value));
    if (largura < 0.2 || altura < 0.2) {
      lados(linha).forEach((campo) => { campo.value = ''; });
      mostra(linha);
      return;
    }
    linha.scrollIntoView({ block: 'nearest' });
    linha.querySelector('select').focus({ preventScroll: true });
  });
  document.addEventListener('change', (evento) => {
    const mudada = evento.target.closest('[data-tarja]');
    if (mudada && /-(x|y|largura|altura)$/.test(evento.target.name)) mostra(mudada);
  });
}
