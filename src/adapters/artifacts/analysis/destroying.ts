/** What a recursive removal must name to be more than tidying up: a home, a root, a disk as a whole. */
const homes = String.raw`["']?(?:~|\$HOME|\$\{HOME\}|\$env:USERPROFILE|%USERPROFILE%|%HOMEDRIVE%|[A-Z]:\\?|\/|\/(?:home|etc|usr|var|root|Users)|[A-Z]:\\Users)["']?[/\\]?\*?["']?(?=\s|$|[;&|"')])`;

/**
 * Command lines that delete what is the user's or the machine's: wipers come as those (prototransform 2025, the second worm of
 * November 2025). What removes a named folder below a home tidies up.
 */
export const destroying: readonly RegExp[] = [
  new RegExp(
    String.raw`\brm\s+(?:-[a-zA-Z]{1,6}\s+){0,2}-[a-zA-Z]{0,5}[rR][a-zA-Z]{0,5}\s+(?:--no-preserve-root\s+)?(?:--\s+)?${homes}`,
  ),
  new RegExp(String.raw`\b(?:rd|rmdir|del)(?:\s+\/[a-z]){1,4}\s+${homes}`, 'i'),
  new RegExp(
    String.raw`\bRemove-Item\b[^\n|;]{0,60}\s${homes}[^\n|;]{0,40}-(?:Recurse|Force)|\bRemove-Item\b[^\n|;]{0,40}-Recurse[^\n|;]{0,40}\s${homes}`,
    'i',
  ),
  /\bfind\s+["']?(?:\$HOME|\$\{HOME\}|~|\/home|\/)["']?\s[^\n]{0,200}(?:-delete\b|\bshred\b|\brm\s+-)/,
  /\bdd\s[^\n|;]{0,80}\bof=\/dev\/(?:sd|nvme|hd|vd|xvd|disk|mmcblk)/,
  /\bmkfs(?:\.\w{1,8})?\s[^\n|;]{0,40}\/dev\/|\bwipefs\s+-|>\s*\/dev\/(?:sd[a-z]|nvme\d)/,
  /\bvssadmin(?:\.exe)?\s+delete\s+shadows\b|\bcipher(?:\.exe)?\s+\/w:|\bformat(?:\.com)?\s+[a-z]:\s+\/[yq]\b/i,
];
