// An image out of bytes. Its address belongs to the site, and a reader can open it by itself: so the bytes say what it is,
// and what is no picture is shown as bytes.
import { useEffect, useState } from 'preact/hooks';
import { imageKind } from '../../kernel/image-kind.ts';
import { visible } from '../../capture/payload-text.ts';
import { Bytes } from './Bytes.tsx';
import type { Words } from '../words/words.ts';

export function ImageOutput({ mime, bytes, words }: { mime: string; bytes: Uint8Array; words: Words }) {
  const [address, setAddress] = useState<string | null>(null);
  const kind = imageKind(bytes);
  useEffect(() => {
    if (kind === null) return;
    const made = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: kind }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, kind]);
  if (kind === null) return <Bytes name={visible(mime)} bytes={bytes} length={bytes.length} words={words} />;
  return address === null ? null : <img class="lab-image" src={address} alt={words.output.image} />;
}
