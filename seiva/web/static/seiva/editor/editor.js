// The document editor: turns the form `[data-editor]` into a page that is written on. With
// `data-ed-campo` it is a part of another form (a template, a standard text): it writes in its
// textarea, which the form posts, and saves nothing by itself.
// The modules of this folder reach the browser joined in one file (seiva/web/juntos.py), which
// calls `ligar` with them. Others are imported by the addresses in the form's data-mod-*
// attributes, because file names change with their content in production. Without this script the
// form posts its textarea.

const importar = (form, modulo) => import(new URL(form.getAttribute(`data-mod-${modulo}`), document.baseURI))

function lerJson(form, seletor, padrao) {
  const script = form.querySelector(seletor)
  try {
    return script ? JSON.parse(script.textContent) : padrao
  } catch {
    return padrao
  }
}

// How the text is called: by itself, or by what names the textarea that it takes the place of.
function nomeDoTexto(form, area) {
  if (!form.hasAttribute("data-ed-campo")) return { "aria-label": "Texto do documento", "aria-describedby": `${form.id}-dica` }
  const daArea = (nome) => (area.hasAttribute(nome) ? { [nome]: area.getAttribute(nome) } : {})
  return {
    "aria-labelledby": form.dataset.rotulo,
    "aria-describedby": [area.getAttribute("aria-describedby"), `${form.id}-dica`].filter(Boolean).join(" "),
    ...daArea("aria-invalid"),
  }
}

function criarEditor(m, form, area, casa) {
  const lugar = document.createElement("div")
  lugar.className = "ed-lugar"
  area.closest(".ed-corpo").prepend(lugar)
  const arquivo = form.dataset.arquivoUrl
  const guardada = (src) => (arquivo && src?.startsWith("arquivo:") ? arquivo.replace("SHA256", src.slice(8)) : src)
  const urlDeImagem = (src) => casa.recebidas.get(src) ?? guardada(src)
  return new m.prosa.Editor({
    element: lugar,
    injectCSS: false, // the content security policy allows no style element
    extensions: m.extensoes.criarExtensoes(m.prosa, { urlDeImagem, abrirLink: () => casa.comandos.link.run() }),
    content: area.value,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        ...nomeDoTexto(form, area),
        class: "papel-corpo ed-texto",
        lang: "pt-BR",
        spellcheck: "true",
      },
      // The bar sticks to the top of the window: keep the cursor clear of it.
      scrollThreshold: { top: 150, bottom: 40, left: 0, right: 0 },
      scrollMargin: { top: 170, bottom: 60, left: 0, right: 0 },
      transformPastedHTML: m.entrada.limpar,
      handlePaste: (_, evento) => casa.imagens.colar(evento),
      handleDrop: (visao, evento) => casa.imagens.soltar(visao, evento),
    },
    onUpdate: () => casa.mudou?.(),
  })
}

// Find and replace is fetched the first time it is asked for.
function criarBuscaSobDemanda(m, form, editor) {
  let busca = null
  return {
    async run() {
      const { criarBusca } = await importar(form, "busca")
      busca ??= criarBusca(m, editor, form.querySelector("[data-ed-busca]"))
      busca.run()
    },
    active: () => busca?.active() ?? false,
  }
}

function ligarTeclado(form, editor, casa) {
  form.addEventListener("keydown", (evento) => {
    const ctrl = evento.ctrlKey || evento.metaKey
    if (casa.salvador && ctrl && !evento.altKey && evento.key.toLowerCase() === "s") {
      evento.preventDefault()
      casa.salvador.salvarJa()
    } else if (ctrl && !evento.altKey && ["f", "h"].includes(evento.key.toLowerCase())) {
      evento.preventDefault()
      casa.comandos.busca.run()
    } else if (evento.altKey && evento.key === "F10") {
      evento.preventDefault()
      casa.barra.focar()
    }
  })
}

function ligarEnvio(form, casa) {
  form.addEventListener("submit", (evento) => {
    form.elements.conteudo.value = casa.ler()
    if (evento.submitter?.hasAttribute("data-ed-salvar")) {
      evento.preventDefault()
      casa.salvador.salvarJa()
    } else {
      form.elements.versao_base.value = casa.salvador.versao()
      casa.salvador.soltar() // the page is leaving on purpose
    }
  })
  addEventListener("beforeunload", (evento) => {
    if (casa.salvador.pendente()) evento.preventDefault()
  })
}

function ligarEstado(form, editor, casa) {
  const estado = form.querySelector("[data-ed-estado]")
  const palavras = form.querySelector("[data-ed-palavras]")
  const resolver = form.querySelector("[data-ed-resolver]")
  let anunciado = 0
  casa.avisar = (nome, texto) => {
    // Saving goes on all the time: a screen reader hears of it at most once a minute, but of
    // every failure at once.
    const rotina = nome === "alterado" || nome === "salvando" || (nome === "salvo" && estado.dataset.grave === undefined && Date.now() - anunciado < 60000)
    estado.setAttribute("aria-live", rotina ? "off" : "polite")
    if (!rotina) anunciado = Date.now()
    if (nome !== "salvando") estado.toggleAttribute("data-grave", !["salvo", "alterado"].includes(nome))
    estado.dataset.estado = nome
    if (estado.textContent !== texto) estado.textContent = texto
    if (resolver) resolver.hidden = nome !== "conflito"
  }
  resolver?.addEventListener("click", () => casa.conflito.reabrir())
  let espera
  const contar = () => {
    const total = editor.getText().match(/[\p{L}\p{N}]+/gu)?.length ?? 0
    palavras.textContent = total === 1 ? "1 palavra" : `${total.toLocaleString("pt-BR")} palavras`
  }
  if (palavras) {
    editor.on("update", () => {
      clearTimeout(espera)
      espera = setTimeout(contar, 600)
    })
    contar()
  }
}

