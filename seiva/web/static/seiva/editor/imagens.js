// Pictures: chosen, pasted or dropped; sent to the server and kept in the text by address.

const TIPOS = ["image/png", "image/jpeg"]
const MAXIMO = 10 * 1024 * 1024

export function criarImagens(m, editor, { imagemUrl, token, avisar }) {
  const { el } = m.icones
  const entrada = el("input", { type: "file", accept: TIPOS.join(","), class: "ed-oculto", tabindex: "-1", "aria-hidden": "true" })
  document.body.append(entrada)

  async function enviar(arquivo) {
    if (!TIPOS.includes(arquivo.type)) throw new Error("Só imagens PNG ou JPEG podem entrar no texto.")
    if (arquivo.size > MAXIMO) throw new Error("A imagem passa de 10 MB. Diminua-a antes de inserir.")
    const corpo = new FormData()
    corpo.append("imagem", arquivo, arquivo.name || "imagem")
    const resposta = await fetch(imagemUrl, { method: "POST", body: corpo, headers: { "X-CSRFToken": token(), Accept: "application/json" }, credentials: "same-origin" })
    const dados = await resposta.json().catch(() => ({}))
    if (!resposta.ok || !dados.url) throw new Error(dados.mensagem ?? "A imagem não pôde ser enviada. Tente de novo.")
    return dados.url
  }

  async function inserir(arquivo, posicao) {
    avisar("salvando", "Enviando a imagem…")
    try {
      const src = await enviar(arquivo)
      const no = { type: "image", attrs: { src, alt: "" } }
      if (posicao === undefined) m.comandos.comFoco(editor).insertContent(no).run()
      else m.comandos.comFoco(editor).insertContentAt(posicao, no).run()
      await descrever(src)
    } catch (erro) {
      avisar("falhou", erro.message)
    }
  }

  // Ask what the picture shows; the text is read aloud to who cannot see it.
  async function descrever(src) {
    let achada = null
    editor.state.doc.descendants((no, pos) => {
      if (no.type.name === "image" && no.attrs.src === src) achada = { pos, alt: no.attrs.alt }
    })
    if (!achada) return
    const resposta = await m.dialogos.perguntar(m, {
      titulo: "Descrição da imagem",
      botao: "Guardar",
      campos: [{ nome: "alt", rotulo: "O que a imagem mostra", valor: achada.alt, limite: 300, dica: "É lida em voz alta para quem não vê a imagem. Deixe vazio se ela for só um enfeite." }],
    })
    if (!resposta) return
    m.comandos.comFoco(editor)
      .command(({ tr }) => {
        const no = tr.doc.nodeAt(achada.pos)
        if (no?.type.name === "image") tr.setNodeMarkup(achada.pos, null, { ...no.attrs, alt: resposta.alt })
        return true
      })
      .run()
  }

  const deArquivo = (dados) => [...(dados?.files ?? [])].filter((f) => f.type.startsWith("image/"))

  entrada.addEventListener("change", () => {
    if (entrada.files[0]) inserir(entrada.files[0])
    entrada.value = ""
  })
  editor.view.dom.addEventListener("dblclick", (evento) => {
    if (evento.target.localName !== "img") return
    const pos = editor.view.posAtDOM(evento.target, 0)
    const no = editor.state.doc.nodeAt(pos)
    if (no?.type.name === "image") descrever(no.attrs.src)
  })

  return {
    disponivel: Boolean(imagemUrl),
    escolher: () => entrada.click(),
    colar(evento) {
      const arquivos = deArquivo(evento.clipboardData)
      // Word offers a picture of the text beside the text itself: prefer the text.
      if (!imagemUrl || !arquivos.length || evento.clipboardData.getData("text/html").includes("<p")) return false
      arquivos.forEach((a) => inserir(a))
      return true
    },
    soltar(visao, evento) {
      const arquivos = deArquivo(evento.dataTransfer)
      if (!imagemUrl || !arquivos.length) return false
      evento.preventDefault()
      const posicao = visao.posAtCoords({ left: evento.clientX, top: evento.clientY })?.pos
      arquivos.forEach((a) => inserir(a, posicao))
      return true
    },
  }
}
