// Interface parts: icons, an element builder, menus and dialogs. They know nothing of the text.

// Line icons drawn for this editor, 24 × 24, stroke in the current colour.

const FORMAS = {
  desfazer: "M9 7 4 12l5 5M4 12h10a6 6 0 0 1 6 6",
  refazer: "m15 7 5 5-5 5M20 12H10a6 6 0 0 0-6 6",
  negrito: "M7 4h6a4 4 0 0 1 0 8H7zM7 12h7a4 4 0 0 1 0 8H7z",
  italico: "M10 4h8M6 20h8M14 4l-4 16",
  sublinhado: "M7 4v7a5 5 0 0 0 10 0V4M5 20h14",
  tachado: "M4 12h16M8 8a4 3 0 0 1 8-1M8 16a4 3 0 0 0 8 0c0-2-1-3-3-4",
  subscrito: "m4 6 9 11M13 6 4 17M17 16.5a2 2 0 0 1 4 0c0 1.500-4 3-4 4.500h4",
  sobrescrito: "m4 8 9 11M13 8 4 19M17 4.500a2 2 0 0 1 4 0C21 6 17 7.500 17 9h4",
  esquerda: "M4 5h16M4 10h10M4 15h16M4 20h10",
  centralizado: "M4 5h16M7 10h10M4 15h16M7 20h10",
  direita: "M4 5h16M10 10h10M4 15h16M10 20h10",
  justificado: "M4 5h16M4 10h16M4 15h16M4 20h16",
  marcadores: "M9 6h11M9 12h11M9 18h11M4.500 6h.01M4.500 12h.01M4.500 18h.01",
  numerada: "M10 6h10M10 12h10M10 18h10M4 4h1.500v4M4 8h3M4 13.500c0-2 3-2 3 0 0 1-3 2-3 3.500h3",
  citacao: "M5 17V9a3 3 0 0 1 3-3M5 13h4v4H5M14 17V9a3 3 0 0 1 3-3M14 13h4v4h-4",
  recuar: "M4 5h16M11 10h9M11 15h9M4 20h16M4 9.500l3 3-3 3",
  avancar: "M4 5h16M11 10h9M11 15h9M4 20h16M7 9.500l-3 3 3 3",
  link: "M10 14a4 4 0 0 0 6 0l3-3a4.200 4.200 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4.200 4.200 0 0 0 6 6l1-1",
  imagem: "M4 5h16v14H4zM4 16l5-5 4 4 2-2 5 5M15 9h.01",
  tabela: "M4 5h16v14H4zM4 10h16M4 14.500h16M10 5v14",
  quebra: "M6 3v6h12V3M6 21v-6h12v6M3 12h2M8 12h3M13 12h3M19 12h2",
  linha: "M4 12h16M7 7h10M7 17h10",
  variavel: "M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0v1.500a2.500 2.500 0 0 0 5 0V12a9 9 0 1 0-4 7.500",
  texto: "M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7",
  referencia: "M5 4h10v7M5 4v16h6M8 8h4M8 12h3M14 17h7M18 14l3 3-3 3",
  limpar: "M8 4h12M14 4 11 14M4 20h9M15 15l6 6M21 15l-6 6",
  mais: "M5 12h.01M12 12h.01M19 12h.01",
  inserir: "M12 5v14M5 12h14",
  seta: "m7 10 5 5 5-5",
  acima: "m7 14 5-5 5 5",
  busca: "M17 10.500a6.500 6.500 0 1 1-13 0 6.500 6.500 0 0 1 13 0M15.500 15.500 20 20",
  fechar: "m6 6 12 12M18 6 6 18",
}

const SVG = "http://www.w3.org/2000/svg"

export function icone(nome) {
  const svg = document.createElementNS(SVG, "svg")
  svg.setAttribute("viewBox", "0 0 24 24")
  svg.setAttribute("aria-hidden", "true")
  svg.setAttribute("class", "ed-icone")
  const caminho = document.createElementNS(SVG, "path")
  caminho.setAttribute("d", FORMAS[nome] ?? "")
  svg.append(caminho)
  return svg
}

// Small element builder: el("button", {class: "x", onclick: f}, "text", node)
export function el(nome, atributos = {}, ...filhos) {
  const no = document.createElement(nome)
  for (const [chave, valor] of Object.entries(atributos)) {
    if (valor === undefined || valor === null || valor === false) continue
    if (chave.startsWith("on")) no.addEventListener(chave.slice(2), valor)
    else no.setAttribute(chave, valor === true ? "" : valor)
  }
  no.append(...filhos.filter((f) => f !== null && f !== undefined))
  return no
}

