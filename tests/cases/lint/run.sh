# The house's rules: the sources have no finding; and tools/lint sees each kind of fault when it is put in.
. tests/lib/shell.sh

for tool in clang-format cppcheck; do
    command -v $tool >/dev/null && continue
    echo "没有$tool，没有检查（make lint）"
    exit 0
done
sanitized && exit 0 # its objects hold the sanitizer's names too

tools/lint "$build" >"$work/found" 2>&1
status=$?
while read -r line; do ok "$line" 1; done <"$work/found"
[ $status -eq 0 ] && ok 'no finding' 0
[ $status -ne 0 ] && [ ! -s "$work/found" ] && ok "lint ended with $status" 1

tree=$work/tree
mkdir -p "$tree/tests"
cp -R src tools fonts docs .clang-format "$tree"
rm -rf "$tree/docs/tu" "$tree/fonts"/*.otf

# check what-it-says path text: the text is put in, told by that check alone, and taken out again.
sees() {
    local check=$1 words=$2 path=$3 text=$4
    mkdir -p "$(dirname "$tree/$path")"
    cp "$tree/$path" "$work/kept" 2>/dev/null || rm -f "$work/kept"
    # shellcheck disable=SC2059
    printf "$text" >>"$tree/$path"
    "$tree/tools/lint" "$build" --only "$check" >"$work/out" 2>&1
    [ $? -eq 1 ] && grep -q "^src/.*$words" "$work/out"
    ok "$check sees: $words" $?
    if [ -e "$work/kept" ]; then cp "$work/kept" "$tree/$path"; else rm -f "$tree/$path"; fi
}
sees directions '不应引用' src/base/decimal.c '#include "page/style.h"\n'
sees directions '没有登记' src/cellar/wine.c 'int x;\n'
sees private '自己的头文件' src/cli/eval.c '#include "layout/markdown.h"\n'
sees circles '互相引用' src/base/arena.c '#include "base/provenance.h"\n'
sees includes '没有用到' src/base/decimal.c '#include "base/json.h"\n'
sees includes '没有用到' src/base/decimal.h '#include "base/json.h"\n'
sees lengths '超过60行' src/base/decimal.c "void long_one(void)\n{\n$(printf '    x();\\n%.0s' $(seq 60))}\n"
sees lengths '超过520行' src/base/decimal.c "$(printf '/* */\\n%.0s' $(seq 520))"
sees lengths '五分之一' src/base/decimal.c "$(printf '/* */\\n%.0s' $(seq 15000))"
sees format '未按格式' src/base/decimal.c 'int   f( int x );\n'
sees analysis 'arrayIndexOutOfBounds' src/base/decimal.c 'int beyond(void)\n{\n    int x[3] = {0};\n    return x[5];\n}\n'

# A function that nobody needs is seen in the objects.
mkdir "$work/build"
cp -Rs "$build/obj" "$work/build/obj"
objcopy --add-symbol lonely=.text:0,function,global "$build/obj/src/base/decimal.o" "$work/decimal.o"
rm "$work/build/obj/src/base/decimal.o"
mv "$work/decimal.o" "$work/build/obj/src/base/decimal.o"
"$tree/tools/lint" "$work/build" --only functions >"$work/out" 2>&1
[ $? -eq 1 ] && grep -q '^src/base/decimal.c: .*lonely' "$work/out"
ok 'functions sees: one that nobody uses' $?
