// Find and replace, without regard to case or accents.

const base = (c) => {
  const simples = c.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
  return simples.length === c.length ? simples : c
}
const canonico = (texto) => [...texto].map(base).join("")

// Matches of `termo` inside each paragraph, as document positions.
function achar(doc, termo) {
  const procurado = canonico(termo)
  const achados = []
  if (!procurado) return achados
  doc.descendants((bloco, pos) => {
    if (!bloco.isTextblock) return true
    let texto = ""
    bloco.forEach((no) => (texto += no.isText ? no.text : "\ufffc".repeat(no.nodeSize)))
    texto = canonico(texto)
    for (let i = texto.indexOf(procurado); i >= 0; i = texto.indexOf(procurado, i + procurado.length)) {
      achados.push({ from: pos + 1 + i, to: pos + 1 + i + procurado.length })
    }
    return false
  })
  return achados
}

export function criarBusca(m, editor, lugar) {
  const { el, icone } = m.pecas
  const { Decoration, DecorationSet } = m.prosa.pm.view
  const { PluginKey } = m.prosa.pm.state
  const chave = new PluginKey("busca")
  let achados = []
  let atual = -1

  const campo = (rotulo) => el("input", { class: "ed-entrada", type: "text", "aria-label": rotulo, placeholder: rotulo, autocomplete: "off", spellcheck: "false" })
  const termo = campo("Localizar")
  const novo = campo("Substituir por")
  const conta = el("span", { class: "ed-conta", role: "status" })
  const botao = (rotulo, aoClicar, ...dentro) => el("button", { type: "button", class: dentro.length ? "ed-botao" : "ed-acao ed-pequena", "aria-label": dentro.length ? rotulo : undefined, title: dentro.length ? rotulo : undefined, onclick: aoClicar }, ...(dentro.length ? dentro : [rotulo]))
  const painel = el(
    "div",
    { class: "ed-busca", role: "search", "aria-label": "Localizar e substituir", hidden: true },
    termo, conta,
    botao("Ocorrência anterior", () => ir(-1), icone("acima")),
    botao("Próxima ocorrência", () => ir(1), icone("seta")),
    novo,
    botao("Substituir", substituir),
    botao("Substituir todas", substituirTodas),
    botao("Fechar a busca", fechar, icone("fechar")),
  )
  lugar.append(painel)

  editor.registerPlugin(
    new m.prosa.Plugin({
      key: chave,
      props: {
        decorations: (estado) =>
          painel.hidden ? null : DecorationSet.create(estado.doc, achados.map((a, i) => Decoration.inline(a.from, a.to, { class: i === atual ? "ed-achado ed-achado-atual" : "ed-achado" }))),
      },
    }),
  )

  function mostrar(rolar) {
    conta.textContent = termo.value ? (achados.length ? `${atual + 1} de ${achados.length}` : "Nada encontrado") : ""
    editor.view.dispatch(editor.state.tr.setMeta(chave, true).setMeta("addToHistory", false))
    if (rolar) editor.view.dom.querySelector(".ed-achado-atual")?.scrollIntoView({ block: "center" })
  }

  function procurar({ rolar = true, perto = editor.state.selection.from } = {}) {
    achados = achar(editor.state.doc, termo.value)
    const seguinte = achados.findIndex((a) => a.from >= perto)
    atual = achados.length ? Math.max(seguinte, 0) : -1
    mostrar(rolar)
  }

  function ir(passo) {
    if (!achados.length) return
    atual = (atual + passo + achados.length) % achados.length
    mostrar(true)
  }

  function trocar(tr, { from, to }) {
    if (!novo.value) return tr.delete(from, to)
    return tr.replaceWith(from, to, editor.schema.text(novo.value, tr.doc.resolve(from + 1).marks()))
  }

  function substituir() {
    const alvo = achados[atual]
    if (!alvo) return
    editor.view.dispatch(trocar(editor.state.tr, alvo))
    procurar({ perto: alvo.from + novo.value.length })
  }

  function substituirTodas() {
    if (!achados.length) return
    const total = achados.length
    const tr = editor.state.tr
    for (const alvo of [...achados].reverse()) trocar(tr, alvo)
    editor.view.dispatch(tr)
    procurar({ rolar: false })
    conta.textContent = `${total} ${total === 1 ? "trocada" : "trocadas"}`
  }

  function abrir() {
    const { from, to, empty } = editor.state.selection
    if (!empty) termo.value = editor.state.doc.textBetween(from, to, " ").slice(0, 100)
    painel.hidden = false
    procurar()
    termo.focus()
    termo.select()
  }

  function fechar() {
    const alvo = achados[atual]
    painel.hidden = true
    achados = []
    mostrar(false)
    editor.view.focus()
    if (alvo) editor.commands.setTextSelection(alvo)
  }

  termo.addEventListener("input", () => procurar())
  painel.addEventListener("keydown", (evento) => {
    if (evento.key === "Escape") fechar()
    else if (evento.key === "Enter" && evento.target === termo) ir(evento.shiftKey ? -1 : 1)
    else if (evento.key === "Enter" && evento.target === novo) substituir()
    else return
    evento.preventDefault()
    evento.stopPropagation()
  })
  let espera
  editor.on("update", () => {
    if (painel.hidden) return
    clearTimeout(espera)
    espera = setTimeout(() => !painel.hidden && procurar({ rolar: false }), 300)
  })
  return { run: abrir, active: () => !painel.hidden }
}
