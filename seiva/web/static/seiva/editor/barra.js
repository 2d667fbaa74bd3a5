// The toolbar: one tab stop, arrows inside (roving tabindex), state in aria-pressed.

const mac = /Mac|iPhone|iPad/.test(navigator.platform)
const tecla = (t) => (mac ? t.replace("Ctrl", "⌘").replace("Alt", "⌥") : t)

const GRUPOS = [
  { nome: "Histórico", itens: [["desfazer", "Desfazer", "Ctrl+Z"], ["refazer", "Refazer", "Ctrl+Y"]] },
  { nome: "Estilo do parágrafo", menu: "estilo" },
  {
    nome: "Letra",
    itens: [["negrito", "Negrito", "Ctrl+B"], ["italico", "Itálico", "Ctrl+I"], ["sublinhado", "Sublinhado", "Ctrl+U"]],
  },
  {
    nome: "Letra, mais opções",
    extra: true,
    itens: [["tachado", "Tachado"], ["subscrito", "Subscrito"], ["sobrescrito", "Sobrescrito"], ["limpar", "Limpar formatação"]],
  },
  {
    nome: "Alinhamento",
    extra: true,
    itens: [["esquerda", "À esquerda"], ["centralizado", "Centralizado"], ["direita", "À direita"], ["justificado", "Justificado"]],
  },
  { nome: "Listas", itens: [["marcadores", "Lista com marcadores"], ["numerada", "Lista numerada"]] },
  { nome: "Recuo", extra: true, itens: [["avancar", "Diminuir recuo"], ["recuar", "Aumentar recuo"], ["citacao", "Bloco de citação"]] },
  { nome: "Inserir", menu: "tabela", itens: [["link", "Link", "Ctrl+K"], ["imagem", "Imagem"]] },
  { nome: "Variáveis", menu: "variaveis" },
  { nome: "Inserir, mais opções", menu: "inserir", itens: [["busca", "Localizar e substituir", "Ctrl+F"]] },
]

export function criarBarra(m, editor, comandos, dados, lugar) {
  const { el, icone } = m.pecas
  const barra = el("div", { class: "ed-barra", role: "toolbar", "aria-label": "Formatação do texto", "aria-orientation": "horizontal" })
  const botoes = new Map()
  const menus = criarMenus(m, editor, comandos, dados)

  for (const grupo of GRUPOS) {
    if (grupo.menu && !menus[grupo.menu]) continue
    const caixa = el("div", { class: "ed-grupo", role: "group", "aria-label": grupo.nome, "data-extra": grupo.extra })
    if (grupo.menu === "estilo") caixa.append(menus.estilo.caixa)
    for (const [nome, rotulo, atalho] of grupo.itens ?? []) {
      if (!comandos[nome]) continue
      const botao = el(
        "button",
        {
          type: "button",
          class: "ed-botao",
          "aria-label": rotulo,
          "aria-keyshortcuts": atalho?.replace("Ctrl", mac ? "Meta" : "Control"),
          "aria-pressed": comandos[nome].active ? "false" : undefined,
          title: atalho ? `${rotulo} (${tecla(atalho)})` : rotulo,
          onclick: () => botao.getAttribute("aria-disabled") !== "true" && comandos[nome].run(),
        },
        icone(nome),
      )
      botoes.set(nome, botao)
      caixa.append(botao)
    }
    if (grupo.menu && grupo.menu !== "estilo") caixa.append(menus[grupo.menu].caixa)
    barra.append(caixa)
  }
  const mais = el("button", { type: "button", class: "ed-botao ed-mais", "aria-expanded": "false", "aria-label": "Mais ferramentas", title: "Mais ferramentas" }, icone("mais"))
  mais.addEventListener("click", () => mais.setAttribute("aria-expanded", String(barra.classList.toggle("ed-aberta"))))
  barra.append(mais)
  // Clicks must not take the selection away from the text.
  barra.addEventListener("mousedown", (evento) => evento.target.closest(".ed-botao, .ed-item") && evento.preventDefault())
  lugar.append(barra)

  const atualizar = () => {
    for (const [nome, botao] of botoes) {
      const { active, enabled } = comandos[nome]
      if (active) botao.setAttribute("aria-pressed", String(active()))
      if (enabled) botao.setAttribute("aria-disabled", String(!enabled()))
    }
    menus.atualizar()
  }
  let pedido
  editor.on("transaction", () => {
    cancelAnimationFrame(pedido)
    pedido = requestAnimationFrame(atualizar)
  })
  atualizar()
  return { focar: rovar(barra, editor) }
}

