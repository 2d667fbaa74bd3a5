// The document editor: turns the form `[data-editor]` into a page that is written on.
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
        "aria-label": "Texto do documento",
        "aria-describedby": `${form.id}-dica`,
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
    onUpdate: () => casa.salvador?.mudou(),
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
    if (ctrl && !evento.altKey && evento.key.toLowerCase() === "s") {
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
}

async function iniciar(form, modulos) {
  const area = form.elements.conteudo
  // Where each picture just sent is seen until the text is saved.
  const casa = { recebidas: new Map() }
  const m = { ...modulos, prosa: await importar(form, "prosa") }
  const dados = {
    variaveis: lerJson(form, "script[type='application/json']", {}),
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
  ligarSalvador(m, form, editor, casa)
  ligarTeclado(form, editor, casa)
  m.entrada.ligarReferencias(m, editor, dados.referenciaUrl)
  form.classList.add("ed-pronto")
  form.dispatchEvent(new CustomEvent("editor:pronto", { bubbles: true, detail: { editor, casa } }))
}

function ligarTodos(raiz, modulos) {
  for (const form of raiz.querySelectorAll("form[data-editor]:not([data-ligado])")) {
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
