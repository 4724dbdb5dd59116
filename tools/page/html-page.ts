import { createHash } from 'node:crypto';
import { Html, html } from './escape-html.ts';

/** What a page is made of. */
export interface PageParts {
  readonly title: string;
  /** How it came about, for who looks into the file. */
  readonly origin: Html;
  readonly style: string;
  /** Runs at the end of the body; undefined: nothing runs. */
  readonly script?: string;
  readonly body: readonly Html[];
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing is loaded and nothing runs but the one style and the one script that stand in the page. */
const policyOf = ({ style, script }: PageParts): string =>
  [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    ...(script === undefined ? [] : [`script-src ${hashOf(script)}`]),
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** A page that needs nothing beside itself: light or dark as its reader's machine is, on a phone as on a desk. */
export const htmlPage = (parts: PageParts): string =>
  html`<!doctype html>
<!-- ${parts.origin} -->
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(parts)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${parts.title}</title>
<link rel="icon" href="data:,">
<style>${Html.rawText(parts.style)}</style>
</head>
<body>
${parts.body}
${parts.script === undefined ? undefined : html`<script>${Html.rawText(parts.script)}</script>\n`}</body>
</html>
`.text;
