// Names that code from elsewhere expects.
import type { Words } from './words.ts';

export const en: Words = {
  require: () =>
    "require loads modules in Node. A cell runs in the browser and imports instead: import mqtt from 'mqtt'. What can be imported: mqtt, lab.",
  exports: (name) =>
    `${name} is how modules of Node hand out what they declare. A cell does without: what it declares at its top level, the other cells of the page find by name.`,
  buffer: () =>
    'Buffer belongs to Node. In the browser bytes are a Uint8Array: new TextEncoder().encode(text) makes bytes of a text, new TextDecoder().decode(bytes) a text of bytes.',
  process: () =>
    'process belongs to Node. A cell runs in the browser, without environment variables, arguments or exit code: write the value into the code. The address of the broker is brokerUrl of the module lab.',
  file: (name) =>
    `${name} belongs to Node. A cell runs in the browser, is no file and reads none: write what you need into the code.`,
  global: () => 'global is what Node calls the global object. Everywhere, and so here too, it is globalThis.',
  immediate: (name) =>
    `${name} belongs to Node. In the browser write ${name === 'setImmediate' ? 'setTimeout(work, 0)' : 'clearTimeout(timer)'}.`,
  runtime: (name) => `${name} is another runtime. A cell runs in the browser; what can be imported: mqtt, lab.`,
  window: (name) =>
    `${name} belongs to the page, and a cell runs apart from it, in a worker. What is global is found without it, or in globalThis; display of the module lab shows something.`,
  page: (name) =>
    `${name} belongs to the page, and a cell runs apart from it, in a worker. To show something, use display and element of the module lab.`,
  dialog: (name) =>
    `${name} opens a dialog of the page, and a cell runs apart from it, in a worker. Show something with console.log or with display of the module lab; write an answer that you need into the code.`,
  storage: (name) =>
    `${name} belongs to the storage of the browser, which a cell cannot reach. A variable at the top level of a cell stays until the kernel is restarted, also for the other cells.`,
  network: (name) =>
    `${name} leads out, and a cell reaches brokers only, over WebSocket: mqtt.connect(brokerUrl). Write data from elsewhere into the code.`,
  script: (name) => `${name} starts other code, which a cell cannot do. What can be imported: mqtt, lab.`,
  frame: (name) =>
    `${name} belongs to the page, and a cell runs apart from it, in a worker. Use setTimeout, or sleep of the module lab.`,
  mqtt: () => "mqtt is the library MQTT.js. Write import mqtt from 'mqtt' at the beginning of the cell.",
  lab: (name) => `${name} is in the module lab. Write import { ${name} } from 'lab' at the beginning of the cell.`,
};
