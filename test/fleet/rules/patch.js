/** The data with a patch laid over it, as overlays are: maps merge, other values replace, `null` removes. */
export function patched(data, patch) {
    const result = { ...data };
    for (const [key, value] of Object.entries(patch)) {
        const below = result[key];
        if (value === null)
            delete result[key];
        else
            result[key] = isMap(value) ? patched(isMap(below) ? below : {}, value) : value;
    }
    return result;
}
const isMap = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
