import { markdownText as plain, markdownTarget as target } from '../../../report/markdown-text.ts';
import { driftWords } from './drift-words.ts';
import { headline } from './headline.ts';
import { labelWords } from './label-words.ts';
import { linkTo, type ReportedPlan } from './reported-plan.ts';
import { timelineRows, timeText } from './timeline-rows.ts';

const HEAD =
  '| machine | outdated | way | begins | drained | back | |\n| --- | --- | --- | ---: | ---: | ---: | --- |';

/** The plan in Markdown, for chat and pull requests: the same facts without the bars. */
export function planMarkdown(reported: ReportedPlan): string {
  const { plan, server, notes } = reported;
  const rows = rowsOf(reported);
  const left = plan.left.map(({ name, drift, because }) =>
    plain(`${name} (${driftWords(drift)}): ${because}`),
  );
  const risks = plan.risks.map(({ about, says, path }) => {
    const named = path === undefined ? plain(about) : `[${plain(about)}](${target(linkTo(path, server))})`;
    return `${named}: ${plain(says)}`;
  });
  const differing = plan.mismatches.map(({ about, says }) => plain(`${about}: ${says}`));
  const parts = [
    ...headline(reported).map(plain),
    ...(rows.length === 0 ? [] : [[HEAD, ...rows].join('\n')]),
    ...section('Left as they are', left),
    ...section(
      'Labels',
      plan.labels.map(label => plain(labelWords(label))),
    ),
    ...section('At risk', risks),
    ...section('Jenkins and AWS differ', differing),
    ...section('To know', notes.map(plain)),
  ];
  return `${parts.join('\n\n')}\n`;
}

const rowsOf = ({ plan, zone }: ReportedPlan): readonly string[] =>
  timelineRows(plan).map(({ name, drift, way, begins, drained, back, fits, estimated }) => {
    const at = (instant: number) => timeText(instant, plan.begins, zone);
    const drainedText = `${estimated ? '' : '≤ '}${at(drained)}`;
    const cells = [plain(name), plain(driftWords(drift)), way, at(begins), drainedText, at(back)];
    return `| ${[...cells, fits ? '' : 'next window'].join(' | ')} |`;
  });

const section = (title: string, items: readonly string[]): readonly string[] =>
  items.length === 0 ? [] : [`**${title}**`, items.map(text => `- ${text}`).join('\n')];
