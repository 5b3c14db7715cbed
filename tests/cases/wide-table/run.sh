# A table wider than the page lies on its side, all of it on the sheet.
. tests/lib/shell.sh
{
    printf -- '---\ntitle: 宽表\nstyle: monthly\n---\n正文。\n\n| 地区 |'
    for i in 1 2 3 4 5 6 7; do printf '第%d项｜本期 | 第%d项｜同比 |' $i $i; done
    printf '\n|---|'
    for i in 1 2 3 4 5 6 7; do printf -- '---:|---:|'; done
    for r in 1 2 3 4 5 6 7 8 9; do printf '\n| 县%d |' $r; for i in 1 2 3 4 5 6 7; do printf '12345.%d | -9876.54 |' $i; done; done
    printf '\n\n: 宽表[^1] {unit="亿元、%%" note="注。"}\n\n[^1]: 题注。\n'
} >"$work/wide.md"
expect "横排表" 0 "$jianbao" build "$work/wide.md" -o "$work/wide.pdf"
"$jianbao" build "$work/wide.md" --dump pages >"$work/wide.txt" 2>/dev/null
[ "$(grep -c '^turned cell' "$work/wide.txt")" -ge 150 ]; ok "横排的单元格" $?
! awk '/^turned/ && ($3 < 70 || $3 + $5 > 525 || $4 < 70 || $4 + $6 > 772)' "$work/wide.txt" | grep -q .; ok "横排表在版心里" $?
grep -q '^turned footnote' "$work/wide.txt"; ok "横排表的脚注" $?
