import type { Account, Hub } from './hub.ts';

/** Milliseconds as GitHub writes times: to the second. */
export const timeShape = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** GitHub's opaque name of anything. */
export const nodeId = (kind: string, id: number): string =>
  Buffer.from(`${kind.length}:${kind}${id}`).toString('base64');

const ADDRESSES_OF_A_PERSON = {
  followers_url: '/followers',
  following_url: '/following{/other_user}',
  gists_url: '/gists{/gist_id}',
  starred_url: '/starred{/owner}{/repo}',
  subscriptions_url: '/subscriptions',
  organizations_url: '/orgs',
  repos_url: '/repos',
  events_url: '/events{/privacy}',
  received_events_url: '/received_events',
} as const;

/** `simple-user`. */
export function accountShape({ addresses }: Hub, { id, login, type }: Account) {
  const url = `${addresses.api}/users/${encodeURIComponent(login)}`;
  const further = Object.entries(ADDRESSES_OF_A_PERSON).map(([key, end]) => [key, `${url}${end}`]);
  return {
    login,
    id,
    node_id: nodeId(type, id),
    avatar_url: `${addresses.pages}/avatars/u/${id}`,
    gravatar_id: '',
    url,
    html_url: `${addresses.pages}/${encodeURIComponent(login)}`,
    ...Object.fromEntries(further),
    type,
    user_view_type: 'public',
    site_admin: false,
  };
}

/** `public-user`. */
export function publicUserShape(hub: Hub, account: Account) {
  return {
    ...accountShape(hub, account),
    name: null,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: timeShape(account.at),
    updated_at: timeShape(account.at),
  };
}

const PERMISSIONS = {
  contents: 'write',
  issues: 'write',
  members: 'read',
  metadata: 'read',
  pull_requests: 'write',
} as const;

/** `integration`: the App. */
export function appShape(hub: Hub) {
  const { app, addresses } = hub;
  return {
    id: app.id,
    slug: app.slug,
    node_id: nodeId('App', app.id),
    client_id: `Iv1.${app.id}`,
    owner: accountShape(hub, app.account),
    name: app.slug,
    description: null,
    external_url: addresses.pages,
    html_url: `${addresses.pages}/apps/${app.slug}`,
    created_at: timeShape(app.account.at),
    updated_at: timeShape(app.account.at),
    permissions: PERMISSIONS,
    events: ['issue_comment', 'pull_request', 'pull_request_review', 'push'],
  };
}

/** `installation`. */
export function installationShape(hub: Hub, id: number, account: Account) {
  const { app, addresses } = hub;
  const at = timeShape(account.at);
  return {
    id,
    account: accountShape(hub, account),
    access_tokens_url: `${addresses.api}/app/installations/${id}/access_tokens`,
    repositories_url: `${addresses.api}/installation/repositories`,
    html_url: `${addresses.pages}/settings/installations/${id}`,
    app_id: app.id,
    app_slug: app.slug,
    client_id: `Iv1.${app.id}`,
    target_id: account.id,
    target_type: account.type,
    repository_selection: 'all',
    permissions: PERMISSIONS,
    events: ['issue_comment', 'pull_request', 'pull_request_review', 'push'],
    single_file_name: null,
    created_at: at,
    updated_at: at,
    suspended_by: null,
    suspended_at: null,
  };
}
