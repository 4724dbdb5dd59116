/** The label that a CI job should ask for, such as `agent { label labelFor('ci-gpu') }`. An unknown job is an error. */
String call(String job) {
  return fleetLabels.planFor(job).chain[0]
}
