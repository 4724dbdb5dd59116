import { createServer } from 'node:http';
import { createNodeMiddleware, Probot } from 'probot';

// The smallest Probot app that handles comments: its handler does nothing, its log is off. It answers after its handlers.
const probot = new Probot({
  githubToken: 'none: nothing is asked of GitHub',
  secret: process.env.WEBHOOK_SECRET,
  logLevel: 'fatal',
});
const app = robot => {
  robot.on('issue_comment.created', async () => {});
};
const middleware = await createNodeMiddleware(app, { probot, webhooksPath: '/webhook' });
const server = createServer((request, response) => {
  middleware(request, response, () => {
    response.writeHead(404).end();
  });
});
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
