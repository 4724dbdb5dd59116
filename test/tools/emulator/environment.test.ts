import { expect, it } from 'vitest';
import { environmentFor } from '../../../tools/emulator/environment.ts';

it('leads every client to the emulator and keeps real credentials out of it', () => {
  const real = {
    PATH: '/bin',
    AWS_PROFILE: 'production',
    AWS_SESSION_TOKEN: 'real',
    AWS_ACCESS_KEY_ID: 'real',
    AWS_SECRET_ACCESS_KEY: 'real',
    AWS_REGION: 'eu-north-1',
  };
  const environment = { ...real, ...environmentFor('http://127.0.0.1:1', 'us-west-2') };
  expect(Object.values(environment)).not.toContain('real');
  expect(environment).toMatchObject({
    PATH: '/bin',
    AWS_PROFILE: undefined,
    AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
    AWS_REGION: 'us-west-2',
    AWS_DEFAULT_REGION: 'us-west-2',
  });
});
