import type { IncomingMessage } from 'node:http';

/** GitHub sends nothing above 25 MB (its documentation of webhook payloads). */
export const largestBody = 25 * 1024 * 1024;
/** Usual deliveries are below this. Large bodies have a room of their own, so that a few of them cannot keep the usual out. */
const usualBody = 1024 * 1024;
const usualRoom = 32 * 1024 * 1024;
const largeRoom = 2 * largestBody;

export type Body =
  | { readonly state: 'whole'; readonly bytes: Buffer }
  | { readonly state: 'too-large' }
  | { readonly state: 'no-room' }
  | { readonly state: 'broken-off' };

/** Counts the bytes that requests hold at the moment: strangers can make us hold so much and no more. */
export interface Room {
  readonly take: (bytes: number) => boolean;
  readonly give: (bytes: number) => void;
}

export interface Rooms {
  readonly for: (announced: number | undefined) => Room;
}

export function createRooms(): Rooms {
  const usual = createRoom(usualRoom);
  const large = createRoom(largeRoom);
  return { for: (announced) => (announced !== undefined && announced <= usualBody ? usual : large) };
}

function createRoom(limit: number): Room {
  let held = 0;
  return {
    take: (bytes) => {
      if (held + bytes > limit) return false;
      held += bytes;
      return true;
    },
    give: (bytes) => {
      held -= bytes;
    },
  };
}

/** The length that the request announces; undefined when it announces none. NaN for nonsense. */
export function announcedLength(request: IncomingMessage): number | undefined {
  const header = request.headers['content-length'];
  return header === undefined ? undefined : Number(header);
}

interface Reading {
  readonly room: Room;
  readonly largest: number;
  /** Sees every chunk as it arrives. */
  readonly see: (chunk: Buffer) => void;
}

/** Reads the body whole, counting before it keeps: never holds more than `largest`, nor more than there is room for. */
export async function readBody(request: IncomingMessage, { room, largest, see }: Reading): Promise<Body> {
  const chunks: Buffer[] = [];
  let size = 0;
  let taken = 0;
  try {
    return await new Promise<Body>((resolve) => {
      request.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > largest) {
          resolve({ state: 'too-large' });
        } else if (room.take(chunk.length)) {
          taken += chunk.length;
          chunks.push(chunk);
          see(chunk);
          return;
        } else {
          resolve({ state: 'no-room' });
        }
        chunks.length = 0;
        request.removeAllListeners('data');
      });
      request.on('end', () => resolve({ state: 'whole', bytes: Buffer.concat(chunks, size) }));
      request.on('error', () => resolve({ state: 'broken-off' }));
      request.on('close', () => resolve({ state: 'broken-off' }));
    });
  } finally {
    room.give(taken);
  }
}
