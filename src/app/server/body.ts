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

/** One request's place in a room. */
export interface Seat {
  /** Holds further bytes of it; false when there is no room, or none any more because another needed it. */
  readonly take: (bytes: number) => boolean;
  readonly leave: () => void;
  /** Fires when the place is given to another. */
  readonly lost: AbortSignal;
}

/** Counts the bytes that requests hold at the moment: strangers can make us hold so much and no more. */
export interface Room {
  readonly enter: () => Seat;
}

export interface Rooms {
  readonly for: (announced: number | undefined) => Room;
}

/** A delivery of usual size is here within this; whoever takes longer gives way when the room is full. */
const prompt = 1_000;

export function createRooms(now: () => number = () => performance.now()): Rooms {
  const usual = createRoom(usualRoom, now);
  const large = createRoom(largeRoom, now);
  return { for: (announced) => (announced !== undefined && announced <= usualBody ? usual : large) };
}

interface Holder {
  readonly since: number;
  held: number;
  readonly lost: AbortController;
}

/**
 * A room that is full of dawdlers is no reason to turn a prompt sender away: the one that came first and has taken its time
 * has to go. Otherwise some dozens of slow connections, unsigned and for nothing, could keep every delivery out.
 */
function createRoom(limit: number, now: () => number): Room {
  const holders = new Set<Holder>();
  let total = 0;

  function leave(holder: Holder): void {
    if (holders.delete(holder)) total -= holder.held;
  }

  function makeRoom(bytes: number, asking: Holder): boolean {
    for (const holder of holders) {
      if (total + bytes <= limit) return true;
      if (holder === asking || now() - holder.since < prompt) continue;
      leave(holder);
      holder.lost.abort();
    }
    return total + bytes <= limit;
  }

  return {
    enter: () => {
      const holder: Holder = { since: now(), held: 0, lost: new AbortController() };
      holders.add(holder);
      return {
        take: (bytes) => {
          if (!holders.has(holder) || !makeRoom(bytes, holder)) return false;
          holder.held += bytes;
          total += bytes;
          return true;
        },
        leave: () => leave(holder),
        lost: holder.lost.signal,
      };
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
  const seat = room.enter();
  let size = 0;
  try {
    return await new Promise<Body>((resolve) => {
      request.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > largest) {
          resolve({ state: 'too-large' });
        } else if (seat.take(chunk.length)) {
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
      seat.lost.addEventListener('abort', () => {
        chunks.length = 0;
        request.removeAllListeners('data');
        resolve({ state: 'no-room' });
      });
    });
  } finally {
    seat.leave();
  }
}
