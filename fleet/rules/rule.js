/** Makes a rule from what is said of it and from a function that yields its faults. */
export function rule(about, faults) {
    const { id, severity } = about;
    return {
        ...about,
        check: facts => Array.from(faults(facts), fault => ({ severity, rule: id, ...fault })),
    };
}
