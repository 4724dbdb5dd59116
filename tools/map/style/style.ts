import { CARDS } from './cards.ts';
import { COLOURS } from './colours.ts';
import { NARROW } from './narrow.ts';
import { PICTURE } from './picture.ts';
import { TABLES } from './tables.ts';
import { TYPE } from './type.ts';

/** The whole style of the page. */
export const STYLE = [COLOURS, TYPE, PICTURE, CARDS, TABLES, NARROW].join('');
