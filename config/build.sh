# Read by the launcher in a source tree: builds what is stale, and runs the tests. Uses $root, $jdk, say and fail.
#
# A build becomes a folder of its own, target/openquay/<fingerprint of the sources>, moved there when it is whole. So no
# clock decides what is stale, a build that was interrupted leaves nothing behind, and no build touches the jars of a
# process that runs.

find_maven() {
    for maven in "${MAVEN_HOME:-/nonexistent}/bin/mvn" "$(command -v mvn 2>/dev/null)"; do
        [ -n "$maven" ] && [ -x "$maven" ] && return
    done
    fail 3 "building from source needs Maven 3.8.7 or later (package maven), and there is no mvn on the PATH; the distribution zip needs none."
}

# One word for the content of everything that goes into the distribution and the benchmarks.
fingerprint() {
    (cd "$root" && find pom.xml openquay ./*.md LICENSE .mvn cranes docs ./*/pom.xml ./*/src/main -type f \
        -exec cksum {} + 2>/dev/null | LC_ALL=C sort | cksum | tr -s ' ' '-')
}

# ---- one writer below target/ at a time ----------------------------------------------------------------------------

lock() {
    mkdir -p "$root/target" 2>/dev/null && [ -w "$root/target" ] || fail 3 "cannot write to $root/target."
    if command -v flock >/dev/null 2>&1; then
        # inherited by Maven, so that the lock lasts as long as it works, even if this shell is killed
        exec 9>"$root/target/build.lock"
        flock -n 9 && return
        say "waiting for the build that another start began"
        flock 9
    else
        lock_folder
    fi
}

# For systems without flock: a folder, which only one process can make, with the number of its maker.
lock_folder() {
    folder=$root/target/build.lock.d
    said=
    until mkdir "$folder" 2>/dev/null; do
        holder=$(cat "$folder/pid" 2>/dev/null)
        if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; then
            # of several waiters only one can rename what the dead one left
            mv "$folder" "$folder.$$" 2>/dev/null && rm -rf "$folder.$$"
            continue
        fi
        [ -n "$said" ] || say "waiting for the build that another start began"
        said=yes
        sleep 1
    done
    echo $$ >"$folder/pid"
    locked_folder=$folder
}

unlock() {
    exec 9>&-
    [ -z "${locked_folder:-}" ] || rm -rf "$locked_folder"
    locked_folder=
}

# ---- Maven, quietly ------------------------------------------------------------------------------------------------

# Where Maven is, read off its log: the module, and the test class if it runs tests.
progress() {
    awk '/^\[INFO\] Building OpenQuay [a-z-]+ .*\[[0-9]+\/[0-9]+\]$/ { at = $NF " " $4; test = "" }
         /^\[INFO\] Running org\.openquay\./ { test = $3; sub(/.*\./, "", test) }
         END { print at, test }' "$1"
}

# Says once a second where Maven is: on a terminal in place, elsewhere one line for each module.
tick() {
    seconds=0
    shown=
    # a signal that comes while this begins may be lost, so that the end of Maven ends it too
    while sleep 1 2>/dev/null && kill -0 $$ 2>/dev/null && kill -0 "$3" 2>/dev/null; do
        seconds=$((seconds + 1))
        at=$(progress "$2")
        if [ -t 2 ]; then
            printf '\r\033[Kopenquay: %s %s' "$1" "$at ${seconds}s" | cut -c 1-120 | tr -d '\n' >&2
        elif [ "${at% *}" != "$shown" ]; then
            shown=${at% *}
            [ -z "$shown" ] || say "$1 $shown"
        fi
    done
}

interrupted() {
    trap - INT TERM HUP
    # a signal may come before the number of what was just started has a name
    # shellcheck disable=SC2086 # empty before the ticker runs
    kill "${maven_pid:-$!}" ${tick_pid:-} 2>/dev/null
    wait "${maven_pid:-$!}"
    unlock
    [ ! -t 2 ] || echo >&2
    exit 130
}

# The errors in Maven's log, with what failed tests say, and without its advice on how to call it.
complaints() {
    awk '/^\[ERROR\] (Failures|Errors): *$/ { told = 1 }
         told || /^\[ERROR\] *[^ ]/ { print }
         /^\[ERROR\] Tests run: .*Skipped: [0-9]+ *$/ { told = 0 }' "$1" \
        | grep -v -e 'Help 1' -e 'To see the full stack' -e 'Re-run Maven' -e 'For more information about' \
            -e 'After correcting the problems' -e '  mvn <args>' -e 'See dump files' -e '<<< \(FAILURE\|ERROR\)' \
        | cut -c 1-400 | head -n 100
}

# run_maven WHAT ARGUMENTS…   runs it with its output in target/WHAT.log; if it fails, says why and ends.
run_maven() {
    what=$1
    log=$root/target/$what.log
    shift
    : >"$log"
    trap interrupted INT TERM HUP
    (
        cd "$root" || exit
        JAVA_HOME=$jdk
        MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
        export JAVA_HOME MAVEN_OPTS
        exec "$maven" -B "$@" >"$log" 2>&1 </dev/null
    ) &
    maven_pid=$!
    tick "$what" "$log" "$maven_pid" >/dev/null 9>&- &
    tick_pid=$!
    wait "$maven_pid"
    status=$?
    kill "$tick_pid"
    wait "$tick_pid" 2>/dev/null
    trap - INT TERM HUP
    maven_pid='' tick_pid=''
    [ ! -t 2 ] || printf '\r\033[K' >&2
    [ "$status" -eq 0 ] && return
    unlock
    complaints "$log" >&2
    fail 4 "$what failed; all that Maven said is in $log"
}

# ---- what the launcher asks for ------------------------------------------------------------------------------------

# build MODULE   sets $home to a folder built from the sources as they are; MODULE is app, or benchmarks for both.
build() {
    sources=$(fingerprint)
    home=$root/target/openquay/$sources
    if is_built "$1"; then
        touch "$home"
        return
    fi
    find_maven
    lock
    if ! is_built "$1"; then
        if [ -d "$root/target/openquay" ]; then
            say "building, because the sources changed"
        else
            say "building for the first time; the libraries it needs are downloaded, so this takes a minute or more"
        fi
        began=$(date +%s)
        clear_outputs
        run_maven build package -T 1C -pl "$1" -am -Dquick -Dnoerrorprone -DskipTests
        keep
        say "built in $(($(date +%s) - began)) s"
    fi
    unlock
}

is_built() {
    case $1 in
        app) [ -d "$home/lib" ] ;;
        benchmarks) [ -d "$home/lib" ] && [ -d "$home/bench" ] ;;
    esac
}

# Maven only adds to these folders; a library that was replaced would stay.
clear_outputs() {
    rm -rf "$root/app/target/openquay" "$root/benchmarks/target/bench"
}

# Moves what Maven has just built to its own folder, whole or not at all; of all builds, the three last used stay.
keep() {
    [ ! -d "$root/benchmarks/target/bench" ] || mv "$root/benchmarks/target/bench" "$root/app/target/openquay/bench"
    mkdir -p "$root/target/openquay"
    rm -rf "$home"
    touch "$root/app/target/openquay"
    mv "$root/app/target/openquay" "$home" || fail 4 "cannot write to $root/target."
    (cd "$root/target/openquay" && ls -1t | tail -n +4 | while read -r old; do rm -rf "./$old"; done)
}

tests_usage() {
    cat <<TEXT
Usage: openquay test [--soak] [-h] [MAVEN OPTION...]
Runs the whole test suite: every module, and the page in a real browser.
  --soak   also the long tests
TEXT
}

run_tests() {
    soak=
    while :; do
        case ${1:-} in
            -h | --help) tests_usage && return ;;
            --soak) soak=-Dsoak && shift ;;
            *) break ;;
        esac
    done
    find_browser
    find_maven
    home=$root/target/openquay/$(fingerprint)
    lock
    began=$(date +%s)
    clear_outputs
    # shellcheck disable=SC2086 # empty without --soak
    run_maven test verify --fail-at-end $soak "$@"
    keep
    unlock
    awk '/Tests run: [0-9]+, Failures: [0-9]+, Errors: [0-9]+, Skipped: [0-9]+ *$/ {
             gsub(/[^0-9 ]/, "")
             run += $1; failed += $2 + $3; skipped += $4
         }
         END { printf "%d tests, %d failed, %d skipped", run, failed, skipped }' "$root/target/test.log"
    echo ", $(($(date +%s) - began)) s"
}

# The page is tested in a real browser; Debian's is installed where this process may.
find_browser() {
    command -v chromium >/dev/null 2>&1 && command -v chromedriver >/dev/null 2>&1 && return
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "installing chromium and chromium-driver for the tests of the page"
        (apt-get update; DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
            chromium chromium-driver) >/dev/null 2>&1
        command -v chromium >/dev/null 2>&1 && command -v chromedriver >/dev/null 2>&1 && return
    fi
    fail 3 "the tests of the page need chromium and chromedriver on the PATH (Debian: chromium, chromium-driver)."
}