function ligarSalvador(m, form, editor, casa) {
  casa.salvador = m.salvar.criarSalvador({
    url: form.dataset.salvarUrl,
    versao: form.elements.versao_base.value,
    chave: `seiva:texto:${form.dataset.guarda || form.dataset.documento}`,
    token: () => m.salvar.tokenCsrf(form),
    ler: casa.ler,
    avisar: (...a) => casa.avisar(...a),
    aoConflito: (outro) => casa.conflito.abrir(outro),
  })
  casa.conflito = m.conflito.criarConflito(m, {
    form,
    editor,
    ler: casa.ler,
    salvador: casa.salvador,
    avisar: (...a) => casa.avisar(...a),
  })
  m.conflito.oferecerRecuperacao(m, { form, editor, salvador: casa.salvador })
  casa.mudou = casa.salvador.mudou
  ligarEnvio(form, casa)
}

// One block a line, so that the line of which the server complains is the block that is seen.
function emLinhas(html) {
  const molde = document.createElement("template")
  molde.innerHTML = html
  return [...molde.content.children].map((bloco) => bloco.outerHTML).join("\n")
}

// A part of another form: the textarea follows the text, and the text follows what other scripts
// put in the textarea (what was typed before the session ended).
function ligarCampo(form, area, editor, casa) {
  let escrito = area.value
  casa.mudou = () => {
    area.value = escrito = editor.isEmpty ? "" : emLinhas(casa.ler())
    area.dispatchEvent(new Event("input", { bubbles: true }))
  }
  const ler = () => {
    if (area.value === escrito) return
    escrito = area.value
    editor.commands.setContent(escrito, { emitUpdate: false })
  }
  for (const nome of ["input", "change"]) area.addEventListener(nome, ler)
  ler()
  // The summary of errors and the label lead to what is seen.
  const destino = area.id
  area.id = `${destino}-html`
  editor.view.dom.id = destino
  area.setAttribute("aria-label", `${area.labels?.[0]?.textContent.trim() ?? ""} em HTML`)
  const rotulo = document.getElementById(form.dataset.rotulo)
  rotulo?.addEventListener("click", () => editor.view.focus())
  const fonte = form.querySelector("[data-ed-fonte]")
  if (!fonte) return
  fonte.hidden = false
  fonte.addEventListener("click", () => {
    const ver = form.classList.toggle("ed-em-html")
    fonte.setAttribute("aria-pressed", String(ver))
    if (ver) area.focus()
    else editor.view.focus()
  })
}

async function iniciar(form, modulos) {
  const area = form.querySelector(".ed-simples textarea")
  const daParte = form.hasAttribute("data-ed-campo")
  // Where each picture just sent is seen until the text is saved.
  const casa = { recebidas: new Map() }
  const m = { ...modulos, prosa: await importar(form, "prosa") }
  const dados = {
    variaveis: lerJson(form, "script[type='application/json']", {}),
    modelo: daParte,
    textosUrl: form.dataset.textosUrl,
    referenciaUrl: form.dataset.referenciaUrl,
    imagemUrl: form.dataset.imagemUrl,
    recebidas: casa.recebidas,
    token: () => m.salvar.tokenCsrf(form),
    avisar: (...a) => casa.avisar(...a),
  }
  const editor = criarEditor(m, form, area, casa)
  // The empty paragraph after a table exists to be clicked, not to be printed.
  casa.ler = () => editor.getHTML().replace(/(?!^)(<p><\/p>)+$/, "")
  casa.imagens = m.entrada.criarImagens(m, editor, dados)
  casa.comandos = {
    ...m.comandos.criarComandos(m, editor),
    ...m.comandos.criarInsercoes(m, editor, dados, casa.imagens),
    busca: criarBuscaSobDemanda(m, form, editor),
  }
  casa.barra = m.barra.criarBarra(m, editor, casa.comandos, dados, form.querySelector("[data-ed-barra]"))
  ligarEstado(form, editor, casa)
  if (daParte) ligarCampo(form, area, editor, casa)
  else ligarSalvador(m, form, editor, casa)
  ligarTeclado(form, editor, casa)
  m.entrada.ligarReferencias(m, editor, dados.referenciaUrl)
  form.classList.add("ed-pronto")
  form.dispatchEvent(new CustomEvent("editor:pronto", { bubbles: true, detail: { editor, casa } }))
}

function ligarTodos(raiz, modulos) {
  for (const form of raiz.querySelectorAll("[data-editor]:not([data-ligado])")) {
    form.dataset.ligado = ""
    iniciar(form, modulos).catch((erro) => {
      // The plain form still works: show it instead of leaving an empty page.
      form.classList.add("ed-falhou")
      console.error("O editor não abriu:", erro)
    })
  }
}

export function ligar(modulos) {
  ligarTodos(document, modulos)
  document.addEventListener("htmx:load", () => ligarTodos(document, modulos))
}
