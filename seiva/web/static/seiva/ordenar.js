// The list of documents put in order without asking the server at each step: the same buttons,
// and dragging with the mouse. Without this script every button posts the form.
const lista = document.querySelector('[data-ordenar]');
const dito = document.querySelector('[data-ordenar-dito]');

const itens = () => [...lista.querySelectorAll('[data-item]')];

/** First cannot go up, last cannot go down. */
function acerta() {
  const todos = itens();
  todos.forEach((item, i) => {
    item.querySelector('[name=sobe]').disabled = i === 0;
    item.querySelector('[name=desce]').disabled = i === todos.length - 1;
  });
}

function anuncia(item) {
  const nome = item.querySelector('.ordenar-nome').textContent.trim().replace(/\s+/g, ' ');
  dito.textContent = `${nome}: posição ${itens().indexOf(item) + 1} de ${itens().length}`;
}

function move(item, passo) {
  const vizinho = passo < 0 ? item.previousElementSibling : item.nextElementSibling;
  if (!vizinho) return;
  if (passo < 0) vizinho.before(item); else vizinho.after(item);
  acerta();
  anuncia(item);
}

if (lista) {
  lista.addEventListener('click', (evento) => {
    const botao = evento.target.closest('[name=sobe],[name=desce]');
    if (!botao) return;
    evento.preventDefault();
    const item = botao.closest('[data-item]');
    move(item, botao.name === 'sobe' ? -1 : 1);
    const outro = item.querySelector(botao.name === 'sobe' ? '[name=desce]' : '[name=sobe]');
    (botao.disabled ? outro : botao).focus();
  });

  let levado = null;
  itens().forEach((item) => { item.draggable = true; });
  lista.addEventListener('dragstart', (evento) => {
    levado = evento.target.closest('[data-item]');
    evento.dataTransfer.effectAllowed = 'move';
    levado.classList.add('levado');
  });
  lista.addEventListener('dragover', (evento) => {
    const alvo = evento.target.closest('[data-item]');
    if (!levado || !alvo || alvo === levado) return;
    evento.preventDefault();
    const caixa = alvo.getBoundingClientRect();
    if (evento.clientY < caixa.top + caixa.height / 2) alvo.before(levado); else alvo.after(levado);
  });
  lista.addEventListener('drop', (evento) => evento.preventDefault());
  lista.addEventListener('dragend', () => {
    if (!levado) return;
    levado.classList.remove('levado');
    acerta();
    anuncia(levado);
    levado = null;
  });
}
