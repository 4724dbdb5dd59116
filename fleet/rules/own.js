/** The record's own entry; never something that all objects inherit, such as `constructor`. */
export function own(record, key) {
    return Object.hasOwn(record, key) ? record[key] : undefined;
}
