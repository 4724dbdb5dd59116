import { commentLine } from '../../fleet/render/escape.ts';
import { isGenerated, MARKER } from './owned-files.ts';

type Comment = (text: string) => string;

const HASH: Comment = text => `# ${text}`;
const SLASHES: Comment = text => `// ${text}`;
const XML: Comment = text => `<!-- ${text.replaceAll('--', '- -')} -->`;
const JINJA: Comment = text => `{# ${text.replaceAll('#}', '# }')} #}`;

/** By the end of a path; everything else (YAML, HCL, shell, Python, INI, units) takes `#`. */
const COMMENTS: readonly (readonly [RegExp, Comment])[] = [
  [/\.j2$/, JINJA],
  [/\.(?:groovy|js)$/, SLASHES],
  [/\.(?:xml|html|md)$/, XML],
];

/** What must stay the first line: an interpreter, the start of a YAML document, an XML declaration. */
const FIRST_LINE = /^(?:#!.*|---[ \t]*|<\?xml.*)\r?\n/;

/**
 * The text with a comment that says where it comes from, in its format.
 * @throws Error for JSON without the marker, since JSON has no comments and its generator puts it in.
 */
export function marked(path: string, text: string, source: string): string {
  if (path.endsWith('.json')) {
    if (isGenerated(text)) return text;
    throw new Error(`\`${path}\` lacks the marker of generated files`);
  }
  const comment = COMMENTS.find(([end]) => end.test(path))?.[1] ?? HASH;
  const line = comment(`${MARKER} from ${commentLine(source)}; changes here are lost`);
  const first = FIRST_LINE.exec(text)?.[0] ?? '';
  return `${first}${line}\n${text.slice(first.length)}`;
}
