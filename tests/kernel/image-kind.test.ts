// Which bytes are taken for a picture: those that begin as one does, whatever anybody says of them.
import { expect, test } from 'vitest';
import { imageKind } from '../../src/kernel/image-kind.ts';
import { utf8 } from '../capture/packets.ts';

test.each([
  ['image/png', [0x89, ...utf8('PNG\r\n\x1a\n')]],
  ['image/jpeg', [0xff, 0xd8, 0xff, 0xe0]],
  ['image/gif', [...utf8('GIF87a')]],
  ['image/gif', [...utf8('GIF89a')]],
  ['image/webp', [...utf8('RIFF'), 1, 2, 3, 4, ...utf8('WEBP')]],
])('%s is known by its signature', (kind, bytes) => {
  expect(imageKind(Uint8Array.from(bytes))).toBe(kind);
});

test.each([
  '<svg xmlns="http://www.w3.org/2000/svg"/>',
  '<!doctype html>',
  '%PDF-1.7',
  'GIF88a',
  'BM',
  'RIFF....WAVE',
  '........WEBP',
  '\x00\x00\x00\x20ftypavif',
  'PNG',
  '',
])('%j is no picture', (text) => {
  expect(imageKind(utf8(text))).toBeNull();
});
