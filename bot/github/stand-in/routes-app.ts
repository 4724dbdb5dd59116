import { appShape, installationShape, timeShape } from './account-shapes.ts';
import type { Door } from './door.ts';
import type { Account, Hub } from './hub.ts';
import { notFound, RestError, type Route, repositoryIn } from './route.ts';
import type { Webhooks } from './webhooks.ts';

/** The App, its installations and tokens, and the deliveries of its webhook. */
export function appRoutes(hub: Hub, door: Door, webhooks: Webhooks): readonly Route[] {
  const installed = (account: Account | undefined) => {
    const id = account && hub.app.installations.get(account.id);
    if (account === undefined || id === undefined) throw notFound();
    return { status: 200, body: installationShape(hub, id, account) } as const;
  };
  const holders = () =>
    [...hub.accounts.values()].flatMap(account => {
      const id = hub.app.installations.get(account.id);
      return id === undefined ? [] : [{ id, account }];
    });
  return [
    {
      method: 'GET',
      path: '/app/installations',
      as: 'app',
      answer: () => ({
        status: 200,
        list: holders().map(({ id, account }) => installationShape(hub, id, account)),
      }),
    },
    {
      method: 'GET',
      path: '/repos/{owner}/{repo}/installation',
      as: 'app',
      answer: request => installed(repositoryIn(hub, request).owner),
    },
    {
      method: 'GET',
      path: '/orgs/{org}/installation',
      as: 'app',
      answer: ({ parts }) => installed(hub.accounts.get(`${parts.org}`.toLowerCase())),
    },
    {
      method: 'POST',
      path: '/app/installations/{installation_id}/access_tokens',
      as: 'app',
      answer: ({ parts }) => {
        const holder = holders().find(({ id }) => `${id}` === parts.installation_id);
        if (!holder) throw notFound();
        const { token, expires } = door.newToken(holder.account);
        const { permissions } = appShape(hub);
        return {
          status: 201,
          body: { token, expires_at: timeShape(expires), permissions, repository_selection: 'all' },
        };
      },
    },
    {
      method: 'GET',
      path: '/app/hook/deliveries',
      as: 'app',
      answer: ({ query }) => {
        const size = Math.min(100, Number(query.get('per_page') ?? 30));
        const cursor = query.get('cursor');
        const all = webhooks.listed();
        const from = cursor === null ? 0 : all.findIndex(({ cursor: own }) => own === cursor);
        if (from === -1) throw new RestError(422, 'the cursor is none');
        const page = all.slice(from, from + size).map(({ item }) => item);
        return { status: 200, page, cursor: all[from + size]?.cursor };
      },
    },
    {
      method: 'POST',
      path: '/app/hook/deliveries/{delivery_id}/attempts',
      as: 'app',
      answer: ({ parts }) => {
        if (!webhooks.redeliver(`${parts.delivery_id}`))
          throw new RestError(422, 'there is no such delivery');
        return { status: 202, body: {} };
      },
    },
  ];
}
