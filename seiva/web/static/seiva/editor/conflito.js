// When someone else saved first: show both texts and let the person decide. And when a text was
// left in this browser by a page that closed too early: offer it back.

const BLOCOS = "p, h1, h2, h3, h4, li, tr"

// HTML → nodes of the schema → DOM: whatever the schema does not know cannot reach the page.
function desenhar(m, editor, html) {
  const { DOMSerializer } = m.prosa.pm.model
  const doc = m.prosa.createDocument(html, editor.schema)
  const fragmento = DOMSerializer.fromSchema(editor.schema).serializeFragment(doc.content)
  const caixa = m.pecas.el("div", { class: "papel-corpo ed-leitura", tabindex: "0", role: "document" })
  caixa.append(fragmento)
  return caixa
}

function marcarDiferentes(um, outro) {
  const textos = (caixa) => [...caixa.querySelectorAll(BLOCOS)].map((b) => [b, b.textContent.replace(/\s+/g, " ").trim()])
  const dele = new Set(textos(outro).map(([, t]) => t))
  for (const [bloco, texto] of textos(um)) {
    if (texto && !dele.has(texto)) bloco.classList.add("ed-diferente")
  }
}

export function criarConflito(m, { form, editor, ler, salvador, avisar }) {
  const { el } = m.pecas
  let outro = null
  let aberto = null

  async function copiar(botao) {
    const html = ler()
    try {
      await navigator.clipboard.write([
        new ClipboardItem({ "text/html": new Blob([html], { type: "text/html" }), "text/plain": new Blob([editor.getText()], { type: "text/plain" }) }),
      ])
      botao.textContent = "Texto copiado"
    } catch {
      const meu = aberto.querySelector("[data-meu]")
      getSelection().selectAllChildren(meu)
      botao.textContent = document.execCommand("copy") ? "Texto copiado" : "Selecionado: use Ctrl+C"
    }
  }

  function coluna(titulo, detalhe, caixa) {
    caixa.setAttribute("aria-label", titulo)
    return el("section", { class: "ed-lado" }, el("h3", {}, titulo), el("p", { class: "ed-dica" }, detalhe), caixa)
  }

  function abrir(dados) {
    outro = dados ?? outro
    aberto?.remove()
    const autor = outro.autor || "outra pessoa"
    const meu = desenhar(m, editor, ler())
    const dele = desenhar(m, editor, outro.conteudo ?? "")
    meu.dataset.meu = ""
    marcarDiferentes(meu, dele)
    marcarDiferentes(dele, meu)
    const ficarComMeu = el("button", { type: "button", class: "ed-acao ed-primaria" }, "Ficar com o meu texto")
    const ficarComDele = el("button", { type: "button", class: "ed-acao" }, `Ficar com o texto de ${autor}`)
    const copia = el("button", { type: "button", class: "ed-acao ed-extra" }, "Copiar meu texto")
    const depois = el("button", { type: "button", class: "ed-acao" }, "Decidir depois")
    aberto = el(
      "dialog",
      { class: "ed-dialogo ed-conflito", "aria-labelledby": "ed-conflito-titulo", "aria-describedby": "ed-conflito-texto" },
      el("h2", { id: "ed-conflito-titulo", tabindex: "-1" }, "Duas pessoas alteraram este documento"),
      el("p", { id: "ed-conflito-texto" }, el("strong", {}, autor), ` salvou a versão ${outro.versao}${outro.quando ? ` em ${outro.quando}` : ""}, enquanto você escrevia. `,
        "Nada foi perdido: escolha qual texto continua. O outro fica guardado no histórico de versões ou pode ser copiado."),
      el("div", { class: "ed-lados" }, coluna("Seu texto", "Ainda não salvo", meu), coluna(`Texto de ${autor}`, `Versão ${outro.versao}, já salva`, dele)),
      el("p", { class: "ed-dica" }, "Os trechos destacados só existem em um dos textos. O seu, se ficar, vira uma nova versão por cima da outra."),
      el("div", { class: "ed-acoes" }, copia, depois, ficarComDele, ficarComMeu),
    )
    ficarComMeu.addEventListener("click", () => {
      aberto.close()
      salvador.assumir(outro.versao)
    })
    ficarComDele.addEventListener("click", () => {
      aberto.close()
      editor.commands.setContent(outro.conteudo ?? "", { emitUpdate: false })
      salvador.igualar(outro.versao, `Texto de ${autor}, versão ${outro.versao}`)
    })
    copia.addEventListener("click", () => copiar(copia))
    depois.addEventListener("click", () => aberto.close())
    aberto.addEventListener("close", () => {
      aberto.remove()
      editor.view.focus()
    })
    form.append(aberto)
    aberto.showModal()
    aberto.querySelector("h2").focus() // read before choosing
  }
  return { abrir, reabrir: () => outro && abrir() }
}

export function oferecerRecuperacao(m, { form, editor, salvador }) {
  const { el } = m.pecas
  const guardado = salvador.guardado()
  if (!guardado?.conteudo) return
  if (guardado.conteudo === editor.getHTML()) {
    salvador.esquecer()
    return
  }
  const quando = new Date(guardado.quando).toLocaleString("pt-BR", { dateStyle: "short", timeStyle: "short" })
  const recuperar = el("button", { type: "button", class: "ed-acao ed-primaria" }, "Recuperar")
  const descartar = el("button", { type: "button", class: "ed-acao" }, "Descartar")
  const faixa = el("div", { class: "ed-faixa", role: "alert" }, el("p", {}, `Há um texto seu que não chegou a ser salvo, de ${quando}, guardado neste navegador.`), el("div", { class: "ed-acoes" }, descartar, recuperar))
  recuperar.addEventListener("click", () => {
    editor.commands.setContent(guardado.conteudo, { emitUpdate: false })
    faixa.remove()
    salvador.assumir(guardado.versao) // if someone saved since then, the server answers 409
    editor.view.focus()
  })
  descartar.addEventListener("click", () => {
    salvador.esquecer()
    faixa.remove()
    editor.view.focus()
  })
  form.querySelector("[data-ed-avisos]").append(faixa)
}
