import { MemoryArtefactStore } from '../../bot/stores/memory-artefact-store.ts';
import { artefactStoreContract } from './artefact-store-contract.ts';

artefactStoreContract('in memory', () => new MemoryArtefactStore());
