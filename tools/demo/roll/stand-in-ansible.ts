import { join } from 'node:path';
import { z } from 'zod';
import type { Ansible, AnsibleEvent, PlaybookRun } from '../../adapters/ansible/ansible.ts';
import type { Files } from '../../adapters/files/files.ts';
import type { LeaderBook } from './played-leader.ts';

/** What is done to the leader instead of playbooks. */
export interface LeaderPlaybooks {
  setUp(book: LeaderBook): void | Promise<void>;
  stop(): void | Promise<void>;
}

const WHY = 'played: nobody can log in to a machine of an emulator';
/** The image of Jenkins as `ansible/` writes it into the variables of the leader. */
const IMAGE = /^leader_jenkins_image:.*jenkins\/jenkins:(\d+\.\d+(?:\.\d+)?)/m;
const VARIABLES = join('inventory', 'group_vars', 'leader.yml');

const extraSchema = z.looseObject({ leader_restart_since: z.number().optional() });

/** Ansible where the machines are an emulator's: it says that it is played, and on the leader a stand-in of Jenkins obeys. */
export class StandInAnsible implements Ansible {
  readonly #leader: LeaderPlaybooks;
  readonly #files: Pick<Files, 'read'>;

  constructor(leader: LeaderPlaybooks, files: Pick<Files, 'read'>) {
    this.#leader = leader;
    this.#files = files;
  }

  async run(run: PlaybookRun, onEvent?: (event: AnsibleEvent) => void): Promise<readonly string[]> {
    onEvent?.({ kind: 'task', task: WHY });
    if (run.playbook === 'playbooks/stop-leader.yml') await this.#leader.stop();
    if (run.playbook === 'playbooks/leader.yml') await this.#leader.setUp(this.#book(run));
    return run.limit === undefined ? [] : [run.limit];
  }

  #book({ folder, extra = {} }: PlaybookRun): LeaderBook {
    const [, version = ''] = IMAGE.exec(this.#files.read(join(folder, VARIABLES))) ?? [];
    const since = extraSchema.parse(extra).leader_restart_since;
    return { version, restartSince: since === undefined ? undefined : since * 1_000 };
  }
}
