// The built site behind a server that can be told to answer otherwise, to serve another build, or to be gone: one origin all the time.
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SiteServer } from '../../../src/commands/serve-site.ts';
import { startSite } from '../site.ts';

/** What stands in the place of the site's answer; null: the site answers. */
export type Instead = { status: number; body: string } | null;

export class Front {
  /** With a slash at its end. */
  url = '';
  /** Paths that were asked for. */
  readonly asked: string[] = [];
  /** May take its time. */
  instead: (path: string) => Instead | Promise<Instead> = () => null;
  #site: SiteServer | null = null;
  #server: Server | null = null;

  async start(): Promise<void> {
    await this.serve('dist');
    this.#server = createServer((asked, answer) => {
      const path = asked.url ?? '/';
      this.asked.push(path);
      void Promise.resolve(this.instead(path)).then((instead) => {
        if (instead !== null) {
          answer.writeHead(instead.status, { 'content-type': 'text/html' }).end(instead.body);
          return;
        }
        const { method, headers } = asked;
        const passed = request({ port: this.#site?.port, host: '127.0.0.1', path, method, headers }, (response) => {
          answer.writeHead(response.statusCode ?? 500, response.headers);
          response.pipe(answer);
        });
        passed.on('error', () => answer.destroy());
        passed.end();
      });
    }).listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.url = `http://localhost:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** From now on this folder is the site. */
  async serve(folder: string, config: Record<string, unknown> = { broker: 'in-page' }): Promise<void> {
    await this.#site?.close();
    this.#site = await startSite(config, folder);
  }

  /** Nobody answers any more. */
  async end(): Promise<void> {
    this.#server?.close();
    this.#server?.closeAllConnections();
    await this.#site?.close();
    this.#server = this.#site = null;
  }
}
