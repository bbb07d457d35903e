#!/usr/bin/env bash
# Builds the fuzz targets with libFuzzer and AddressSanitizer, both of the Swift toolchain, and runs them one after
# another, or the one that is named. What is found stays in .build-fuzz/findings; run it again with
#   VIGIE_FUZZ_TARGET=json .build-fuzz/vigie-fuzz .build-fuzz/findings/json-crash-…
# Usage: Fuzzing/run.sh SECONDS [TARGET]; a time of 0 only builds.
set -euo pipefail
cd "$(dirname "$0")/.."
time=${1:-60}
only=${2:-}
work=.build-fuzz
all="json ndjson xml table form multipart x12 edifact text gzip encoding nested sniff classify"
sanitizers=fuzzer,address

swift build -c release --scratch-path "$work" --product VigieFuzz \
    -Xswiftc -sanitize=$sanitizers -Xswiftc -gline-tables-only >&2
library=$(swift build -c release --scratch-path "$work" --show-bin-path)/libVigieFuzz.a
# The linker warns of each symbol of the sanitizer that it keeps to itself.
swiftc -sanitize=$sanitizers -o "$work/vigie-fuzz" "$library" 2> >(grep -v 'Cannot export local symbol' >&2)

mkdir -p "$work/findings"
python3 Fuzzing/seeds.py "$work/seeds"
failed=()
for target in ${only:-$all}; do
    [ "$time" = 0 ] && continue
    corpus=$work/corpus/$target
    mkdir -p "$corpus"
    # Many targets share a dictionary.
    case $target in
        ndjson) dictionary=json ;;
        x12 | edifact) dictionary=edi ;;
        sniff | text | encoding) dictionary=classify ;;
        gzip) dictionary=nested ;;
        *) dictionary=$target ;;
    esac
    log=$work/findings/$target.log
    if VIGIE_FUZZ_TARGET=$target SWIFT_BACKTRACE=enable=no "$work/vigie-fuzz" "$corpus" "$work/seeds/$target" \
        -dict="Fuzzing/dictionaries/$dictionary.dict" -max_total_time="$time" -timeout=5 -max_len=8192 \
        -rss_limit_mb=2048 -artifact_prefix="$work/findings/$target-" -print_final_stats=1 >"$log" 2>&1; then
        result="nothing found"
    else
        result="FOUND SOMETHING, see $log"
        failed+=("$target")
    fi
    runs=$(grep -o 'number_of_executed_units: [0-9]*' "$log" | grep -o '[0-9]*' || echo "?")
    edges=$(grep -o 'cov: [0-9]*' "$log" | tail -1 | grep -o '[0-9]*' || echo "?")
    echo "$target: $runs inputs in $time s, $edges edges, $result"
done
[ ${#failed[@]} -eq 0 ]
