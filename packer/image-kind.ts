import type { Architecture, ImageKind } from './image-traits.ts';
import type { VersionSection } from './versions.ts';

/** How an image of one kind comes about. */
export interface KindPlan {
  /** The scripts that install, in order; each is `scripts/<name>.sh`. */
  readonly steps: readonly string[];
  /** The pinned versions that these scripts ask for. */
  readonly versions: readonly VersionSection[];
  /** The system volume while it is built, in GiB: what is installed, and room to install it. */
  readonly disk: number;
  /**
   * The machine on which it is built and smoke-tested. Only an image with the GPU driver needs a GPU for that; an image
   * with CUDA libraries must work without one, so it is built without one.
   */
  readonly builder: Readonly<Record<Architecture, string>>;
}

const BUILDER = { x86_64: 'm6a.xlarge', arm64: 'm7g.xlarge' } as const;

/** The least g types with a GPU of NVIDIA: a T4, and a T4G beside an arm64 processor. */
const GPU_BUILDER = { x86_64: 'g4dn.xlarge', arm64: 'g5g.xlarge' } as const;

const AGENT = ['base', 'logs', 'docker', 'java', 'git', 'agent'] as const;

/** Versions that every image asks for. */
const EVERYWHERE = ['ubuntu', 'aws-cli', 'cloudwatch-agent'] as const;

/** What each kind of image holds (B8, B22 to B26). */
export const KIND_PLANS: Readonly<Record<ImageKind, KindPlan>> = {
  leader: {
    steps: ['base', 'logs', 'docker', 'leader'],
    versions: EVERYWHERE,
    disk: 16,
    builder: BUILDER,
  },
  agent: { steps: AGENT, versions: EVERYWHERE, disk: 16, builder: BUILDER },
  'agent-gpu': {
    steps: [...AGENT, 'gpu'],
    versions: [...EVERYWHERE, 'nvidia'],
    disk: 24,
    builder: GPU_BUILDER,
  },
  'agent-gpubuild': {
    steps: [...AGENT, 'gpubuild'],
    versions: [...EVERYWHERE, 'cuda'],
    disk: 40,
    builder: BUILDER,
  },
  'doc-host': {
    steps: ['base', 'logs', 'java', 'git', 'agent', 'doc-host'],
    versions: EVERYWHERE,
    disk: 16,
    builder: BUILDER,
  },
};

/** What runs on the building machine after the installing scripts, in order: the test that must pass before an AMI is made, and the clean-up. */
export const LAST_STEPS = ['smoke-test', 'clean-up'] as const;

/** Functions that the scripts on the building machine load. */
export const LIBRARIES = ['retry', 'download', 'apt'] as const;

/** Programs that steps put onto every image as they are. */
export const PROGRAMS = ['scripts/ship-logs.py'] as const;

/** What runs beside Packer, before the first step and after the AMI is made: only session tokens open the metadata service. */
export const LOCAL_STEPS = { before: 'builder-imdsv2', after: 'image-imdsv2' } as const;
