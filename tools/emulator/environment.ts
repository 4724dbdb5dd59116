/** Keys that name nobody: real ones in the environment are never sent to the emulator, nor the other way round. */
const KEYS = { AWS_ACCESS_KEY_ID: 'emulator', AWS_SECRET_ACCESS_KEY: 'emulator' } as const;

/** Where the AWS clients would find other credentials, regions or trust than those given here. */
const TAKEN_AWAY = [
  'AWS_CA_BUNDLE',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_DEFAULT_PROFILE',
  'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
  'AWS_PROFILE',
  'AWS_ROLE_ARN',
  'AWS_SESSION_TOKEN',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
] as const;

/** What every AWS client must be told so that it speaks to the emulator at `endpoint`, such as `http://127.0.0.1:4566`. */
export function emulatorSettings(endpoint: string, region: string): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    ...KEYS,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  };
}

/** The same for a client of the AWS SDK in this process. */
export const emulatorClient = (endpoint: string) => ({
  endpoint,
  credentials: { accessKeyId: KEYS.AWS_ACCESS_KEY_ID, secretAccessKey: KEYS.AWS_SECRET_ACCESS_KEY },
});

/** The same, to be laid over the environment of a program; undefined takes a variable away. */
export function environmentFor(
  endpoint: string,
  region: string,
): Readonly<Record<string, string | undefined>> {
  return {
    ...Object.fromEntries(TAKEN_AWAY.map(name => [name, undefined])),
    ...emulatorSettings(endpoint, region),
  };
}
