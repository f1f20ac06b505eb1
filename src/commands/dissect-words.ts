// What `npm run dissect` prints beside the packets, in the language of the terminal.
import type { Language } from '../language.ts';

export interface DissectWords {
  usage: string;
  noFile: string;
  cannotRead: (file: string, why: string) => string;
  /** `problem` begins with the column. */
  badFilter: (problem: string) => string;
}

const dictionaries: Record<Language, DissectWords> = {
  en: {
    usage: `usage: npm run dissect -- FILE [--fields | --json] [--filter EXPRESSION]

  FILE       a .pcap or .pcapng, packed with gzip or not, with MQTT: over TCP port 1883, behind a CONNECT on any port, over WebSocket
  --fields   under each packet its fields: bytes (and bits), name, value, clause of the specification
  --json     one JSON object per packet and line, with all fields
  --filter   only the packets that match a display filter: mqtt.msgtype == 3 && mqtt.topic contains "qos"

Examples: tcpdump -i any -s 0 -w lab.pcap port 1883 or port 8083, then npm run dissect -- lab.pcap --fields`,
    noFile: 'Which file? Give the name of one .pcap or .pcapng.',
    cannotRead: (file, why) => `${file} cannot be read: ${why}`,
    badFilter: (problem) => `--filter, column ${problem}`,
  },
  'zh-cn': {
    usage: `用法：npm run dissect -- FILE [--fields | --json] [--filter EXPRESSION]

  FILE       含 MQTT 的 .pcap 或 .pcapng（可用 gzip 压缩）：TCP 1883 端口、任意端口上 CONNECT 之后的内容，以及 WebSocket
  --fields   在每个报文下面列出各字段：所在字节（和位）、名称、取值、规范条款
  --json     每个报文一行，一个 JSON 对象，包含全部字段
  --filter   只显示符合显示过滤器的报文：mqtt.msgtype == 3 && mqtt.topic contains "qos"

例如：先 tcpdump -i any -s 0 -w lab.pcap port 1883 or port 8083，再 npm run dissect -- lab.pcap --fields`,
    noFile: '要看哪个文件？请给出一个 .pcap 或 .pcapng 的文件名。',
    cannotRead: (file, why) => `无法读取 ${file}：${why}`,
    badFilter: (problem) => `--filter 有误，列 ${problem}`,
  },
};

export function dissectWords(language: Language): DissectWords {
  return dictionaries[language];
}
