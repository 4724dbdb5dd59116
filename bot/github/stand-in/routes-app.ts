import { appShape, installationShape, timeShape } from './account-shapes.ts';
import type { Door } from './door.ts';
import type { Account, Hub } from './hub.ts';
import { notFound, RestError, type RestReply, type RestRequest, type Route, repositoryIn } from './route.ts';
import type { Webhooks } from './webhooks.ts';

/** The App, its installations and tokens, and the deliveries of its webhook. */
export function appRoutes(hub: Hub, door: Door, webhooks: Webhooks): readonly Route[] {
  const routes: readonly Omit<Route, 'as'>[] = [
    { method: 'GET', path: '/app/installations', answer: () => installations(hub) },
    {
      method: 'GET',
      path: '/repos/{owner}/{repo}/installation',
      answer: request => installationFor(hub, repositoryIn(hub, request).owner),
    },
    {
      method: 'GET',
      path: '/orgs/{org}/installation',
      answer: ({ parts }) => installationFor(hub, hub.accounts.get(`${parts.org}`.toLowerCase())),
    },
    {
      method: 'POST',
      path: '/app/installations/{installation_id}/access_tokens',
      answer: request => newToken(hub, door, request),
    },
    { method: 'GET', path: '/app/hook/deliveries', answer: request => deliveries(webhooks, request) },
    {
      method: 'POST',
      path: '/app/hook/deliveries/{delivery_id}/attempts',
      answer: request => redeliver(webhooks, request),
    },
  ];
  return routes.map(route => ({ ...route, as: 'app' }));
}

const holders = ({ accounts, app }: Hub) =>
  [...accounts.values()].flatMap(account => {
    const id = app.installations.get(account.id);
    return id === undefined ? [] : [{ id, account }];
  });

const installations = (hub: Hub): RestReply => ({
  status: 200,
  list: holders(hub).map(({ id, account }) => installationShape(hub, id, account)),
});

function installationFor(hub: Hub, account: Account | undefined): RestReply {
  const id = account && hub.app.installations.get(account.id);
  if (account === undefined || id === undefined) throw notFound();
  return { status: 200, body: installationShape(hub, id, account) };
}

function newToken(hub: Hub, door: Door, { parts }: RestRequest): RestReply {
  const holder = holders(hub).find(({ id }) => `${id}` === parts.installation_id);
  if (!holder) throw notFound();
  const { token, expires } = door.newToken(holder.account);
  const { permissions } = appShape(hub);
  return {
    status: 201,
    body: { token, expires_at: timeShape(expires), permissions, repository_selection: 'all' },
  };
}

function deliveries(webhooks: Webhooks, { query }: RestRequest): RestReply {
  const size = Math.min(100, Number(query.get('per_page') ?? 30));
  const cursor = query.get('cursor');
  const all = webhooks.listed();
  const from = cursor === null ? 0 : all.findIndex(({ cursor: own }) => own === cursor);
  if (from === -1) throw new RestError(422, 'the cursor is none');
  const page = all.slice(from, from + size).map(({ item }) => item);
  return { status: 200, page, cursor: all[from + size]?.cursor };
}

function redeliver(webhooks: Webhooks, { parts }: RestRequest): RestReply {
  if (!webhooks.redeliver(`${parts.delivery_id}`)) throw new RestError(422, 'there is no such delivery');
  return { status: 202, body: {} };
}
