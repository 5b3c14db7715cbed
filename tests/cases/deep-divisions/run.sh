# Divisions in one another: sixteen are set, the seventeenth is told once, and any number of them ends in a message.
. tests/lib/shell.sh
nest() { # DEPTH ENDS: the text stands in DEPTH boxes, ENDS of which end
    printf -- '---\ntitle: 分区\nstyle: monthly\n---\n'
    yes '::: {.box}
' | head -n $(($1 * 2))
    printf '最里面的字。\n\n'
    yes ':::
' | head -n $(($2 * 2))
    printf '外面的字。\n'
}
nest 16 16 >"$work/deep.md"
expect "十六层" 0 "$jianbao" build "$work/deep.md" -o "$work/deep.pdf"
pdftotext -raw "$work/deep.pdf" - | grep -q '外面的字'; ok "十六层之后的字" $?
nest 17 17 >"$work/deeper.md"
expect "十七层" 1 "$jianbao" build "$work/deeper.md" -o "$work/deep.pdf"
[ "$("$jianbao" check "$work/deeper.md" 2>&1 | grep -c '错误')" = 1 ]; ok "只报一处" $?
"$jianbao" check "$work/deeper.md" 2>&1 | grep -q 'deeper.md:37:1: 错误: 分区一层套一层，这里已是第17层'; ok "在哪一行" $?
nest 50000 50000 >"$work/deepest.md"
expect "五万层" 1 "$jianbao" build "$work/deepest.md" -o "$work/deep.pdf"
nest 50000 0 >"$work/open.md"
expect "五万层没有结束" 1 "$jianbao" build "$work/open.md" -o "$work/deep.pdf"
