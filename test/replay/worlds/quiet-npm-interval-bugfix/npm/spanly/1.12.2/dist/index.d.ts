export interface Span { years?: number; months?: number; weeks?: number; days?: number; hours?: number; minutes?: number; seconds?: number; negative?: boolean }
export type Unit = Exclude<keyof Span, 'negative'>;
interface HumanizeOptions { locale?: string; units?: Unit[]; style?: 'long' | 'short' | 'narrow' }
export declare function parse(text: string): Span;
export declare function stringify(span: Span): string;
export declare function add(date: Date, span: Span): Date;
export declare function between(from: Date, to: Date): Span;
export declare function humanize(span: Span, options?: HumanizeOptions): string;
