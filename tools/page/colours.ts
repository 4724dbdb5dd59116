const LIGHT = `
--paper: #f5f6f8; --surface: #fff; --ink: #18202a; --quiet: #55606e; --line: #dde2e8; --firm: #a9b4c1;
--link: #0a568f; --chip: #edf1f5; --track: #eaedf1; --always: #46566a; --grown: #a8b5c4; --tick: #fff;
--on-demand: #2072b2; --spot: #e8a33d; --hatch: #8a5200; --trusted: #1c7a50; --open: #8d97a4; --arrow: #9a5b00;
`;

const DARK = `
--paper: #11151a; --surface: #191f26; --ink: #e7ebf0; --quiet: #a5b0bd; --line: #2c353f; --firm: #566474;
--link: #84c0f2; --chip: #262f39; --track: #262e37; --always: #c3cedb; --grown: #5c6b7d; --tick: #191f26;
--on-demand: #4e9bd8; --spot: #c98420; --hatch: #ffd894; --trusted: #4cb98a; --open: #7b8897; --arrow: #f0b45a;
`;

/**
 * Colours with meaning. Blue and amber (on-demand, spot) stay apart for every kind of colour blindness, and a
 * hatch tells them apart without colour; everything else is ink, more or less of it.
 */
export const COLOURS = `
:root { color-scheme: light dark; ${LIGHT} }
@media (prefers-color-scheme: dark) { :root { ${DARK} } }
@media print { :root { color-scheme: light; ${LIGHT} --paper: #fff; } }
@media (forced-colors: active) {
  :root { --always: CanvasText; --grown: GrayText; --track: Canvas; --tick: Canvas; --on-demand: LinkText; --spot: Canvas; --hatch: CanvasText; }
  .bar { outline: 1px solid CanvasText; }
}
`;
