// What views call a client. The book's Client Identifiers are topics of the reader, whose last level is the name that
// the chapter uses.
import { visible } from './payload-text.ts';

/** One line, whatever the client has put into it; empty if it has told none. */
export function clientName(clientId: string): string {
  return visible(lastLevel(clientId));
}

export function lastLevel(clientId: string): string {
  return clientId.slice(clientId.lastIndexOf('/') + 1);
}
