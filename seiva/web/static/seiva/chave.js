// Passkeys: asks the server for options, the device for an answer, and hands it over.
// Works on elements with data-chave="entrar" or "registrar"; without WebAuthn they stay hidden.
(() => {
  "use strict";
  if (!window.PublicKeyCredential || !navigator.credentials) return;

  const paraBytes = (texto) =>
    Uint8Array.from(atob(texto.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const paraTexto = (bytes) =>
    btoa(String.fromCharCode(...new Uint8Array(bytes)))
      .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  const lerOpcoes = (opcoes) => {
    opcoes.challenge = paraBytes(opcoes.challenge);
    if (opcoes.user) opcoes.user.id = paraBytes(opcoes.user.id);
    for (const lista of ["excludeCredentials", "allowCredentials"]) {
      for (const item of opcoes[lista] || []) item.id = paraBytes(item.id);
    }
    return opcoes;
  };

  const escrever = (credencial) => {
    const resposta = {};
    for (const nome of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credencial.response[nome]) resposta[nome] = paraTexto(credencial.response[nome]);
    }
    return JSON.stringify({
      id: credencial.id,
      rawId: paraTexto(credencial.rawId),
      type: credencial.type,
      response: resposta,
      clientExtensionResults: credencial.getClientExtensionResults(),
    });
  };

  const ficha = () => {
    const campo = document.querySelector("input[name=csrfmiddlewaretoken]");
    return campo ? campo.value : "";
  };

  const mandar = async (endereco, dados) => {
    const corpo = new URLSearchParams(dados);
    const resposta = await fetch(endereco, {
      method: "POST",
      headers: { "X-CSRFToken": ficha() },
      body: corpo,
    });
    const tipo = resposta.headers.get("Content-Type") || "";
    const valor = tipo.includes("json") ? await resposta.json() : {};
    if (!resposta.ok) throw new Error(valor.erro || "Não foi possível agora. Tente de novo em alguns minutos.");
    return valor;
  };

  const fazer = async (bloco) => {
    const valor = (nome) => (bloco.querySelector(`[name=${nome}]`) || {}).value || "";
    const opcoes = lerOpcoes(await mandar(bloco.dataset.pedir, { senha: valor("senha") }));
    const pedido = { publicKey: opcoes };
    const registrar = bloco.dataset.chave === "registrar";
    const credencial = await (registrar
      ? navigator.credentials.create(pedido)
      : navigator.credentials.get(pedido));
    const dados = { resposta: escrever(credencial), nome: valor("nome"), next: bloco.dataset.proxima || "" };
    const { ir } = await mandar(bloco.dataset.enviar, dados);
    window.location.assign(ir);
  };

  for (const bloco of document.querySelectorAll("[data-chave]")) {
    bloco.hidden = false;
    const botao = bloco.querySelector("button");
    const erro = bloco.querySelector("[role=alert]");
    botao.addEventListener("click", async () => {
      botao.disabled = true;
      erro.hidden = true;
      try {
        await fazer(bloco);
      } catch (falha) {
        const cancelou = falha.name === "NotAllowedError" || falha.name === "AbortError";
        erro.textContent = cancelou
          ? "O aparelho não confirmou. Tente de novo ou use outra forma."
          : falha.message;
        erro.hidden = false;
      } finally {
        botao.disabled = false;
      }
    });
  }
})();