function rovar(barra, editor) {
  const visiveis = () => [...barra.querySelectorAll(".ed-botao")].filter((b) => b.offsetParent)
  const parar = (alvo) => {
    for (const b of barra.querySelectorAll(".ed-botao")) b.tabIndex = b === alvo ? 0 : -1
  }
  parar(barra.querySelector(".ed-botao"))
  barra.addEventListener("focusin", (evento) => evento.target.matches(".ed-botao") && parar(evento.target))
  barra.addEventListener("keydown", (evento) => {
    if (!evento.target.matches(".ed-botao")) return
    const todos = visiveis()
    const i = todos.indexOf(evento.target)
    const destinos = { ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: -1 }
    if (evento.key in destinos) {
      evento.preventDefault()
      todos.at(destinos[evento.key] % todos.length).focus()
    } else if (evento.key === "Escape") {
      evento.preventDefault()
      editor.view.focus()
    }
  })
  return () => (visiveis().find((b) => b.tabIndex === 0) ?? visiveis()[0])?.focus()
}

function criarMenus(m, editor, comandos, dados) {
  const { el, icone } = m.pecas
  const seta = () => icone("seta")
  const nomeEstilo = el("span", { class: "ed-atual" }, "Texto")
  const titulos = [1, 2, 3, 4].map((nivel) => ({ nivel, rotulo: `Título ${nivel}` }))

  const deVariaveis = () =>
    Object.entries(dados.variaveis).map(([nome, descricao]) => ({
      rotulo: descricao, detalhe: `@${nome}@`, grupo: "Variáveis: trocadas pelo valor na página final", run: () => comandos.variavel(nome),
    }))

  const estilo = m.pecas.criarMenu({
    rotulo: "Estilo do parágrafo",
    classe: "ed-estilo",
    conteudo: [nomeEstilo, seta()],
    itens: () => {
      const atual = comandos.blocoAtual()
      const paragrafos = m.extensoes.ESTILOS.map(([valor, rotulo, grupo]) => ({
        rotulo, grupo, marcado: atual.estilo === valor, classe: `ed-amostra-${valor || "texto"}`, run: () => comandos.definirEstilo(valor),
      }))
      const deTitulo = titulos.map(({ nivel, rotulo }) => ({
        rotulo, grupo: "Títulos", marcado: atual.titulo === nivel, classe: `ed-amostra-h${nivel}`, detalhe: tecla(`Ctrl+Alt+${nivel}`), run: () => comandos.definirTitulo(nivel),
      }))
      const corridos = paragrafos.filter((p) => p.grupo === "Texto corrido")
      return [...corridos, ...deTitulo, ...paragrafos.filter((p) => p.grupo !== "Texto corrido")]
    },
  })
  const tabela = m.pecas.criarMenu({
    rotulo: "Tabela",
    conteudo: [icone("tabela"), seta()],
    itens: () => [{ rotulo: "Inserir tabela…", run: comandos.novaTabela.run }, ...comandos.tabela.itens.map((i) => ({ ...i, grupo: "Tabela atual" }))],
  })
  const inserir = m.pecas.criarMenu({
    rotulo: "Inserir",
    classe: "ed-inserir",
    conteudo: [icone("inserir"), el("span", { class: "ed-atual" }, "Inserir"), seta()],
    itens: () => [
      ...(dados.referenciaUrl ? [{ rotulo: "Referência a processo ou documento…", icone: "referencia", run: comandos.referencia.run }] : []),
      ...(dados.textosUrl ? [{ rotulo: "Texto padrão…", icone: "texto", run: comandos.textoPadrao.run }] : []),
      { rotulo: "Quebra de página", icone: "quebra", detalhe: tecla("Ctrl+Enter"), run: comandos.quebra.run },
      { rotulo: "Linha horizontal", icone: "linha", run: comandos.linha.run },
      ...(dados.modelo ? [] : deVariaveis()),
    ],
  })
  // Templates are made of them: a menu of their own, in sight.
  const variaveis = dados.modelo
    ? m.pecas.criarMenu({
        rotulo: "Inserir variável",
        classe: "ed-inserir",
        conteudo: [icone("variavel"), el("span", { class: "ed-atual" }, "Variável"), seta()],
        itens: deVariaveis,
      })
    : null
  return {
    estilo, tabela, inserir, variaveis,
    atualizar() {
      const { titulo, estilo: classe } = comandos.blocoAtual()
      const rotulo = titulo ? `Título ${titulo}` : m.extensoes.ESTILOS.find((e) => e[0] === classe)?.[1] ?? "Texto"
      if (nomeEstilo.textContent !== rotulo) {
        nomeEstilo.textContent = rotulo
        estilo.botao.setAttribute("aria-label", `Estilo do parágrafo: ${rotulo}`)
      }
      tabela.botao.classList.toggle("ed-ligado", comandos.tabela.na())
    },
  }
}
