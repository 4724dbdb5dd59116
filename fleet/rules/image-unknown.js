import { didYouMean } from '../did-you-mean.ts';
import { rule } from './rule.ts';
/** Nothing could be booted. */
export const imageUnknown = rule({
    id: 'image-unknown',
    severity: 'error',
    says: 'Leader and pools boot from images of the fleet: its own or the standard ones.',
}, function* ({ fleet, machines }) {
    for (const { title, image, imageName, imagePath } of machines) {
        if (image !== undefined)
            continue;
        yield {
            path: imagePath,
            related: [['images']],
            message: `${title} boots from an image of \`images\` or a standard one`,
            got: imageName,
            fix: didYouMean(imageName, Object.keys(fleet.images), 'describe it in `images`'),
        };
    }
});
