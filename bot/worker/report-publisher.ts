import { BackendFailed } from '../backends/backend.ts';
import {
  earlierThan,
  entryOf,
  floorsIn,
  type HistoryEntry,
  historyText,
  withEntry,
} from '../benchmarks/history.ts';
import { indexPage } from '../benchmarks/index-page.ts';
import { reportMarkdown } from '../benchmarks/report-markdown.ts';
import { reportPage } from '../benchmarks/report-page.ts';
import { type BenchmarkReport, reportOn } from '../benchmarks/report-schema.ts';
import { verdictsOf } from '../benchmarks/report-verdicts.ts';
import type { BenchmarkSettings } from '../configuration/operator-settings.ts';
import type { ChangedFile, Forge } from '../github/forge.ts';
import type { PullRef } from '../model/pull.ts';
import { BenchmarkReports, historyPath, reportFolder } from './benchmark-reports.ts';
import { alone, type LeaseParts } from './lease.ts';
import type { Publisher } from './publisher.ts';

/** How often a history is written again that another bot instance wrote over. */
const RACES = 3;
const MOST_REPORT = 100_000;

/** What reports are committed with. */
export interface PublisherParts extends LeaseParts {
  readonly forge: Pick<Forge, 'repositoryNamed' | 'file' | 'commit'>;
  readonly settings: BenchmarkSettings;
  /** Where people see GitHub: `https://github.com`. */
  readonly web: string;
}

type Published = Parameters<Publisher['publish']>[0];

/** Commits reports of benchmarks: page, Markdown and JSON, with the index over all reports of the repository, in one commit. */
export class ReportPublisher implements Publisher {
  readonly #parts: PublisherParts;
  readonly #reports: BenchmarkReports;

  constructor(parts: PublisherParts) {
    this.#parts = parts;
    this.#reports = new BenchmarkReports(parts.forge, parts.settings);
  }

  async publish(what: Published): Promise<string> {
    const { ref } = what.pull;
    const report = await this.#reportOf(what);
    const done = await alone(`reports:${reportFolder(ref.repository)}`, this.#parts, () =>
      this.#committed(ref, report),
    );
    if (done === 'busy')
      throw new BackendFailed('another report of this repository is being committed', { later: true });
    return this.#address(`${reportFolder(ref.repository)}/${ref.number}/${report.run}`);
  }

  async #committed(ref: PullRef, report: BenchmarkReport): Promise<void> {
    const { repository, number } = ref;
    for (let race = 0; race < RACES; race += 1) {
      const history = await this.#reports.history(repository);
      const judged = verdictsOf(report, floorsIn(earlierThan(history, report.run), report));
      const told = {
        report,
        judged,
        repository: repository.name,
        pull: number,
        pullAddress: `${this.#parts.web}/${repository.name}/pull/${number}`,
      };
      const entries = withEntry(history, entryOf(report, number, judged));
      const path = `${reportFolder(repository)}/${number}/${report.run}`;
      const files = [
        { path: `${path}.html`, text: reportPage(told) },
        { path: `${path}.md`, text: reportMarkdown(told) },
        { path: `${path}.json`, text: `${JSON.stringify(report)}\n` },
        ...indexFiles(ref, entries),
      ];
      await this.#reports.commit(files, `Benchmarks of ${repository.name} ${number}: run ${report.run}`);
      const kept = await this.#reports.history(repository);
      if (kept.some(({ run }) => run === report.run)) return;
    }
    throw new BackendFailed('others write the index of reports all the time', { later: true });
  }

  /** As it came, or as the backend keeps it. */
  async #reportOf({ run, name, backend }: Published): Promise<BenchmarkReport> {
    const came = await this.#parts.store.note(`report:${run.id}`);
    const posted = came === undefined ? undefined : parsed(came, name.order);
    if (posted !== undefined) return posted;
    const made = run.standing.kind === 'ended' ? run.standing.result.artefacts : [];
    const file = made.find(artefact => artefact.name === 'report.json' && artefact.bytes <= MOST_REPORT);
    const text = file && Buffer.from(await backend.artefact(name, file)).toString('utf8');
    const kept = text === undefined ? undefined : parsed(text, name.order);
    if (kept !== undefined) return kept;
    throw new BackendFailed('the report of the run is not there any more', { later: false });
  }

  #address(path: string): string {
    const { address, repository, branch } = this.#parts.settings;
    if (address !== undefined) return `${address}/${path}.html`;
    return `${this.#parts.web}/${repository}/blob/${branch}/${path}.md`;
  }
}

function indexFiles({ repository }: PullRef, entries: readonly HistoryEntry[]): readonly ChangedFile[] {
  return [
    { path: historyPath(repository), text: historyText(entries) },
    {
      path: `${reportFolder(repository)}/index.html`,
      text: indexPage(repository.name, entries, ({ pull, run }) => `${pull}/${run}.html`),
    },
  ];
}

function parsed(text: string, order: Published['name']['order']): BenchmarkReport | undefined {
  try {
    return reportOn(JSON.parse(text), order);
  } catch {
    return undefined;
  }
}
