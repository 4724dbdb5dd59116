import com.cloudbees.groovy.cps.NonCPS
import groovy.json.JsonSlurper

// The label map of the fleet, for the other steps. Nothing in it needs an approval where scripts run in the sandbox.

/**
 * Where a CI job runs: `chain`, the labels to ask for one after the other while machines are lost, and `silent`, for each of
 * them whether it has machines on which a failure blocks nothing; `nonVoting`, the names of these.
 */
Map planFor(String job) {
  Map plan = read(libraryResource('fleet/label-map.json'), job)
  if (plan.unknown != null) {
    error(plan.unknown)
  }
  return plan
}

/** Plain maps and lists only: what a Pipeline keeps must outlive a restart of Jenkins. */
@NonCPS
private Map read(String text, String job) {
  Map map = new JsonSlurper().parseText(text)
  Map entry = map.get('jobs').get(job)
  if (entry == null) {
    return [unknown: unknown(job, map)]
  }
  List chain = []
  Map silent = [:]
  for (Object label : entry.get('chain')) {
    chain.add(String.valueOf(label))
    silent.put(String.valueOf(label), !map.get('labels').get(label).get('voting'))
  }
  List nonVoting = []
  for (Object name : map.get('nonVoting')) {
    nonVoting.add(String.valueOf(name))
  }
  return [chain: chain, silent: silent, nonVoting: nonVoting]
}

@NonCPS
private String unknown(String job, Map map) {
  List known = []
  for (Object name : map.get('jobs').keySet()) {
    known.add(String.valueOf(name))
  }
  String meant = ''
  int least = 3
  for (String name : known) {
    int distance = editDistance(job, name)
    if (distance < least) {
      least = distance
      meant = name
    }
  }
  String hint = meant == '' ? '' : " Did you mean ${meant}?"
  if (map.get('labels').containsKey(job)) {
    hint = " That is a label: write node('${job}'), or name the CI job that you want to run."
  }
  return "No label of this fleet runs a CI job ${job}.${hint} It runs: ${known.join(', ')}."
}

/** How many letters must be added, removed or replaced. Of long names nothing is said. */
@NonCPS
private int editDistance(String from, String to) {
  if (from.length() > 100 || to.length() > 100) {
    return 100
  }
  List previous = []
  for (int column = 0; column <= to.length(); column++) {
    previous.add(column)
  }
  for (int row = 1; row <= from.length(); row++) {
    List current = [row]
    for (int column = 1; column <= to.length(); column++) {
      int replaced = previous.get(column - 1) + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1)
      int shifted = Math.min(previous.get(column), current.get(column - 1)) + 1
      current.add(Math.min(replaced, shifted))
    }
    previous = current
  }
  return previous.get(to.length())
}
