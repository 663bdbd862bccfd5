export function span(ms: number, options?: { parts?: number; separator?: string }): string;
export function parse(text: string): number;
