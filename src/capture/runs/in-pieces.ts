// Many packets at once, piece by piece: the page stays awake between the pieces.

/** Packets between two breaks. */
const piece = 2000;

/** Calls `work` for each piece, with the place where it begins. */
export async function inPieces<T>(all: readonly T[], work: (some: readonly T[], from: number) => void): Promise<void> {
  for (let from = 0; from < all.length; from += piece) {
    if (from > 0) await new Promise((resolve) => setTimeout(resolve));
    work(all.slice(from, from + piece), from);
  }
}
