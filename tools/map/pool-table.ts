import pc from 'picocolors';
import { printable } from '../report/printable.ts';
import { poolColumns, poolRows, type TableRow, totalRows } from './pool-rows.ts';
import { costNotes } from './price-basis.ts';
import { columnWidths, rowLines } from './text-columns.ts';
import type { FleetView } from './view.ts';
import { wrapText } from './wrap-text.ts';

/** How the table is to look. */
export interface TableLook {
  /** Columns of the terminal; below 80 and above 160 the table stays as it is there. */
  readonly width: number;
  /** Whether escape sequences for bold and dim may be written; NO_COLOR is for the caller to respect. */
  readonly colour: boolean;
}

const NARROWEST = 80;
const WIDEST = 160;
/** From here on labels and instance types have columns; below they stand in a line of their own. */
const WIDE = 112;
const DETAIL_INDENT = '    ';

/** The pools with their costs as a table for the terminal, with the totals and what the figures mean. */
export function poolTable(view: FleetView, look: TableLook): string {
  const width = Math.min(WIDEST, Math.max(NARROWEST, look.width));
  const wide = width >= WIDE;
  const { bold, dim } = pc.createColors(look.colour);
  const columns = poolColumns(wide);
  const body = poolRows(view, wide);
  const totals = totalRows(view, wide);
  const widths = columnWidths(columns, cellsOf([...body, ...totals]), width);
  const titles = rowLines(
    columns.map(column => column.title),
    columns,
    widths,
  );
  const rule = dim('─'.repeat(Math.max(...titles.map(title => title.length))));
  const linesOf = ({ cells, detail, style }: TableRow): readonly string[] => {
    const lines = style === 'heading' ? cells : rowLines(cells, columns, widths);
    const below = detail === undefined ? [] : wrapText(detail, width - DETAIL_INDENT.length);
    return [...(style === 'pool' ? lines : lines.map(bold)), ...below.map(line => dim(DETAIL_INDENT + line))];
  };
  const notes = costNotes(view).flatMap(note => wrapText(printable(note), width));
  const lines = [...titles, rule, ...body.flatMap(linesOf), rule, ...totals.flatMap(linesOf), ''];
  return [...lines, ...notes.map(dim), ''].join('\n');
}

const cellsOf = (rows: readonly TableRow[]) =>
  rows.filter(row => row.style !== 'heading').map(row => row.cells);
