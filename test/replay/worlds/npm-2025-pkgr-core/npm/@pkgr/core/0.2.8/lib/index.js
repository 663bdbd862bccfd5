export const CWD = process.cwd();
