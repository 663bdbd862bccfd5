import { styleText } from 'node:util';
import { LockwardenError } from '../domain/error.ts';
import type { Report } from '../domain/report.ts';
import { jsonOf } from '../report/json.ts';
import { markdownOf } from '../report/markdown.ts';
import { sarifOf } from '../report/sarif.ts';
import { textOf, type Paint } from '../report/text.ts';
import { textOption, type Io } from './io.ts';

const renderings = ['json', 'markdown', 'sarif', 'text'] as const;
type Rendering = (typeof renderings)[number];

/** The rendering that the options ask for. Throws a usage error for another. */
export function renderingOf(options: Readonly<Record<string, unknown>>): Rendering {
  const asked = textOption(options, 'format') ?? 'text';
  const found = renderings.find((rendering) => rendering === asked);
  if (!found)
    throw new LockwardenError('usage', `there is no format ${asked}`, `Use one of: ${renderings.join(', ')}.`);
  return found;
}

export function render(report: Report, rendering: Rendering, io: Io): string {
  switch (rendering) {
    case 'json':
      return `${jsonOf(report)}\n`;
    case 'markdown':
      return markdownOf(report);
    case 'sarif':
      return `${sarifOf(report)}\n`;
    case 'text':
      return textOf(report, io.color ? inColor : plain);
  }
}

const plain: Paint = (_style, text) => text;
const styles = {
  bad: ['bold', 'red'],
  look: ['bold', 'yellow'],
  good: ['bold', 'green'],
  dim: ['dim'],
  bold: ['bold'],
} as const;
const inColor: Paint = (style, text) => styleText([...styles[style]], text, { validateStream: false });
