import type { Fleet } from '../../fleet/schema/fleet.ts';
import type { SettingsMap } from './settings.ts';

/** The themes by their names in the plugins `theme-manager` and `dark-theme`. */
const THEMES = { light: 'noOp', dark: 'dark', system: 'darkSystem' } as const;

/** What the pages look like; people may choose another theme for themselves. */
export const appearanceOf = ({ theme }: Pick<Fleet['jenkins'], 'theme'>): SettingsMap => ({
  pipelineGraphView: { showGraphOnBuildPage: true, showGraphOnJobPage: true },
  themeManager: { disableUserThemes: false, theme: THEMES[theme] },
});
