import { withPerson } from '../../configuration/people-list.ts';
import type { Ended } from '../../model/effect.ts';
import type { Person } from '../../model/person.ts';
import { listFile } from '../list-file.ts';
import type { EffectScene } from './effect-scene.ts';

/** Writes somebody into the list of benchmarkers by a commit that names who asked. */
export async function addBenchmarker(login: string, by: Person, scene: EffectScene): Promise<Ended> {
  const { forge } = scene.parts;
  const { lists } = scene.configuration.settings;
  if (lists === undefined)
    return {
      kind: 'failed',
      why: 'no list of benchmarkers is configured',
      fix: 'lists in .ci-bot.yaml names one',
    };
  const person = await forge.personNamed(login);
  if (person === undefined) return { kind: 'failed', why: `nobody is called ${login}` };
  const list = await listFile(lists, scene.record.pull.ref.repository, forge);
  if (list === undefined)
    return {
      kind: 'failed',
      why: `${lists.repository} is no repository of the same owner that the bot can reach`,
      fix: 'lists in .ci-bot.yaml names one',
    };
  const { repository, branch, file } = list;
  const text = withPerson(file?.text ?? '', person);
  if (text === undefined)
    return {
      kind: 'failed',
      why: `${lists.path} in ${lists.repository} is no list of people that can be read`,
      fix: 'fleet bot check says what is wrong with it',
    };
  const message = `Let ${person.login} run benchmarks\n\nAsked for by ${by.login} (${by.id}).`;
  await forge.commit(repository, branch, [{ path: lists.path, text }], message);
  return { kind: 'done' };
}
