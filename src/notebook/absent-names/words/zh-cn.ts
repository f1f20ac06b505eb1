// 别处的代码常用、而单元格里没有的名称。
import type { Words } from './words.ts';

export const zhCn: Words = {
  require: () =>
    "require 是 Node 加载模块的方式。单元格在浏览器里运行，要用 import：import mqtt from 'mqtt'。可以导入的有：mqtt、lab。",
  exports: (name) =>
    `${name} 是 Node 的模块交出内容的方式。单元格用不着它：在顶层声明的名称，本页的其他单元格可以直接使用。`,
  buffer: () =>
    'Buffer 是 Node 的。浏览器里的字节是 Uint8Array：new TextEncoder().encode(text) 把文本变成字节，new TextDecoder().decode(bytes) 把字节变成文本。',
  process: () =>
    'process 是 Node 的。单元格在浏览器里运行，没有环境变量、参数和退出码：请把值直接写在代码里；Broker 的地址是模块 lab 的 brokerUrl。',
  file: (name) => `${name} 是 Node 的。单元格在浏览器里运行，它不是文件，也不能读文件：请把需要的内容直接写在代码里。`,
  global: () => 'global 是 Node 对全局对象的叫法；到处通用、这里也能用的写法是 globalThis。',
  immediate: (name) =>
    `${name} 是 Node 的。在浏览器里请写 ${name === 'setImmediate' ? 'setTimeout(work, 0)' : 'clearTimeout(timer)'}。`,
  runtime: (name) => `${name} 是另一种运行环境。单元格在浏览器里运行，可以导入的有：mqtt、lab。`,
  window: (name) =>
    `${name} 属于网页，而单元格在与网页隔开的 Worker 里运行。全局名称可以直接写，或写成 globalThis 的属性；要显示内容，用模块 lab 的 display。`,
  page: (name) =>
    `${name} 属于网页，而单元格在与网页隔开的 Worker 里运行。要显示内容，用模块 lab 的 display 和 element。`,
  dialog: (name) =>
    `${name} 会打开网页的对话框，而单元格在与网页隔开的 Worker 里运行。要显示内容，用 console.log 或模块 lab 的 display；需要的回答请直接写在代码里。`,
  storage: (name) =>
    `${name} 属于浏览器的存储，单元格用不到它。在单元格顶层声明的变量会保留到内核重启，其他单元格也能使用。`,
  network: (name) =>
    `${name} 通向外部，而单元格只能通过 WebSocket 连接 Broker：mqtt.connect(brokerUrl)。别处的数据请直接写在代码里。`,
  script: (name) => `${name} 会运行另外的代码，单元格不能这样做。可以导入的有：mqtt、lab。`,
  frame: (name) => `${name} 属于网页，而单元格在与网页隔开的 Worker 里运行。请用 setTimeout，或模块 lab 的 sleep。`,
  mqtt: () => "mqtt 是 MQTT.js 库。请在单元格开头写 import mqtt from 'mqtt'。",
  lab: (name) => `${name} 在模块 lab 里。请在单元格开头写 import { ${name} } from 'lab'。`,
};
