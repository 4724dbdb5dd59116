# Runs `diagrams/diagrams.jl` of a package and saves each plot of its dictionary DIAGRAMS as a picture in DIAGRAMS_DIR.
using Pkg
folder = ARGS[1]
Pkg.activate(joinpath(folder, "diagrams"); io = stderr)
Pkg.develop(path = folder; io = stderr)
Pkg.instantiate(; io = stderr)
include(joinpath(folder, "diagrams", "diagrams.jl"))
for (name, plot) in DIAGRAMS
    safe = replace(string(name), r"[^A-Za-z0-9._-]+" => "-")
    Base.invokelatest(getfield(Main, :savefig), plot, joinpath(ENV["DIAGRAMS_DIR"], safe * ".svg"))
end
