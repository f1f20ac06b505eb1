// An entry of the glossary.
import type { Text } from '../exercises/exercise.ts';

/** The term itself in each language, and what it means. */
export interface Term extends Text {
  readonly says: Text;
  /** `chapter/cell` or `chapter`, by its slug: where the book shows it. */
  readonly at?: string;
}
