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

# Measure builds, proofs, composition, and Typst beside them; bench/README.md says how
bench *args:
    python -m bench {{args}}

# Draw the examples' pictures again, and the README's gallery
pictures:
    python examples/draw_pictures.py
    python examples/draw_gallery.py

# The documentation as a site in build/site, its pictures drawn anew
site:
    python -m docs.make_site

# Write the manual page again from the parsers
man:
    python -m docs.write_man

# Repair what can be repaired
fix:
    ruff check --fix .
    ruff format .

# Time a save to the new picture in the preview: a page, a word of it, and what it becomes
latency *args:
    python -m tests.preview.latency {{args}}

# Compile what is compiled in a wheel beside its source; `just compile --clean` takes it away
compile *args:
    python hatch_build.py {{args}}
