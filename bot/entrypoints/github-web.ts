/** Where people and git find GitHub: the server of `https://api.github.com` is `https://github.com`, that of `HOST/api/v3` is `HOST`. */
export function githubWeb(api: string): string {
  const { protocol, host } = new URL(api);
  return `${protocol}//${host.replace(/^api\./, '')}`;
}
