// Links that begin to connect when they are made, over a WebSocket or a port of the page, as the generator opens them.
import type { ByteLink } from '../../link/link.ts';
import type { OpenLink } from '../connecting.ts';

type Connecting = ByteLink & { onOpen: (protocol: string) => void };

export function linkOpener(begin: () => Connecting): OpenLink {
  return (opened, failed) => {
    let link: Connecting;
    try {
      link = begin();
    } catch (error) {
      // Some addresses are refused at once, such as ws:// on a page of https://.
      failed({ code: 'unreachable', detail: error instanceof Error ? error.message : '' });
      return () => undefined;
    }
    let isOpen = false;
    link.onOpen = () => {
      isOpen = true;
      opened(link);
    };
    link.onBytes = () => undefined;
    link.onClose = ({ reason }) => {
      if (!isOpen) failed({ code: 'unreachable', detail: reason });
    };
    return () => link.close();
  };
}
