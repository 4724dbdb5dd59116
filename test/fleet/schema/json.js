import { z } from 'zod';
import { fleetSchema } from '../../../fleet/schema/fleet.ts';
/** The fleet schema as JSON Schema, part by part. */
export function parts() {
    // The generated schema is plain JSON Schema; zod's own type of it is too wide to walk through.
    return partsOf('', z.toJSONSchema(fleetSchema, { io: 'input', target: 'draft-7' }));
}
function partsOf(at, schema) {
    const { properties = {}, propertyNames, additionalProperties, items } = schema;
    return [
        { at, schema },
        ...Object.entries(properties).flatMap(([key, part]) => partsOf(at === '' ? key : `${at}.${key}`, part)),
        ...(propertyNames ? partsOf(`${at}.*`, propertyNames) : []),
        ...(typeof additionalProperties === 'object' ? partsOf(`${at}.*`, additionalProperties) : []),
        ...(items ? partsOf(`${at}[]`, items) : []),
    ];
}
