// Scripts about coming and going: takeovers, Wills, sessions, what CONNACK says.
import { type Flows, from, lasting, willOf } from './script.ts';

export const connections: Flows = {
  'a takeover, as the old client sees it': async (stage, version) => {
    const old = await stage.client(version, 'a');
    const young = await stage.connect(version, 'a');
    await old.ended();
    return from({ old, young });
  },
  'the Will of a client that is taken over with a new session': async (stage, version) => {
    const watcher = await stage.client(version, 'w');
    watcher.subscribe(`${stage.name}/will`);
    await stage.client(version, 'a', { will: willOf(`${stage.name}/will`) });
    await stage.client(version, 'a');
    return from({ watcher });
  },
  'the Will of a client whose session is taken up': async (stage, version) => {
    const watcher = await stage.client(version, 'w');
    watcher.subscribe(`${stage.name}/will`);
    await stage.client(version, 'a', { ...lasting, will: willOf(`${stage.name}/will`) });
    await stage.client(version, 'a', lasting);
    return from({ watcher });
  },
  'the delayed Will of a client whose session is taken up': async (stage, version) => {
    const watcher = await stage.client(version, 'w');
    watcher.subscribe(`${stage.name}/will`);
    const will = willOf(`${stage.name}/will`, version === 5 ? { properties: { willDelayInterval: 100 } } : {});
    await stage.client(version, 'a', { ...lasting, will });
    await stage.client(version, 'a', lasting);
    return from({ watcher });
  },
  'a delayed Will when a new session takes over': async (stage, version) => {
    const watcher = await stage.client(version, 'w');
    watcher.subscribe(`${stage.name}/will`);
    const will = willOf(`${stage.name}/will`, version === 5 ? { properties: { willDelayInterval: 100 } } : {});
    await stage.client(version, 'a', { ...lasting, will });
    await stage.client(version, 'a', { ...lasting, clean: true });
    return from({ watcher });
  },
  'a Will after a goodbye': async (stage, version) => {
    const watcher = await stage.client(version, 'w');
    watcher.subscribe(`${stage.name}/will`);
    const client = await stage.client(version, 'a', { will: willOf(`${stage.name}/will`) });
    client.disconnect();
    await client.ended();
    return from({ watcher });
  },
  'a Will after DISCONNECT 0x04': async (stage, version) => {
    const watcher = await stage.client(version, 'w');
    watcher.subscribe(`${stage.name}/will`);
    const client = await stage.client(version, 'a', { will: willOf(`${stage.name}/will`) });
    client.disconnect(version === 5 ? 4 : 0);
    await client.ended();
    return from({ watcher });
  },
  'a Will after a protocol error': async (stage, version) => {
    const watcher = await stage.client(version, 'w');
    watcher.subscribe(`${stage.name}/will`);
    const client = await stage.client(version, 'a', { will: willOf(`${stage.name}/will`) });
    client.bytes(new Uint8Array([0x00, 0x00]));
    await client.ended();
    return from({ client, watcher });
  },
  'an empty client id': async (stage, version) => {
    const client = await stage.open(version);
    client.send({ type: 'CONNECT', version, clientId: '', clean: true, keepAlive: 0 });
    await client.answered();
    return from({ client });
  },
  'a client that takes no CONNACK': async (stage) => {
    return from({ client: await stage.connect(5, 'a', { properties: { maximumPacketSize: 2 } }) });
  },
  'an Authentication Method': async (stage) => {
    return from({ client: await stage.connect(5, 'a', { properties: { authenticationMethod: 'm' } }) });
  },
  'Keep Alive 0 and 100': async (stage) => {
    const lines: string[] = [];
    for (const keepAlive of [0, 100]) {
      const client = await stage.connect(5, `a${keepAlive}`, { keepAlive });
      const [connack] = await client.packets();
      if (connack?.type === 'CONNACK')
        lines.push(JSON.stringify(connack.properties, Object.keys(connack.properties ?? {}).toSorted()));
    }
    return lines;
  },
  'a session that ends with its connection, resumed': async (stage, version) => {
    const client = await stage.client(version, 'a', { clean: version === 4 });
    client.subscribe(`${stage.name}/t`);
    await client.got();
    client.disconnect();
    await client.ended();
    return from({ again: await stage.connect(version, 'a', { clean: false }) });
  },
  'DISCONNECT that gives an ending session a longer life': async (stage) => {
    const client = await stage.client(5, 'a');
    client.disconnect(0, { sessionExpiryInterval: 10 });
    await client.ended();
    return from({ client, again: await stage.connect(5, 'a', { clean: false }) });
  },
  'a delayed Will of an absent client that comes back with a new session': async (stage) => {
    const watcher = await stage.client(5, 'w');
    watcher.subscribe(`${stage.name}/will`);
    const will = willOf(`${stage.name}/will`, { properties: { willDelayInterval: 100 } });
    const client = await stage.client(5, 'a', { ...lasting, will });
    client.bytes(new Uint8Array([0x36, 6, 0, 1, 0x61, 0, 1, 0]));
    await client.ended();
    await stage.client(5, 'a', { ...lasting, clean: true });
    return from({ watcher });
  },
  'a delayed Will of an absent client that takes its session up': async (stage) => {
    const watcher = await stage.client(5, 'w');
    watcher.subscribe(`${stage.name}/will`);
    const will = willOf(`${stage.name}/will`, { properties: { willDelayInterval: 100 } });
    const client = await stage.client(5, 'a', { ...lasting, will });
    client.bytes(new Uint8Array([0x36, 6, 0, 1, 0x61, 0, 1, 0]));
    await client.ended();
    await stage.client(5, 'a', lasting);
    return from({ watcher });
  },
};
