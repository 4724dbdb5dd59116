/** The last line of the description of every job and folder that a fleet owns in Jenkins. Only what carries it is ever changed. */
export const jobMarker = (fleet: string): string => `managed by jenkins-fleet (${fleet})`;

/** A description for people, with the marker on a line of its own at the end. */
export const described = (fleet: string, text: string): string => `${text}\n\n${jobMarker(fleet)}`;
