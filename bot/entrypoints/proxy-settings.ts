/** Hosts that are this machine: no proxy leads there. */
const HERE = 'localhost,127.0.0.1,[::1]';

/** The variables of the environment that name HTTP proxies, with this machine always reached directly. Undefined: there is none. */
export function proxySettings(
  environment: Readonly<Record<string, string | undefined>>,
): { readonly http_proxy?: string; readonly https_proxy?: string; readonly no_proxy: string } | undefined {
  const of = (name: string) => environment[name] || environment[name.toUpperCase()] || undefined;
  const [http, https, no] = [of('http_proxy'), of('https_proxy'), of('no_proxy')];
  if (http === undefined && https === undefined) return undefined;
  return {
    ...(http !== undefined && { http_proxy: http }),
    ...(https !== undefined && { https_proxy: https }),
    no_proxy: no === undefined ? HERE : `${no},${HERE}`,
  };
}
