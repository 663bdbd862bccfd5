import { html } from 'hono/html';
import type { Block, Item } from './blocks.ts';
import { parseBlocks } from './blocks.ts';
import type { Inline } from './inline.ts';

export type Html = ReturnType<typeof html>;

/** Markdown as HTML. Everything that is not one of our own elements goes through the template's escaping. */
export function markdownToHtml(markdown: string): Html {
  return html`<div class="markdown">${parseBlocks(markdown).map(blockHtml)}</div>`;
}

function blockHtml(block: Block): Html {
  switch (block.kind) {
    case 'heading':
      return block.level <= 2 ? html`<h3>${inline(block.line)}</h3>` : html`<h4>${inline(block.line)}</h4>`;
    case 'paragraph':
      return html`<p>${block.lines.map((line, at) => (at === 0 ? inline(line) : html`<br />${inline(line)}`))}</p>`;
    case 'quote':
      return html`<blockquote>${block.inside.map(blockHtml)}</blockquote>`;
    case 'code':
      return html`<pre><code>${block.text}</code></pre>`;
    case 'rule':
      return html`<hr />`;
    case 'list':
      return list(block.items);
    case 'table':
      return table(block.rows);
    case 'details':
      return html`<details>
        <summary>${inline(block.summary)}</summary>
        ${block.inside.map(blockHtml)}
      </details>`;
  }
}

function list(items: readonly Item[]): Html {
  return html`<ul>
    ${items.map((item) => html`<li>${inline(item.line)}${item.items.length === 0 ? '' : list(item.items)}</li>`)}
  </ul>`;
}

function table(rows: readonly (readonly (readonly Inline[])[])[]): Html {
  const [head = [], ...body] = rows;
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${head.map((cell) => html`<th>${inline(cell)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${body.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${inline(cell)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function inline(line: readonly Inline[]): readonly Html[] {
  return line.map((part) => {
    switch (part.kind) {
      case 'text':
        return html`${part.text}`;
      case 'code':
        return html`<code>${part.text}</code>`;
      case 'break':
        return html`<br />`;
      case 'strong':
        return html`<strong>${inline(part.inside)}</strong>`;
      case 'emphasis':
        return html`<em>${inline(part.inside)}</em>`;
      case 'small':
        return html`<small>${inline(part.inside)}</small>`;
    }
  });
}
