// Small modal dialogs over <dialog>: fields in, an object of values (or null) out.

let serie = 0

function montarCampo(el, campo) {
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
export function perguntar(m, { titulo, campos = [], corpo, botao = "Inserir", outro, validar, classe = "" }) {
  const { el, icone } = m.icones
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
    el("div", { class: "ed-dentro" }, ...campos.map((c) => montarCampo(el, c)), corpo ?? null, erro),
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
