// Six command lines with the reader's own topic, and nothing sent.
import type { CellCheck } from '../../../src/notebook/check.ts';

const programs = ['mosquitto_sub', 'mosquitto_pub', 'mqttx sub', 'mqttx pub', 'python3 mqtt_subscribe.py'];

export const check: CellCheck = (run) => ({
  'each program is named': programs.every((program) => run.lines.some((line) => line.startsWith(program))),
  'every subscription has the wildcard, every publication the name':
    run.lines.filter((line) => line.includes("/rsu/+/status'")).length === 3 &&
    run.lines.filter((line) => line.includes("/rsu/7/status'")).length === 3,
  'no command names the broker in the page': run.lines.every((line) => !line.includes('in-page')),
  'nothing is sent': run.packets.length === 0,
});
