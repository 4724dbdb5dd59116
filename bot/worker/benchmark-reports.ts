import { BackendFailed } from '../backends/backend.ts';
import { earlierThan, floorsIn, type HistoryEntry, historyOf } from '../benchmarks/history.ts';
import type { BenchmarkReport } from '../benchmarks/report-schema.ts';
import type { NoiseFloors } from '../benchmarks/report-verdicts.ts';
import type { BenchmarkSettings } from '../configuration/operator-settings.ts';
import type { ChangedFile, Forge } from '../github/forge.ts';
import type { Repository } from '../model/pull.ts';

/** The repository in which reports of benchmarks lie: a folder for each repository that is measured, `owner/name`. */
export class BenchmarkReports {
  readonly #forge: Pick<Forge, 'repositoryNamed' | 'file' | 'commit'>;
  readonly #settings: BenchmarkSettings;

  constructor(forge: Pick<Forge, 'repositoryNamed' | 'file' | 'commit'>, settings: BenchmarkSettings) {
    this.#forge = forge;
    this.#settings = settings;
  }

  /** The reports of a repository in brief, oldest first. @throws ForgeFailed, BackendFailed */
  async history(measured: Repository): Promise<readonly HistoryEntry[]> {
    const file = await this.#forge.file(await this.#place(), historyPath(measured), this.#settings.branch);
    return historyOf(file?.text);
  }

  /** The noise by which a report is judged: what was known before it, and its own. @throws ForgeFailed, BackendFailed */
  async floorsOf(measured: Repository, report: BenchmarkReport): Promise<NoiseFloors> {
    return floorsIn(earlierThan(await this.history(measured), report.run), report);
  }

  /** @throws ForgeFailed, BackendFailed */
  async commit(files: readonly ChangedFile[], message: string): Promise<void> {
    await this.#forge.commit(await this.#place(), this.#settings.branch, files, message);
  }

  async #place(): Promise<Repository> {
    const { repository } = this.#settings;
    const found = await this.#forge.repositoryNamed(repository);
    if (found !== undefined) return found;
    throw new BackendFailed(`there is no repository ${repository} for reports`, {
      later: false,
      fix: 'The bot’s operator can make it, or install the GitHub App there.',
    });
  }
}

/** The folder of a repository's reports. @throws BackendFailed for what is no name of a repository */
export function reportFolder({ name }: Repository): string {
  if (/^(?!\.)[\w.-]+\/(?!\.{1,2}$)[\w.-]+$/.test(name)) return name;
  throw new BackendFailed('a repository is named `owner/name`', { later: false });
}

/** Where the history of a repository's reports lies. */
export const historyPath = (measured: Repository): string => `${reportFolder(measured)}/history.json`;
