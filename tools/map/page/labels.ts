import { type Html, html } from '../../page/escape-html.ts';
import type { LabelView } from '../view.ts';

/** Labels as chips; an alias says of which label it is one. */
export function labelChips(labels: readonly LabelView[]): Html {
  const chips = labels.map(({ name, aliasOf }) =>
    aliasOf === undefined
      ? html`<li class="chip">${name}</li>`
      : html`<li class="chip alias">${name} <small>alias of ${aliasOf}</small></li>`,
  );
  return html`<ul class="chips" aria-label="Labels">${chips}</ul>`;
}
