// Runs the steps of the shared library outside Jenkins: reads `scenarios.json` and `library/vars` in its folder, prints as JSON
// what each scenario did.
// The steps of Jenkins are played. `retry`, `catchError` and the condition `agent()` decide as their sources do
// (workflow-basic-steps, workflow-durable-task-step); the errors have the names that they have there.
import groovy.json.JsonOutput
import groovy.json.JsonSlurper

class Errors {
  static final GroovyClassLoader LOADER = new GroovyClassLoader(Errors.classLoader)

  static Class define(String name, String rest) {
    int dot = name.lastIndexOf('.')
    return LOADER.parseClass("package ${name.substring(0, dot)}\n${rest.replace('NAME', name.substring(dot + 1))}")
  }

  static final Class NON_CPS = define('com.cloudbees.groovy.cps.NonCPS', '@interface NAME {}')
  static final Class ABORT = define('hudson.AbortException', 'class NAME extends IOException { NAME(String m) { super(m) } }')
  static final Class CHANNEL = define('hudson.remoting.ChannelClosedException', 'class NAME extends IOException { NAME(String m) { super(m) } }')
  static final Class OFFLINE = define('org.jenkinsci.plugins.workflow.support.steps.AgentOfflineException', 'class NAME extends IOException { NAME(String m) { super(m) } }')
  static final Class CONTEXT = define('org.jenkinsci.plugins.workflow.steps.MissingContextVariableException', 'class NAME extends Exception { NAME(String m) { super(m) } }')
  static final Class INTERRUPTED = define('org.jenkinsci.plugins.workflow.steps.FlowInterruptedException', '''
    class NAME extends InterruptedException {
      final String result = 'ABORTED'
      final boolean actual
      final List<String> causes
      NAME(boolean actual, String cause) { super(cause); this.actual = actual; causes = [cause] }
      List<String> getCauses() { throw new SecurityException('the sandbox does not let a script ask for causes') }
      boolean isActualInterruption() { throw new SecurityException('nor for this') }
    }''')
  // Causes that carry AgentErrorCondition.Retryable.
  static final Set LOST = ['RemovedNodeCause', 'RemovedNodeTimeoutCause', 'QueueTaskCancelled']

  static boolean isInterruption(Throwable t) { return INTERRUPTED.isInstance(t) && t.@actual }

  static boolean isAgentError(Throwable t) {
    if (INTERRUPTED.isInstance(t)) return t.@causes.any { LOST.contains(it) }
    return [CHANNEL, OFFLINE, CONTEXT].any { it.isInstance(t) }
  }

  static Throwable of(String kind) {
    switch (kind) {
      case 'fails': return ABORT.newInstance('script returned exit code 1')
      case 'removed': return INTERRUPTED.newInstance(false, 'RemovedNodeCause')
      case 'not back': return INTERRUPTED.newInstance(false, 'RemovedNodeTimeoutCause')
      case 'offline': return OFFLINE.newInstance('agent is offline')
      case 'channel closed': return CHANNEL.newInstance('channel closed')
      case 'context gone': return CONTEXT.newInstance('hudson.FilePath is missing')
      case 'aborted': return INTERRUPTED.newInstance(true, 'UserInterruption')
      case 'another branch failed': return INTERRUPTED.newInstance(true, 'FailFastCause')
      case 'time-out around': return INTERRUPTED.newInstance(true, 'ExceededTimeout')
      case 'time-out inside': return INTERRUPTED.newInstance(false, 'ExceededTimeout')
      case 'cancelled in the queue': return INTERRUPTED.newInstance(true, 'QueueTaskCancelled')
      case 'error': return new AssertionError('assert false')
      default: throw new IllegalArgumentException("no scenario ${kind}")
    }
  }
}

/** The steps of Jenkins that the library calls; each call is written down. */
abstract class Steps extends Script {
  Map world() { return binding.getVariable('world') }

  String libraryResource(String path) {
    assert path == 'fleet/label-map.json'
    return world().map
  }

  void echo(String message) { world().log.add([echo: message.toString()]) }

  void error(String message) { throw Errors.ABORT.newInstance(message.toString()) }

  Object agent() { return 'agent()' }

  /** Takes the next fate of the scenario: which machine it gives and what happens to the body there. */
  Object node(String label, Closure body) {
    Map fate = world().fates[world().next++]
    world().log.add([node: label])
    if (fate == null) throw new IllegalStateException("nobody expected another node(${label})")
    if (fate.end == 'cancelled in the queue') throw Errors.of(fate.end)
    world().env.put('NODE_NAME', fate.machine)
    world().end = fate.end
    return body()
  }

  Object retry(int count, Closure body) { return retry([count: count], body) }

  Object retry(Map options, Closure body) {
    for (int left = options.count; ; ) {
      try {
        return body()
      } catch (Throwable t) {
        left--
        boolean again = options.conditions ? Errors.isAgentError(t) : !Errors.isInterruption(t)
        if (left == 0 || !again) throw t
        world().log.add([retry: true])
      }
    }
  }

  void catchError(Map options, Closure body) {
    try {
      body()
    } catch (Throwable t) {
      assert Errors.ABORT.isInstance(t)
      world().log.add([stage: options.stageResult, message: options.message.toString()])
      if (options.buildResult != 'SUCCESS') world().build = options.buildResult
    }
  }
}

Map run(Map scenario, File vars) {
  Map world = [map: scenario.map, fates: scenario.fates ?: [], next: 0, log: [], env: [:], build: 'SUCCESS']
  Binding binding = new Binding([world: world, env: world.env])
  def configuration = new org.codehaus.groovy.control.CompilerConfiguration(scriptBaseClass: 'Steps')
  def shell = new GroovyShell(Errors.LOADER, binding, configuration)
  for (File file : vars.listFiles().sort()) {
    def script = shell.parse(file)
    String name = file.name - '.groovy'
    // As in Jenkins, `nodeFor(…)` is `nodeFor.call(…)`.
    binding.setVariable(name, script)
  }
  Closure body = {
    world.log.add([body: world.env.get('NODE_NAME')])
    if (world.end != 'ends well') throw Errors.of(world.end)
    return "a result of ${world.env.get('NODE_NAME')}".toString()
  }
  try {
    def step = binding.getVariable(scenario.step)
    Object value = scenario.step == 'nodeFor' ? step.call(scenario.job, body) : step.call(scenario.job)
    return [value: value, log: world.log, build: world.build]
  } catch (Throwable t) {
    return [thrown: t.class.name, message: t.message, log: world.log, build: world.build]
  }
}

List scenarios = new JsonSlurper().parse(new File('scenarios.json'))
println JsonOutput.toJson(scenarios.collect { run(it, new File('library/vars')) })
