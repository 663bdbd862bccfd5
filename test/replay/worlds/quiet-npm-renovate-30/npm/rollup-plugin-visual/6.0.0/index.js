export const apply = (items, fn) => items.map((item, index) => fn(item, index));
export const version = '6.0.0';
