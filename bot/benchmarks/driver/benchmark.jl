# Runs `benchmark/runbenchmarks.jl` of a package once through PkgBenchmark and prints {name: {"seconds": …, "memory": …}}.
using Pkg
folder = ARGS[1]
Pkg.activate(joinpath(folder, "benchmark"); io = stderr)
Pkg.develop(path = folder; io = stderr)
Pkg.instantiate(; io = stderr)
using PkgBenchmark

quoted(text) = "\"" * escape_string(text, "\"") * "\""
results = redirect_stdout(stderr) do
    benchmarkpkg(folder; script = joinpath(folder, "benchmark", "runbenchmarks.jl"), progressoptions = (enabled = false,))
end
found = PkgBenchmark.BenchmarkTools.leaves(PkgBenchmark.benchmarkgroup(results))
entries = map(found) do (keys, trial)
    best = PkgBenchmark.BenchmarkTools.median(trial)
    seconds = PkgBenchmark.BenchmarkTools.time(best) / 1e9
    bytes = PkgBenchmark.BenchmarkTools.memory(best)
    "$(quoted(join(string.(keys), "/"))):{\"seconds\":$seconds,\"memory\":$bytes}"
end
println("{", join(entries, ","), "}")
