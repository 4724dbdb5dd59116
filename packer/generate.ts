import type { Generator } from '../fleet/render/generator.ts';
import { templateOf } from '../fleet/render/template.ts';
import { imageRecipes } from './image-recipe.ts';
import { imageTemplate } from './image-template.ts';
import { partOf } from './read-part.ts';

const PLUGINS_TEMPLATE = 'templates/required-plugins.pkr.hcl.hbs';

/** The plugin's versions that know every argument of the templates. */
const AMAZON_PLUGIN = '>= 1.2.8, < 2.0.0';

/**
 * What Packer builds images from: a folder with a template for each image of the fleet, the scripts that the templates
 * share, and apart what only newer Packers take.
 */
export const packerFiles: Generator = ({ fleet, parts }) => {
  const template = imageTemplate(fleet, parts);
  const plugins = templateOf(partOf(parts, PLUGINS_TEMPLATE), `packer/${PLUGINS_TEMPLATE}`);
  return new Map([
    ...[...imageRecipes({ fleet, parts }).values()].map(
      recipe => [`${recipe.folder}/image.pkr.hcl`, template(recipe)] as const,
    ),
    ...[...parts].filter(([path]) => path.startsWith('scripts/')),
    ['newer-packer/required-plugins.pkr.hcl', plugins({ version: AMAZON_PLUGIN })],
  ]);
};
