import { setGlobalProxyFromEnv } from 'node:http';

/** Hosts that are this machine: no proxy leads there. */
const HERE = 'localhost,127.0.0.1,[::1]';

/**
 * Has all requests of this process go through the HTTP proxies that its environment names, in small letters or capitals, but those to
 * this machine.
 * @returns undoes it
 */
export function useProxies(environment: Readonly<Record<string, string | undefined>>): () => void {
  const of = (name: string) => environment[name] || environment[name.toUpperCase()] || undefined;
  const [http, https, no] = [of('http_proxy'), of('https_proxy'), of('no_proxy')];
  if (http === undefined && https === undefined) return () => {};
  return setGlobalProxyFromEnv({
    ...(http !== undefined && { http_proxy: http }),
    ...(https !== undefined && { https_proxy: https }),
    no_proxy: no === undefined ? HERE : `${no},${HERE}`,
  });
}
