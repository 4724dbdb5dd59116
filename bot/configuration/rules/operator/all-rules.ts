import type { OperatorFile } from '../../operator-file.ts';
import type { Rule } from '../rule.ts';
import { artefactMap } from './artefact-map.ts';
import { artefactsUnsigned } from './artefacts-unsigned.ts';
import { bundleWithoutFolder } from './bundle-without-folder.ts';
import { gitlabWithoutCallback } from './gitlab-without-callback.ts';
import { listedTwice } from './listed-twice.ts';
import { listensToAll } from './listens-to-all.ts';
import { noBackend } from './no-backend.ts';
import { ownParameter } from './own-parameter.ts';
import { plainHttp } from './plain-http.ts';
import { reportsGoNowhere } from './reports-go-nowhere.ts';
import { scanTokenOutside } from './scan-token-outside.ts';
import { secretUsedTwice } from './secret-used-twice.ts';
import { storesApart } from './stores-apart.ts';
import { trashInJobs } from './trash-in-jobs.ts';

/** Every relation that a `bot.yaml` is checked for. */
export const OPERATOR_RULES: readonly Rule<OperatorFile>[] = [
  listedTwice,
  noBackend,
  secretUsedTwice,
  plainHttp,
  listensToAll,
  storesApart,
  scanTokenOutside,
  ownParameter,
  trashInJobs,
  bundleWithoutFolder,
  gitlabWithoutCallback,
  reportsGoNowhere,
  artefactMap,
  artefactsUnsigned,
];
