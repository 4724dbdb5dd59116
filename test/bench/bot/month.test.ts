import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MachinePark } from '../../../bench/bot/month/machine-park.ts';
import { EVERY_PUSH, POLICIES } from '../../../bench/bot/month/policies.ts';
import { mxnetProject, type Project } from '../../../bench/bot/month/project.ts';
import { pullStories } from '../../../bench/bot/month/pulls.ts';
import { runMonth } from '../../../bench/bot/month/run-month.ts';
import { VirtualClock } from '../../../bench/roll/virtual-clock.ts';
import { parseInstanceTypes } from '../../../fleet/catalogue/instance-types.ts';

const project = mxnetProject(
  parseInstanceTypes(readFileSync('fleet/catalogue/ec2-instance-types.csv', 'utf8')),
);
const stories = pullStories({
  seed: 7,
  pulls: 40,
  jobs: project.jobs.length,
  ownPush: 0.7,
  sameSitting: 0.6,
});
const of = (part: string) => {
  const policy = POLICIES.find(({ name }) => name.startsWith(part));
  if (policy === undefined) throw new Error(`no policy ${part}`);
  return runMonth(project, stories, policy);
};

describe('a simulated month', () => {
  it('is the same for the same seed', () => {
    expect(runMonth(project, stories, EVERY_PUSH)).toEqual(runMonth(project, stories, EVERY_PUSH));
  });

  it('tests every push, those that are ready, or fewer, and always the last of each pull request', () => {
    const pushes = stories.reduce((sum, story) => sum + story.pushes.length, 0);
    const [every, asked, reviewed] = [of('every push'), of('asked, as in'), of('asked by a reviewer')];
    expect(every.tested).toBe(pushes);
    expect(asked.tested).toBeLessThan(every.tested);
    expect(reviewed.tested).toBeLessThan(asked.tested);
    expect(reviewed.tested).toBeGreaterThanOrEqual(stories.length);
  });

  it('costs more the more is run, and less when what is outdated is stopped', () => {
    const every = of('every push');
    const stopping = of('every push, outdated');
    expect(of('asked, as in').usd).toBeLessThan(every.usd);
    expect(of('every push, all jobs again').usd).toBeGreaterThan(every.usd);
    expect(stopping.usd).toBeLessThan(every.usd);
    expect(stopping.stopped).toBeGreaterThan(0);
    expect(every.stopped).toBe(0);
  });

  it('pays for the minutes of every job at least', () => {
    const one: Project = { ...project, jobs: project.jobs.filter(({ name }) => name === 'sanity') };
    const single = pullStories({ seed: 1, pulls: 1, jobs: 1, ownPush: 0, sameSitting: 0 });
    const { usd, machineHours } = runMonth(one, single, EVERY_PUSH);
    const [kind] = project.machines;
    // Start, idle time, and what is left of two minutes when it fails at once.
    expect(machineHours * 3_600).toBeGreaterThan((kind?.boot ?? 0) + (kind?.idle ?? 0));
    expect(usd).toBeCloseTo(machineHours * (kind?.usdPerHour ?? 0));
  });
});

describe('machines of one kind', () => {
  const kind = { name: 'm', instance: 'm', usdPerHour: 3_600, executors: 2, boot: 100, idle: 50 };

  it('are shared while there is room, and paid from their start until they were idle for long enough', () => {
    const clock = new VirtualClock(0);
    const park = new MachinePark(kind, clock);
    const [one, two] = [park.take(), park.take()];
    expect([one.wait, two.wait]).toEqual([100_000, 100_000]);
    clock.after(150_000, one.release);
    clock.after(200_000, two.release);
    // It takes what comes before it would have ended.
    clock.after(230_000, () => {
      const { wait, release } = park.take();
      expect(wait).toBe(0);
      clock.after(10_000, release);
    });
    clock.runUntil(1_000_000);
    expect(park.cost).toEqual({ machineSeconds: 290, usd: 290 });
  });

  it('are more when there is no room', () => {
    const clock = new VirtualClock(0);
    const park = new MachinePark(kind, clock);
    for (const { release } of [park.take(), park.take(), park.take()]) clock.after(100_000, release);
    clock.runUntil(1_000_000);
    expect(park.cost.machineSeconds).toBe(300);
  });
});
