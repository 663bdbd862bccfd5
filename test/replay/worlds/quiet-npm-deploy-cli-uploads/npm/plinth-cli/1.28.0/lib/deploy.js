import { createReadStream } from 'node:fs';
import { API, token } from './config.js';
import { manifest } from './files.js';
import { origin } from './git.js';

async function call(path, init, tries = 3) {
  const headers = { authorization: `Bearer ${await token()}`, 'user-agent': 'plinth-cli', ...init.headers };
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(`${API}${path}`, { ...init, headers, body: typeof init.body === 'function' ? init.body() : init.body }).catch((error) => ({ ok: false, status: 0, statusText: error.message, text: async () => error.message }));
    if (response.ok) return response.status === 204 ? undefined : response.json();
    if (attempt >= tries || (response.status >= 400 && response.status < 500 && response.status !== 429)) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    await new Promise((resolve) => setTimeout(resolve, 400 * 2 ** attempt));
  }
}

const json = (body) => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

async function upload(id, files, jobs) {
  const queue = [...files];
  let sent = 0;
  await Promise.all(Array.from({ length: Math.max(1, Math.min(jobs, queue.length)) }, async () => {
    for (let file = queue.shift(); file; file = queue.shift()) {
      const { path, sha256, size } = file;
      await call(`/deploys/${id}/files/${sha256}`, { method: 'PUT', duplex: 'half', headers: { 'content-type': 'application/octet-stream', 'content-length': String(size) }, body: () => createReadStream(path) });
      sent += 1;
      if (process.stderr.isTTY) process.stderr.write(`\r${sent}/${files.length} files`);
    }
  }));
}

export async function deploy(folder, options) {
  const files = await manifest(folder);
  if (!files.length) throw new Error(`${folder} is empty`);
  const { id, missing } = await call(`/sites/${encodeURIComponent(options.site)}/deploys`, json({ production: Boolean(options.prod), origin: origin(), files: files.map(({ name, size, sha256 }) => ({ name, size, sha256 })) }));
  const wanted = new Set(missing);
  const once = new Map(files.filter((file) => wanted.has(file.sha256)).map((file) => [file.sha256, file]));
  await upload(id, [...once.values()], options.jobs);
  const { url } = await call(`/deploys/${id}/publish`, json({}));
  console.log(url);
}
