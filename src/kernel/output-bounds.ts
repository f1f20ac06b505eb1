// How much one output holds at most. The kernel keeps to it, and what reads outputs out of a file expects no more.

/** Characters of one text inside a value. */
export const longestText = 10_000;
/** Characters of a text that is displayed by itself. */
export const longestDisplay = 100_000;
/** Entries of one array, object or map. */
export const widest = 100;
/** Bytes that a value shows of a buffer. */
export const longestBytes = 4096;
/** Of a table. */
export const mostRows = 500;
export const mostColumns = 30;
/** Bytes of an image. */
export const largestImage = 8 * 1024 * 1024;
