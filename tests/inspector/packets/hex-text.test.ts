import { expect, test } from 'vitest';
import { hexText } from '../../../src/inspector/packets/hex-text.ts';
import { dissect } from '../../../src/mqtt/dissect.ts';
import type { Packet } from '../../../src/mqtt/packet.ts';
import { bytesOf, connect, utf8 } from '../../capture/packets.ts';

test('bytes are copied as they are shown: in hex, and without the password', () => {
  const login = { ...connect, username: 'anna', password: utf8('secret') } as Packet;
  const bytes = bytesOf(login);
  const text = hexText(bytes, dissect(bytes, 5).fields);
  expect(text.startsWith('10 ')).toBe(true);
  expect(text.endsWith('61 6e 6e 61 00 06 •• •• •• •• •• ••')).toBe(true);
});
