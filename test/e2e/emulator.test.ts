import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import {
  EmulatorFailed,
  EmulatorMissing,
  type EmulatorOptions,
} from '../../tools/adapters/emulator/emulator.ts';
import { MotoEmulators } from '../../tools/adapters/emulator/moto-emulators.ts';
import { answers } from '../../tools/adapters/emulator/moto-process.ts';
import { diskFiles } from '../../tools/adapters/files/disk-files.ts';
import { EMULATOR_PYTHON } from '../../tools/emulator/installed.ts';
import { emulatorsContract } from '../contracts/emulators-contract.ts';

const PYTHON = resolve(EMULATOR_PYTHON);
const folders: string[] = [];
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'emulator-'));
  folders.push(made);
  return made;
};
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true });
});

const emulatorsWith = (python: string) =>
  new MotoEmulators({ python, environment: { PATH: process.env.PATH }, files: diskFiles });
const options = (more: Partial<EmulatorOptions> = {}): EmulatorOptions => ({
  folder: folder(),
  images: [],
  zones: [],
  ...more,
});

describe('moto as a process', () => {
  emulatorsContract(() => ({ emulators: emulatorsWith(PYTHON), folder: folder(), isUp: answers }));

  it('that is not installed says how to install it', async () => {
    const start = emulatorsWith('/nowhere/python3').start(options());
    await expect(start).rejects.toThrow(EmulatorMissing);
    await expect(start).rejects.toThrow('make setup');
  });

  it('that ends at once shows the end of its log', async () => {
    const start = emulatorsWith('/usr/bin/env').start(options());
    await expect(start).rejects.toThrow(EmulatorFailed);
    await expect(start).rejects.toThrow('moto.log');
  });

  it('has the images that it was given, and no others; and the zones', async () => {
    const image = { id: 'ami-0123456789abcdef0', name: 'agent', architecture: 'arm64' } as const;
    const emulator = await emulatorsWith(PYTHON).start(options({ images: [image], zones: ['example.org'] }));
    try {
      const images = await asked(emulator.endpoint, 'ec2', 'Action=DescribeImages&Version=2016-11-15');
      expect(images.match(/<imageId>[^<]*/g)).toEqual([`<imageId>${image.id}`]);
      expect(images).toContain('<architecture>arm64');
      const run = 'Action=RunInstances&Version=2016-11-15&MinCount=1&MaxCount=1&ImageId=';
      expect(await asked(emulator.endpoint, 'ec2', `${run}${image.id}`)).toContain('<instanceId>');
      expect(await asked(emulator.endpoint, 'ec2', `${run}ami-00000000000000001`)).toContain('InvalidAMIID');
      const zones = await fetch(`${emulator.endpoint}/2013-04-01/hostedzone`, {
        headers: { host: 'route53.amazonaws.com', authorization: credential('route53') },
      });
      expect(await zones.text()).toContain('<Name>example.org.');
    } finally {
      await emulator.stop();
    }
  });

  it.each(['SIGKILL', 'SIGTERM'] as const)('ends with the program that started it: %s', async signal => {
    const parent = started('setInterval(() => {}, 1000)');
    const [endpoint] = await once(createInterface({ input: parent.stdout }), 'line');
    expect(await answers(endpoint)).toBe(true);
    parent.kill(signal);
    await expect.poll(() => answers(endpoint), { timeout: 10_000 }).toBe(false);
  });

  it('does not hold up the program that forgot it, and ends with it', async () => {
    const parent = started('');
    const [[endpoint], [code]] = await Promise.all([
      once(createInterface({ input: parent.stdout }), 'line'),
      once(parent, 'exit'),
    ]);
    expect(code).toBe(0);
    await expect.poll(() => answers(endpoint), { timeout: 10_000 }).toBe(false);
  });

  it('does what the AWS provider asks for once, when an answer was lost and it asks again', async () => {
    const { endpoint, stop } = await emulatorsWith(PYTHON).start(options());
    const network = async (agent: string, id: string) => {
      const asked = await fetch(endpoint, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'user-agent': agent,
          'amz-sdk-invocation-id': id,
          authorization: credential('ec2'),
        },
        body: 'Action=CreateVpc&Version=2016-11-15&CidrBlock=10.0.0.0%2F16',
      });
      return /<vpcId>([^<]+)/.exec(await asked.text())?.[1];
    };
    const provider = 'APN/1.0 HashiCorp/1.0 Terraform/1.11.4 terraform-provider-aws/5.100.0';
    const first = await network(provider, 'one');
    expect(first).toMatch(/^vpc-/);
    expect(await network(provider, 'one')).toBe(first);
    expect(await network(provider, 'two')).not.toBe(first);
    // Others have to bear it themselves, as on AWS.
    expect(await network('aws-sdk-js', 'three')).not.toBe(await network('aws-sdk-js', 'three'));
    await stop();
  });

  it('listens on this machine only', async () => {
    const emulator = await emulatorsWith(PYTHON).start(options());
    try {
      const addresses = Object.values(networkInterfaces()).flatMap(list => list ?? []);
      const others = addresses.filter(({ family, internal }) => family === 'IPv4' && !internal);
      // A server that is bound to all addresses answers at every one of 127.0.0.0/8.
      for (const host of ['127.0.0.2', ...others.map(({ address }) => address)])
        expect(await answers(emulator.endpoint.replace('127.0.0.1', host))).toBe(false);
    } finally {
      await emulator.stop();
    }
  });
});

/** The service that moto takes a request to be for stands in the signature, which it does not check. */
const credential = (service: string) =>
  `AWS4-HMAC-SHA256 Credential=emulator/20260101/us-west-2/${service}/aws4_request, SignedHeaders=host, Signature=0`;

async function asked(endpoint: string, service: string, query: string): Promise<string> {
  const answer = await fetch(`${endpoint}/`, {
    method: 'POST',
    headers: { authorization: credential(service), 'content-type': 'application/x-www-form-urlencoded' },
    body: query,
  });
  return answer.text();
}

/** A program that starts an emulator, prints its endpoint, and goes on with `then`. */
function started(then: string) {
  const program = `
    import { MotoEmulators } from './tools/adapters/emulator/moto-emulators.ts';
    import { diskFiles } from './tools/adapters/files/disk-files.ts';
    const emulators = new MotoEmulators({ python: '${PYTHON}', environment: {}, files: diskFiles });
    console.log((await emulators.start({ folder: '${folder()}', images: [], zones: [] })).endpoint);
    ${then}`;
  return spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
