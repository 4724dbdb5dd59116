import type { HomeVolume } from '../home-volumes/home-volumes.ts';

/** A request of EC2 that changes something, and that EC2 can be asked about without changing it. */
export type Attempt =
  | { readonly action: 'ec2:CreateSnapshot'; readonly volume: HomeVolume }
  | { readonly action: 'ec2:CreateVolume'; readonly like: HomeVolume }
  | { readonly action: 'ec2:DetachVolume'; readonly volume: string; readonly instance: string }
  | {
      readonly action: 'ec2:AttachVolume';
      readonly volume: string;
      readonly instance: string;
      readonly device: string;
    }
  | { readonly action: 'ec2:TerminateInstances'; readonly instance: string };

/** `unknown`: EC2 found something else wrong with the request before it said whether it is allowed. */
export type Verdict =
  | { readonly kind: 'allowed' | 'denied' }
  | { readonly kind: 'unknown'; readonly why: string };

/** Asks EC2 whether it would do something. Auto Scaling cannot be asked so. */
export interface DryRuns {
  /** @throws NoCredentials, CloudRefused when nobody answers, or nobody is known by these credentials */
  attempt(attempt: Attempt): Promise<Verdict>;
}
