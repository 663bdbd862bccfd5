"use strict";
const fs = require("fs");
const path = require("path");
const zlib = require("zlib");

const input = (name) => (process.env[`INPUT_${name.toUpperCase()}`] || "").trim();
const escape = (text) => String(text).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
const api = process.env.GITHUB_API_URL || "https://api.github.com";

async function github(method, route, token, body) {
  const response = await fetch(`${api}${route}`, {
    method,
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "user-agent": "sizewatch/pr-size-action",
      "x-github-api-version": "2022-11-28",
    },
    body: body && JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${route}: ${response.status} ${await response.text()}`);
  return response.status === 204 ? undefined : response.json();
}

function* walk(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === "node_modules" || entry.name === ".git") continue;
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(file);
    else if (entry.isFile()) yield file;
  }
}

function matcher(patterns) {
  const expressions = patterns.map((pattern) => new RegExp(`^${pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&").replace(/\*\*\/?/g, "\u0000").replace(/\*/g, "[^/]*").replace(/\u0000/g, ".*")}$`));
  return (name) => expressions.some((expression) => expression.test(name));
}

function measure(root, patterns) {
  const wanted = matcher(patterns);
  const rows = [];
  for (const file of walk(root)) {
    const name = path.relative(root, file).split(path.sep).join("/");
    if (!wanted(name)) continue;
    const data = fs.readFileSync(file);
    rows.push({ name, raw: data.length, gzip: zlib.gzipSync(data, { level: 9 }).length });
  }
  return rows.sort((a, b) => b.gzip - a.gzip);
}

const bytes = (count) => (count < 1024 ? `${count} B` : `${(count / 1024).toFixed(1)} kB`);

function table(rows) {
  const lines = rows.map(({ name, raw, gzip }) => `| \`${name.replace(/\|/g, "\\|")}\` | ${bytes(raw)} | ${bytes(gzip)} |`);
  return ["| file | raw | gzip |", "|---|--:|--:|", ...lines].join("\n");
}

async function comment(token, repository, number, text) {
  const body = `### Bundle size\n\n${text}\n`;
  await github("POST", `/repos/${repository}/issues/${number}/comments`, token, { body });
}

async function run() {
  const token = input("token");
  if (token) console.log(`::add-mask::${token}`);
  const rows = measure(process.env.GITHUB_WORKSPACE || process.cwd(), input("files").split(/\r?\n/).map((line) => line.trim()).filter(Boolean));
  if (rows.length === 0) throw new Error("no file matches");
  const text = table(rows);
  const event = JSON.parse(fs.readFileSync(process.env.GITHUB_EVENT_PATH, "utf8"));
  if (event.pull_request && token) await comment(token, process.env.GITHUB_REPOSITORY, event.pull_request.number, text);
  const limit = Number(input("limit"));
  const total = rows.reduce((sum, row) => sum + row.gzip, 0);
  if (limit > 0 && total > limit) throw new Error(`${bytes(total)} are more than ${bytes(limit)}`);
}

run().catch((error) => {
  console.log(`::error::${escape(error.message)}`);
  process.exitCode = 1;
});
