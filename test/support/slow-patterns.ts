/** A pattern that reads each character once. */
export const anchored = (text: string): boolean => /^a+$/.test(text);

/** One that tries all ways to share the characters out: twice as many for each character more. */
export const backtracking = (text: string): boolean => /^(?:a+)+$/.test(text);
