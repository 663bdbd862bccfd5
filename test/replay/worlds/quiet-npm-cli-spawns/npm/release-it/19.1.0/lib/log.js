export const createDebug = (name) => (text) => { if (process.env.DEBUG) console.error(`${name} ${text}`); };
