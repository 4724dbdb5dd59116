import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Backend, BackendFailed, type RunName, type RunOrder } from '../../bot/backends/backend.ts';
import type { Sighting } from '../../bot/model/sighting.ts';

/** How the work of an order goes. `passes`: it leaves the artefact of `artefactText`; `fails`: by itself; `lasts`: until it is stopped. */
export type Work = 'passes' | 'fails' | 'lasts';

/** The name of the artefact that work which passes leaves, and what is in it. */
export const ARTEFACT = { name: 'built-1700000000.tar.gz', text: 'what was built\n' } as const;

/** What a backend's test provides: a system, and ways to it that are not the backend's own. */
export interface BackendStage {
  /** A backend before the system, as another worker would have it: it shares nothing in memory with earlier ones. */
  backend(): Backend;
  /** An order that the system can carry out, with another run id each time; those that `last` leave room for one more run. */
  order(work: Work): RunOrder;
  /** Lets a little time pass: a simulated clock goes on, a real one is waited for. */
  pass(): Promise<void>;
  /** How often work of a run began, by the word of the work itself. */
  begun(run: string): Promise<number>;
  /** Changes the artefact of a run that passed, behind the backend's back; undefined: nobody can. */
  readonly spoil: ((order: RunOrder) => Promise<void>) | undefined;
  /** From now on the system does not answer, or answers again. */
  broken(broken: boolean): void;
  /** Runs wait for their release. */
  readonly holds: boolean;
  /** Jobs can be started on branches: how often one was for a commit; undefined: it cannot. */
  readonly onBranch: ((target: string, branch: string, sha: string) => Promise<number>) | undefined;
  /** Something lies on disks that `tidy` moves. */
  readonly tidies: boolean;
  /** How often `pass` is called at most until something is seen. */
  readonly patience: number;
  end(): Promise<void>;
}

type Kind = Sighting['kind'];
type Seen<K extends Kind> = Extract<Sighting, { readonly kind: K }>;

