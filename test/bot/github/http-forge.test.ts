import { afterEach, describe, expect, it } from 'vitest';
import type { StandIn } from '../../../bot/github/stand-in/open-stand-in.ts';
import { setScene } from '../../../bot/github/stand-in/personas.ts';
import type { Exchange } from '../../../bot/github/stand-in/rest-server.ts';
import { forgeContract } from '../../contracts/forge-contract.ts';
import { openHttpWorld } from './http-world.ts';
import { PublishedSchema } from './published-schema.ts';

const open: StandIn[] = [];
const exchanges: Exchange[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(standIn => standIn.close()));
});

const openWorld = async () => {
  const world = await openHttpWorld({ seen: exchange => exchanges.push(exchange) });
  open.push(world.standIn);
  return world;
};

forgeContract(openWorld);

/** Where GitHub answers otherwise than it publishes, and the stand-in as GitHub does. */
const GITHUB_DIFFERS = [
  // A fork that is gone: null, as the types of GitHub's webhooks have it.
  'GET /repos/{owner}/{repo}/pulls/{pull_number} 200 /head/repo must be object',
  'GET /repos/{owner}/{repo}/pulls 200 /0/head/repo must be object',
  // Published as a user and an enterprise at once, which nobody is; the schema of one installation has either.
  "GET /app/installations 200 /0/account must have required property 'name'",
];

describe('the stand-in', () => {
  const routeOf = ({ method, route }: { readonly method: string; readonly route: string }) =>
    `${method} ${route}`;

  it('answers what GitHub publishes, and is asked as GitHub publishes, at every endpoint', async () => {
    const { forge, standIn, hub } = await openWorld();
    const { repository, author } = setScene(hub);
    author.open(repository, { branch: 'fix', files: { a: 'a' } });
    await standIn.webhooks.settled();
    const [delivery] = await forge.deliveries(0);
    await forge.redeliver(delivery?.number ?? '');
    const schema = new PublishedSchema(standIn.routes.map(({ path }) => path));
    const problems = exchanges.flatMap(exchange => schema.problems(exchange));
    expect(problems.filter(problem => !GITHUB_DIFFERS.includes(problem))).toEqual([]);
    const used = new Set(exchanges.map(routeOf));
    const unused = standIn.routes
      .map(({ method, path }) => `${method} ${path}`)
      .filter(name => !used.has(name));
    expect(unused).toEqual([]);
  });
});
