// The stage that takes a direction of a connection out of its WebSocket frames. Behind a gap it goes on where one seems
// to begin.
import type { StreamPiece, Unreadable } from './stream-piece.ts';
import { looksLikeWebSocketFrame, WebSocketFrameReader, type WebSocketPart } from './web-socket-frame-reader.ts';

export interface UnframedWebSocket {
  pieces: (StreamPiece | Unreadable)[];
  /** Parts of messages that were compressed. */
  compressed: number;
}

/** `begins`: the first piece is the beginning of the direction, behind the HTTP head. */
export function unframeWebSocket(
  pieces: readonly StreamPiece[],
  fromClient: boolean,
  begins: boolean,
): UnframedWebSocket {
  const unframed: UnframedWebSocket = { pieces: [], compressed: 0 };
  let reader = begins ? new WebSocketFrameReader() : null;
  for (const piece of pieces) {
    if ('missing' in piece) {
      reader = null;
      unframed.pieces.push(piece);
      continue;
    }
    const { order, time, bytes } = piece;
    if (reader === null) {
      if (!looksLikeWebSocketFrame(bytes, fromClient)) {
        unframed.pieces.push({ order, time, unreadable: bytes, message: inside, rule: '', offset: 0 });
        continue;
      }
      reader = new WebSocketFrameReader();
    }
    for (const part of reader.push(bytes)) {
      if (part.kind === 'compressed') unframed.compressed += 1;
      unframed.pieces.push(part.kind === 'data' ? { order, time, bytes: part.bytes } : notRead(part, order, time));
    }
  }
  return unframed;
}

const inside = 'The beginning of this WebSocket frame is missing from the capture';

function notRead({ kind, bytes }: WebSocketPart, order: number, time: bigint): Unreadable {
  const common = { order, time, unreadable: bytes, offset: 0 };
  if (kind === 'compressed')
    return { ...common, message: 'The WebSocket message is compressed (permessage-deflate)', rule: '' };
  return { ...common, message: 'MQTT goes in binary WebSocket messages, this one is text', rule: 'MQTT5-6.0.0-1' };
}
