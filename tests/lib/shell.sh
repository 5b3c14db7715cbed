# Sourced by scripts that test what a user does at the command line. tests/run gives JIANBAO (the program), BUILD and
# CODES; a script runs at the root of the repository, and its folder $work is thrown away. Its last line: passed failed.
set -u
jianbao=$JIANBAO
build=$BUILD
root=$PWD
lib=$root/tests/lib
work=$(mktemp -d)
passed=0
failed=0
# A limit on memory cannot be held by the address sanitizer's shadow.
sanitized() { grep -q __asan_init "$jianbao"; }
left_out() { echo "$1" >>"$CODES"; } # CODE: a message that cannot be provoked here
finish() {
    local status=$?
    trap - EXIT
    chmod -R u+w "$work"
    rm -rf "$work"
    [ $status -eq 0 ] && echo "$passed $failed"
    exit $status
}
trap finish EXIT

ok() { # name condition-status
    if [ "$2" -eq 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "  失败: $1"; fi
}

expect() { # name wanted-status command...: what it prints is in $work/out and $work/err
    local name=$1 wanted=$2
    shift 2
    "$@" >"$work/out" 2>"$work/err"
    local got=$?
    grep -ohE '\b[A-Z]{2,8}-[0-9][0-9]\b' "$work/err" "$work/out" | sort -u >>"$CODES"
    [ $got -eq "$wanted" ] || { echo "  $name: 退出状态$got，应为$wanted"; head -5 "$work/err"; }
    [ $got -eq "$wanted" ]
    ok "$name" $?
}

says() { grep -q -- "$2" "$work/err"; ok "$1" $?; }

write() { # path printf-format argument...
    local path=$1
    shift
    mkdir -p "$(dirname "$path")"
    # shellcheck disable=SC2059
    printf -- "$@" >"$path"
}

page_count() { pdfinfo "$1" | sed -n 's/Pages: *//p'; }
