# Small drawings in the text and in the cells of a table.
. tests/lib/shell.sh
printf -- '---\ntitle: 图\nstyle: monthly\nperiod: 2025-06\n---\n甲{{ 线(固定资产投资) }}乙{{ 弹(固定资产投资) }}丙{{ 条(40, 100) }}丁。\n' >"$work/small.md"
expect "文字里的图" 0 "$jianbao" build "$work/small.md" --data data/demo-monthly -o "$work/small.pdf"
pdftotext "$work/small.pdf" - | tr -d ' \n' | grep -q '甲乙丙丁'; ok "图不占文字" $?
[ "$("$jianbao" build "$work/small.md" --data data/demo-monthly --dump pages 2>/dev/null | grep -cE '^path (bar|mark|target)')" -ge 5 ]; ok "三种图" $?
expect "条的最大" 1 "$jianbao" eval '条(40, -1)' --data data/demo-monthly

printf -- '---\ntitle: 图格\nstyle: monthly\nperiod: 2025-06\n---\n```table\nregions: 各区县\nindicator: 固定资产投资\ncolumns: [累计同比, 条(累计同比), 线(同比)]\nheaders: [同比, 条, 线]\nsort: 同比\n```\n' >"$work/drawn.md"
"$jianbao" build "$work/drawn.md" --data data/demo-monthly --dump pages >"$work/drawn.txt" 2>/dev/null
awk '$2 == "bar" { bar[++n] = $5 } $2 == "cell" && $3 < 300 && match($0, /“[0-9.-]+”/) { v[++m] = substr($0, RSTART + 3, RLENGTH - 6) }
    END { for (i = 1; i <= n; i++) if (bar[i] / v[i] < bar[1] / v[1] - 0.01 || bar[i] / v[i] > bar[1] / v[1] + 0.01) bad = 1
          exit !(n == 10 && m == 10 && !bad && bar[1] >= bar[10]) }' "$work/drawn.txt"; ok "条形与数成比例" $?
[ "$(grep -c '^path mark.*stroke' "$work/drawn.txt")" -eq 10 ]; ok "每行一条线" $?
sed -i 's/sort: 同比/sort: 没有/' "$work/drawn.md"
expect "排序的列不存在" 1 "$jianbao" build "$work/drawn.md" --data data/demo-monthly -o "$work/drawn.pdf"
says "说出排序的列" 'drawn.md:11:[0-9]*: 错误: 表格块没有“没有”这一列'
