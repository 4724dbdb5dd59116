/** What the stand-in answers: a status, headers and a body. */
export interface Page {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const HTML = 'text/html;charset=utf-8';

/** What Jenkins itself says of itself in most answers, but not in errors of the servlet container around it. */
export interface Identity {
  readonly version: string;
  /** New after every restart. */
  readonly session: string;
}

const own = ({ version, session }: Identity) => ({ 'X-Jenkins': version, 'X-Jenkins-Session': session });

/** An answer of the REST interface. */
export const jsonPage = (identity: Identity, value: unknown): Page => ({
  status: 200,
  headers: { ...own(identity), 'Content-Type': 'application/json;charset=utf-8' },
  body: JSON.stringify(value),
});

/** A page of Jenkins with a title; errors of Jenkins itself are such pages too. */
export const titledPage = (
  identity: Identity,
  status: number,
  title: string,
  headers: Readonly<Record<string, string>> = {},
): Page => ({
  status,
  headers: { ...own(identity), 'Content-Type': HTML, ...headers },
  body: `<!DOCTYPE html><html><head><title>${title}</title></head><body></body></html>`,
});

/** An error of the servlet container, before Jenkins has seen the request: it lacks `X-Jenkins`. */
export const containerPage = (
  status: number,
  message: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Page => ({
  status,
  headers: { 'Content-Type': 'text/html;charset=iso-8859-1', ...headers },
  body: `<html>\n<head>\n<title>Error ${status} ${message}</title>\n</head>\n<body><h2>HTTP ERROR ${status} ${message}</h2>\n<table>\n<tr><th>URI:</th><td>${path}</td></tr>\n</table>\n</body>\n</html>\n`,
});

/** What somebody sees who is not logged in: a page that sends a browser to the login, with 403. */
export const loginFirst = (identity: Identity, path: string): Page => ({
  status: 403,
  headers: { ...own(identity), 'Content-Type': HTML },
  body: `<html><head><meta http-equiv='refresh' content='1;url=/login?from=${encodeURIComponent(path)}'/></head><body>\nAuthentication required\n</body></html>`,
});

/** What everybody sees while Jenkins starts or goes down. */
export const notReady = (title: 'Starting Jenkins' | 'Restarting Jenkins'): Page => ({
  status: 503,
  headers: { 'Content-Type': HTML },
  body: `<!DOCTYPE html><html lang="en"><head><title>${title}</title></head><body></body></html>`,
});

/** What everybody gets of a Jenkins that failed to start. */
export const brokenPage: Page = { status: 503, headers: { 'Content-Length': '0' }, body: '' };

/** A redirect, relative as those of Jenkins are. */
export const redirect = (location: string): Page => ({
  status: 302,
  headers: { Location: location },
  body: '',
});

/** Done, and nothing to say. */
export const done: Page = { status: 200, headers: {}, body: '' };
