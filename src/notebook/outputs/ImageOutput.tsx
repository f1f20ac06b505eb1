// An image out of bytes. Only kinds that a browser decodes as a picture and nothing else; in <img>, an SVG runs no
// script.
import { useEffect, useState } from 'preact/hooks';
import { Bytes } from './Bytes.tsx';
import type { Words } from '../words/words.ts';

const kinds = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/bmp',
  'image/svg+xml',
]);

export function ImageOutput({ mime, bytes, words }: { mime: string; bytes: Uint8Array; words: Words }) {
  const [address, setAddress] = useState<string | null>(null);
  const safe = kinds.has(mime);
  useEffect(() => {
    if (!safe) return;
    const made = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mime }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, mime, safe]);
  if (!safe) return <Bytes name={mime} bytes={bytes} length={bytes.length} words={words} />;
  return address === null ? null : <img class="lab-image" src={address} alt={words.output.image} />;
}
