/** What reading one package's archives may cost at most. Beyond a limit the delta is incomplete and says so. */
export interface ArchiveLimits {
  /** Bytes of one archive as it is downloaded. */
  readonly compressed: number;
  /** Bytes of all entries of one archive together. */
  readonly unpacked: number;
  /** Bytes of one entry that are kept for looking inside; larger ones are only hashed. */
  readonly entry: number;
  readonly entries: number;
  /** Unpacked bytes for each compressed byte, judged only above `ratioFloor` unpacked bytes. */
  readonly ratio: number;
  readonly ratioFloor: number;
  /** Milliseconds for the analysis of one package, after which its worker is ended. */
  readonly time: number;
}

const MiB = 1024 * 1024;

/** 64 MiB an archive is above every npm release seen among popular packages; see RELIABILITY T9 for the others. */
export const defaultLimits: ArchiveLimits = {
  compressed: 64 * MiB,
  unpacked: 512 * MiB,
  entry: 20 * MiB,
  // Packages of icons have more than forty thousand files.
  entries: 60_000,
  ratio: 100,
  ratioFloor: 32 * MiB,
  time: 5_000,
};
