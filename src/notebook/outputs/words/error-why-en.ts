// Why a run failed, in words.
import type { ErrorWhy } from './error-why.ts';

export const en: ErrorWhy = (code, details) => {
  switch (code) {
    case 'syntax':
      return 'This is not valid TypeScript, so it was not run.';
    case 'thrown':
      return '';
    case 'unhandled-rejection':
      return 'A promise was rejected and no code handled it: put await before it, or handle it with catch.';
    case 'unknown-import':
      if (details.name !== undefined) return `The module ${details.module ?? ''} has no ${details.name}.`;
      return `There is no module ${details.module ?? ''} here. What can be imported: ${details.known ?? 'mqtt, lab'}.`;
    case 'timeout':
      switch (details.what) {
        case 'connack':
          return 'The broker did not accept the client in time. Look at the packets: is there a CONNACK, and what does it say?';
        case 'closed':
          return 'The connection ended before the broker had accepted the client. Check that this is an MQTT broker and that the client may come.';
        case 'condition':
          return 'What the cell waits for did not happen in time. Look at the packets: which one is missing? Or wait longer with `within`.';
        case 'marker':
          return 'A marker did not come back in time. Check that both clients are connected and may use these topics, or wait longer with `within`.';
        case undefined:
      }
      return 'The messages did not all come in time. Check the topics, the QoS and the order of steps, or wait longer with `within`.';
    case 'broker-unreachable':
      if (details.why === 'timeout') return 'It did not answer within 5 seconds. Check the network and the address.';
      if (details.why === 'not-mqtt') return 'No MQTT broker answers there. Check port and path (usually /mqtt).';
      return 'The broker cannot be reached. Check that it runs and that the address is right.';
    case 'address-refused':
      return whyRefused(details.why);
    case 'mqtt-reason':
    case 'bad-fault':
      return '';
    case 'interrupted':
      return 'The run was stopped; its connections and timers have ended.';
    case 'cannot-start':
      return whyNotStarted(details.why);
    case 'out-of-resources':
      return 'Too much memory, too many connections or calls. Use fewer, or look for a recursion that does not end.';
  }
};

function whyRefused(why: unknown): string {
  switch (why) {
    case 'mixed-content':
      return 'This page came over https, so the browser opens no unencrypted ws:// address of another machine: use a wss:// address.';
    case 'bad-address':
    case 'not-web-socket':
      return 'A browser reaches a broker only through WebSocket: use a ws:// or wss:// address, such as brokerUrl.';
    case 'not-asked':
      return 'You did not allow several connections of this run, so this one was refused without asking you. Run the cell again to be asked again, or use brokerUrl.';
    default:
      return 'You did not allow this address; nothing was sent. Run the cell again to be asked again, or use brokerUrl.';
  }
}

function whyNotStarted(why: unknown): string {
  switch (why) {
    case 'not-fetched':
      return 'What runs cells could not be fetched. Check the network, then run the cell again. Once a cell has run, the page needs no network any more.';
    case 'blocked':
      return 'The server of this page, or the browser, forbids what runs cells (Content-Security-Policy). The trainer finds the policy that allows it in the file _headers of the built site.';
    default:
      return 'The browser has not started what runs cells. Run the cell again; if that does not help, close other tabs and reload the page.';
  }
}
