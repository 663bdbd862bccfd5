export class Bundle {
  constructor(native, { targets = ['defaults'], minify = false, read } = {}) {
    this.native = native;
    this.targets = targets;
    this.minify = minify;
    this.read = read ?? (async (path) => (await import('node:fs/promises')).readFile(path, 'utf8'));
    this.seen = new Map();
  }

  async run(entry) {
    const parts = [];
    await this.visit(entry, parts);
    const css = parts.join('\n');
    return { css: this.minify ? css.replace(/\s+/g, ' ').replace(/ ?([{};:,]) ?/g, '$1') : css, files: [...this.seen.keys()] };
  }

  async visit(path, parts) {
    if (this.seen.has(path)) return;
    const text = await this.read(path);
    this.seen.set(path, text.length);
    for (const [, next] of text.matchAll(/@import\s+['"]([^'"]+)['"];/g)) await this.visit(new URL(next, `file://${path}`).pathname, parts);
    parts.push(text.replace(/@import[^;]+;/g, ''));
  }
}
