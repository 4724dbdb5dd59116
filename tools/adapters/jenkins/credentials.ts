/** How we tell a Jenkins server who we are. A token needs no crumb and survives restarts; a password needs both crumb and session. */
export type JenkinsCredentials =
  | { readonly kind: 'token' | 'password'; readonly user: string; readonly secret: string }
  | { readonly kind: 'nobody' };

/** The value of the `Authorization` header. */
export const authorization = (credentials: JenkinsCredentials): string | undefined =>
  credentials.kind === 'nobody'
    ? undefined
    : `Basic ${Buffer.from(`${credentials.user}:${credentials.secret}`, 'utf8').toString('base64')}`;
