/**
 * What reading one file remarked. Each remark is kept once (same code, message and name), without credentials, and a
 * file that gives cause for very many is told so once: the caller makes the rest a problem of the file.
 */
import type { Remark, RemarkCode } from '../domain/dependency.ts';
import { withoutCredentials } from './syntax/credentials.ts';

const mostRemarks = 20_000;

export interface RemarkedOn {
  readonly line?: number | undefined;
  readonly name?: string | undefined;
}

export class RemarkBook {
  readonly remarks: Remark[] = [];
  private readonly said = new Set<string>();
  private readonly onTooMany: (message: string) => void;

  constructor(onTooMany: (message: string) => void) {
    this.onTooMany = onTooMany;
  }

  /** Keeps the remark, unless it was said before or there are too many; `onTooMany` hears of the first one left out. */
  add(code: RemarkCode, message: string, about: RemarkedOn): void {
    const clean = withoutCredentials(message).text;
    const key = `${code} ${about.name ?? ''} ${clean}`;
    if (this.said.has(key) || this.said.size > mostRemarks) return;
    this.said.add(key);
    if (this.said.size > mostRemarks) {
      this.onTooMany(`more than ${mostRemarks} remarks: the rest is left out`);
      return;
    }
    const line = about.line === undefined ? {} : { line: about.line };
    const name = about.name === undefined ? {} : { name: withoutCredentials(about.name).text };
    this.remarks.push({ code, message: clean, ...line, ...name });
  }
}
