import type { Packer, PackerCall } from './packer.ts';

/** How a Packer is played; what its parts throw is what Packer would have failed with. */
export interface PackerPlay {
  readonly validate?: (call: PackerCall) => void;
  readonly build: (call: PackerCall, tell: (line: string) => void) => Promise<void> | void;
}

/** A Packer that is played by functions, for tests; `built` keeps what was asked of it. */
export class PlayedPacker implements Packer {
  readonly built: PackerCall[] = [];
  readonly #play: PackerPlay;

  constructor(play: PackerPlay) {
    this.#play = play;
  }

  async version(): Promise<string> {
    return '1.6.6';
  }

  async install(): Promise<void> {}

  async validate(call: PackerCall): Promise<void> {
    this.#play.validate?.(call);
  }

  async build(call: PackerCall, tell: (line: string) => void): Promise<void> {
    this.built.push(call);
    await this.#play.build(call, tell);
  }
}
