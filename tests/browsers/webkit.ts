// WebKitGTK over classic WebDriver: its driver is an HTTP server that starts the MiniBrowser.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { waitFor } from '../patience.ts';
import type { Driver } from './browser-page.ts';

export interface WebKitPaths {
  driver: string;
  miniBrowser: string;
  /** A display without a screen. */
  xvfb: string;
}

export async function startWebKit({ driver, miniBrowser, xvfb }: WebKitPaths): Promise<Driver> {
  const port = await freePort();
  const display = spawn(xvfb, ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = (await waitFor('Xvfb to start', once(display.stdio[3] as NodeJS.ReadableStream, 'data'))) as [
    Buffer,
  ];
  const server = spawn(driver, [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: `:${number.toString().trim()}`, GDK_BACKEND: 'x11' },
  });
  const ended = [once(display, 'exit'), once(server, 'exit')];
  const command = <Result>(method: string, path: string, body?: object): Promise<Result> =>
    waitFor(`WebKit to answer ${path}`, ask(`http://127.0.0.1:${port}${path}`, method, body)) as Promise<Result>;
  await listening(port);
  const options = { binary: miniBrowser, args: ['--automation'] };
  const { sessionId } = await command<{ sessionId: string }>('POST', '/session', {
    capabilities: { alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options } },
  });
  const session = `/session/${sessionId}`;
  await command('POST', `${session}/timeouts`, { script: 3_600_000, pageLoad: 3_600_000 });
  return {
    open: (url) => command('POST', `${session}/url`, { url }),
    evaluate: (expression) =>
      command('POST', `${session}/execute/async`, { script: `(${expression}).then(arguments[0])`, args: [] }),
    perform: (actions) => command('POST', `${session}/actions`, { actions }),
    // The window's size. The page is lower by its tools, which keep it from becoming narrower than 447 pixels.
    resize: (width, height) => command('POST', `${session}/window/rect`, { width, height }),
    close: async () => {
      await command('DELETE', session);
      server.kill();
      display.kill();
      await Promise.all(ended);
    },
  };
}

async function ask(url: string, method: string, body?: object): Promise<unknown> {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: unknown };
  if (!response.ok) throw new Error(`${url}: ${JSON.stringify(value)}`);
  return value;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The driver does not say when it listens. */
async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const status = await fetch(`http://127.0.0.1:${port}/status`).catch(() => null);
    if (status?.ok === true) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error('WebKitWebDriver does not listen');
}
