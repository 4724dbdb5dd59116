import { describe, expect, it } from 'vitest';
import type { PlayedBook } from '../../../../tools/adapters/ansible/played-ansible.ts';
import { TerraformFailed } from '../../../../tools/adapters/terraform/terraform.ts';
import { ProvisionFailed } from '../../../../tools/roll/provision/provisioner.ts';
import { CONSOLE, GOES_WELL, memoryCloud } from './memory-cloud.ts';

const tell = () => {};
const OLD_IMAGE = 'ami-0123456789abcdef0';

async function failureOf(work: Promise<unknown>): Promise<ProvisionFailed> {
  const error: unknown = await work.catch(error => error);
  if (error instanceof ProvisionFailed) return error;
  throw new Error(`no failure of a provisioner: ${error}`);
}

/** A process that is killed at its `at`-th step, counted from 1 and only once. */
function killedAt(at: number) {
  let steps = 0;
  return () => {
    steps += 1;
    if (steps === at) throw new Error('killed');
  };
}

describe('a machine that is made anew', () => {
  const ACTS = {
    host: async (cloud: Awaited<ReturnType<typeof memoryCloud>>) => {
      const host = { pool: 'gpu', host: 1, instance: await cloud.inPlace('gpu-1'), image: OLD_IMAGE };
      return { place: 'gpu-1', act: (said: () => void) => cloud.provisioner.remakeHost(host, said) };
    },
    leader: async (cloud: Awaited<ReturnType<typeof memoryCloud>>) => {
      const leader = { instance: await cloud.inPlace('leader') };
      return { place: 'leader', act: (said: () => void) => cloud.provisioner.remakeLeader(leader, said) };
    },
    restored: async (cloud: Awaited<ReturnType<typeof memoryCloud>>) => {
      const { snapshot } = cloud;
      const instance = await cloud.inPlace('leader');
      const before = { instance, image: OLD_IMAGE, jenkins: '2.528.2', snapshot };
      return { place: 'leader', act: (said: () => void) => cloud.provisioner.restoreLeader(before, said) };
    },
  };

  it.each(Object.entries(ACTS))(
    'is made once, wherever the process was killed before: %s',
    async (_, actOf) => {
      let finished = false;
      for (let at = 1; !finished; at += 1) {
        let tick = () => {};
        const cloud = await memoryCloud({ tick: () => tick() });
        const { place, act } = await actOf(cloud);
        const old = await cloud.inPlace(place);
        tick = killedAt(at);
        // What is told while Terraform applies kills it between the end of one machine and the beginning of the next.
        const cut = await act(() => tick()).then(
          () => 'finished',
          (error: Error) => error.message,
        );
        finished = cut === 'finished';
        tick = () => {};
        const { instance } = await act(() => {});
        expect(instance).not.toBe(old);
        expect(await cloud.inPlace(place)).toBe(instance);
        expect(cloud.made.filter(address => address.startsWith('aws_instance.'))).toHaveLength(1);
        expect(cloud.ansible.runs.length).toBeGreaterThan(0);
        expect(at).toBeLessThan(500);
      }
    },
  );

  it('is known by its host keys before Ansible is let to it', async () => {
    const seen: string[] = [];
    const play: PlayedBook = run => {
      seen.push(cloud.hosts());
      return GOES_WELL(run);
    };
    const cloud = await memoryCloud({ play });
    const old = await cloud.inPlace('gpu-2');
    const { instance } = await cloud.provisioner.remakeHost(
      { pool: 'gpu', host: 2, instance: old, image: undefined },
      tell,
    );
    expect(seen).toHaveLength(1);
    expect(seen[0]).toContain(instance);
    expect(seen[0]).not.toContain(old);
  });

  it('is waited for, within bounds, until it shows its host keys', async () => {
    let looks = 0;
    const consoleOutput = async () => {
      looks += 1;
      return '';
    };
    const cloud = await memoryCloud({ parts: { consoles: { consoleOutput } } });
    const host = { pool: 'gpu', host: 1, instance: await cloud.inPlace('gpu-1'), image: undefined };
    const failed = await failureOf(cloud.provisioner.remakeHost(host, tell));
    expect(failed).toMatchObject({ mayPass: true, message: expect.stringContaining('no host keys') });
    expect(looks).toBeGreaterThan(10);
    expect(cloud.ansible.runs).toEqual([]);
  });

  it('is known by keys that were written down when its console does not show them any more', async () => {
    let gone = '';
    const consoleOutput = async (instance: string) => (instance === gone ? '' : CONSOLE);
    const cloud = await memoryCloud({ parts: { consoles: { consoleOutput } } });
    await cloud.provisioner.updateLeader(0, tell);
    gone = await cloud.inPlace('leader');
    await cloud.provisioner.updateLeader(0, tell);
    expect(cloud.hosts()).toContain(gone);
    expect(cloud.ansible.runs).toHaveLength(2);
  });

  it('is waited for until it can be reached, and not tried again when something fails on it', async () => {
    let tries = 0;
    const play: PlayedBook = run => {
      tries += 1;
      const outcome = tries < 3 ? 'unreachable' : 'ok';
      return [{ host: run.limit ?? '', task: 'all', outcome }];
    };
    const cloud = await memoryCloud({ play });
    const host = { pool: 'gpu', host: 1, instance: await cloud.inPlace('gpu-1'), image: undefined };
    await cloud.provisioner.remakeHost(host, tell);
    expect(tries).toBe(3);

    const broken = await memoryCloud({
      play: ({ limit = '' }) => [{ host: limit, task: 'docker', outcome: 'failed', message: 'sorry' }],
    });
    const other = { ...host, instance: await broken.inPlace('gpu-1') };
    const failed = await failureOf(broken.provisioner.remakeHost(other, tell));
    expect(failed).toMatchObject({ mayPass: false, message: expect.stringContaining('“docker”: sorry') });
    expect(broken.ansible.runs).toHaveLength(1);
  });

  it('is not set up by a playbook that is not for it', async () => {
    const cloud = await memoryCloud({ play: () => [] });
    const host = { pool: 'gpu', host: 1, instance: await cloud.inPlace('gpu-1'), image: undefined };
    expect((await failureOf(cloud.provisioner.remakeHost(host, tell))).message).toContain('is not for');
  });
});

