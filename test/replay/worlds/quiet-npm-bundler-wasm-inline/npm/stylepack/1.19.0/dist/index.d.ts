export interface Options { targets?: string[]; minify?: boolean; read?(path: string): Promise<string> }
export function bundle(entry: string, options?: Options): Promise<{ css: string; files: string[] }>;
export function prefix(css: string, targets?: string[]): string;