// Menu button, as in the ARIA Authoring Practices: arrows, Home/End, first letters, Escape.

const letra = (texto) => texto.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

// itens() → [{rotulo, detalhe?, grupo?, marcado?, enabled?, classe?, run}]; built at each opening.
export function criarMenu({ rotulo, conteudo, itens, aoFechar, classe = "" }) {
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
          item.icone ? icone(item.icone) : null,
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

// Dialogs. Small modals over <dialog>: fields in, an object of values (or null) out.

let serie = 0

function montarCampo(campo) {
  serie += 1
  const id = `ed-campo-${serie}`
  const comuns = { id, name: campo.nome, class: "ed-entrada", "aria-describedby": campo.dica ? `${id}-dica` : undefined }
  if (campo.tipo === "sim") {
    const entrada = el("input", { id, name: campo.nome, type: "checkbox", checked: campo.valor })
    return el("label", { class: "ed-sim", for: id }, entrada, el("span", {}, campo.rotulo))
  }
  const entrada = el("input", {
    ...comuns, type: campo.tipo ?? "text", value: campo.valor ?? "", required: campo.obrigatorio, min: campo.min, max: campo.max,
    maxlength: campo.limite, autocomplete: "off", inputmode: campo.teclado, placeholder: campo.exemplo,
  })
  return el("div", { class: "ed-campo" }, el("label", { for: id }, campo.rotulo), entrada, campo.dica ? el("p", { class: "ed-dica", id: `${id}-dica` }, campo.dica) : null)
}

// Opens a dialog and resolves with {campo: valor}, {acao: nome} merged, or null when cancelled.
// `validar(valores)` may return a sentence (shown, dialog stays) or a promise of one.
export function perguntar({ titulo, campos = [], corpo, botao = "Inserir", outro, validar, classe = "" }) {
  serie += 1
  const idTitulo = `ed-dialogo-${serie}`
  const erro = el("p", { class: "ed-erro", role: "alert", hidden: true })
  const cancelar = el("button", { type: "button", class: "ed-acao" }, "Cancelar")
  const confirmar = botao ? el("button", { type: "submit", class: "ed-acao ed-primaria" }, botao) : null
  const extra = outro ? el("button", { type: "button", class: "ed-acao ed-extra" }, outro.rotulo) : null
  const fechar = el("button", { type: "button", class: "ed-botao ed-fechar", "aria-label": "Fechar" }, icone("fechar"))
  const form = el(
    "form",
    { method: "dialog", novalidate: true },
    el("div", { class: "ed-topo-dialogo" }, el("h2", { id: idTitulo }, titulo), fechar),
    el("div", { class: "ed-dentro" }, ...campos.map((c) => montarCampo(c)), corpo ?? null, erro),
    el("div", { class: "ed-acoes" }, extra, cancelar, confirmar),
  )
  const dialogo = el("dialog", { class: `ed-dialogo ${classe}`, "aria-labelledby": idTitulo }, form)
  document.body.append(dialogo)

  return new Promise((resolver) => {
    // Resolved at once: the dialog's own close event comes a task later, and typing would be lost.
    const sair = (valor) => {
      dialogo.close()
      dialogo.remove()
      resolver(valor)
    }
    const dizer = (frase) => {
      erro.textContent = frase
      erro.hidden = !frase
    }
    form.addEventListener("submit", async (evento) => {
      evento.preventDefault()
      const valores = Object.fromEntries(campos.map((c) => [c.nome, c.tipo === "sim" ? form.elements[c.nome].checked : form.elements[c.nome].value.trim()]))
      const vazio = campos.find((c) => c.obrigatorio && !valores[c.nome])
      const frase = vazio ? `Preencha “${vazio.rotulo}”.` : await validar?.(valores)
      if (!dialogo.open) return
      dizer(frase ?? "")
      if (frase) form.querySelector("input")?.focus()
      else sair(valores)
    })
    cancelar.addEventListener("click", () => sair(null))
    fechar.addEventListener("click", () => sair(null))
    extra?.addEventListener("click", () => sair({ acao: outro.acao }))
    dialogo.addEventListener("escolhido", (evento) => sair(evento.detail))
    dialogo.addEventListener("cancel", (evento) => {
      evento.preventDefault()
      sair(null)
    })
    dialogo.showModal()
    form.querySelector("input, .ed-dentro button")?.focus()
  })
}

// From inside a dialog's body: finish it with this value.
export function escolher(no, valor) {
  no.dispatchEvent(new CustomEvent("escolhido", { bubbles: true, detail: valor }))
}
