// What is wrong with a capture file: an error when nothing of it can be read, a warning when a part cannot. Both are
// codes with numbers; their words are in `words/`.
import type { ProtocolVersion } from '../../mqtt/packet.ts';

export type CaptureErrorCode =
  /** The file has no bytes. */
  | 'empty'
  /** It begins like neither .pcap nor .pcapng. */
  | 'not-a-capture'
  /** Nothing of a gzip file can be unpacked. */
  | 'packing'
  /** It unpacks to more than `offset` bytes. */
  | 'unpacked-too-large'
  /** It is packed in a way that is not read: zstd, LZ4, xz, bzip2, ZIP. */
  | 'other-packing'
  /** It ends inside the header of the file. */
  | 'header-cut'
  /** A version of the format that does not exist. */
  | 'version';

/** `offset`: the byte of the file where it shows. The message is for developers; readers get `captureWords`. */
export class CaptureError extends Error {
  override readonly name = 'CaptureError';
  readonly code: CaptureErrorCode;
  readonly offset: number;

  constructor(code: CaptureErrorCode, offset: number) {
    super(`${code} at byte ${offset}`);
    this.code = code;
    this.offset = offset;
  }
}

export type CaptureWarning =
  /** A gzip file cannot be unpacked to its end: only so many bytes of what it holds. */
  | { code: 'packing'; bytes: number }
  /** The file ends inside a packet or a block, or a length in it is wrong: nothing behind `offset` was read. */
  | { code: 'cut-short'; offset: number }
  /** A block that contradicts itself was passed over. */
  | { code: 'bad-block'; offset: number; blocks: number }
  /** Packets of a link layer that is not read: `linkType` as in tcpdump.org's list. */
  | { code: 'link-type'; linkType: number; packets: number }
  /** Packets in a tunnel that is encrypted, or not read; `tunnel` is its name. */
  | { code: 'tunnel'; tunnel: string; packets: number }
  /** Fragments of IP packets are not joined. */
  | { code: 'fragments'; packets: number }
  /** Packets of which the recorder kept only the beginning. */
  | { code: 'snapped'; packets: number }
  /** The recorder missed bytes of a connection. */
  | { code: 'missing'; connection: number; bytes: number }
  /** A proxy has sent the address of its client in front of the packets; empty = it does not tell it. */
  | { code: 'proxy'; connection: number; version: 1 | 2; client: string }
  /**
   * CONNECT was not recorded; the version is the one that fits the packets. `begins`: the beginning of the connection
   * was recorded.
   */
  | { code: 'no-connect'; connection: number; version: ProtocolVersion; begins?: true }
  /** WebSocket messages compressed with permessage-deflate. */
  | { code: 'compressed'; connection: number; messages: number }
  /** The server refused to change from HTTP to WebSocket. */
  | { code: 'not-upgraded'; connection: number; status: string }
  /** TLS: cannot be read without its keys. */
  | { code: 'encrypted'; connections: number }
  /** TCP connections were there, none of them speaks MQTT. */
  | { code: 'no-mqtt'; connections: number };
