import Handlebars from 'handlebars';
import * as escapes from './escape.ts';

/** What a template is filled with: values by name; lists and flags for `{{#each}}` and `{{#if}}`. */
export type Context = Readonly<Record<string, unknown>>;

const HELPERS: Readonly<Record<string, (text: string) => string>> = {
  hcl: escapes.hcl,
  shell: escapes.shell,
  xml: escapes.xml,
  groovy: escapes.groovy,
  comment: escapes.commentLine,
  /** Text of ours that is complete already: a number, a block made by another template. Never a value of the fleet file. */
  ours: text => text,
};

interface Place {
  readonly start: { readonly line: number };
}

const handlebars = Handlebars.create();
for (const [name, escaped] of Object.entries(HELPERS))
  handlebars.registerHelper(
    name,
    (value: unknown, { loc }: Handlebars.HelperOptions & { readonly loc: Place }) => {
      if (value === undefined || value === null)
        throw new Error(`a template misses the value for its \`{{${name} …}}\` in line ${loc.start.line}`);
      return escaped(String(value));
    },
  );

/**
 * A Handlebars template. Every value in it names the escape of its format (`{{hcl name}}`, `{{shell name}}`), and a
 * missing value is an error.
 * @throws Error when the template has a value without an escape, or is no template; `name` stands in the message.
 */
export function templateOf(text: string, name: string): (context: Context) => string {
  new EscapesOnly(name).accept(handlebars.parse(text));
  const render = handlebars.compile(text, {
    noEscape: true,
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: KNOWN,
  });
  return context => render(context);
}

const KNOWN = Object.fromEntries(Object.keys(HELPERS).map(name => [name, true]));

class EscapesOnly extends Handlebars.Visitor {
  readonly #name: string;

  constructor(name: string) {
    super();
    this.#name = name;
  }

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    const { path, params, loc } = mustache;
    const helper = path.type === 'PathExpression' && 'original' in path ? String(path.original) : '';
    if (!Object.hasOwn(HELPERS, helper) || params.length !== 1)
      throw new Error(
        `${this.#name}:${loc.start.line}: a value names the escape of its format, one of ${Object.keys(HELPERS).join(', ')}; got: \`{{${helper}}}\``,
      );
  }
}
