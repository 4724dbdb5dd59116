import { type BuildFailure, build, formatMessages } from 'esbuild';
import { type Bundled, BundleFailed, type Bundler } from './bundler.ts';

/** Packages that are no ES modules call `require` for Node's own modules, which an ES module has not. */
const REQUIRE = "import{createRequire as r}from'node:module';const require=r(import.meta.url);";

/** What of the imports is not taken along. */
export interface BundleLimits {
  /** Packages in whose place a file of ours goes along, relative to the project. */
  readonly replaced: Readonly<Record<string, `./${string}`>>;
  /** Imports that are never carried out where the program runs, as they are written, with one `*` for any text; they stay as they are. */
  readonly leftOut: readonly string[];
}

/** Bundles with esbuild. */
export class EsbuildBundler implements Bundler {
  readonly #root: string;
  readonly #limits: BundleLimits;

  /** @param root - the project's folder; no path of the machine gets into what is made */
  constructor(root: string, limits: BundleLimits = { replaced: {}, leftOut: [] }) {
    this.#root = root;
    this.#limits = limits;
  }

  async bundle(entry: string): Promise<Bundled> {
    const { outputFiles } = await build({
      absWorkingDir: this.#root,
      entryPoints: [entry],
      outfile: 'index.mjs',
      write: false,
      bundle: true,
      minify: true,
      sourcemap: 'external',
      sourcesContent: false,
      legalComments: 'none',
      platform: 'node',
      target: 'node22',
      format: 'esm',
      // ES modules first: of these only what is used is taken along.
      mainFields: ['module', 'main'],
      alias: { ...this.#limits.replaced },
      external: [...this.#limits.leftOut],
      banner: { js: REQUIRE },
      logLevel: 'silent',
    }).catch(failed);
    return { program: fileOf(outputFiles, '.mjs'), sourceMap: fileOf(outputFiles, '.map') };
  }
}

async function failed(error: unknown): Promise<never> {
  if (!isBuildFailure(error)) throw error;
  const texts = await formatMessages(error.errors, { kind: 'error', color: false });
  throw new BundleFailed(texts.map(text => text.trim()).join('\n'));
}

const isBuildFailure = (error: unknown): error is BuildFailure =>
  error instanceof Error && 'errors' in error && Array.isArray(error.errors);

function fileOf(files: readonly { readonly path: string; readonly contents: Uint8Array }[], end: string) {
  const file = files.find(({ path }) => path.endsWith(end));
  if (file === undefined) throw new BundleFailed(`esbuild made no \`${end}\` file`);
  return file.contents;
}
