import { expect, it } from 'vitest';
import type { EmulatorOptions, Emulators } from '../../tools/adapters/emulator/emulator.ts';

/** Emulators, a folder of their own, and whether one is up at an endpoint. */
export interface EmulatorsUnderTest {
  readonly emulators: Emulators;
  readonly folder: string;
  isUp(endpoint: string): Promise<boolean>;
}

/** What all emulators do; `make` gives a new place for each test. */
export function emulatorsContract(make: () => EmulatorsUnderTest): void {
  const options = (folder: string): EmulatorOptions => ({ folder, images: [], zones: [] });

  it('are up from start to stop, on this machine only, and stop twice as well', async () => {
    const { emulators, folder, isUp } = make();
    const emulator = await emulators.start(options(folder));
    expect(emulator.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(emulator.log.startsWith(folder)).toBe(true);
    expect(await isUp(emulator.endpoint)).toBe(true);
    await emulator.stop();
    expect(await isUp(emulator.endpoint)).toBe(false);
    await emulator.stop();
  });

  it('can be kept, found by their folder, and then be stopped once', async () => {
    const { emulators, folder, isUp } = make();
    const { endpoint, keep } = await emulators.start(options(folder));
    expect(await emulators.kept(folder)).toBeUndefined();
    await keep();
    expect(await emulators.kept(folder)).toBe(endpoint);
    expect(await emulators.stopKept(folder)).toBe(true);
    expect(await isUp(endpoint)).toBe(false);
    expect(await emulators.kept(folder)).toBeUndefined();
    expect(await emulators.stopKept(folder)).toBe(false);
  });

  it('keep one in a folder: the next one ends it', async () => {
    const { emulators, folder, isUp } = make();
    const first = await emulators.start(options(folder));
    await first.keep();
    const second = await emulators.start(options(folder));
    await second.keep();
    expect(await emulators.kept(folder)).toBe(second.endpoint);
    await expect.poll(() => isUp(first.endpoint), { timeout: 10_000 }).toBe(false);
    await emulators.stopKept(folder);
  });

  it('do not start when that was called off', async () => {
    const { emulators, folder } = make();
    const signal = AbortSignal.abort();
    await expect(emulators.start({ ...options(folder), signal })).rejects.toBe(signal.reason);
  });
}
