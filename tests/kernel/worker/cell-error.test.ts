// Errors as data: reason codes of MQTT.js, places in stacks, and thrown values that fight back.
import { expect, test } from 'vitest';
import { cellError, stackOf } from '../../../src/kernel/worker/cell-error.ts';
import { isOutOfStack } from '../../../src/kernel/compile/syntax-errors.ts';
import { connectFailure } from '../../../src/kernel/modules/connect-failure.ts';
import { mqttReason, notePacket } from '../../../src/kernel/modules/mqtt-reason.ts';
import { fileName, stackPlaces } from '../../../src/kernel/worker/stack-places.ts';
import mqtt from 'mqtt';

const nowhere = () => ({ places: [], token: null });

test('a reason code comes with its packet and version', () => {
  expect(mqttReason(new mqtt.ErrorWithReasonCode('Connection refused: Not authorized', 5))).toEqual({
    code: 5,
    version: 4,
    packet: 'connack',
  });
  expect(mqttReason(new mqtt.ErrorWithReasonCode('Publish error: Quota exceeded', 0x97))).toEqual({
    code: 0x97,
    version: 5,
    packet: 'puback',
  });
  const suback = { cmd: 'suback', granted: [0, 0x80], messageId: 1 } as never;
  expect(mqttReason(new mqtt.ErrorWithSubackPacket('Subscribe error', suback))).toEqual({
    code: 0x80,
    version: 4,
    packet: 'suback',
  });
  notePacket(suback, 5);
  expect(mqttReason(new mqtt.ErrorWithSubackPacket('Subscribe error', suback))).toMatchObject({ version: 5 });
  expect(mqttReason(new Error('Connection closed'))).toBeNull();
});

test('places are read from stacks of V8, SpiderMonkey and JavaScriptCore, for known code only', () => {
  const known = (token: string) =>
    token === 'abc1' ? { cell: 'a b', toSource: (_: number, column: number) => column - 2 } : undefined;
  const file = fileName('a b', 'abc1');
  const stack = `Error: x\n    at f (${file}:3:7)\n    at async ${file}:5:9\n    at cell-other.ts?zzzz:1:1\ng@${file}:6:4\n`;
  expect(stackPlaces(stack, known)).toEqual({
    token: 'abc1',
    places: [
      { cell: 'a b', line: 3, column: 5 },
      { cell: 'a b', line: 5, column: 7 },
      { cell: 'a b', line: 6, column: 2 },
    ],
  });
});

test('code without a name of its own is known by its address, and the name of a function is no place', () => {
  const known = (name: string) =>
    /^(abc1|blob:null\/1-2)$/.test(name)
      ? { cell: 'a', toSource: (_: number, column: number) => (column < 2 ? null : column) }
      : undefined;
  const forged = [
    'cell-a.ts?abc1:1:1@blob:null/9:3:4',
    '    at blob:null/1-2:1:1 (blob:null/9:3:4)',
    '    at eval (eval at f (blob:null/1-2:4:5), <anonymous>:1:1)',
    'f@blob:null/1-2 line 4 > eval:1:1',
    'around the code@blob:null/1-2:1:1',
  ];
  const stack = [...forged, 'f@blob:null/1-2:3:4', '    at async g (blob:null/1-2:5:6)', '@cell-a.ts?abc1:7:8'].join(
    '\n',
  );
  expect(stackPlaces(stack, known)).toEqual({
    token: 'blob:null/1-2',
    places: [
      { cell: 'a', line: 3, column: 4 },
      { cell: 'a', line: 5, column: 6 },
      { cell: 'a', line: 7, column: 8 },
    ],
  });
});

test('a thrown value cannot throw again', () => {
  const hostile = new Proxy(new Error('x'), {
    get: () => {
      throw new Error('no');
    },
    getOwnPropertyDescriptor: () => {
      throw new Error('no');
    },
  });
  expect(cellError(hostile, nowhere)).toMatchObject({ code: 'thrown', message: '' });
  expect(
    stackOf({
      get stack() {
        throw new Error('no');
      },
    }),
  ).toBe('');
  expect(cellError(Symbol('s'), nowhere)).toMatchObject({ name: 'Thrown symbol', message: 'Symbol(s)' });
  expect(cellError(new DOMException('gone', 'NotFoundError'), nowhere)).toMatchObject({
    name: 'NotFoundError',
    message: 'gone',
  });
  class Mine extends Error {
    override name = 'Mine';
  }
  expect(cellError(new Mine('m'), nowhere)).toMatchObject({ name: 'Mine', message: 'm' });
});

test.each([
  ['RangeError', 'Maximum call stack size exceeded', true],
  ['RangeError', 'Maximum call stack size exceeded.', true],
  ['InternalError', 'too much recursion', true],
  ['RangeError', 'Array buffer allocation failed', false],
  ['InternalError', 'allocation size overflow', false],
  ['RangeError', 'Out of memory', false],
  ['RangeError', 'Map maximum size exceeded', false],
  ['RangeError', 'Invalid string length', false],
  ['RangeError', 'invalid array length', false],
])('an engine that calls it %s: %s has run out, of stack: %s', (name, message, ofStack) => {
  class Thrown extends (name === 'RangeError' ? RangeError : Error) {}
  Thrown.prototype.name = name;
  const error = new Thrown(message);
  expect(cellError(error, nowhere)).toMatchObject({ name, message, code: 'out-of-resources' });
  expect(cellError(new Error(message), nowhere).code).toBe('thrown');
  expect(cellError(new RangeError('The argument must be between 0 and 20'), nowhere).code).toBe('thrown');
  if (ofStack) expect(isOutOfStack(error)).toBe(true);
});

test('a connection that failed says why, with the address as readers know it', () => {
  expect(connectFailure('ws://h:80/m', 'not-allowed: ws://h/m')).toMatchObject({
    code: 'address-refused',
    facts: { details: { url: 'ws://h/m', why: 'not-allowed' } },
  });
  expect(connectFailure('ws://h:80/m', 'the other side is gone')).toMatchObject({
    code: 'broker-unreachable',
    facts: { details: { url: 'ws://h:80/m' } },
  });
});
