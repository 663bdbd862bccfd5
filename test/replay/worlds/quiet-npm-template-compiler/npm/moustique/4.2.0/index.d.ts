export interface Options { filename?: string; root?: string; escape?: (value: unknown) => string; cache?: boolean }
export type Template<T = any> = (it: T) => string;
export type AsyncTemplate<T = any> = (it: T) => Promise<string>;
export function compile<T>(source: string, options?: Options): Template<T>;
export function compileAsync<T>(source: string, options?: Options): AsyncTemplate<T>;
export function renderFile(file: string, it: unknown, options?: Options): Promise<string>;
