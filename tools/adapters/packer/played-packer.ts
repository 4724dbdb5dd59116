import { type Packer, type PackerCall, PackerFailed } from './packer.ts';

/** What a played build does; it throws the output of a build that fails. */
export type PlayedBuild = (call: PackerCall, tell: (line: string) => void) => Promise<void> | void;

/** A Packer that is played by a function, for tests; `built` keeps what was asked of it. */
export class PlayedPacker implements Packer {
  readonly built: PackerCall[] = [];
  readonly #play: PlayedBuild;

  constructor(play: PlayedBuild) {
    this.#play = play;
  }

  async version(): Promise<string> {
    return '1.6.6';
  }

  async install(): Promise<void> {}

  async validate({ template }: PackerCall): Promise<void> {
    if (template === '') throw new PackerFailed('packer validate', 'no template');
  }

  async build(call: PackerCall, tell: (line: string) => void): Promise<void> {
    this.built.push(call);
    await this.#play(call, tell);
  }
}
