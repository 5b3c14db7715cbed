# Columns: balanced, level, one after another.
. tests/lib/shell.sh
{
    printf -- '---\ntitle: 分栏\nstyle: monthly\n---\n::: {.分栏 n=3}\n\n## 小标题\n\n'
    for i in 1 2 3 4 5; do printf '第%d段今年以来面对复杂严峻外部环境全市经济顶住压力稳步前行生产需求继续恢复就业物价总体稳定发展质量稳步提升。\n\n' $i; done
    printf ':::\n\n::: {.row}\n\n::: {.cell span=2}\n\n左边的格。\n\n:::\n\n::: {.cell}\n\n::: {.box}\n\n框里的字。\n\n:::\n\n:::\n\n:::\n\n通栏的字。\n'
} >"$work/columns.md"
expect "分栏" 0 "$jianbao" build "$work/columns.md" -o "$work/columns.pdf"
"$jianbao" build "$work/columns.md" --dump pages >"$work/columns.txt" 2>/dev/null
awk '$1 == "text" && ($2 == "text" || $2 == "heading") && $4 < 330 { k = int($3 / 150); if ($4 > foot[k]) foot[k] = $4 }
    END { c = 0; for (k in foot) { c++; if (foot[k] > most) most = foot[k]; if (!least || foot[k] < least) least = foot[k] }
          exit !(c == 3 && most - least <= 3 * 18 + 1) }' "$work/columns.txt"; ok "三栏平衡" $?
[ "$(pdftotext -raw "$work/columns.pdf" - | tr -d '\n ' | grep -o '第[1-5]段' | tr -d '\n')" = 第1段第2段第3段第4段第5段 ]; ok "栏的次序" $?
grep -q '^text text 3[89][0-9]' "$work/columns.txt"; ok "右边的格" $?
