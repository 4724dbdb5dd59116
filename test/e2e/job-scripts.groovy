// Runs Pipeline scripts outside Jenkins: reads `scenarios.json` in its folder, prints as JSON which steps each scenario took.
// Every step is played: it is written down, and what stands in its braces is run.
import groovy.json.JsonOutput
import groovy.json.JsonSlurper

def played = new JsonSlurper().parse(new File('scenarios.json')).collect { scenario ->
  def steps = []
  def script = new GroovyShell(new Binding([params: scenario.params, currentBuild: [:]])).parse(scenario.script)
  script.metaClass.methodMissing = { String name, arguments ->
    steps << [name] + arguments.findAll { !(it instanceof Closure) }
    if (name == 'error') throw new IllegalStateException(arguments[0].toString())
    arguments.find { it instanceof Closure }?.call()
  }
  try {
    script.run()
  } catch (IllegalStateException stopped) {
    steps << ['stopped']
  }
  steps
}
println JsonOutput.toJson(played)