/** What every backend must do. */
export function backendContract(name: string, staged: () => Promise<BackendStage>): void {
  describe(`a backend: ${name}`, () => {
    let stage: BackendStage;
    let backend: Backend;

    beforeEach(async () => {
      stage = await staged();
      backend = stage.backend();
    });
    afterEach(() => stage.end());

    const look = async (run: RunName): Promise<Sighting> => {
      const [sighting] = await stage.backend().look([run]);
      if (sighting === undefined) throw new Error('one run, and no sighting');
      return sighting;
    };
    async function until<K extends Kind>(run: RunName, kind: K): Promise<Seen<K>> {
      let seen: Sighting = await look(run);
      for (let times = 0; times < stage.patience && seen.kind !== kind; times++) {
        await stage.pass();
        seen = await look(run);
      }
      expect(seen.kind).toBe(kind);
      // The kind was just compared.
      return seen as Seen<K>;
    }
    const started = async (work: Work): Promise<RunName> => {
      const order = stage.order(work);
      const { handle } = await backend.submit(order);
      await backend.release({ order, handle });
      return { order, handle };
    };
    const nameless = ({ order }: RunName): RunName => ({ order, handle: undefined });

    describe('handing over', () => {
      it('gives the same run again to whoever asks again, one after another or at once', async () => {
        const order = stage.order('lasts');
        const others = await Promise.all([stage.backend().submit(order), stage.backend().submit(order)]);
        const again = await stage.backend().submit(order);
        expect(new Set([...others, again].map(({ handle }) => handle)).size).toBe(1);
        expect(again.held).toBe(stage.holds);
        await Promise.all(
          [backend, stage.backend()].map(each => each.release({ order, handle: again.handle })),
        );
        await until({ order, handle: again.handle }, 'running');
        for (let times = 0; times < stage.patience && (await stage.begun(order.run)) === 0; times++)
          await stage.pass();
        expect((await stage.backend().submit(order)).handle).toBe(again.handle);
        expect(await stage.begun(order.run)).toBe(1);
        await backend.cancel({ order, handle: again.handle });
      });

      it('begins nothing that is held, and finds it without its handle', async () => {
        const order = stage.order('passes');
        const { handle, held } = await backend.submit(order);
        expect(held).toBe(stage.holds);
        if (!held) return;
        for (let times = 0; times < 3; times++) await stage.pass();
        expect((await look({ order, handle })).kind).toBe('held');
        expect((await look({ order, handle: undefined })).kind).toBe('held');
        expect(await stage.begun(order.run)).toBe(0);
      });

      it('does not know an order that was never handed over', async () => {
        const never = { order: stage.order('passes'), handle: undefined };
        const known = await started('lasts');
        expect((await backend.look([never, known, never])).map(({ kind }) => kind === 'absent')).toEqual([
          true,
          false,
          true,
        ]);
        await backend.cancel(never);
        await backend.cancel(known);
      });

      it('looks at no runs', async () => {
        expect(await backend.look([])).toEqual([]);
      });
    });

    describe('a run to its end', () => {
      it('succeeds, once, and leaves an artefact with its checksum', async () => {
        const run = await started('passes');
        const { result, at, since } = await until(run, 'ended');
        expect(result.outcome).toBe('success');
        expect(at).toBeGreaterThanOrEqual(since ?? at);
        expect(await stage.begun(run.order.run)).toBe(1);
        const [artefact] = result.artefacts;
        if (artefact === undefined) throw new Error('no artefact');
        expect(artefact.name).toBe(ARTEFACT.name);
        expect(artefact.bytes).toBe(ARTEFACT.text.length);
        expect(new TextDecoder().decode(await stage.backend().artefact(run, artefact))).toBe(ARTEFACT.text);
        expect(await look(nameless(run))).toEqual(await look(run));
        await expect(
          backend.artefact(run, { ...artefact, sha256: artefact.sha256.replace(/./g, '0') }),
        ).rejects.toBeInstanceOf(BackendFailed);
        await expect(backend.artefact(run, { ...artefact, name: '../job' })).rejects.toBeInstanceOf(
          BackendFailed,
        );
        if (stage.spoil === undefined) return;
        await stage.spoil(run.order);
        await expect(backend.artefact(run, artefact)).rejects.toBeInstanceOf(BackendFailed);
        // What was seen first stays what was seen.
        const later = await look(run);
        expect(later.kind === 'ended' && later.result.artefacts).toEqual([artefact]);
      });

      it('fails by itself, and is no more to be stopped or begun', async () => {
        const run = await started('fails');
        expect((await until(run, 'ended')).result.outcome).toBe('failure');
        const before = await look(run);
        await backend.cancel(run);
        await backend.release(run);
        await backend.submit(run.order);
        await stage.pass();
        expect(await look(run)).toEqual(before);
        expect(await stage.begun(run.order.run)).toBe(1);
      });
    });

    describe('stopping', () => {
      it('ends a run that goes, and one that has not begun, twice as well as once', async () => {
        const going = await started('lasts');
        await until(going, 'running');
        await backend.cancel(going);
        await stage.backend().cancel(nameless(going));
        expect((await until(going, 'ended')).result.outcome).toBe('cancelled');
        if (!stage.holds) return;
        const order = stage.order('passes');
        const { handle } = await backend.submit(order);
        await backend.cancel({ order, handle: undefined });
        await stage.backend().release({ order, handle });
        expect((await until({ order, handle }, 'ended')).result.outcome).toBe('cancelled');
        expect(await stage.begun(order.run)).toBe(0);
      });
    });

    it('says of a system that does not answer that it failed, and never that a run ended', async () => {
      const run = await started('lasts');
      await until(run, 'running');
      stage.broken(true);
      const other = stage.order('passes');
      const calls = [
        () => backend.submit(other),
        () => backend.cancel(run),
        () => backend.look([run]),
        () => backend.look([nameless(run), { order: other, handle: undefined }]),
      ];
      for (const call of calls)
        await expect(call()).rejects.toMatchObject({ name: 'BackendFailed', later: true });
      stage.broken(false);
      expect((await look(run)).kind).toBe('running');
      expect((await look({ order: other, handle: undefined })).kind).toBe('absent');
      await backend.cancel(run);
    });

    it('moves aside what a closed pull request left, once', async () => {
      const run = await started('passes');
      const before = await until(run, 'ended');
      const moved = await backend.tidy(run.order.pull, [run]);
      expect(moved.length > 0).toBe(stage.tidies);
      expect(await stage.backend().tidy(run.order.pull, [run])).toEqual([]);
      expect(await look(run)).toEqual(before);
      await stage.backend().submit(run.order);
      await stage.pass();
      expect(await stage.begun(run.order.run)).toBe(1);
    });

    it('starts a target on a branch once for each commit, or says that it does not', async () => {
      const { target, sha, pull } = stage.order('passes');
      const call = () => stage.backend().runBranch(target, 'main', sha, pull.repository);
      if (stage.onBranch === undefined)
        return expect(call()).rejects.toMatchObject({ name: 'BackendFailed', later: false });
      await call();
      await call();
      expect(await stage.onBranch(target, 'main', sha)).toBe(1);
    });
  });
}
