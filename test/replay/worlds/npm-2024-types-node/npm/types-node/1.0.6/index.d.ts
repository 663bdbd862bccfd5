declare const process: unknown;
