// Listening on the port that was asked for, or on the next free one.

/** Calls `listen(port)`; if that port is taken, `listen(0)`, and tells both numbers. Other errors pass through. */
export async function listenOrNextFree<Server extends { port: number }>(
  port: number,
  listen: (port: number) => Promise<Server>,
  onTaken: (taken: number, used: number) => void,
): Promise<Server> {
  try {
    return await listen(port);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    const server = await listen(0);
    onTaken(port, server.port);
    return server;
  }
}
