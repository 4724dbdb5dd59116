import { printable } from '../report/printable.ts';

const ENTITY: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Text that may stand in an element or in a quoted attribute, whatever it holds. */
export const escapeHtml = (text: string): string =>
  printable(text).replaceAll(/[&<>"'`]/g, character => ENTITY[character] ?? '');

/** HTML that is safe to put into a page. Only `html` and `rawText` make it. */
export class Html {
  readonly text: string;

  private constructor(text: string) {
    this.text = text;
  }

  /** Puts escaped values between the parts of a template. */
  static template(parts: readonly string[], values: readonly HtmlValue[]): Html {
    const rendered = parts.map((part, index) => part + renderValue(values[index]));
    return new Html(rendered.join(''));
  }

  /**
   * The content of a `style` or `script` element, which knows no escapes.
   * @throws Error when the text could end the element; it is the project's own, so that is a defect.
   */
  static rawText(text: string): Html {
    if (/<[/!]/.test(text)) throw new Error('a style or a script must not hold `</` or `<!`');
    return new Html(text);
  }
}

/** What a template takes: text and numbers are escaped, HTML is taken as it is, undefined is nothing. */
export type HtmlValue = string | number | Html | readonly Html[] | undefined;

function renderValue(value: HtmlValue): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(item => item.text).join('');
  return escapeHtml(String(value));
}

/** A template of HTML: what stands in `${}` is escaped, unless it is HTML already. Attributes must be quoted. */
export const html = (parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html =>
  Html.template(parts, values);