describe('Terraform', () => {
  it('applies nothing when the plan goes further than the machine', async () => {
    const cloud = await memoryCloud();
    const { terraform } = cloud;
    const host = { pool: 'gpu', host: 1, instance: await cloud.inPlace('gpu-1'), image: undefined };
    const showPlan = terraform.showPlan.bind(terraform);
    terraform.showPlan = async () => {
      const plan = Object(await showPlan());
      const change = { actions: ['update'], before: null, after: null };
      const stray = {
        address: 'aws_security_group.agents',
        type: 'aws_security_group',
        mode: 'managed',
        change,
      };
      return { ...plan, resource_changes: [...plan.resource_changes, stray] };
    };
    const failed = await failureOf(cloud.provisioner.remakeHost(host, tell));
    expect(failed.message).toContain('update aws_security_group.agents');
    expect(failed).toMatchObject({ mayPass: false, fix: expect.stringContaining('fleet apply') });
    expect(await cloud.inPlace('gpu-1')).toBe(host.instance);
    expect(cloud.ansible.runs).toEqual([]);
  });

  it('that is locked is waited for by whoever asks again, and its lock is nobody’s to break but a person’s', async () => {
    const cloud = await memoryCloud();
    const detail =
      'operation error S3: PreconditionFailed\nLock Info:\n  ID:        7f3a-11\n  Who:       ci@build-3\n';
    cloud.terraform.plan = async () => {
      const lock = {
        severity: 'error',
        summary: 'Error acquiring the state lock',
        detail,
        address: undefined,
      } as const;
      throw new TerraformFailed('terraform plan', [lock]);
    };
    const failed = await failureOf(
      cloud.provisioner.remakeLeader({ instance: await cloud.inPlace('leader') }, tell),
    );
    expect(failed.mayPass).toBe(true);
    expect(failed.message).toContain('ci@build-3');
    expect(failed.fix).toContain('cd /out/tvm/terraform && terraform force-unlock 7f3a-11');
  });

  it('never runs twice at once', async () => {
    let running = 0;
    let most = 0;
    const cloud = await memoryCloud();
    const apply = cloud.terraform.apply.bind(cloud.terraform);
    cloud.terraform.apply = async listener => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(resolve => setTimeout(resolve, 5));
      await apply(listener);
      running -= 1;
    };
    const { provisioner, inPlace } = cloud;
    const [one, two, leader] = await Promise.all(['gpu-1', 'gpu-2', 'leader'].map(inPlace));
    await Promise.all([
      provisioner.remakeHost({ pool: 'gpu', host: 1, instance: one ?? '', image: undefined }, tell),
      provisioner.remakeHost({ pool: 'gpu', host: 2, instance: two ?? '', image: undefined }, tell),
      provisioner.remakeLeader({ instance: leader ?? '' }, tell),
    ]);
    expect(most).toBe(1);
    expect(cloud.made).toHaveLength(3);
  });
});

describe('the files of a fleet', () => {
  it('are again what its file says after another image was used, also when that failed', async () => {
    for (const play of [GOES_WELL, (() => 'broken') as PlayedBook]) {
      const cloud = await memoryCloud({ play });
      const host = { pool: 'gpu', host: 1, instance: await cloud.inPlace('gpu-1'), image: OLD_IMAGE };
      await cloud.provisioner.remakeHost(host, tell).catch(() => {});
      expect(cloud.opened.some(({ pins }) => pins?.get('agent-gpu') === OLD_IMAGE)).toBe(true);
      expect(cloud.opened.at(-1)).toEqual({});
    }
  });
});

describe('the leader', () => {
  it('stops Jenkins before its machine goes, and starts it without a restart', async () => {
    const order: string[] = [];
    const cloud = await memoryCloud({
      play: run => {
        order.push(`${run.playbook}${run.extra === undefined ? '' : ' restarts'}`);
        return GOES_WELL(run);
      },
    });
    const apply = cloud.terraform.apply.bind(cloud.terraform);
    cloud.terraform.apply = async listener => {
      order.push('terraform');
      await apply(listener);
    };
    await cloud.provisioner.remakeLeader({ instance: await cloud.inPlace('leader') }, tell);
    expect(order).toEqual(['playbooks/stop-leader.yml', 'terraform', 'playbooks/leader.yml']);
  });

  it('stays when Jenkins cannot be stopped; one that is given up does not', async () => {
    const play: PlayedBook = run =>
      run.playbook.includes('stop')
        ? [{ host: run.limit ?? '', task: 'stop', outcome: 'failed' }]
        : GOES_WELL(run);
    const cloud = await memoryCloud({ play });
    const instance = await cloud.inPlace('leader');
    await failureOf(cloud.provisioner.remakeLeader({ instance }, tell));
    expect(await cloud.inPlace('leader')).toBe(instance);
    const before = { instance, image: undefined, jenkins: '2.528.2', snapshot: cloud.snapshot };
    expect((await cloud.provisioner.restoreLeader(before, tell)).instance).not.toBe(instance);
  });
});
