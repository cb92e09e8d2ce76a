# `just` lists the recipes. They use the tools of the environment that is active.

# List the recipes
default:
    @just --list --unsorted

# Format, lint, types and layering
check:
    ruff format --check .
    ruff check .
    mypy
    lint-imports

# Tests; `just test -k kinsoku` for some
test *args:
    python -m pytest {{args}}

# Tests with branch coverage of src/
coverage *args:
    python -m pytest --cov --cov-report=term {{args}}

# Accept new golden pages after reading the diff
golden *args:
    -python -m pytest tests/pages --accept {{args}}
    git --no-pager diff --stat -- tests/pages

# Render every example to build/
proof:
    mkdir -p build
    for page in examples/*/page.yaml; do \
        name=$(basename "$(dirname "$page")"); \
        pagesetter build "$page" -o "build/$name.pdf" --png || exit 1; \
    done
    pagesetter build examples/edition/edition.yaml -o build/edition --png

# Time a cold build of an example five times and print the median
bench page="examples/inside-page/page.yaml":
    python -c 'import statistics, subprocess, sys, tempfile, time; out = tempfile.mkdtemp() + "/page.pdf"; runs = [(time.perf_counter(), subprocess.run(["pagesetter", "build", sys.argv[1], "-o", out], check=True), time.perf_counter()) for _ in range(5)]; print(f"median of 5: {statistics.median(end - start for start, _, end in runs) * 1000:.0f} ms")' {{page}}
    pagesetter build {{page}} -o build/bench.pdf --timings

# Time a save to the new picture in the preview: twenty times a zoom; OLD is changed to NEW and back
latency page old new:
    python -m tests.preview.latency {{page}} {{old}} {{new}}

# Draw the examples' pictures again, and the README's gallery
pictures:
    python examples/draw_pictures.py
    python examples/draw_gallery.py

# Repair what can be repaired
fix:
    ruff check --fix .
    ruff format .
