export function span(ms: number, options?: { parts?: number; separator?: string }): string;
export function parse(text: string): number;
export function iso(ms: number): string;
