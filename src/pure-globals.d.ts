// What a pure file may name besides the language: the same in a page, a worker and Node, with neither a clock nor chance.
// Only tsconfig.pure.json has this file; elsewhere the platform's own types say more.

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class URL {
  constructor(text: string);
  static canParse(text: string): boolean;
  href: string;
  hostname: string;
  username: string;
  password: string;
  hash: string;
  readonly protocol: string;
}
declare function atob(base64: string): string;
declare function btoa(bytes: string): string;
/** Handed on, not used. */
interface MessagePort {
  readonly onmessage: unknown;
}
