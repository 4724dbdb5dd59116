import { describe, expect, it } from 'vitest';
import { appJwt } from '../../../bot/github/app-jwt.ts';
import { Door } from '../../../bot/github/stand-in/door.ts';
import { newAppKey } from '../../../bot/github/stand-in/open-stand-in.ts';
import { accountNamed } from '../../../bot/github/stand-in/repository-acts.ts';
import { KEY, START } from './http-world.ts';
import { memoryHub } from './memory-hub.ts';

function begin() {
  const { hub, advance } = memoryHub(START);
  return { hub, advance, door: new Door(hub, [KEY.publicKey]) };
}

const jwt = (app: number, now: number, key = KEY.privateKey): string => appJwt(app, key, 'app-key', now);

describe('the door of the stand-in', () => {
  it('lets the App in, for as long as its token says', () => {
    const { hub, door, advance } = begin();
    const token = `Bearer ${jwt(hub.app.id, START)}`;
    expect(door.caller(token)).toEqual({ kind: 'app' });
    advance(8 * 60_000);
    expect(door.caller(token)).toEqual({ kind: 'app' });
    advance(60_000);
    expect(() => door.caller(token)).toThrow('exp');
  });

  it('takes clocks that differ a little, and no tokens from the future', () => {
    const { hub, door } = begin();
    expect(door.caller(`bearer ${jwt(hub.app.id, START + 20_000)}`)).toEqual({ kind: 'app' });
    expect(() => door.caller(`bearer ${jwt(hub.app.id, START + 3_600_000)}`)).toThrow('too far');
  });

  it('refuses what is not signed by the App, or is another App', () => {
    const { hub, door } = begin();
    const good = jwt(hub.app.id, START);
    const [head, , signature] = good.split('.');
    const [, forged] = jwt(hub.app.id, START + 60_000).split('.');
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const token of [
      jwt(hub.app.id, START, newAppKey().privateKey),
      jwt(hub.app.id + 1, START),
      `${head}.${forged}.${signature}`,
      `${unsigned}.${good.split('.')[1]}.`,
      '..',
      'x.y.z',
      '',
      'ghs_unknown',
    ])
      expect(() => door.caller(`bearer ${token}`)).toThrow();
    expect(() => door.caller(undefined)).toThrow('Bad credentials');
  });

  it('takes tokens of an installation for an hour', () => {
    const { hub, door, advance } = begin();
    const account = accountNamed(hub, 'project', 'Organization');
    const { token } = door.newToken(account);
    expect(door.caller(`token ${token}`)).toEqual({ kind: 'installation', account });
    advance(3_600_000);
    expect(() => door.caller(`token ${token}`)).toThrow('Bad credentials');
  });
});
