/**
 * Runs a body on a machine that can run a CI job: `nodeFor('ci-gpu') { … }`. When the machine is lost, and there is a
 * label to fall back to, the body runs again there, from its beginning. A failure of the body, an abort and a time-out are
 * never repeated. On machines that do not vote a failure marks the stage and lets the build go on.
 */
def call(String job, Closure body) {
  Map plan = fleetLabels.planFor(job)
  for (int place = 0; place < plan.chain.size(); place++) {
    String label = plan.chain[place]
    boolean last = place == plan.chain.size() - 1
    Map seen = attempt(label, !last, plan.silent[label], body)
    if (seen.outcome == 'done') {
      return seen.value
    }
    // Cancelled while it still waited for a machine: nothing was lost.
    if (seen.machine == null) {
      throw seen.problem
    }
    if (seen.outcome == 'failed') {
      if (plan.nonVoting.contains(seen.machine)) {
        tellOnly("${job} failed on ${seen.machine}, which has no vote: the build goes on")
        return null
      }
      throw seen.problem
    }
    echo "${job}: machine ${seen.machine} (${label}) was lost, going on with ${plan.chain[place + 1]}"
  }
}

/**
 * One run of the body. `outcome` is `done`; `lost` when the machine was lost and `tellLoss` says that this matters; `failed`
 * for what else went wrong short of an interruption, when `tellFailure` says so. All other errors are thrown.
 */
Map attempt(String label, boolean tellLoss, boolean tellFailure, Closure body) {
  Map seen = [outcome: 'done', machine: null, value: null, problem: null]
  Closure once = {
    try {
      node(label) {
        seen.machine = env.NODE_NAME
        seen.value = body()
      }
    } catch (Throwable problem) {
      seen.problem = problem
      throw problem
    }
  }
  Closure orLost = tellLoss ? { tellingLoss(seen, once) } : once
  if (tellFailure) {
    tellingFailure(seen, orLost)
  } else {
    orLost()
  }
  return seen
}

// Which errors mean that a machine was lost, and which interrupt the build, is known to the step `retry` alone: a script in
// the sandbox may not ask an error for its causes. So `retry` is asked: it comes a second time only after such an error.

void tellingLoss(Map seen, Closure once) {
  retry(count: 2, conditions: [agent()]) {
    if (seen.problem == null) {
      once()
    } else {
      seen.outcome = 'lost'
    }
  }
}

void tellingFailure(Map seen, Closure once) {
  retry(2) {
    if (seen.problem == null) {
      once()
    } else {
      seen.outcome = 'failed'
    }
  }
}

/** Marks the stage. The build stays as good as it was: GitHub takes an unstable build for a failed one. */
void tellOnly(String message) {
  catchError(buildResult: 'SUCCESS', stageResult: 'UNSTABLE', message: message) {
    error(message)
  }
}
