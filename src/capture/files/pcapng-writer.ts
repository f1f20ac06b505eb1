// The blocks of a .pcapng file: one section, one interface of raw IP packets with times in nanoseconds, names for
// addresses, packets with comments. https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-03.html
import { visible } from '../payload-text.ts';
import { GrowingBytes } from './growing-bytes.ts';

const linktypeRaw = 101;
const largestPacket = 262_144;
/** What an option can hold. */
const longestOption = 0xffff;

const optionEnd = 0;
const optionComment = 1;
const optionApplication = 4;
const optionInterfaceName = 2;
const optionTimeResolution = 9;

export class PcapngWriter {
  #out = new GrowingBytes();

  /** `application` is named as the writer of the file. */
  constructor(application: string) {
    this.#block(0x0a0d0d0a, (out) => {
      out.u32(0x1a2b3c4d, true);
      out.u16(1, true);
      out.u16(0, true);
      out.u32(0xffff_ffff, true); // length of the section: not told
      out.u32(0xffff_ffff, true);
      this.#text(optionApplication, application);
      this.#end();
    });
    this.#block(1, (out) => {
      out.u16(linktypeRaw, true);
      out.u16(0, true);
      out.u32(largestPacket, true);
      this.#text(optionInterfaceName, 'mqtt');
      out.u16(optionTimeResolution, true);
      out.u16(1, true);
      out.u32(9, true); // 10⁻⁹ s, and the padding
      this.#end();
    });
  }

  /** What to call IPv4 addresses. */
  names(records: Iterable<readonly [address: number, name: string]>): void {
    this.#block(4, (out) => {
      for (const [address, name] of records) {
        out.u16(1, true); // an IPv4 address and its names
        const lengthAt = out.length;
        out.u16(0, true);
        const start = out.length;
        out.u32(address);
        out.utf8(visible(name));
        out.u8(0);
        out.setU16(lengthAt, out.length - start, true);
        out.pad(start);
      }
      this.#end();
    });
  }

  /** One packet, which `write` appends; `time` in nanoseconds since 1970. */
  packet(time: bigint, comments: readonly string[], write: (out: GrowingBytes) => void): void {
    this.#block(6, (out) => {
      out.u32(0, true);
      out.u32(Number((time >> 32n) & 0xffff_ffffn), true);
      out.u32(Number(time & 0xffff_ffffn), true);
      const lengthAt = out.length;
      out.u32(0, true);
      out.u32(0, true);
      const start = out.length;
      write(out);
      out.setU32(lengthAt, out.length - start, true);
      out.setU32(lengthAt + 4, out.length - start, true);
      out.pad(start);
      for (const comment of comments) this.#text(optionComment, comment);
      if (comments.length > 0) this.#end();
    });
  }

  /** The file. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.#out.bytes();
  }

  #block(type: number, write: (out: GrowingBytes) => void): void {
    const out = this.#out;
    const start = out.length;
    out.u32(type, true);
    out.u32(0, true);
    write(out);
    const length = out.length - start + 4;
    out.setU32(start + 4, length, true);
    out.u32(length, true);
  }

  #text(code: number, text: string): void {
    const out = this.#out;
    out.u16(code, true);
    const lengthAt = out.length;
    out.u16(0, true);
    const start = out.length;
    out.setU16(
      lengthAt,
      out.utf8(
        visible(text)
          .slice(0, longestOption / 3)
          .toWellFormed(),
      ),
      true,
    );
    out.pad(start);
  }

  #end(): void {
    this.#out.u32(optionEnd, true);
  }
}
