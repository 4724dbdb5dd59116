import { describe } from 'vitest';
import { MemoryStateBucket } from '../../tools/adapters/state-bucket/memory-state-bucket.ts';
import { stateBucketContract } from './state-bucket-contract.ts';

describe('state buckets in memory', () => stateBucketContract(() => new MemoryStateBucket(), 'state'));
