// Why there is no offline copy, in words.
import type { Language } from '../../language.ts';
import { megabytes } from './megabytes.ts';
import type { OfflineProblem } from './offline-problem.ts';
import type { OfflineWords } from './words/words.ts';

/** `room`: what the browser has left, in bytes. */
export function problemText(
  problem: OfflineProblem,
  room: number | null,
  { problem: say }: OfflineWords,
  language: Language,
): string {
  switch (problem.is) {
    case 'unreachable':
      return say.unreachable;
    case 'other-build':
      return say.otherBuild(problem.path);
    case 'no-room':
      return say.noRoom(room === null ? null : megabytes(room, language));
    case 'elsewhere':
      return say.elsewhere;
    case 'no-list':
      return say.noList;
    case 'unknown':
      return say.unknown(problem.said);
  }
}
