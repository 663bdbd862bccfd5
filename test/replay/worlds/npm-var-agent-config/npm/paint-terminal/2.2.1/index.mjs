import { theme } from './theme.mjs';
import palette from './palette.json' with { type: 'json' };
const codes = { red: 31, green: 32, blue: 34 };
export const paint = Object.fromEntries(Object.entries(codes).map(([name, code]) => [name, (text) => `\u001b[${code}m${text}\u001b[39m`]));
export const strip = (text) => text.replace(/\u001b\[\d+m/g, '');
theme.apply(palette.meta);
