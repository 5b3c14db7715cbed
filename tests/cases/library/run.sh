# The installed library: its only names are jianbao_*, its only header is jianbao.h, and the manual's example and a
# program that asks for more compile against the installed copy as C and as C++, and run.
. tests/lib/shell.sh

flags='-Wall -Wextra -Wpedantic -Werror'
sanitized && flags="$flags -fsanitize=address,undefined"
put() { env -u MAKEFLAGS -u MFLAGS make -s install BUILD="${build#"$root"/}" "$@"; }

expect 'make install to a DESTDIR' 0 put DESTDIR="$work/dest" PREFIX=/opt/jianbao
here=$work/dest/opt/jianbao
[ "$(find "$here/include" -type f)" = "$here/include/jianbao.h" ]; ok 'one header is installed' $?
nm -g --defined-only "$here/lib/libjianbao.a" | awk 'NF == 3 { print $3 }' | sort >"$work/names"
grep -v '^jianbao_' "$work/names" | head -5
! grep -qv '^jianbao_' "$work/names"; ok 'no name without the prefix' $?
grep -o 'jianbao_[a-z_]*(' src/jianbao.h | grep -v '^jianbao_message(j,' | tr -d '(' | sort -u >"$work/declared"
diff "$work/names" "$work/declared"; ok 'the names are those of the header' $?

mkdir -p "$work/bad/observations"
write "$work/bad/indicators.csv" '指标编码,指标名称,单位,类型\ncz,产值,亿元,流量\n'
write "$work/bad/regions.csv" '地区名称\n某市\n'
write "$work/bad/observations/2025-06.csv" '期间,地区,指标,数值\n2025-06,某市,产值,一百\n'

# How a stranger compiles: pkg-config out of the installed copy, and nothing of the source tree.
against() { # folder of the .pc, compiler and its words, source, program
    local pc=$1 compiler=$2
    shift 2
    # shellcheck disable=SC2046,SC2086
    (cd "$work" && $compiler $flags "$1" -x none $(PKG_CONFIG_PATH=$pc pkg-config --cflags --libs jianbao) -o "$2")
}
for compiler in 'gcc -std=c99' 'g++ -x c++'; do
    name=${compiler%% *}
    expect "$name: the example compiles" 0 against "$here/lib/pkgconfig" "$compiler" "$root/docs/examples/figure.c" "$work/figure-$name"
    expect "$name: the example runs" 0 env JIANBAO_SHARE="$here/share/jianbao" \
        "$work/figure-$name" data/demo-monthly layouts/yiyetong.md "$work/$name.pdf"
    grep -qx "地区生产总值累计同比$($jianbao eval '地区生产总值.累计同比' --data data/demo-monthly --period 2025-06 2>/dev/null)" "$work/out"
    ok "$name: the example prints what eval prints" $?
    [ "$(page_count "$work/$name.pdf")" -ge 1 ]; ok "$name: the example's page" $?
    expect "$name: the probe compiles" 0 against "$here/lib/pkgconfig" "$compiler" "$root/tests/cases/library/probe.c" "$work/probe-$name"
    mkdir -p "$work/made-$name"
    expect "$name: the probe" 0 env JIANBAO_SHARE="$here/share/jianbao" \
        "$work/probe-$name" data/demo-monthly "$work/bad" layouts/yiyetong.md "$work/made-$name"
    grep '^wrong' "$work/out"
done

# In a prefix the library finds its fonts and styles by itself, wherever the program lies.
expect 'make install to a PREFIX' 0 put PREFIX="$work/prefix"
expect 'the example against the prefix' 0 against "$work/prefix/lib/pkgconfig" gcc "$root/docs/examples/figure.c" "$work/figure"
expect 'the example without a word of where things are' 0 \
    env -u JIANBAO_FONTS "$work/figure" data/demo-monthly "$work/prefix/share/jianbao/layouts/yiyetong.md" "$work/alone.pdf"
