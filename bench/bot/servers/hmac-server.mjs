import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

// The least that a receiver of signed webhooks can do: it verifies the signature, and forgets the delivery.
const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', chunk => chunks.push(chunk));
  request.on('end', () => {
    const mac = createHmac('sha256', process.env.WEBHOOK_SECRET).update(Buffer.concat(chunks)).digest();
    const given = Buffer.from(String(request.headers['x-hub-signature-256']).slice(7), 'hex');
    const isGood = given.length === mac.length && timingSafeEqual(given, mac);
    response.writeHead(isGood ? 202 : 401, { 'content-length': 0 });
    response.end();
  });
});
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${server.address().port}\n`);
});
