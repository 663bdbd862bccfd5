export interface Options { filename?: string; root?: string; escape?: (value: unknown) => string }
export type Template<T = any> = (it: T) => string;
export function compile<T>(source: string, options?: Options): Template<T>;
export function renderFile(file: string, it: unknown, options?: Options): Promise<string>;
