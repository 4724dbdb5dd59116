import { COLOURS } from '../../page/colours.ts';
import { TYPE } from '../../page/type.ts';
import { CARDS } from './cards.ts';
import { NARROW } from './narrow.ts';
import { PICTURE } from './picture.ts';
import { TABLES } from './tables.ts';

/** The whole style of the page. */
export const STYLE = [COLOURS, TYPE, PICTURE, CARDS, TABLES, NARROW].join('');
