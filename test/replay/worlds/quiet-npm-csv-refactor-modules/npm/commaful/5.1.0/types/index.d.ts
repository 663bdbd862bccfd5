export interface ParseOptions { delimiter?: string; trim?: boolean; header?: boolean | string[]; maxField?: number }
export class CsvError extends Error { position: { line: number; column: number } }
export function parse(text: string, options: ParseOptions & { header: true | string[] }): Record<string, string>[];
export function parse(text: string, options?: ParseOptions): string[][];
export class CsvStream extends TransformStream<string, any> { constructor(options?: ParseOptions) }
export function stringify(rows: readonly any[], options?: { delimiter?: string; newline?: string; header?: boolean | string[] }): string;
