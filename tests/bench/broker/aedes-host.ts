// aedes as its own documentation sets it up: TCP and WebSocket, everything in memory, told on the output like our own host.
import { Aedes } from 'aedes';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { createWebSocketStream, WebSocketServer } from 'ws';

const broker = await Aedes.createBroker({ maxInflightInbound: 0 });
const tcp = createServer((socket) => {
  socket.setNoDelay(true);
  broker.handle(socket);
});
const http = createHttpServer();
const webSockets = new WebSocketServer({ server: http, perMessageDeflate: false, handleProtocols: () => 'mqtt' });
webSockets.on('connection', (socket, request) => broker.handle(createWebSocketStream(socket), request));
broker.on('clientError', () => undefined);
broker.on('connectionError', () => undefined);

tcp.listen(0, '127.0.0.1', () => {
  console.log(`ready mqtt://127.0.0.1:${(tcp.address() as AddressInfo).port}`);
  http.listen(0, '127.0.0.1', () => console.log(`ready ws://127.0.0.1:${(http.address() as AddressInfo).port}/mqtt`));
});
