// Menu button, as in the ARIA Authoring Practices: arrows, Home/End, first letters, Escape.

const letra = (texto) => texto.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

// itens() → [{rotulo, detalhe?, grupo?, marcado?, enabled?, classe?, run}]; built at each opening.
export function criarMenu(m, { rotulo, conteudo, itens, aoFechar, classe = "" }) {
  const { el } = m.icones
  const botao = el("button", { type: "button", class: `ed-botao ed-abre ${classe}`, "aria-haspopup": "menu", "aria-expanded": "false", "aria-label": rotulo, title: rotulo }, ...conteudo)
  const lista = el("div", { class: "ed-menu", role: "menu", "aria-label": rotulo, hidden: true })
  const caixa = el("div", { class: "ed-caixa-menu" }, botao, lista)
  let digitado = ""
  let esperaDigito

  const opcoes = () => [...lista.querySelectorAll("[role^=menuitem]:not([aria-disabled=true])")]

  function montar() {
    lista.replaceChildren()
    let grupoAtual
    let alvo = lista
    for (const item of itens()) {
      if (item.grupo !== undefined && item.grupo !== grupoAtual) {
        grupoAtual = item.grupo
        alvo = el("div", { role: "group", class: "ed-grupo-menu", "aria-label": grupoAtual }, el("span", { class: "ed-titulo-menu", "aria-hidden": "true" }, grupoAtual))
        lista.append(alvo)
      }
      const radio = item.marcado !== undefined
      const desligado = item.enabled && !item.enabled()
      alvo.append(
        el(
          "div",
          {
            role: radio ? "menuitemradio" : "menuitem",
            "aria-checked": radio ? String(item.marcado) : undefined,
            "aria-label": radio ? item.rotulo : undefined, // without the sample drawn before it
            "aria-disabled": desligado ? "true" : undefined,
            tabindex: "-1",
            class: "ed-item",
            onclick: () => !desligado && escolher(item),
          },
          item.icone ? m.icones.icone(item.icone) : null,
          el("span", { class: `ed-rotulo ${item.classe ?? ""}` }, item.rotulo),
          item.detalhe ? el("span", { class: "ed-detalhe" }, item.detalhe) : null,
        ),
      )
    }
  }

  function escolher(item) {
    fechar()
    item.run()
  }

  function abrir(primeiro = true) {
    montar()
    lista.hidden = false
    botao.setAttribute("aria-expanded", "true")
    lista.classList.remove("ed-a-direita")
    const { right } = lista.getBoundingClientRect()
    if (right > document.documentElement.clientWidth) lista.classList.add("ed-a-direita")
    const marcado = lista.querySelector("[aria-checked=true]")
    const todas = opcoes()
    ;(marcado ?? (primeiro ? todas[0] : todas.at(-1)))?.focus()
  }

  function fechar(devolver = false) {
    if (lista.hidden) return
    lista.hidden = true
    botao.setAttribute("aria-expanded", "false")
    if (devolver) botao.focus()
    aoFechar?.()
  }

  function teclado(evento) {
    const todas = opcoes()
    const atual = todas.indexOf(document.activeElement)
    const ir = (i) => todas.at(i % todas.length)?.focus()
    const acoes = {
      ArrowDown: () => ir(atual + 1),
      ArrowUp: () => ir(atual - 1),
      Home: () => ir(0),
      End: () => ir(-1),
      Escape: () => fechar(true),
      Enter: () => document.activeElement.click(),
      " ": () => document.activeElement.click(),
    }
    if (evento.key === "Tab") return fechar(true)
    if (acoes[evento.key]) {
      evento.preventDefault()
      evento.stopPropagation()
      acoes[evento.key]()
    } else if (evento.key.length === 1 && !evento.ctrlKey && !evento.altKey && !evento.metaKey) {
      evento.preventDefault()
      buscar(evento.key, todas, atual)
    }
  }

  function buscar(tecla, todas, atual) {
    clearTimeout(esperaDigito)
    esperaDigito = setTimeout(() => (digitado = ""), 700)
    digitado += letra(tecla)
    const ordem = [...todas.slice(atual + 1), ...todas.slice(0, atual + 1)]
    ordem.find((o) => letra(o.querySelector(".ed-rotulo").textContent).startsWith(digitado))?.focus()
  }

  botao.addEventListener("click", () => (lista.hidden ? abrir() : fechar(true)))
  botao.addEventListener("keydown", (evento) => {
    if (evento.key === "ArrowDown" || evento.key === "ArrowUp") {
      evento.preventDefault()
      evento.stopPropagation()
      abrir(evento.key === "ArrowDown")
    }
  })
  lista.addEventListener("keydown", teclado)
  lista.addEventListener("focusin", (evento) => {
    for (const o of lista.querySelectorAll(".ed-item")) o.tabIndex = o === evento.target ? 0 : -1
  })
  document.addEventListener("pointerdown", (evento) => !caixa.contains(evento.target) && fechar())
  return { caixa, botao, fechar }
}
